"""The columns of the spreadsheet that people fill in, as data."""

from datetime import date

import pytest

from assess.batch.records import Options, RawRow, Task
from assess.batch.template.columns import (
    Example,
    TemplateColumn,
    entry_rows,
    examples,
    schema_version,
    sections,
    template_columns,
)
from assess.batch.work import answer_rows
from assess.errors import IntakeError
from assess.hardware.catalogue import gpus, nodes
from assess.intake.site import STATES
from assess.readers.rows import home_of, mapping_of
from assess.readers.rows.columns import tables
from assess.readers.rows.headings import folded
from assess.rulebook import list_editions

COLUMNS = template_columns()
HEADINGS = tuple(column.heading for column in COLUMNS)
READ = [column for column in COLUMNS if column.heading != "Notes"]
# What an entry is, where the cell that says so is another.
KINDS = {
    "Cooling capacity (tons)": {"Cooling equipment": "Central air conditioner"},
    "Ducts": {"Cooling equipment": "Central air conditioner"},
    "Heating output (BTU/h)": {"Heating equipment": "Gas furnace"},
}
# Fields whose absence alone makes a verdict incomplete: docs/field-study.md, and the room of an indoor node.
DECISIVE = {
    "dwelling.floor_area_ft2",
    "hvac.systems.cooling_btu_h",
    "hvac.systems.heating_btu_h",
    "internet.data_cap_tb",
    "internet.tests.down_mbps",
    "internet.tests.up_mbps",
    "loads.nameplate_va",
    "panel.bus_a",
    "panel.main_a",
    "panel.make",
    "panel.spaces_free",
    "place.zip_code",
    "safety.fuse_panel",
    "safety.panel_heat_or_corrosion",
    "safety.panel_place",
    "safety.split_bus",
    "safety.working_depth_in",
    "safety.working_height_in",
    "safety.working_width_in",
    "service.rating_a",
}


def name_of(column: TemplateColumn) -> str:
    """Return the heading, to name a test by."""
    return column.heading


def test_the_sheet_has_every_field_that_decides() -> None:
    """A home of which all of it is told lacks nothing that a spreadsheet could have asked."""
    assert {column.path for column in COLUMNS} >= DECISIVE
    wholes = {column.whole for table in tables() if table.name == "template" for column in table.column}
    assert wholes >= {"loads", "hvac.systems"}


def test_the_reader_of_rows_understands_every_heading() -> None:
    """Each column but that of notes feeds a field or a list, and the table is known for what it is."""
    mapping = mapping_of(HEADINGS)
    assert mapping.table.name == "template"
    assert list(mapping.feeds) == [column.heading for column in READ]
    assert mapping.unknown == ("Notes",)


def test_headings_stand_as_they_are_shown_and_as_they_are_compared() -> None:
    """The first name is the heading, another is its folded form; and no two columns share one."""
    table = next(table for table in tables() if table.name == "template")
    for column in table.column:
        assert folded(column.names[0]) in column.names
    names = [name for column in table.column for name in dict.fromkeys(map(folded, column.names))]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("column", COLUMNS, ids=name_of)
def test_a_column_says_what_it_asks_for(column: TemplateColumn) -> None:
    """Help, example and a part of the sheet; and what a workbook shows fits its limits of 32 and 255 characters."""
    assert column.section in {section.name for section in sections()}
    assert column.help.endswith(".")
    assert len(column.help) <= 255
    assert 0 < len(column.heading) <= 32
    assert column.example


@pytest.mark.parametrize("column", READ, ids=name_of)
def test_its_example_and_every_choice_are_read(column: TemplateColumn) -> None:
    """What the sheet offers is no mistake; a word of another column says what kind of thing an entry is."""
    mapping = mapping_of(HEADINGS)
    assert not column.choices or column.example in column.choices
    for said in (column.example, *column.choices):
        home_of({**KINDS.get(column.heading, {}), column.heading: said}, mapping)


@pytest.mark.parametrize("column", [column for column in READ if column.high is not None], ids=name_of)
def test_its_highest_number_is_one_that_the_form_takes(column: TemplateColumn) -> None:
    """A bound is in the unit of the heading: the field takes it, and nothing ten times as large."""
    mapping = mapping_of(HEADINGS)
    beside = KINDS.get(column.heading, {})
    home_of({**beside, column.heading: f"{column.high:g}"}, mapping)
    with pytest.raises(IntakeError, match=r"most|less|from"):
        home_of({**beside, column.heading: f"{10 * (column.high or 0):g}"}, mapping)


def test_lists_of_names_are_those_of_the_program() -> None:
    """States, nodes, GPUs for homes and editions: one that is added elsewhere is missed here."""
    choices = {column.heading: set(column.choices) for column in COLUMNS}
    assert choices["State"] == set(STATES)
    assert choices["Node model"] == set(nodes())
    assert choices["GPU model"] == {name for name, gpu in gpus().items() if gpu.home_suitable}
    assert choices["Code edition"] == {name for name in list_editions() if name.startswith("nec/")}


@pytest.mark.parametrize("example", examples(), ids=lambda example: str(example.outcome))
def test_an_example_has_the_outcome_that_it_shows(example: Example) -> None:
    """Go, a lower cap and incomplete; each at an address that is plainly invented."""
    assert set(example.cells) <= set(HEADINGS)
    assert "(invented)" in str(example.cells["Address"])
    row = RawRow(2, tuple(example.cells.get(heading) for heading in HEADINGS))
    (result,) = answer_rows(Task(HEADINGS, (row,), Options(on=date(2026, 11, 1))))
    assert result.answer is not None, result.problems
    assert result.answer.outcome == example.outcome
    if example.outcome != "incomplete":
        assert result.answer.unknowns == ()


def test_the_sheet_is_named_and_sized() -> None:
    """A version by which old sheets can be told, and rows with checks."""
    assert schema_version() == "assess-template-1"
    assert 1_000 <= entry_rows() < 1_048_576
    assert [example.outcome for example in examples()] == ["go", "go_capped", "incomplete"]
