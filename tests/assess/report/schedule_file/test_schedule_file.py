"""Schedules out of a home and into one: what is written is read back the same, and starts no formula."""

import csv
import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.intake import Home
from assess.intake.files import home_from_mapping
from assess.intake.service import Panel, Panelboard
from assess.readers.home import read_stated_home
from assess.readers.panels import read_panel
from assess.report.schedule_file import KINDS, blank_boards, boards_of, write_boards
from assess.report.schedule_file.exchange import not_kept, panel_in

EXAMPLES = ("files/panel-schedule.csv", "files/panel-schedule.xlsx", "homes/*.toml")
EVIL = '=HYPERLINK("http://x","y")'


def sorted_panel(panel: Panelboard) -> dict[str, Any]:
    """Return a panel with its circuits in the order of their spaces, all the rest as it is."""
    plain = panel.model_dump(exclude={"subpanels"})
    circuits = panel.circuits
    return plain | {"circuits": None if circuits is None else sorted((c.model_dump() for c in circuits), key=str)}


def same(one: Panel, other: Panel) -> None:
    """Hold two panels and their sub-panels against each other."""
    assert sorted_panel(one) == sorted_panel(other)
    assert list(map(sorted_panel, one.subpanels or ())) == list(map(sorted_panel, other.subpanels or ()))


@pytest.mark.parametrize("kind", KINDS)
def test_every_example_is_read_back_the_same(repo: Path, tmp_path: Path, kind: str) -> None:
    """Panels, sub-panels, remarks, and where a kind of load or a nameplate was assumed."""
    files = [path for pattern in EXAMPLES for path in sorted((repo / "examples").glob(pattern))]
    assert files
    for path in files:
        _round_trip(path, tmp_path / f"out{kind}")


def test_every_sample_is_read_back_the_same(samples: Path, tmp_path: Path) -> None:
    """Panels from the field, SPAN's and an audit's."""
    files = [path for path in sorted((samples / "panel").iterdir()) if path.suffix in {".json", ".xml", ".csv"}]
    assert files
    for path in files:
        _round_trip(path, tmp_path / "out.csv")


def _round_trip(path: Path, out: Path) -> None:
    found = panel_in(path)
    write_boards(boards_of(found.home, found.remarks), out)
    again = read_panel(out)
    same(found.home.panel, again.panel)
    assert found.home.service.volts == again.service.volts
    assert {(n, s): t for n, s, t in again.remarks} == found.remarks
    assert not_kept(found.home, out) == ()
    bases = {p: e.basis for p, e in found.home.provenance.items() if p.endswith((".load_type", ".nameplate_va"))}
    assert {by_space(found.home, p): b for p, b in bases.items() if p.startswith("panel")} == {
        by_space(Home(panel=again.panel), p): e.basis
        for p, e in again.provenance.items()
        if p.endswith((".load_type", ".nameplate_va")) and by_space(Home(panel=again.panel), p) is not None
    } or path.suffix == ".toml"


def by_space(home: Home, path: str) -> tuple[str, str] | None:
    """Return a circuit's field by its space, wherever in the list it stands."""
    steps: list[str] = path.split(".")
    value: Any = home
    for step in steps[:-1]:
        value = value[int(step)] if step.isdigit() else getattr(value, step)
    return ".".join(steps[:-3]), f"{value.space}.{steps[-1]}"


