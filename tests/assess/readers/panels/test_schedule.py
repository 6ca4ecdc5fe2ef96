"""Panel schedules in tables: the documented form, and the lists that people keep."""

import json
from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.readers.panels import PanelFile, looks_like_panel, read_panel
from assess.records import Basis

DIRECTORY = """\
id,side,row,label,load_type,status,notes
A1,A,1,Kitchen,Appliance,Active,
A2,A,2,Heater #2,Unknown,Active,240 V
A3,A,3,SPARE,HVAC,Spare,
B1,B,1,Dishwasher,Lighting,Active,
B2,B,2,Unknown,Unknown,Active,
B3,B,3,Heater #1,Outlet,Active,
B4,B,4,Shed outlet,Unknown,Spare,
"""


@pytest.fixture
def example(repo: Path) -> Path:
    """Return the schedule of the documentation."""
    return repo / "examples" / "files" / "panel-schedule.csv"


def read(tmp_path: Path, text: str, name: str = "panel.csv") -> PanelFile:
    """Return what is read of a text."""
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return read_panel(path)


def refused(tmp_path: Path, text: str) -> str:
    """Return why a text is refused."""
    with pytest.raises(IntakeError) as caught:
        read(tmp_path, text)
    return str(caught.value).removeprefix(f"{tmp_path}/")


def spaces(found: PanelFile) -> list[str]:
    """Return the spaces of the circuits in order."""
    return [one.space for one in found.panel.circuits or ()]


def codes(found: PanelFile) -> set[str]:
    """Return the codes of what was found, without their room."""
    return {finding.code.removeprefix("panel.") for finding in found.findings}


def test_the_documented_schedule_is_read_whole(example: Path) -> None:
    """Counted by hand in the file: 16 breakers, 5 of two poles, 30 spaces of which 20 to 30 are free."""
    found = read_panel(example)
    panel = found.panel
    assert (panel.make, panel.bus_a, panel.main_a, panel.spaces_total) == ("Square D", 225, 200, 30)
    assert (found.service.rating_a, found.service.volts, found.service.entrance) == (200, 240, "underground")
    circuits = panel.circuits or ()
    assert len(circuits) == 16
    assert sum(one.poles == 2 for one in circuits) == 5
    assert sum(one.breaker_a or 0 for one in circuits) == 40 + 30 + 30 + 35 + 60 + 20 * 7 + 15 * 4
    assert panel.free_pairs() == [(n, n + 2) for n in range(20, 29)]
    assert found.findings == ()
    assert ("", "6,8", "outdoor unit") in found.remarks


def test_a_sub_panel_hangs_on_the_main_one(example: Path) -> None:
    """The second block names its parent, its feeder breaker and its own circuits."""
    (workshop,) = read_panel(example).panel.subpanels or ()
    assert (workshop.name, workshop.fed_from, workshop.feeder_breaker_a, workshop.main_a) == ("Workshop", None, 60, 0)
    assert [one.space for one in workshop.circuits or ()] == ["1,3", "2", "4"]


def test_a_workbook_says_the_same_as_its_csv(example: Path) -> None:
    """Numbers of a sheet and text of a CSV are read alike."""
    table, sheet = read_panel(example), read_panel(example.with_suffix(".xlsx"))
    assert (sheet.panel, sheet.service) == (table.panel, table.service)
    assert sheet.format == "panel_xlsx"


def test_json_of_the_same_names_says_the_same(tmp_path: Path) -> None:
    """Facts and circuits may stand in JSON."""
    text = json.dumps(
        {
            "panel": {"id": "Main", "bus_a": 200, "spaces_total": 8},
            "service_a": 200,
            "circuits": [
                {"space": "1,3", "poles": 2, "breaker_a": 40, "label": "Range"},
                {"space": 2, "label": "Hall"},
            ],
        }
    )
    found = read(tmp_path, text, "panel.json")
    assert (found.panel.bus_a, found.panel.spaces_total, found.service.rating_a) == (200, 8, 200)
    assert spaces(found) == ["1,3", "2"]


def test_how_a_nameplate_is_known_is_kept(example: Path) -> None:
    """A nameplate is read on a label; 0.8 of a breaker is assumed, between nothing and 15 A × 120 V."""
    found = read_panel(example)
    label = found.provenance["panel.circuits.0.nameplate_va"]
    assert (label.basis, label.source) == (Basis.LABEL, "panel-schedule.csv: row 14")
    number = spaces(found).index("18")
    assumed = found.provenance[f"panel.circuits.{number}.nameplate_va"]
    assert (assumed.basis, assumed.low, assumed.high) == (Basis.ASSUMED, 0, 1_800)


