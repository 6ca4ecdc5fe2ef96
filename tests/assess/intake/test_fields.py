"""What the form takes, read off the records."""

from assess.intake import Home
from assess.intake.fields import shapes
from assess.intake.hvac import HvacSystem
from assess.intake.room import Room
from assess.intake.service import Circuit, Service
from assess.intake.site import Dwelling


def test_every_field_of_every_record_has_a_shape() -> None:
    """No type that the records use is left without a meaning for people."""

    def count(record: type) -> int:
        return sum(1 + (count(shape.record) if shape.record else 0) for shape in shapes(record).values())

    assert count(Home) > 150


def test_a_measured_field_knows_its_unit_and_bounds() -> None:
    """The bounds that stand beside a measured type are found, and said in its unit."""
    shape = shapes(Service)["rating_a"]
    assert (shape.form, shape.unit, shape.more_than, shape.at_most) == ("measured", "A", 0, 1200)
    assert shape.within == "more than 0 and at most 1200 A"


def test_bounds_on_both_sides_read_as_a_span() -> None:
    """A field with a lowest and a highest value says from and to."""
    assert shapes(Dwelling)["indoor_design_f"].within == "from 60 to 90 °F"
    assert shapes(Room)["exterior_walls"].accepts == "a whole number, from 0 to 4"


def test_a_choice_of_two_lists_is_one_choice() -> None:
    """A circuit takes any load of the house and the few things only a panel has."""
    choices = shapes(Circuit)["load_type"].choices
    assert {"range", "spare", "compute"} <= set(choices)


def test_what_must_be_given_is_known() -> None:
    """Only a load, a system and a circuit cannot do without their first field."""
    assert shapes(Circuit)["space"].required
    assert shapes(HvacSystem)["kind"].required
    assert not shapes(Service)["rating_a"].required


def test_lists_and_sections_lead_to_their_records() -> None:
    """The form can be walked from the home down to a single value."""
    home = shapes(Home)
    assert (home["service"].form, home["service"].record) == ("section", Service)
    assert home["loads"].form == "sections"
    assert home["provenance"].form == "table"
