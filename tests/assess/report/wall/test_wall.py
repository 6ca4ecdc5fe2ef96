"""A panel in letters: what stands where, at any width, with and without Unicode."""

import codecs
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rich.cells import cell_len

from assess.cli.encoding import plainly
from assess.cli.streams import HANDLER
from assess.intake.files import home_from_mapping
from assess.intake.home import Home
from assess.report.wall import print_wall
from assess.report.wall.layout import wall_of
from assess.report.wall.words import of_the_node

CIRCUITS = [
    {"space": "1A,3B", "poles": 2, "breaker_a": 30, "label": "Dryer"},
    {"space": "1B,3A", "poles": 2, "breaker_a": 40, "label": "Range with a label that is too long", "managed": True},
    {"space": "2", "breaker_a": 20, "label": "Küche 厨房"},
    {"space": "4A", "breaker_a": 15, "label": "Lights"},
    {"space": "6,8", "poles": 2, "breaker_a": 30, "label": "Roof", "load_type": "pv"},
    {"space": "7", "label": "Spare", "load_type": "spare"},
]


def home(**panel: Any) -> Home:
    """Return a home with the panel of this page, and what is said otherwise of it."""
    plain = {"main_a": 100, "bus_a": 125, "spaces_total": 10, "circuits": CIRCUITS}
    return home_from_mapping({"panel": {k: v for k, v in {**plain, **panel}.items() if v is not None}}, "home")


@pytest.fixture
def drawn(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., list[str]]:
    """Return a function that draws a home at a width and returns the lines."""

    def draw(of: Home, width: int = 80) -> list[str]:
        monkeypatch.setenv("COLUMNS", str(width))
        print_wall(of)
        return capsys.readouterr().out.splitlines()

    return draw


def test_a_quad_a_tandem_and_two_poles_stand_where_they_stand(drawn: Callable[..., list[str]]) -> None:
    """Brackets join the poles, the outer pair of a quad outside the inner; halves have lines of their own."""
    lines = [line.rstrip() for line in drawn(home(), 60)]
    assert lines[:14] == [
        "Main panel",
        "main 100 A · busbar 125 A · 10 spaces, 4 free",
        "         A odd spaces                 even spaces   A",
        "─" * 60,
        " 1A ┌   30 Dryer             L1 Küche 厨房         20 ─  2",
        " 1B │┌  40 Range… [managed]",
        " 3A │└                       L2 Lights             15 ─  4A",
        " 3B └                           free half             ·  4B",
        "  5  ○     free              L1 Roof [solar]       30 ┐  6",
        "  7  ○   ? Spare             L2                       ┘  8",
        "  9  ○     free              L1 free                  ·  10",
        "─" * 60,
        "",
        "The node needs a two-pole breaker, on two free spaces one",
    ]


@pytest.mark.parametrize("width", [60, 80, 100])
def test_no_line_is_wider_than_the_terminal(drawn: Callable[..., list[str]], width: int) -> None:
    """Long and wide labels are cut, and the right edge stays one."""
    lines = drawn(home(), width)
    assert max(map(cell_len, lines)) == width


