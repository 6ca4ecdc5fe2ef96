"""A node moved to another place takes along what is known of the home, and nothing that was seen of the old place."""

from collections.abc import Callable

import pytest

from assess.errors import IntakeError
from assess.hardware import NodeSpec, resolve
from assess.intake import Home, HvacKind, HvacSystem, Placement, Room
from assess.records import Basis, Provenance
from assess.verdict import Site
from assess.verdict.elsewhere import at_place, liquid_cooled, moved

Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]
WAY = {"circuit_length_ft": 35.0, "existing_breaker_a": 50.0, "existing_conductor": "6"}
AROUND = {
    "lockable_disconnect": True,
    "disconnect_distance_ft": 6.0,
    "vehicle_protection": True,
    "tamper_protection": True,
    "beside_sleeping_room": False,
    "node_clearance_in": 40.0,
}
SOURCES = ("room.kind", "hvac.systems.0.cooling_btu_h", "node.circuit_length_ft", "safety.node_clearance_in")
KEPT = ("service.rating_a", "hvac.thermostat", "node.workload", "safety.smoke_alarms")


@pytest.fixture
def basement(example: Example) -> Home:
    """Return a home with a basement room, all of whose surroundings were seen, and a unit that cools it alone."""
    home = example("go-if-atlanta")
    own = HvacSystem(kind=HvacKind.MINI_SPLIT, cooling_btu_h=12_000, dedicated=True, serves_host_room=True)
    house, *others = home.hvac.systems or ()
    systems = (house.model_copy(update={"serves_host_room": True}), *others, own)
    return home.model_copy(
        update={
            "node": home.node.model_copy(update=WAY),
            "safety": home.safety.model_copy(update=AROUND),
            "hvac": home.hvac.model_copy(update={"systems": systems, "thermostat": "host_room"}),
            "provenance": {path: Provenance(basis=Basis.MEASURED) for path in (*SOURCES, *KEPT)},
        }
    )


def spec_of(home: Home) -> NodeSpec:
    """Return the node asked for."""
    return resolve(home.node, home.room.kind, service_volts=home.service.volts)


def test_another_room_is_another_way_room_and_air(basement: Home) -> None:
    """Way, surroundings, room, and what cooled it alone are gone with their sources; the house's systems stay."""
    spec = spec_of(basement)
    after = moved(basement, spec, Placement.UTILITY_ROOM)
    assert after.room == Room(kind=Placement.UTILITY_ROOM)
    assert (after.node.placement, after.node.gpus) == (Placement.UTILITY_ROOM, spec.gpus)
    assert {getattr(after.node, name) for name in WAY} == {None}
    assert {getattr(after.safety, name) for name in AROUND} == {None}
    assert after.node.model_copy(update={**WAY, "placement": basement.node.placement}) == basement.node.model_copy(
        update={"gpus": spec.gpus}
    )
    assert after.safety.model_copy(update=AROUND) == basement.safety
    systems = after.hvac.systems or ()
    assert [system.kind for system in systems] == [system.kind for system in (basement.hvac.systems or ())[:-1]]
    assert {system.serves_host_room for system in systems} == {None}
    assert after.hvac.thermostat is None
    assert set(after.provenance) == set(KEPT)


def test_outdoors_the_house_keeps_its_systems(basement: Home) -> None:
    """On a pad nothing in the house cools the node, so that what is known of the equipment stays as it is."""
    after = moved(basement, spec_of(basement), Placement.OUTDOOR_PAD)
    assert after.hvac == basement.hvac
    assert after.room == Room(kind=Placement.OUTDOOR_PAD)
    assert set(after.provenance) == {*KEPT, "hvac.systems.0.cooling_btu_h"}


def test_a_room_that_was_described_is_still_known_there(basement: Home) -> None:
    """The room asked about is described; a node that stands on a pad today and moves into it finds it as it is."""
    node = basement.node.model_copy(update={"placement": Placement.OUTDOOR_PAD})
    outdoors = basement.model_copy(update={"node": node})
    after = moved(outdoors, spec_of(basement), Placement.BASEMENT)
    assert (after.room, after.hvac) == (basement.room, basement.hvac)
    assert set(after.provenance) == {*KEPT, "room.kind", "hvac.systems.0.cooling_btu_h"}


@pytest.mark.parametrize(("thermostat", "after"), [("host_room", None), ("elsewhere", "elsewhere"), (None, None)])
def test_a_thermostat_in_the_room_is_in_no_other(basement: Home, thermostat: str | None, after: str | None) -> None:
    """Wherever else it hangs it stays; equipment that nobody listed stays unlisted."""
    hvac = basement.hvac.model_copy(update={"systems": None, "thermostat": thermostat})
    home = moved(basement.model_copy(update={"hvac": hvac}), spec_of(basement), Placement.UTILITY_ROOM)
    assert (home.hvac.systems, home.hvac.thermostat) == (None, after)


def test_a_liquid_cooled_host_has_no_nameplate_yet(basement: Home) -> None:
    """The same GPUs; what the old plate said is not what the new one will say."""
    plate = {"nameplate_a": 30.0, "mca_a": 35.0, "mocp_a": 50.0}
    home = basement.model_copy(update={"node": basement.node.model_copy(update=plate)})
    node, spec = liquid_cooled(home, spec_of(home)).node, spec_of(home)
    assert (node.nameplate_a, node.mca_a, node.mocp_a) == (None, None, None)
    assert (node.model, node.gpu, node.cooling) == (None, spec.gpu.id, "liquid")
    assert (node.gpus, node.circuit_length_ft) == (home.node.gpus, 35)


def test_a_host_of_air_goes_outdoors_with_liquid_and_nowhere_else_so(basement: Home, site_of: SiteOf) -> None:
    """At its own place nothing changes; on a pad its cooling does; a room keeps the air."""
    site = site_of(basement)
    assert site.spec.cooling == "air"
    assert at_place(site, Placement.BASEMENT) is site
    assert at_place(site, Placement.OUTDOOR_PAD).spec.cooling == "liquid"
    assert at_place(site, Placement.UTILITY_ROOM).spec.cooling == "air"


def test_a_finished_node_cannot_stand_everywhere(example: Example, site_of: SiteOf) -> None:
    """What is built for outdoors is refused in a living space, and no other cooling is tried."""
    with pytest.raises(IntakeError):
        at_place(site_of(example("go-cleveland")), Placement.LIVING_SPACE)
