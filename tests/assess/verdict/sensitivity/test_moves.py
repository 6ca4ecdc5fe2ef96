"""A home with a value replaced is the home whose file says so."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import ValidationError

from assess.intake import Home, Placement
from assess.intake.files import parse_home
from assess.intake.service import Subpanel
from assess.records import Basis, Provenance
from assess.verdict import Site, decide
from assess.verdict.sensitivity import inputs_of, moved, with_value, with_values
from assess.verdict.sensitivity.moves import site_at

Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]


@pytest.mark.parametrize(
    ("path", "value", "written", "instead"),
    [
        ("dwelling.year_built", 1970, "year_built         = 1996", "year_built = 1970"),
        ("panel.spaces_free", 2.0, "spaces_free  = 6", "spaces_free = 2"),
        ("room.door", "open", '"shut"', '"open"'),
        ("loads.0.nameplate_va", 12_000.0, '"8 kW"', '"12 kW"'),
        ("hvac.systems.1.heating_btu_h", 60_000.0, '"80,000 BTU/h"', '"60,000 BTU/h"'),
        ("room.combustion_appliance", True, "combustion_appliance = false", "combustion_appliance = true"),
    ],
)
def test_a_replaced_value_is_as_if_written(repo: Path, path: str, value: float, written: str, instead: str) -> None:
    """The same text with another value in it is read as the home with that value."""
    text = (repo / "examples" / "homes" / "go-if-atlanta.toml").read_text(encoding="utf-8")
    assert text.count(written) == 1
    home = parse_home(text, "as it was")
    assert with_value(home, path, value) == parse_home(text.replace(written, instead), "as it is")
    assert with_value(home, path, value) != home


def test_what_is_not_replaced_is_kept(example: Example) -> None:
    """The parts that are not on the way are the very same, however long a list of tests is."""
    home = example("go-cleveland")
    other = with_value(home, "service.rating_a", 225.0)
    assert other.internet is home.internet
    assert all(new is old for new, old in zip(other.loads or (), home.loads or (), strict=True))
    assert other.provenance == home.provenance


def test_a_contradiction_is_refused(example: Example) -> None:
    """A main breaker of 200 A stands behind no disconnect of 150 A; both together may be 150 A."""
    home = example("go-cleveland")
    with pytest.raises(ValidationError, match="larger than"):
        with_value(home, "service.rating_a", 150.0)
    both = with_values(home, {"service.rating_a": 150.0, "panel.main_a": 150.0})
    assert (both.service.rating_a, both.panel.main_a) == (150, 150)


def test_a_site_that_cannot_be_is_none(example: Example, site_of: SiteOf) -> None:
    """The contradiction makes no site."""
    assert moved(site_of(example("go-cleveland")), {"service.rating_a": 150.0}) is None


def test_the_voltage_and_the_weather_go_through_the_site(example: Example, site_of: SiteOf) -> None:
    """The node runs on the service's volts, and a stated temperature goes before the station's."""
    home = with_value(example("go-cleveland"), "weather.extreme_max_f", 104.0)
    site = site_of(home)
    low = moved(site, {"service.volts": 208.0})
    assert low is not None
    assert (site.spec.volts, low.spec.volts) == (240, 208)
    hot = moved(site, {"weather.extreme_max_f": 109.0})
    assert hot is not None
    assert hot.weather is not None
    assert hot.weather.extreme_max_f == 109
    assert hot.thermal.outdoors.extreme_f == 109


def test_a_node_that_names_no_place_stays_in_its_room_at_another_voltage(example: Example, site_of: SiteOf) -> None:
    """Where only the room says where it stands, it stands there still."""
    home = example("go-cleveland")
    parts = {
        "node": home.node.model_copy(update={"placement": None}),
        "room": home.room.model_copy(update={"kind": Placement.EXTERIOR_WALL}),
    }
    site = site_of(home.model_copy(update=parts))
    there = moved(site, {"service.volts": 208.0})
    assert there is not None
    assert there.spec.placement is site.spec.placement is Placement.EXTERIOR_WALL


def test_an_end_that_cannot_be_is_taken_as_near_as_can_be(example: Example, site_of: SiteOf) -> None:
    """A house told as small as its host room shrinks to that room and no further."""
    home = with_values(
        example("go-if-atlanta"),
        {"room.kind": "utility_room", "node.placement": "utility_room", "dwelling.floor_area_ft2": 270.0},
    )
    one = next(one for one in inputs_of(home) if one.path == "dwelling.floor_area_ft2")
    found = site_at(site_of(home), one, one.low)
    assert home.room.floor_ft2 is not None
    assert found is not None
    assert float(one.low) < home.room.floor_ft2 <= float(found[0]) < 270
    assert found[1].home.dwelling.floor_area_ft2 == found[0]


@pytest.mark.parametrize(("low", "high", "ends"), [(112.5, 260, (125, 250)), (190, 210, ()), (100, 200, (100,))])
def test_a_breaker_is_moved_to_sizes_that_are_made(
    example: Example, site_of: SiteOf, low: float, high: float, ends: tuple[float, ...]
) -> None:
    """Between any two ends a main breaker stands at the farthest standard sizes; there a home can be assessed."""
    home = example("go-cleveland")
    panel = home.panel.model_copy(update={"bus_a": 400.0})
    service = home.service.model_copy(update={"rating_a": 400.0, "conductor_size": None})
    mark = Provenance(basis=Basis.ASSUMED, low=low, high=high)
    parts = {"panel": panel, "service": service, "provenance": {**home.provenance, "panel.main_a": mark}}
    site = site_of(home.model_copy(update=parts))
    one = next(one for one in inputs_of(site.home) if one.path == "panel.main_a")
    found = [site_at(site, one, end) for end in (one.low, one.high)]
    assert tuple(end[0] for end in found if end is not None) == ends
    assert decide(site).verdict.best is not None


def test_a_service_is_moved_with_its_main_breaker(example: Example, site_of: SiteOf) -> None:
    """A service whose main breaker is told alike goes to sizes of breakers, however odd the range."""
    home = example("go-cleveland")
    mark = Provenance(basis=Basis.ASSUMED, low=135, high=200)
    service = home.service.model_copy(update={"conductor_size": None})
    told = Provenance(basis=Basis.TOLD)
    parts = {"service": service, "provenance": {**home.provenance, "service.rating_a": mark, "panel.main_a": told}}
    site = site_of(home.model_copy(update=parts))
    one = next(one for one in inputs_of(site.home) if one.path == "service.rating_a")
    found = site_at(site, one, one.low)
    assert found is not None
    assert (found[0], found[1].home.service.rating_a, found[1].home.panel.main_a) == (150, 150, 150)


def test_a_busbar_is_no_smaller_than_the_feeder_on_it(example: Example, site_of: SiteOf) -> None:
    """A told busbar is not moved below a breaker that stands on it, and the home is assessed."""
    home = example("go-cleveland")
    barn = Subpanel(name="barn", feeder_breaker_a=200.0, bus_a=200.0, main_a=0, spaces_total=12, circuits=())
    home = home.model_copy(update={"panel": home.panel.model_copy(update={"subpanels": (barn,), "bus_a": 200.0})})
    verdict = decide(site_of(home)).verdict
    assert verdict.sensitivity is not None
    assert all(doubt.low == "200 A" for doubt in verdict.sensitivity.doubts if doubt.field == "panel.bus_a")