@pytest.mark.parametrize("kind", KINDS)
def test_everything_a_form_can_say_of_a_panel_is_kept(tmp_path: Path, kind: str) -> None:
    """Facts that few panels have, labels that would start a formula, labels that name what nobody stated."""
    circuits = [
        {"space": "1A,3A", "poles": 2, "breaker_a": 12.5, "label": EVIL, "load_type": "spa", "volts": 240},
        {"space": "1B", "label": "Range"},
        {"space": "3B", "label": "-1+1", "load_type": "spare"},
        {"space": "6,8", "poles": 2, "nameplate_va": 1234.5, "managed": False, "label": "'quoted"},
        {
            "space": "10",
            "breaker_a": 20,
            "label": "Solar lights; big, bright",
            "load_type": "lighting",
            "managed": True,
        },
    ]
    below = [
        {
            "name": "Main",
            "conductor_size": "3",
            "conductor_material": "copper",
            "feeder_breaker_a": 60,
            "spaces_free": 3,
        },
        {"name": "A/B: [x]*", "fed_from": "Main", "circuits": [], "spaces_total": 4, "main_a": 0},
    ]
    panel = {"center_fed": True, "feed_through": False, "ambient_f": "120 °F", "spaces_total": 20, "bus_a": 200}
    stated = {"panel": {**panel, "circuits": circuits, "subpanels": below, "location": "=1"}, "service": {"volts": 240}}
    home = home_from_mapping(stated, "home")
    out = tmp_path / f"out{kind}"
    write_boards(boards_of(home, {("", "10"): "@remark"}), out)
    same(home.panel, read_panel(out).panel)
    assert not_kept(home, out) == ()
    assert ("", "10", "@remark") in read_panel(out).remarks


def test_nothing_that_is_written_starts_a_formula(tmp_path: Path) -> None:
    """In a workbook text is typed as text, in a CSV it stands behind an apostrophe."""
    home = home_from_mapping({"panel": {"make": "+1", "circuits": [{"space": "1", "label": EVIL}]}}, "home")
    for name in ("out.csv", "out.xlsx"):
        write_boards(boards_of(home, {}), tmp_path / name)
    rows = list(csv.reader(io.StringIO((tmp_path / "out.csv").read_text("utf-8-sig"))))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@"))]
    with zipfile.ZipFile(tmp_path / "out.xlsx") as book:
        sheets = [book.read(name).decode() for name in book.namelist() if "worksheets/" in name]
    assert not [sheet for sheet in sheets if "<f>" in sheet]
    assert "quotePrefix" in zipfile.ZipFile(tmp_path / "out.xlsx").read("xl/styles.xml").decode()


@pytest.mark.parametrize("kind", KINDS)
def test_what_no_file_can_hold_is_named(tmp_path: Path, kind: str) -> None:
    """Control signs and what is no letter are replaced, and the command says where; nothing ends it."""
    home = home_from_mapping({"panel": {"circuits": [{"space": "1", "label": "a\x00\x1b[2J\ufffe\tb"}]}}, "home")
    write_boards(boards_of(home, {}), tmp_path / f"out{kind}")
    (said,) = not_kept(home, tmp_path / f"out{kind}")
    assert said.startswith("panel, space 1: label")
    (circuit,) = read_panel(tmp_path / f"out{kind}").panel.circuits or ()
    assert circuit.label == "a\ufffd\ufffd[2J\ufffd b"


@pytest.mark.parametrize("kind", KINDS)
def test_a_blank_schedule_says_nothing(tmp_path: Path, kind: str) -> None:
    """It is read as a panel of so many spaces; a row not filled in counts as taken, and no fact is known."""
    write_boards(blank_boards(24), tmp_path / f"blank{kind}")
    panel = read_panel(tmp_path / f"blank{kind}").panel
    assert (panel.spaces_total, panel.bus_a, panel.main_a, panel.make) == (24, None, None, None)
    assert len(panel.circuits or ()) == 24
    assert panel.free_pairs() == []


HOME = """\
# the house on the hill
basis = "label"
[panel] # north wall
bus_a = 200
# counted twice
spaces_free = 8

[room]
kind = "garage" # damp
"""


