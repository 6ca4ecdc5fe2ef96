"""A home file in order: where comments go, how values are spelled, what JSON becomes."""

import json

import pytest

from assess.errors import IntakeError
from assess.intake.tidy import tidied
from assess.units.canonical import spelled

MESSY = """\
# My house, seen on Tuesday.

[node]
gpus = 8 # asked by phone

[panel]  # in the garage
circuits = [
  # kitchen side
  { breaker_a = "20 amps", space = "2", label = "Kitchen" },  # by the door
  {space="1,3", poles=2, breaker_a={basis="label", value="60amps"}},
]
# read on the door
bus_a = { basis="label", value = "225 amps" }
# but the door is bent

make = "Eaton"
[service]
rating_a.basis = "label"
rating_a.value = "200amps"
volts = 240


# a loose remark

[[loads]]
nameplate_va = { range=["4 kw","6kW"], value="5 kw", basis="assumed" }
kind = "Water Heater"
# the end
"""
ORDERED = """\
# My house, seen on Tuesday.

[service]
rating_a.value = "200 A"
rating_a.basis = "label"
volts = 240

[panel]  # in the garage
make = "Eaton"
# read on the door
bus_a = { value = "225 A", basis = "label" }
# but the door is bent

circuits = [
  # kitchen side
  { space = "2", breaker_a = "20 A", label = "Kitchen" },  # by the door
  { space = "1,3", poles = 2, breaker_a = { value = "60 A", basis = "label" } },
]

# a loose remark

[[loads]]
kind = "water_heater"
nameplate_va = { value = "5 kW", basis = "assumed", range = ["4 kW", "6 kW"] }
# the end

[node]
gpus = 8 # asked by phone
"""


def test_fields_move_with_their_comments() -> None:
    """What stands above a field, beside it and below it goes where it goes; the head and the end stay."""
    assert tidied(MESSY, "home") == ORDERED


@pytest.mark.parametrize(
    ("kind", "typed", "best"),
    [
        ("Amps", "200 amps", "200 A"),
        ("Amps", " 200 ", "200"),
        ("Feet", "12'6\"", "12 ft 6 in"),
        ("Feet", "8'6", "8 ft 6 in"),
        ("Inches", '6½"', "6 1/2 in"),
        ("BtuPerHour", "24,000 btu/hr", "24,000 BTU/h"),
        ("BtuPerHour", "2-1/2 ton", "2 1/2 tons"),
        ("BtuPerHour", "1 tons", "1 ton"),
        ("VoltAmps", "8000 watts", "8,000 W"),
        ("VoltAmps", "8 kva", "8 kVA"),
        ("SquareFeet", "1800 ft²", "1,800 sq ft"),
        ("RValue", "r 13", "R-13"),
        ("Mbps", "1 gig", "1 Gbps"),
        ("Percent", "2%", "2 %"),
    ],
)
def test_the_unit_stays_the_one_that_was_chosen(kind: str, typed: str, best: str) -> None:
    """A nameplate in kW stays in kW, a length in feet in feet; only the spelling is made one."""
    assert spelled(kind, typed) == best


def test_json_is_put_in_order_too() -> None:
    """A home in JSON has its keys in the order of the form and its units in one spelling."""
    found = tidied('{"panel": {"bus_a": {"basis": "label", "value": "225amps"}}, "contact": {"name": "A"}}', "home")
    assert json.loads(found) == {"contact": {"name": "A"}, "panel": {"bus_a": {"value": "225 A", "basis": "label"}}}
    assert list(json.loads(found)) == ["contact", "panel"]


def test_a_list_that_is_interrupted_comes_together() -> None:
    """Loads with another section between them are one list, in the order in which they were written."""
    text = '[[loads]]\nkind = "range"\n[room]\nkind = "garage"\n[[loads]]\nkind = "dryer"\n'
    ordered = '[[loads]]\nkind = "range"\n\n[[loads]]\nkind = "dryer"\n\n[room]\nkind = "garage"\n'
    assert tidied(text, "home") == ordered


def test_what_states_no_home_is_refused() -> None:
    """The message is the intake's."""
    with pytest.raises(IntakeError, match=r'home, panel.bus_a: "many" is not a current'):
        tidied('[panel]\nbus_a = "many"', "home")
