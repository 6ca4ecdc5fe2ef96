"""A mapping of one's own, read from its file and laid over what is known."""

import pickle
from pathlib import Path

import pytest

from assess.batch.own_columns import read_own_columns
from assess.batch.reading_rows import ReadRow, read_row, row_mapping
from assess.batch.records import Cell, RawRow
from assess.errors import UsageError

OWN = """
"Amps at the pole" = "service.rating"
"Cooling" = { field = "hvac.systems.central_ac.cooling_btu_h", unit = "BTU/h" }
"Stove" = { field = "loads.range.nameplate", unit = "kW" }
"Nothing else?" = { whole = "loads" }
"Door" = { field = "panel.make", words = { "SqD" = "Square D" } }
"Zip code" = "ignore"
"""


@pytest.fixture
def own(tmp_path: Path) -> dict[str, object]:
    """Return the mapping of a file."""
    file = tmp_path / "my.toml"
    file.write_text(OWN, encoding="utf-8")
    return read_own_columns(file)


def read(own: dict[str, object], cells: dict[str, Cell]) -> ReadRow:
    """Read one row by a mapping."""
    headings = tuple(cells)
    return read_row(RawRow(2, tuple(cells.values())), headings, row_mapping(headings, own))


def test_a_mapping_is_plain_and_whole(own: dict[str, object]) -> None:
    """Fields have their full names, and workers on other machines can be sent it."""
    assert own["Amps at the pole"] == {"field": "service.rating_a"}
    assert own["Stove"] == {"field": "loads.range.nameplate_va", "unit": "kW"}
    assert pickle.loads(pickle.dumps(own)) == own  # noqa: S301


def test_own_headings_go_before_those_that_are_known(own: dict[str, object]) -> None:
    """A heading that is known may be left alone, and one of its own unit read in it."""
    cells: dict[str, Cell] = {
        "AMPS AT THE POLE": 200,
        "Cooling": 36_000,
        "Door": "sqd",
        "Zip code": "not one",
        "Postal Code": "02139",
        "Square Feet": 1800,
    }
    found = read(own, cells)
    assert found.problems == ()
    assert found.home is not None
    assert (found.home.service.rating_a, found.home.panel.make) == (200, "Square D")
    assert found.home.place.zip_code == "02139"
    assert [one.cooling_btu_h for one in found.home.hvac.systems or ()] == [36_000]
    assert row_mapping(tuple(cells), own).unknown == ("Zip code",)


def test_loads_of_ones_own_count_where_they_are_all(own: dict[str, object]) -> None:
    """What is left out would count as nothing, so without a yes the list is unknown."""
    cells: dict[str, Cell] = {"Postal Code": "02139", "Amps at the pole": 200, "Square Feet": 1800, "Stove": "12"}
    whole, open_ = read(own, cells | {"Nothing else?": "Yes"}), read(own, cells | {"Nothing else?": "no"})
    assert whole.home is not None
    assert [(str(load.kind), load.nameplate_va) for load in whole.home.loads or ()] == [("range", 12_000)]
    assert open_.home is not None
    assert open_.home.loads is None
    assert [problem.code for problem in open_.problems] == ["list_not_whole"]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('"a" = "service.ratng_a"', "Did you mean service.rating_a"),
        ('"a" = "service"', "holds more than a cell can say"),
        ('"a" = 3', "is neither a field nor a table"),
        ('"a" = { fild = "service.rating_a" }', 'did you mean "field"'),
        ('"a" = { unit = "A" }', "names no field"),
        ('"a" = { field = "service.rating_a", unit = "tons" }', "Its units are A"),
        ('"a" = { field = "panel.make", unit = "A" }', "has no unit"),
        ('"a" = "loads.rnge.nameplate_va"', 'did you mean "range"'),
        ('"a" = "loads.range.nme"', "Its fields are label, nameplate_va"),
        ('"a" = { whole = "lods" }', "The lists are loads, hvac.systems"),
        ('"a" = { field = "panel.spaces_total", words = { many = "lots" } }', 'the word "many"'),
        ('"a" = { field = "panel.make", words = 3 }', "words that are no table"),
        ("a b c", "is not valid TOML"),
        ("", "maps no column"),
    ],
)
def test_a_mapping_that_cannot_be_is_refused_with_what_would_be_right(text: str, says: str, tmp_path: Path) -> None:
    """The file and the heading are named."""
    file = tmp_path / "my.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        read_own_columns(file)
    assert says in str(refused.value)
    assert "my.toml" in str(refused.value)


def test_a_file_that_is_not_there_or_no_text_is_refused(tmp_path: Path) -> None:
    """In one line."""
    with pytest.raises(UsageError, match="cannot be read"):
        read_own_columns(tmp_path / "none.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UsageError, match="UTF-8"):
        read_own_columns(tmp_path / "binary.toml")