@pytest.mark.parametrize(("errors", "kitchen"), [("strict", "K?che"), (HANDLER, "Kuche")])
def test_a_terminal_without_unicode_has_letters_of_its_own(
    errors: str, kitchen: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Strokes become slashes, a letter what the stream makes of it, and nothing is lost of the columns."""
    codecs.register_error(HANDLER, plainly)
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii", errors=errors)
    monkeypatch.setattr("sys.stdout", out)
    monkeypatch.setenv("COLUMNS", "60")
    print_wall(home())
    out.flush()
    lines = out.buffer.getvalue().decode("ascii").splitlines()
    assert f" 1A /   30 Dryer             L1 {kitchen} ????         20 -  2  " in lines
    assert " 3B \\                           free half             .  4B " in lines
    assert "  9  o     free              L1 free                  .  10 " in lines


def test_colour_comes_and_goes_with_the_terminal(
    drawn: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Forced colour marks the pairs green; without colour, and in a pipe, no escape is written."""
    assert not any("\x1b" in line for line in drawn(home()))
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert any("\x1b[1;32m" in line and "free" in line for line in drawn(home()))


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({}, "one above the other: 5-7, 7-9."),
        ({"circuits": None, "spaces_free": 3}, "the circuits are not listed, so whether there are two is not known."),
        ({"spaces_total": None}, "how many spaces there are is not known."),
        ({"spaces_total": 8, "circuits": [*CIRCUITS[:-1], {"space": "7"}]}, "none, and moving one breaker makes none."),
        (
            {"spaces_total": 10, "circuits": [*CIRCUITS[:-1], {"space": "7"}]},
            "none. With 7 moved to 9, 5 and 7 would be.",
        ),
        ({"circuits": [{"space": "2,4", "poles": 2, "load_type": "compute"}]}, "has its breaker already: 2 and 4."),
    ],
)
def test_what_the_node_needs_is_said(changes: dict[str, Any], says: str) -> None:
    """One sentence: which pairs are free, what would free one, or what is not known."""
    assert of_the_node(home(**changes)).endswith(says)


def test_a_label_does_not_move_the_cursor(drawn: Callable[..., list[str]]) -> None:
    """Signs that a terminal would obey are shown as what they are not."""
    lines = drawn(home(make="\x1b[2J", circuits=[{"space": "1", "label": "a\x07\x1b]0;x"}]))
    assert not [line for line in lines if "\x1b" in line or "\x07" in line]


def test_sub_panels_stand_below_the_one_that_feeds_them(drawn: Callable[..., list[str]]) -> None:
    """A tree, deeper ones further in; the feeder's spaces are found by the name on its label."""
    below = [
        {"name": "Barn", "feeder_breaker_a": 60, "spaces_total": 2, "circuits": []},
        {"name": "Shed", "fed_from": "Barn"},
    ]
    feeder = {"space": "1,3", "poles": 2, "breaker_a": 60, "label": "To the barn", "load_type": "subpanel"}
    lines = drawn(home(circuits=[feeder], subpanels=below))
    assert '└─ Sub-panel "Barn", fed by a 60 A breaker on 1 and 3' in lines
    assert '   └─ Sub-panel "Shed", fed by a breaker of unknown rating' in lines
    unsaid = drawn(home(circuits=[feeder], subpanels=[{"name": "Barn"}]))
    assert '└─ Sub-panel "Barn", fed by a 60 A breaker on 1 and 3' in unsaid  # the rating of that very breaker
    assert "      Its circuits are not listed." in lines


def test_an_unlisted_space_is_not_called_free() -> None:
    """Where nobody says how many spaces there are, a gap may hold a breaker."""
    found = wall_of(home(spaces_total=None).panel)
    assert found is not None
    assert not found.whole
    assert not any(line.paired for _, *sides in found.lines for line in sides)


def test_the_command_shows_homes_and_schedules(repo: Path, cli: Callable[..., Any]) -> None:
    """A home file with its circuits, a schedule and an audit are drawn; what holds no panel is refused."""
    assert "Heat pump 1" in cli("panel", repo / "examples/homes/go-capped-phoenix.toml").out
    assert 'Sub-panel "Workshop"' in cli("panel", repo / "examples/files/panel-schedule.xlsx").out
    code, out, err = cli("panel", repo / "examples/files/fiber-evening.json")
    assert (code, out) == (3, "")
    assert "holds no panel" in err


def test_a_row_with_nothing_beside_it_may_be_an_empty_space(drawn: Callable[..., list[str]]) -> None:
    """A sheet that is half filled in says so, and does not let its spaces pass for breakers unseen."""
    bare = [{"space": "1"}, {"space": "3", "label": "Dryer"}, {"space": "5", "breaker_a": 20}]
    said = " ".join(drawn(home(circuits=bare), 100))
    assert 'Nothing is written beside 1: counted as taken. Where there is no breaker, write "space".' in " ".join(
        said.split()
    )
    assert "Nothing is written" not in " ".join(drawn(home(), 100))