def test_a_schedule_goes_into_a_home(repo: Path, tmp_path: Path, cli: Callable[..., Any]) -> None:
    """The circuits are those of the schedule, with their bases; comments stay, and what the home stated stays."""
    file, schedule = tmp_path / "home.toml", repo / "examples/files/panel-schedule.xlsx"
    file.write_bytes(HOME.replace("\n", "\r\n").encode())
    code, out, err = cli("panel", file, "--import", schedule)
    assert code == 0, err
    assert 'Sub-panel "Workshop"' in out
    assert "panel.bus_a stays 200.0; the schedule says 225.0" in err
    assert "panel.spaces_free was taken out" in err
    home, wanted = read_stated_home(file), read_panel(schedule)
    assert home.panel.circuits == wanted.panel.circuits
    assert home.panel.subpanels == wanted.panel.subpanels
    assert (home.panel.bus_a, home.panel.make, home.service.rating_a) == (200, "Square D", 200)
    number = next(n for n, one in enumerate(home.panel.circuits or ()) if one.label == "Furnace blower")
    known, meant = (p[f"panel.circuits.{number}.nameplate_va"] for p in (home.provenance, wanted.provenance))
    assert (known.basis, known.low, known.high) == (meant.basis, meant.low, meant.high)
    text = file.read_bytes()
    assert text.count(b"\n") == text.count(b"\r\n")
    for remark in (
        "# the house on the hill",
        "# north wall",
        "# counted twice",
        "# damp",
        "# from panel-schedule.xlsx",
    ):
        assert remark in text.decode()


def test_circuits_are_not_replaced_unasked(repo: Path, tmp_path: Path, cli: Callable[..., Any]) -> None:
    """A home that lists circuits keeps them to the byte; with --force they give way, and remarks on them stay."""
    file, schedule = tmp_path / "home.toml", repo / "examples/files/panel-schedule.csv"
    file.write_text('[panel]\ncircuits = [\n  { space = "1" }, # old one\n]\n')
    before = file.read_bytes()
    code, _, err = cli("panel", file, "--import", schedule)
    assert code == 2
    assert "lists circuits already" in err
    assert file.read_bytes() == before
    assert cli("panel", file, "--import", schedule, "--force").code == 0
    assert "# old one" in file.read_text()
    assert read_stated_home(file).panel.circuits == read_panel(schedule).panel.circuits
    assert cli("panel", file, "--import", schedule, "--force").code == 0
    assert file.read_text().count("# from panel-schedule.csv") == 1


def test_a_home_that_would_not_be_one_stays(repo: Path, tmp_path: Path, cli: Callable[..., Any]) -> None:
    """Where the schedule and what the home names do not go together, the home is not touched."""
    (tmp_path / "old.csv").write_text("panel.spaces_total,8\nspace,label\n1,Old\n")
    file = tmp_path / "home.toml"
    file.write_text('[panel]\nfile = "old.csv"\nspaces_total = 8\n')
    before = file.read_bytes()
    code, _, err = cli("panel", file, "--import", repo / "examples/files/panel-schedule.csv")
    assert code == 3
    assert 'home.toml, panel: would not be a home: space "9" is beyond the 8 spaces of the panel' in err
    assert file.read_bytes() == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home.toml", "old.csv"]


def test_what_cannot_be_is_refused(repo: Path, tmp_path: Path, cli: Callable[..., Any]) -> None:
    """One message each, and no file is made or changed."""
    schedule, out = repo / "examples/files/panel-schedule.csv", tmp_path / "out.csv"
    out.write_text("mine")
    assert "exists already" in cli("panel", schedule, "--export", out).err
    assert "End it in .csv" in cli("panel", schedule, "--export", tmp_path / "out.pdf").err
    assert "one thing each" in cli("panel", schedule, "--export", out, "--blank", "20").err
    assert "by its own schedule" in cli("panel", out, "--export", out).err
    plain = tmp_path / "home.json"
    plain.write_text("{}")
    assert "is JSON" in cli("panel", plain, "--import", schedule).err
    inline = tmp_path / "home.toml"
    inline.write_text("panel = { bus_a = 200 }\n")
    assert "has no heading [panel]" in cli("panel", inline, "--import", schedule).err
    assert sorted(p.name for p in tmp_path.iterdir()) == ["home.json", "home.toml", "out.csv"]
    assert out.read_text() == "mine"