@pytest.mark.parametrize(
    ("written", "space"),
    [("7", "7"), ("07", "7"), ('"7,9"', "7,9"), ("7-9", "7,9"), ("7/9", "7,9"), ("7 & 9", "7,9"), ("8a", "8A")],
)
def test_a_space_may_be_written_in_many_ways(tmp_path: Path, written: str, space: str) -> None:
    """Hyphens, slashes and blanks join two spaces; capitals do not count."""
    assert spaces(read(tmp_path, f"space,label\n{written},Range\n")) == [space]


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_any_separator_will_do(tmp_path: Path, mark: str) -> None:
    """A spreadsheet writes commas, semicolons or tabs, by the country it stands in."""
    found = read(tmp_path, mark.join(("space", "breaker_a", "label")) + "\n" + mark.join(("3", "20 A", "Bath")) + "\n")
    assert [(one.space, one.breaker_a, one.label) for one in found.panel.circuits or ()] == [("3", 20, "Bath")]


def test_the_paper_on_the_door_has_two_halves(tmp_path: Path) -> None:
    """Odd spaces left, even right; a two-pole breaker names its upper space, and nothing stands below."""
    text = (
        "PANEL SCHEDULE,,,,,\n"
        "Ckt,Description,Breaker,Breaker,Description,Ckt\n"
        '1,Range,40/2,20/1,Kitchen,2\n3,",",,20/1,Bath,4\n5,,,,Spare,6\n'
    ).replace('","', '"-"')
    found = read(tmp_path, text)
    assert spaces(found) == ["1,3", "2", "4", "5", "6"]
    assert [one.breaker_a for one in found.panel.circuits or ()] == [40, 20, 20, None, None]
    assert {"second_space", "nothing_written", "lines_above"} <= codes(found)


def test_an_empty_space_is_free_and_a_blank_row_is_not(tmp_path: Path) -> None:
    """Only where somebody wrote that there is no breaker is a space counted as free."""
    text = "panel.spaces_total,8\nspace,breaker_a,label,status\n1,20,Bath,\n2,,,space\n3,,,\n4,,Empty,\n5,,,spare\n"
    found = read(tmp_path, text)
    assert spaces(found) == ["1", "3", "5"]
    assert found.panel.free_pairs() == [(2, 4), (4, 6), (5, 7), (6, 8)]
    assert "nothing_written" in codes(found)


def test_a_list_by_side_and_row_gets_numbers(tmp_path: Path) -> None:
    """Left is odd and right even, which is said, for it may be the other way round."""
    found = read(tmp_path, DIRECTORY)
    assert found.format == "panel_directory"
    assert spaces(found) == ["1", "3", "5", "2", "4", "6", "8"]
    assert found.panel.spaces_total is None
    assert "by_side" in codes(found)


def test_labels_count_more_than_wrong_types(tmp_path: Path) -> None:
    """A dishwasher filed under lighting is one; a spare under HVAC is spare; what is unknown stays so."""
    found = read(tmp_path, DIRECTORY)
    kinds = {one.space: one.load_type for one in found.panel.circuits or ()}
    assert (kinds["2"], kinds["5"], kinds["1"], kinds["4"]) == ("dishwasher", "spare", None, None)
    assert found.provenance["panel.circuits.3.load_type"].basis is Basis.ASSUMED
    assert {"type_against_label", "types_not_known"} <= codes(found)


def test_poles_on_two_sides_are_not_joined(tmp_path: Path) -> None:
    """#1 and #2 on spaces 6 and 3 cannot be one breaker; they stay two, and it is said."""
    found = read(tmp_path, DIRECTORY)
    assert all(one.poles == 1 for one in found.panel.circuits or ())
    (said,) = [finding for finding in found.findings if finding.code == "panel.pair_on_two_sides"]
    assert "space 6" in said.says
    assert "space 3" in said.says
    beside = read(tmp_path, "space,label\n1,Heater #1\n3,Heater #2\n")
    assert "two_poles_or_two_breakers" in codes(beside)


def test_a_spare_with_a_label_counts_as_in_use(tmp_path: Path) -> None:
    """Where status and label do not agree, the space is not given away."""
    found = read(tmp_path, DIRECTORY)
    shed = next(one for one in found.panel.circuits or () if one.space == "8")
    assert shed.load_type is None
    assert "spare_with_a_label" in codes(found)


