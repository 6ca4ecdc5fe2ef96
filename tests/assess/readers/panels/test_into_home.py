"""A home that names its panel schedule."""

from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.readers import read_home
from assess.records import Basis

SCHEDULE = """\
panel.make,Siemens
panel.bus_a,200
panel.main_a,200
panel.spaces_total,12
service_a,200
space,breaker_a,label,load_type,nameplate_va,volts,basis
"1,3",40,Range,range,8000,240,nameplate
"2,4",30,Roof,pv,,,
5,20,Bath,,,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a schedule in it."""
    (tmp_path / "panel.csv").write_text(SCHEDULE, encoding="utf-8")
    return tmp_path


def home(folder: Path, text: str) -> Path:
    """Return the path of a home file."""
    path = folder / "home.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_schedule_is_the_panel(folder: Path) -> None:
    """Circuits, ratings, the service and the solar breaker come from the file, each with its row."""
    found = read_home(home(folder, '[panel]\nfile = "panel.csv"\n'))
    assert (found.panel.make, found.panel.bus_a, found.service.rating_a) == ("Siemens", 200, 200)
    assert [one.space for one in found.panel.circuits or ()] == ["1,3", "2,4", "5"]
    assert found.pv is not None
    assert found.pv.breaker_a == 30
    source = found.basis_of("panel.circuits.0.nameplate_va")
    assert (source.basis, source.source) == (Basis.LABEL, "panel.csv: row 7")
    assert found.panel.file is None


def test_what_the_home_states_wins(folder: Path) -> None:
    """A main breaker read on site stands above the schedule's, and is told by the home."""
    found = read_home(home(folder, '[panel]\nfile = "panel.csv"\nmain_a = 150\n[pv]\npower_kw = 5\n'))
    assert (found.panel.main_a, found.panel.bus_a) == (150, 200)
    assert found.basis_of("panel.main_a").source is None
    assert found.pv is not None
    assert (found.pv.power_kw, found.pv.breaker_a) == (5, 30)


def test_the_schedule_wins_over_an_audit(folder: Path, repo: Path) -> None:
    """An audit counts free spaces; a directory lists them, and the count goes."""
    audit = repo / "examples" / "files" / "audit-seattle.xml"
    (folder / "house.xml").write_bytes(audit.read_bytes())
    found = read_home(home(folder, 'from = "house.xml"\n[panel]\nfile = "panel.csv"\n'))
    assert found.panel.spaces_total == 12
    assert found.panel.spaces_free is None
    assert found.panel.free_pairs() == [(6, 8), (7, 9), (8, 10), (9, 11), (10, 12)]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[panel]\nfile = "none.csv"\n', "panel.file"),
        ("[panel]\nfile = 7\n", 'panel.file: is not the name of a file; write file = "panel.csv"'),
        ('[panel]\nfile = "home.toml"\n', "has no heading of a panel schedule"),
    ],
)
def test_a_schedule_that_cannot_be_read_stops_the_home(folder: Path, text: str, says: str) -> None:
    """The message leads with the home and its field."""
    with pytest.raises(IntakeError) as caught:
        read_home(home(folder, text))
    assert says in str(caught.value)
    assert (caught.value.where or "").startswith(f"{folder / 'home.toml'}, panel.file")


def test_an_unknown_file_is_no_file(folder: Path) -> None:
    """It may be left open like every other field."""
    assert read_home(home(folder, '[panel]\nfile = "unknown"\nbus_a = 200\n')).panel.circuits is None
