"""Any panel: drawn, every space of it stands once; written and read again, it is the same."""

import random
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.intake import Home
from assess.intake.files import home_from_mapping
from assess.readers.panels import read_panel
from assess.report.schedule_file import KINDS, boards_of, write_boards
from assess.report.schedule_file.exchange import not_kept
from assess.report.wall.layout import wall_of

_LABELS = ("Range", "Hall", "=1+1", "7,9", 'a "b", c', "Spare", "Ofen ☀", "@x", "'=x", "Solar", "", "true", "0012", "?")
_KINDS = ("range", "spare", "pv", "battery", "subpanel", "compute", "other", "dryer")


def panel_of(seed: int) -> dict[str, Any]:
    """Return a panel of single, double, tandem and quad breakers, with free spaces between."""
    lots = random.Random(seed)  # noqa: S311  # a layout, not a secret
    total = lots.randint(2, 24)
    circuits: list[dict[str, Any]] = []
    taken: set[int] = set()
    for n in range(1, total + 1):
        below = n + 2 <= total and n + 2 not in taken
        if n in taken:
            continue
        match lots.choice(("free", "one", "two", "tandem", "half", "quad", "twins")):
            case "one":
                circuits.append(_circuit(lots, str(n)))
            case "two" if below:
                circuits.append(_circuit(lots, f"{n},{n + 2}"))
                taken.add(n + 2)
            case "tandem":
                circuits += [_circuit(lots, f"{n}A"), _circuit(lots, f"{n}B")]
            case "half":
                circuits.append(_circuit(lots, f"{n}{lots.choice('AB')}"))
            case "quad" if below:
                circuits += [_circuit(lots, f"{n}A,{n + 2}B"), _circuit(lots, f"{n}B,{n + 2}A")]
                taken.add(n + 2)
            case "twins" if below:
                circuits += [_circuit(lots, f"{n}A,{n + 2}A"), _circuit(lots, f"{n}B,{n + 2}B")]
                taken.add(n + 2)
    known = {"spaces_total": total} if lots.random() < 0.9 else {}
    return {**known, "circuits": lots.sample(circuits, len(circuits)), "bus_a": lots.choice((100, 225, 400))}


def _circuit(lots: random.Random, space: str) -> dict[str, Any]:
    values = {
        "breaker_a": lots.choice((15, 20, 62.5, "30 A")),
        "label": lots.choice(_LABELS),
        "load_type": lots.choice(_KINDS),
        "nameplate_va": lots.choice((0, 1200, "8 kW", 1234.5)),
        "volts": lots.choice((120, 240)),
        "managed": lots.choice((True, False)),
    }
    kept = {name: value for name, value in values.items() if lots.random() < 0.6}
    if kept.get("label") == "Spare":  # which is read as a spare breaker, whatever stands beside it
        kept["load_type"] = "spare"
    return {"space": space, "poles": space.count(",") + 1, **kept}


def home_of(seed: int) -> Home:
    """Return a home with such a panel, and perhaps a sub-panel."""
    below = {"subpanels": [{"name": "Barn", **panel_of(seed + 1)}]} if seed % 3 == 0 else {}
    return home_from_mapping({"panel": {**panel_of(seed), **below}, "service": {"volts": 240}}, "home")


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_every_space_stands_once_in_the_drawing(seed: int) -> None:
    """Left odd and right even, each position once; brackets open and close once for each two-pole breaker."""
    panel = home_of(seed).panel
    wall = wall_of(panel)
    assert wall is not None
    lines = [line for _, *sides in wall.lines for line in sides if line.position]
    positions = [line.position for line in lines]
    assert len(positions) == len(set(positions))
    assert {p for one in panel.circuits or () for p in one.positions} <= set(positions)
    if panel.spaces_total is not None:
        assert {int(p.rstrip("AB")) for p in positions} == set(range(1, panel.spaces_total + 1))
    for side, odd in ((1, 1), (2, 0)):
        assert all(int(row[side].position.rstrip("AB")) % 2 == odd for row in wall.lines if row[side].position)  # type: ignore[union-attr]
    two_poles = sum(one.poles == 2 for one in panel.circuits or ())
    strokes = [stroke for _, *sides in wall.lines for line in sides for stroke in line.strokes]
    assert strokes.count("top") == strokes.count("bottom") == two_poles


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**9))
def test_a_panel_that_is_written_is_read_the_same(seed: int) -> None:
    """In a CSV, and now and then in a workbook, which takes longer; whatever stands on the labels."""
    home = home_of(seed)
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / f"out{KINDS[seed % 10 == 0]}"
        write_boards(boards_of(home, {}), out)
        assert not_kept(home, out) == ()
        read = read_panel(out).panel
        assert {one.space: one for one in read.circuits or ()} == {one.space: one for one in home.panel.circuits or ()}
