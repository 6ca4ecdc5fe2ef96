from collections.abc import Callable

import pytest

from assess.electrical import assess_electrical
from assess.electrical.supply.upgrade import upgrade_conductors
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import Edition

Build = Callable[..., Home]
Node = Callable[..., NodePower]


@pytest.mark.parametrize(
    ("rating", "service", "electrode", "equipment"),
    [
        (100, ("4", "2"), ("8", "6"), ("8", "6")),
        (125, ("2", "1/0"), ("8", "6"), ("6", "4")),
        (150, ("1", "2/0"), ("6", "4"), ("6", "4")),
        (200, ("2/0", "4/0"), ("4", "2"), ("6", "4")),
        (225, ("3/0", "250"), ("4", "2"), ("4", "2")),
        (300, ("250", "350"), ("2", "1/0"), ("4", "2")),
        (320, ("350", "500"), ("2", "1/0"), ("3", "1")),
        (400, ("400", "600"), ("1/0", "3/0"), ("3", "1")),
    ],
)
def test_the_tables_are_read(
    edition: Edition, rating: float, service: tuple[str, str], electrode: tuple[str, str], equipment: tuple[str, str]
) -> None:
    """Copper and aluminum: service, grounding electrode and equipment grounding conductors."""
    found = upgrade_conductors(rating, edition)
    assert found is not None
    assert (found.service, found.electrode, found.equipment) == (service, electrode, equipment)
    assert found.cites == ("NEC 310.12", "NEC Table 250.66", "NEC Table 250.122")


def test_beyond_the_tables_there_is_nothing(edition: Edition) -> None:
    """The dwelling table ends at 400 A."""
    assert upgrade_conductors(600, edition) is None


def test_every_conductor_of_the_dwelling_table_has_its_share(edition: Edition) -> None:
    """Ampacity at 75 °C is at least 83 % of the rating, in copper and in aluminum."""
    rule, table = edition.rules.dwelling_service_conductors, edition.rules.conductor_ampacity
    ampacity = {row.size: row for row in table.rows}
    for row in rule.rows:
        for material in ("copper", "aluminum"):
            columns = ampacity[row.size(material)].columns(material)
            assert columns is not None
            assert columns[1] >= rule.share.value * row.rating_a


def told(home: Home, power: NodePower, edition: Edition) -> list[str]:
    """Return what the section says of the conductors of an upgrade."""
    found = assess_electrical(home, power, power, edition).findings
    return [one.means for one in found if one.code == "electrical.upgrade_conductors"]


def test_a_service_that_is_too_small_is_told_with_the_wire_of_the_next(
    home: Build, node: Node, edition: Edition
) -> None:
    """36.7 A of house and 65.1 A of node need more than 100 A; 200 A is 2/0 copper or 4/0 aluminum."""
    small = home(service={"rating_a": 100, "volts": 240}, panel_={"bus_a": 100, "main_a": 100})
    (means,) = told(small, node(), edition)
    assert means.startswith("Service conductors 2/0 AWG copper or 4/0 AWG aluminum;")
    assert "4 AWG copper or 2 AWG aluminum" in means


def test_a_service_that_suffices_is_left_alone(home: Build, node: Node, edition: Edition) -> None:
    """Nothing is offered that nobody needs, nor beyond what homes are brought to."""
    assert told(home(), node(), edition) == []
    assert told(home(), node(100_000), edition) == []
