"""The columns of tables of homes, as data."""

import pytest

from assess.climate.stations import station_of_wmo
from assess.intake import Home
from assess.intake.messages import place_of
from assess.intake.site import STATES
from assess.readers.hpxml.figures import figure, usual_of
from assess.readers.rows.columns import Column, Meaning, Table, headings_of_people, needed, tables
from assess.readers.rows.doubts import usual_range
from assess.readers.rows.fields import field_of
from assess.readers.rows.headings import folded
from assess.rulebook import load_reference

TABLES = {table.name: table for table in tables()}


def meanings(column: Column) -> list[Meaning]:
    """Return every meaning of a column."""
    return [*column.words.values(), *([column.above_zero] if column.above_zero else [])]


def paths(table: Table) -> set[str]:
    """Return every field that a table may fill."""
    plain = [column for column in table.column if column.entry is None]
    own = {column.field for column in plain if column.field}
    return own | {path for column in plain for meaning in meanings(column) for path in meaning.set}


def test_three_kinds_of_table_are_known() -> None:
    """Lists of customers, ResStock and RECS; and the template of this program, which has a file of its own."""
    assert [name for name in TABLES if name != "template"] == ["general", "resstock", "recs2015"]
    assert list(TABLES)[-1] == "template"


@pytest.mark.parametrize("name", TABLES)
def test_every_field_is_one_of_the_form(name: str) -> None:
    """A field that the form does not have would be filled in vain."""
    for path in sorted(paths(TABLES[name])):
        place = place_of(path.split("."))
        assert place.shape is not None, path
        assert place.field == path
    assert set(TABLES[name].lists) <= {"loads", "hvac.systems"}


@pytest.mark.parametrize("name", TABLES)
def test_headings_and_words_stand_as_they_are_compared(name: str) -> None:
    """A heading with a capital or a dot would never be met; and none has two meanings."""
    # The template shows the first of its names as it is written in the sheet.
    shown = 1 if name == "template" else 0
    names = [alias for column in TABLES[name].column for alias in column.names[shown:]]
    assert [alias for alias in names if folded(alias) != alias] == []
    assert len(set(names)) == len(names)
    words = [word for column in TABLES[name].column for word in (*column.words, *column.bands)]
    assert [word for word in words if word != word.casefold()] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_column_can_be_read_in_one_way_at_least(name: str) -> None:
    """It fills a field, or its words do; or it says that a list is whole; and a band needs a field."""
    for column in TABLES[name].column:
        assert column.field or column.words or column.above_zero or column.whole, column.names
        assert column.whole in {None, "loads", "hvac.systems"}
        assert not column.bands or column.field, column.names


def test_a_band_holds_its_middle_and_follows_the_one_before() -> None:
    """Low, value, high; and bands rise in the order of the file."""
    for table in TABLES.values():
        for column in table.column:
            for value, low, high in column.bands.values():
                assert low <= value <= high
            values = [value for value, _, _ in column.bands.values()]
            assert values == sorted(values)


def test_what_stands_for_a_place_is_assumed_and_is_a_station() -> None:
    """Every station is among those that stand for houses."""
    places = [column for table in TABLES.values() for column in table.column if column.beside]
    assert len(places) == 2
    for column in places:
        assert column.basis == "assumed"
        assert column.note
        for word, meaning in column.words.items():
            assert station_of_wmo(str(meaning.set["weather.station_wmo"])), word


def test_every_state_has_its_name() -> None:
    """Fifty and the District of Columbia."""
    column = next(c for c in TABLES["general"].column if c.field == "place.state")
    assert sorted(str(meaning.set["place.state"]) for meaning in column.words.values()) == sorted(STATES)


def test_words_of_loads_and_equipment_are_of_the_form() -> None:
    """Kinds are known, and a nameplate that stands in exists."""
    for table in TABLES.values():
        for meaning in (meaning for column in table.column for meaning in meanings(column)):
            if meaning.load is not None:
                stated = meaning.load.model_dump(exclude={"usual"})
                assert Home.model_validate({"loads": [stated]}).loads
                assert meaning.load.usual or usual_of(meaning.load.kind) or meaning.load.fuel == "gas", stated
            if meaning.system is not None:
                stated = meaning.system.model_dump(exclude_none=True, exclude={"joins"})
                assert Home.model_validate({"hvac": {"systems": [stated]}}).hvac.systems
            if meaning.window is not None:
                assert figure(f"window.{meaning.window}.u", "assemblies").value > 0


@pytest.mark.parametrize("name", TABLES)
def test_fields_of_entries_are_those_of_their_list(name: str) -> None:
    """A size or a kind that an entry does not have would be filled in vain, and an entry needs its kind."""
    for column in (one for one in TABLES[name].column if one.entry is not None):
        assert column.entry is not None
        paths = {column.field, *(path for meaning in meanings(column) for path in meaning.set)} - {None}
        assert all(field_of(str(path), column.entry.list) for path in paths), column.names
        keyed = [one for one in TABLES[name].column if one.entry and one.entry.key == column.entry.key]
        told = column.entry.kind or any(one.field == "kind" for one in keyed)
        assert told or column.entry.list == "internet.tests", column.names


def test_usual_ranges_lie_within_what_the_form_takes() -> None:
    """Each is a figure with its source, of a field that some column fills."""
    usual = [
        key.removeprefix("usual.") for key in load_reference("reference/columns").figures if key.startswith("usual.")
    ]
    assert len(usual) > 8
    for path in usual:
        field, figure = field_of(path) or field_of(path, "hvac.systems"), usual_range(path)
        assert field is not None, path
        assert figure is not None
        assert None not in {figure.low, figure.high}
        assert figure.unit == field.shape.unit or not field.shape.unit
        for bound, end in ((field.shape.at_least, figure.low), (field.shape.more_than, figure.low)):
            assert bound is None or end is None or end >= bound, path
        assert field.shape.at_most is None or (figure.high or 0) <= field.shape.at_most, path


def test_what_no_answer_can_do_without_are_fields_of_the_form() -> None:
    """The service, the place and the size of the house, each with a heading that is known."""
    known = {name for column in TABLES["general"].column for name in column.names}
    assert len(needed()) == 3
    for one in needed():
        assert all(place_of(path.split(".")).shape for path in one.any)
        assert folded(one.column) in known


def test_no_column_that_is_read_is_one_of_personal_data() -> None:
    """A heading is either read or left alone."""
    known = {name for table in TABLES.values() for column in table.column for name in column.names}
    assert headings_of_people().isdisjoint(known)
    assert all(folded(name) == name for name in headings_of_people())


def test_what_is_possible_holds_what_is_usual() -> None:
    """A number that nearly every home has is never left out."""
    figures = load_reference("reference/columns").figures
    possible = {key.removeprefix("possible."): one for key, one in figures.items() if key.startswith("possible.")}
    assert possible
    for path, one in possible.items():
        usual = figures[f"usual.{path}"]
        assert (one.low or 0) <= (usual.low or 0) < (usual.high or 0) <= (one.high or 0)


def test_loose_words_stand_as_they_are_compared() -> None:
    """Short units, words behind a number and hedges are without capitals; of a pair both fields have columns."""
    columns = [column for table in TABLES.values() for column in table.column]
    fields = {column.field for column in columns}
    hedges = load_reference("reference/columns").raw["hedges"]["words"]
    assert all(word == word.casefold().strip() for word in hedges)
    for column in columns:
        assert all(word == word.casefold().strip() for word in (*column.short, *column.behind))
        assert column.pair is None or set(column.pair) <= fields
