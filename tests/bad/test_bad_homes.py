"""One wrong home per message, and the message: where it is wrong, what was given, what would be right."""

import re
from pathlib import Path

import pytest

from assess.errors import ExitCode, IntakeError
from assess.readers import read_home

# The field (nothing where the whole file is meant), then words of the message.
MESSAGES = {
    "assumed_file.toml": ("basis", '"assumed" cannot hold for a whole file; write one of measured, label, told'),
    "assumed_without_range.toml": (
        "panel.bus_a",
        '"200 A" is assumed and has no range; add range = [lowest, highest] in A',
    ),
    "base_missing.toml": ("from", "no_such_audit.xml: there is no such file"),
    "base_not_xml.toml": ("from", "empty.toml: is not XML, so it is no HPXML file"),
    "base_of_two.toml": ("from", 'two_buildings.xml: holds 2 buildings, "east", "west"; name one of them'),
    "basis_without_value.toml": ("panel.bus_a", "is a table without `value`; write a number in A"),
    "broken.xml": ("", "is broken XML: mismatched tag at line 4, column 3"),
    "ceiling_larger_than_floor.toml": (
        "dwelling",
        "the ceiling under the roof (15,000 ft²) is far larger than the floor area (1,500 ft²)",
    ),
    "cut_off.json": ("", "is not JSON: expecting ',' delimiter at line 2, column 1"),
    "duplicate_keys.json": ("", '"rating_a" is there twice in one object; keep one of them'),
    "empty.toml": ("", "is empty; `assess init` writes a blank form to fill in"),
    "external_entity.xml": ("", "declares a document type or entities"),
    "field_of_another_section.toml": (
        "service.spaces_total",
        '"spaces_total" is not a field of service; it belongs to panel',
    ),
    "forty_tons.toml": (
        "hvac.systems.0.cooling_btu_h (entry 1)",
        '"40 tons" is out of range; accepted is more than 0 and at most 240000 BTU/h',
    ),
    "future.xml": ("", "is HPXML 9.0; versions 2.0 to 5.x are read"),
    "growing_entity.xml": ("", "declares a document type or entities"),
    "hot_day_below_one_percent.toml": (
        "weather",
        "the 0.4 % dry bulb (104 °F) is below the 1 % dry bulb (108 °F); correct the one that is wrong",
    ),
    "list_as_section.toml": ("loads", "a table is not a list; write one section headed [[loads]] for each"),
    "list_of_homes.json": ("", "is a list; a home is one object { ... }, and a list of homes is a batch"),
    "loads_below_a_heading.toml": ("panel.loads", '"loads" is not a field of panel; it stands above the first heading'),
    "main_above_bus.toml": ("panel", "the main breaker (125 A) is larger than the busbar rating (100 A)"),
    "main_above_service.toml": ("", "panel.main_a (200 A) is larger than service.rating_a (100 A)"),
    "many_things.toml": ("dwelling.bedrooms", "2.5 is not a whole number; write a whole number, from 0 to 20"),
    "maybe.toml": ("safety.fuse_panel", '"maybe" is neither yes nor no; write true or false'),
    "misspelt_basis.toml": (
        "panel.bus_a",
        'basis "lable" is not one of measured, label, told, assumed; did you mean "label"?',
    ),
    "misspelt_choice.toml": ("loads.0.kind (entry 1)", 'did you mean "water_heater"?'),
    "misspelt_field.toml": ("service.ratng_a", '"ratng_a" is not a field of service; did you mean "rating_a"?'),
    "misspelt_section.toml": ("pannel", '"pannel" is not a field of this form; did you mean "panel"?'),
    "negative_area.toml": ("dwelling.floor_area_ft2", '"-1,500 sq ft" is below 0 ft²; write a number in ft²'),
    "no_building.xml": ("", "is HPXML without a <Building>"),
    "no_quotes.toml": ("", 'there is more after the value at line 2, "rating_a = 200 A"; text and numbers with a unit'),
    "not_a_number.json": ("", "NaN is not a number; leave out what is unknown"),
    "not_hpxml.xml": ("", "is XML, but not HPXML: it begins with <feed>, and a home with <HPXML>"),
    "not_toml.toml": ("", 'is not TOML: there is no "=" after the name at line 1, "Dear team,'),
    "number_for_text.toml": ("place.zip_code", '"2139" does not fit; write five digits, in quotes, such as "80205"'),
    "number_in_words.xml": ("ConditionedFloorArea", '"about 1500" is not a number'),
    "outside_its_range.toml": ("panel.bus_a", '"200 A" is not within its range, 100 to 150 A'),
    "poles_not_adjacent.toml": ("panel.circuits.0 (entry 1)", 'such as "7,9", not "7,8"'),
    "provenance_of_nothing.toml": ("provenance", '"rated_a" is not a field of service; did you mean "rating_a"?'),
    "room_larger_than_house.toml": (
        "",
        "the room (1,440 ft²) is larger than the house (dwelling.floor_area_ft2, 900 ft²); correct room.length_ft",
    ),
    "room_without_height.toml": ("room.height_ft", '"0 ft" is out of range; accepted is more than 0 and at most 40 ft'),
    "range_below_nothing.toml": ("weather.daily_range_f", '"-4 °F" is below 0 °F; write a number in °F'),
    "section_as_value.toml": ("pv", '"6 kW" is not a section'),
    "section_twice.toml": ("", 'is not TOML: a section is there twice at line 4, "[panel]"'),
    "setpoint_too_low.xml": (
        "dwelling.indoor_design_f",
        "from 60 to 90 °F (read from setpoint_too_low.xml, HPXML 4.0: HVACControl/SetpointTempCoolingSeason)",
    ),
    "space_beyond_panel.toml": ("panel", 'space "13" is beyond the 12 spaces of the panel'),
    "space_in_words.toml": ("panel.circuits.0 (entry 1)", "is not a space number"),
    "space_missing.toml": ("panel.circuits.0.space (entry 1)", "is missing; write space number as on the wall"),
    "space_used_twice.toml": ("panel", 'space "9" is used twice'),
    "speed_test_missing.toml": ("internet.test_files.0 (entry 1)", "no_such_test.json: there is no such file"),
    "state_in_full.toml": ("place.state", '"Colorado" does not fit; write two-letter state, such as "CO"'),
    "text_for_number.toml": ("dwelling.bedrooms", '"three" is not a whole number; write a whole number, from 0 to 20'),
    "two_buildings.xml": ("", 'holds 2 buildings, "east", "west"; name one of them, as in "two_buildings.xml#east"'),
    "two_poles_one_space.toml": (
        "panel.circuits.0 (entry 1)",
        'a 2-pole breaker on space "7": write two space numbers, such as "7,9"',
    ),
    "twenty_years_below_one_percent.toml": (
        "weather",
        "the twenty-year maximum (100 °F) is below the 1 % dry bulb (105 °F); correct the one that is wrong",
    ),
    "unknown_choice.toml": ("internet.technology", '"carrier pigeon" is not one of fiber, cable, dsl'),
    "wet_bulb_above_dry_bulb.toml": ("weather", "the wet bulb (80 °F) is above the dry bulb it goes with (78 °F)"),
    "windows_larger_than_floor.toml": (
        "dwelling",
        "the windows (1,700 ft²) are larger than the floor area (1,500 ft²); correct the one that is wrong",
    ),
    "windows_larger_than_walls.toml": (
        "dwelling",
        "the windows (900 ft²) are larger than the walls around them (800 ft²)",
    ),
    "windows_larger_than_room_walls.toml": (
        "room",
        "the windows (120 ft²) are larger than the walls to the outdoors (96 ft² at most)",
    ),
    "wrong_unit.toml": ("service.rating_a", '"200 V" is not a current; write a number in A, or text such as "200 A"'),
    "yes_for_number.toml": ("panel.spaces_total", "true is not a whole number; write a whole number, from 1 to 84"),
}
FOREIGN = re.compile(
    r"input_value|input_type|type=|errors\.pydantic|valid (dictionary|tuple)|Value error|"
    r"Traceback|\bNone\b|Errno|<class|__"
)