def test_solar_is_kept_as_what_feeds_back(tmp_path: Path) -> None:
    """Its breaker goes to the solar of the home; two of them are not added up in silence."""
    one = read(tmp_path, 'space,breaker_a,label,load_type\n"37,39",30,Roof,pv\n')
    assert one.pv is not None
    assert one.pv.breaker_a == 30
    two = read(tmp_path, 'space,breaker_a,label,load_type\n"37,39",30,Roof,pv\n"38,40",20,Barn,pv\n')
    assert two.pv is not None
    assert two.pv.breaker_a is None
    assert "several_pv" in codes(two)


def test_more_poles_than_the_label_allows_are_said(tmp_path: Path) -> None:
    """A limit of two and three poles in tandems."""
    found = read(tmp_path, "panel.ctl_limit,2\nspace,label\n1A,a\n1B,b\n2,c\n")
    assert "above_ctl_limit" in codes(found)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("space,label\n7,Bath\n9,Hall\n7,Den\n", 'panel.csv, row 4: space "7" is used twice, by "Bath" (row 2)'),
        ("space,label\n8,Bath\n8A,Hall\n", 'panel.csv, row 3: space "8A" is used twice'),
        ('space,poles,label\n"7,8",2,Range\n', "panel.csv, row 2: a 2-pole breaker takes two spaces one above"),
        ("space,poles,label\n7,2,Range\n9,1,Bath\n", 'panel.csv, row 2: has two poles on space "7", and space "9"'),
        ("space,poles,label\n7,3,Range\n", 'panel.csv, row 2, poles: "3" is not'),
        ("space,breaker_a,label\n7,20 m,Bath\n", "panel.csv, row 2, breaker_a:"),
        ("space,breaker_a,label\n7,4000,Bath\n", "panel.csv, row 2, breaker_a:"),
        ("space,label\nattic,Bath\n", 'panel.csv, row 2: space "ATTIC" is not a space number'),
        ("space,label\n,Bath\n", "panel.csv, row 2, space: has no space number"),
        ("panel.spaces_total,8\nspace,label\n9,Bath\n", 'panel.csv, row 3: space "9" is beyond the 8 spaces'),
        ("panel.bus,200\nspace,label\n1,Bath\n", 'panel.csv, row 1: "panel.bus" is not known of a panel'),
        ("space,label,status\n1,Bath,gone\n", 'panel.csv, row 2, status: "gone" is no status'),
        ("space,label,nameplate_va,basis\n1,Bath,900,guess\n", 'panel.csv, row 2, basis: "guess" is no basis'),
        ("space,label,nameplate_va,basis\n1,Bath,900,default\n", "panel.csv, row 2, nameplate_va: an assumed"),
        ("space,label,managed\n1,Bath,maybe\n", 'panel.csv, row 2, managed: "maybe" is neither yes nor no'),
        ("a,b\n1,2\n", "panel.csv: has no heading of a panel schedule"),
        ("", "panel.csv: is empty"),
        ('space,label\n1,"Bath\n', "panel.csv: is broken CSV at line 2"),
        ("panel.id,A\nspace,label\n1,a\npanel.id,B\n1,b\n", "panel.csv: has 2 panels that no other one feeds"),
        (
            "panel.bus_a,100\npanel.main_a,200\nspace,label\n1,a\n",
            "panel.csv, panel: the main breaker (200 A) is larger",
        ),
        ("panel.feeder_breaker_a,60\nspace,label\n1,a\n", "panel.csv: panel.feeder_breaker_a belongs to a sub-panel"),
        ("panel_config:\n  total_tabs: 32\n", "panel.csv: is the YAML of a panel simulator, which is not read"),
        ("[1, 2]", "panel.csv: is JSON without the circuits of a panel"),
        ('{"circuits": [', "panel.csv: is not whole JSON"),
    ],
)
def test_what_cannot_be_is_refused_with_its_row(tmp_path: Path, text: str, says: str) -> None:
    """One message: the file, the row, what is there, what would be right."""
    assert refused(tmp_path, text).startswith(says)


def test_a_list_without_end_is_no_panel(tmp_path: Path) -> None:
    """Five thousand rows are no panel of a home."""
    assert "more than the 5,000 rows" in refused(tmp_path, "space,label\n" + "1,a\n" * 6_000)


@pytest.mark.parametrize(
    ("text", "panel"),
    [
        (DIRECTORY, True),
        ("space,label\n1,a\n", True),
        ('{"circuits": {"a": {"tabs": [1]}}}', True),
        ("Start,kWh\n2024-01-01,1\n", False),
        ('{"circuits": 1}', False),
        ("{", False),
        ("", False),
    ],
)
def test_a_panel_is_known_by_what_is_in_it(text: str, panel: bool) -> None:  # noqa: FBT001
    """A heading, or circuits with their spaces."""
    assert looks_like_panel(text) is panel
