"""A remedy done to a home: the home stays one that could have been read, and says what was changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assess.errors import IntakeError, UsageError
from assess.intake import Home, Load, LoadKind, MeasuredDemand, Panel
from assess.intake.service import Circuit
from assess.readers.home import read_home
from assess.records import Basis, Provenance
from assess.verdict.remedies import Offer, applied, apply_remedy, catalogue
from assess.verdict.remedies.written import written

Example = Callable[[str], Home]
EXAMPLES = ("go-capped-phoenix", "go-cleveland", "go-if-atlanta", "incomplete-seattle", "no-go-houston")
HAZARDS = {
    "fuse_panel": True,
    "double_tapped_breakers": True,
    "grounding_ok": False,
    "smoke_alarms": False,
    "working_depth_in": 20.0,
    "panel_place": "bathroom",
}


def with_fields(home: Home, part: str, **fields: object) -> Home:
    """Return the home with some fields of one part replaced."""
    return home.model_copy(update={part: getattr(home, part).model_copy(update=fields)})


@pytest.fixture(params=EXAMPLES)
def home(request: pytest.FixtureRequest, repo: Path) -> Home:
    """Return each example home, with some hazards more."""
    found = read_home(repo / "examples" / "homes" / f"{request.param}.toml")
    return with_fields(found, "safety", **HAZARDS)


@pytest.fixture(params=[offer.id for offer in catalogue()])
def offer(request: pytest.FixtureRequest) -> Offer:
    """Return each remedy of the catalogue."""
    return next(one for one in catalogue() if one.id == request.param)


def test_a_changed_home_is_as_valid_as_one_that_was_read(home: Home, offer: Offer) -> None:
    """Every remedy gives a home that the form takes, and that differs, or none at all."""
    changed = applied(home, offer)
    if changed is None:
        return
    assert Home.model_validate(changed.model_dump()) == changed
    assert changed != home
    sets = written(home, changed)
    assert sets
    assert all(" = " in one for one in sets)


def test_no_remedy_is_done_twice(home: Home, offer: Offer) -> None:
    """What was done need not be done again; a mini-split is one more each time, a moved panel stays moved."""
    changed = applied(home, offer)
    if changed is None or offer.entry.action == "mini_split":
        return
    again = applied(changed, offer)
    assert again is None or again == changed


def test_a_change_is_written_as_in_a_home_file(example: Example) -> None:
    """Field, value and unit, so that it can be typed in."""
    home = example("go-cleveland")
    assert "service.rating_a = 320 A" in written(home, apply_remedy(home, "service_320"))
    assert written(home, apply_remedy(home, "pcs_dynamic")) == ("node.power_management = pcs_dynamic",)


def test_a_remedy_that_is_not_there_is_refused_with_the_nearest(example: Example) -> None:
    """A slip of the pen is answered with what was meant."""
    with pytest.raises(UsageError, match="pcs_fixed"):
        apply_remedy(example("go-cleveland"), "pcs_fixd")


def test_a_remedy_that_makes_no_sense_is_refused(example: Example) -> None:
    """A node that stands outdoors cannot be set outdoors."""
    with pytest.raises(IntakeError, match="outdoors"):
        apply_remedy(example("go-cleveland"), "outdoors")


def test_the_range_of_an_old_value_does_not_cling_to_the_new_one(example: Example) -> None:
    """A dryer whose nameplate was assumed is gone, and its range with it; the others keep theirs."""
    home = example("no-go-houston")
    ranges = {
        f"loads.{number}.nameplate_va": Provenance(basis=Basis.ASSUMED, low=4_000, high=12_000) for number in (0, 1)
    }
    changed = apply_remedy(home.model_copy(update={"provenance": ranges}), "heat_pump_dryer")
    assert set(changed.provenance) == {"loads.0.nameplate_va"}


def test_a_smaller_appliance_replaces_only_a_larger_one(example: Example) -> None:
    """A tank takes the place of a tankless heater, not of a tank."""
    home = example("go-cleveland")
    heater = Load(kind=LoadKind.WATER_HEATER, nameplate_va=24_000)
    tankless = home.model_copy(update={"loads": (*(home.loads or ()), heater)})
    assert (apply_remedy(tankless, "tank_water_heater").loads or ())[-1].nameplate_va == pytest.approx(4_500)
    tank = home.model_copy(update={"loads": (heater.model_copy(update={"nameplate_va": 5_500}),)})
    with pytest.raises(IntakeError):
        apply_remedy(tank, "tank_water_heater")


def test_a_subpanel_moves_circuits_and_loses_none(example: Example) -> None:
    """A full panel gets a pair of spaces; every circuit is still there, the feeder beside them."""
    full = tuple(Circuit(space=str(n), breaker_a=15, label=f"Circuit {n}", nameplate_va=600) for n in range(1, 13))
    panel = Panel(make="Siemens", bus_a=200, main_a=200, spaces_total=12, circuits=full)
    home = example("go-cleveland").model_copy(update={"panel": panel})
    after = apply_remedy(home, "subpanel").panel
    assert after.free_pairs()
    below = (after.subpanels or ())[0].circuits or ()
    labels = [c.label for c in (*(after.circuits or ()), *below)]
    assert sorted(str(one) for one in labels) == sorted([*(str(c.label) for c in full), "Added sub-panel"])


def test_a_cure_takes_the_hazard_away(home: Home) -> None:
    """A new panel has no fuses, a moved one no bathroom around it."""
    assert apply_remedy(home, "panel").safety.fuse_panel is False
    assert apply_remedy(home, "move_panel").safety.panel_place != "bathroom"
    assert apply_remedy(home, "grounding").safety.grounding_ok is True


def test_a_new_load_beside_a_recorded_demand_is_counted_or_refused(example: Example) -> None:
    """A record holds no mini-split that comes later: with loads listed it is added, without a list there is no way."""
    home = example("go-if-atlanta")
    recorded = home.model_copy(update={"demand": MeasuredDemand(peak_kw=9.0, period_days=365)})
    listed = apply_remedy(recorded, "mini_split_12000")
    assert listed.loads is not None
    assert listed.loads[-1].new
    with pytest.raises(IntakeError, match="cannot be done"):
        apply_remedy(recorded.model_copy(update={"loads": None}), "mini_split_12000")


def test_the_nodes_circuit_and_its_panel_are_changed_where_they_are(example: Example) -> None:
    """An existing circuit is left alone, a feed from a sub-panel given up; where there is none, there is no remedy."""
    home = example("go-cleveland")
    wired = with_fields(home, "node", existing_breaker_a=50.0, existing_conductor="6", fed_from="garage")
    anew = apply_remedy(wired, "new_circuit").node
    assert (anew.existing_breaker_a, anew.existing_conductor, anew.fed_from) == (None, None, "garage")
    assert apply_remedy(wired, "main_panel_feed").node == wired.node.model_copy(update={"fed_from": None})
    for remedy in ("new_circuit", "main_panel_feed"):
        with pytest.raises(IntakeError):
            apply_remedy(with_fields(home, "node", existing_breaker_a=None, fed_from=None), remedy)


def test_a_main_breaker_is_as_large_as_service_and_busbar_allow(example: Example) -> None:
    """150 A on a busbar and a service of 200 A become 200 A; not where the busbar, or the service, is no larger."""
    home = with_fields(example("go-cleveland"), "service", rating_a=200.0)
    small = with_fields(home, "panel", main_a=150.0, bus_a=200.0)
    assert apply_remedy(small, "main_breaker").panel == small.panel.model_copy(update={"main_a": 200.0})
    for panel in (
        {"main_a": 150.0, "bus_a": 150.0},
        {"main_a": 200.0, "bus_a": 225.0},
        {"main_a": 0.0, "bus_a": 200.0},
    ):
        with pytest.raises(IntakeError):
            apply_remedy(with_fields(home, "panel", **panel), "main_breaker")
    with pytest.raises(IntakeError):
        apply_remedy(with_fields(small, "panel", bus_a=None), "main_breaker")
    with pytest.raises(IntakeError):
        apply_remedy(with_fields(small, "service", rating_a=None), "main_breaker")


def test_a_larger_busbar_is_larger_and_may_have_its_main_breaker(example: Example) -> None:
    """225 A behind 200 A; not where the busbar is as large already, unknown, or smaller than the main breaker."""
    home = with_fields(example("go-cleveland"), "panel", main_a=200.0, bus_a=200.0)
    after = apply_remedy(home, "panel_larger_bus").panel
    assert (after.bus_a, after.main_a) == (225, 200)
    for panel in ({"bus_a": 225.0}, {"bus_a": None}, {"bus_a": 200.0, "main_a": 400.0}):
        with pytest.raises(IntakeError):
            apply_remedy(with_fields(home, "panel", **panel), "panel_larger_bus")


def test_a_mini_split_takes_a_pair_of_spaces(example: Example) -> None:
    """On a listed panel its two-pole breaker stands on the first free pair; of counted spaces two are gone."""
    circuits = (Circuit(space="1"), Circuit(space="2"), Circuit(space="3,5", poles=2, load_type="spare"))
    home = example("go-if-atlanta")
    listed = with_fields(home, "panel", circuits=circuits, spaces_total=8, spaces_free=None)
    after = apply_remedy(listed, "mini_split_12000").panel.circuits or ()
    (new,) = (circuit for circuit in after if circuit.label == "Mini-split")
    assert (new.space, new.poles, new.load_type) == ("3,5", 2, LoadKind.AIR_CONDITIONER)
    assert [circuit.space for circuit in after] == ["1", "2", "3,5"]
    counted = with_fields(home, "panel", circuits=None, spaces_total=None, spaces_free=3)
    assert apply_remedy(counted, "mini_split_12000").panel.spaces_free == 1


def test_a_new_panel_has_the_ratings_of_its_service_and_no_old_defects(home: Home) -> None:
    """Make, places and defects are gone; the circuits move over."""
    old = with_fields(home, "safety", panel_heat_or_corrosion=True, split_bus=True)
    new = apply_remedy(with_fields(old, "service", rating_a=200.0), "panel")
    assert (new.panel.bus_a, new.panel.main_a, new.panel.spaces_total) == (200, 200, None)
    assert new.panel.circuits == home.panel.circuits
    mended = new.safety
    defects = (mended.panel_heat_or_corrosion, mended.fuse_panel, mended.split_bus, mended.double_tapped_breakers)
    assert defects == (False, False, False, False)


def test_new_service_conductors_are_those_of_the_service(example: Example) -> None:
    """What was too small is no longer stated; a size that nobody stated is not replaced."""
    home = with_fields(example("go-cleveland"), "service", conductor_size="2", conductor_material="aluminum")
    new = apply_remedy(home, "service_conductors").service
    assert (new.conductor_size, new.conductor_material, new.rating_a) == (None, None, home.service.rating_a)
    with pytest.raises(IntakeError):
        apply_remedy(with_fields(home, "service", conductor_size=None), "service_conductors")


def test_a_panel_that_was_only_counted_gets_two_spaces(example: Example) -> None:
    """One free space becomes two, with a sub-panel of lugs beside it; two free ones need none."""
    counted = with_fields(example("go-cleveland"), "panel", circuits=None, spaces_total=None, spaces_free=1)
    after = apply_remedy(counted, "subpanel").panel
    (added,) = after.subpanels or ()
    assert (after.spaces_free, added.name, added.main_a, added.circuits) == (2, "added", 0, None)
    with pytest.raises(IntakeError):
        apply_remedy(with_fields(counted, "panel", spaces_free=2), "subpanel")
