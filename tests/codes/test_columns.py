"""The columns of tables of homes, as data."""

import pytest

from assess.climate.stations import station_of_wmo
from assess.intake import Home
from assess.intake.messages import place_of
from assess.intake.site import STATES
from assess.readers.hpxml.figures import figure, usual_of
from assess.readers.rows.columns import Column, Meaning, Table, tables
from assess.readers.rows.headings import folded

TABLES = {table.name: table for table in tables()}


def meanings(column: Column) -> list[Meaning]:
    """Return every meaning of a column."""
    return [*column.words.values(), *([column.above_zero] if column.above_zero else [])]


def paths(table: Table) -> set[str]:
    """Return every field that a table may fill."""
    own = {column.field for column in table.column if column.field and column.entry is None}
    return own | {path for column in table.column for meaning in meanings(column) for path in meaning.set}


def test_three_kinds_of_table_are_known() -> None:
    """Lists of customers, ResStock and RECS."""
    assert list(TABLES) == ["general", "resstock", "recs2015"]


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
    names = [alias for column in TABLES[name].column for alias in column.names]
    assert [alias for alias in names if folded(alias) != alias] == []
    assert len(set(names)) == len(names)
    words = [word for column in TABLES[name].column for word in (*column.words, *column.bands)]
    assert [word for word in words if word != word.casefold()] == []


@pytest.mark.parametrize("name", TABLES)
def test_a_column_can_be_read_in_one_way_at_least(name: str) -> None:
    """It fills a field, or its words do; and a band needs a field."""
    for column in TABLES[name].column:
        assert column.field or column.words or column.above_zero, column.names
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
                stated = meaning.system.model_dump(exclude_none=True)
                assert Home.model_validate({"hvac": {"systems": [stated]}}).hvac.systems
            if meaning.window is not None:
                assert figure(f"window.{meaning.window}.u", "assemblies").value > 0