@pytest.fixture
def homes(repo: Path) -> Path:
    """Return the shelf of wrong homes."""
    return repo / "tests" / "bad" / "homes"


def told(path: Path) -> IntakeError:
    """Return the error of a file."""
    with pytest.raises(IntakeError) as caught:
        read_home(path)
    return caught.value


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_a_wrong_home_is_refused_in_plain_words(homes: Path, name: str) -> None:
    """The file, the field and the words of the user stand in the message, and no word of a library."""
    field, words = MESSAGES[name]
    error = told(homes / name)
    text = str(error)
    assert text.startswith(f"{homes / name}, {field}: " if field else f"{homes / name}: ")
    assert words in text
    assert error.exit_code is ExitCode.INTAKE
    assert not FOREIGN.search(text)
    assert error.__cause__ is None


def test_every_wrong_home_has_its_message(homes: Path) -> None:
    """No file lies on the shelf unread."""
    assert {path.name for path in homes.iterdir()} == MESSAGES.keys()


def test_several_mistakes_are_told_at_once(homes: Path) -> None:
    """The first leads, the others are counted and listed."""
    hint = told(homes / "many_things.toml").hint or ""
    assert "There are 2 more problems:" in hint
    assert '\n  service.rating_a: "two hundred" is not a current' in hint
    assert "\n  room.height_ft: 0 is out of range" in hint
