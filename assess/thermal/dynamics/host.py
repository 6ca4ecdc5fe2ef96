"""The host room as a zone of the network, from the same ways out that the worksheet adds up."""

from dataclasses import dataclass

from assess.rulebook.reference import load_reference
from assess.thermal.days import Day
from assess.thermal.dynamics.si import M2_PER_FT2, METRES_PER_FOOT, celsius, w_k, watts
from assess.thermal.enclosure import EXHAUST, OUTDOOR_AIR, TRANSFER, Enclosure, End, Path, Side
from assess.thermal.engine.network import Network, Surroundings, ZoneSurroundings
from assess.thermal.engine.physics import physics
from assess.thermal.engine.zone import Layer, Zone
from assess.thermal.outdoors import Outdoors

_FANS = {EXHAUST, OUTDOOR_AIR, TRANSFER}


@dataclass(frozen=True)
class Host:
    """What a network needs of one host room: its ways out, what its door carries [BTU/h·°F], what it stands on.

    `door` is the exchange at the difference for which it was worked out: warm air moves faster through a door the
    greater the difference, the network is linear.
    """

    enclosure: Enclosure
    outdoors: Outdoors
    door: float = 0.0
    on_slab: bool = False
    other_heat_w: float = 0.0


def room_zone(host: Host, *, fans: bool = True) -> Zone:
    """Return the zone of the room's air, surfaces and mass, with or without its fans.

    The mass is that of bare walls, ceiling and floor: a room that is cleared for a node holds little else.
    """
    enclosure, size = host.enclosure, host.enclosure.size
    floor_m2, walls_m2 = size.floor_ft2 * M2_PER_FT2, 4 * size.wall_ft2 * M2_PER_FT2
    inside_m2 = 2 * floor_m2 + walls_m2
    glass = w_k(_of(enclosure, Side.GLASS))
    bare = Zone.from_layers(_layers(host, floor_m2, walls_m2))
    # No more of the surface can lie before mass than the windows leave.
    most_m2 = max(0.0, inside_m2 - glass / physics().mass_film_w_m2k)
    elevation_m = host.outdoors.elevation_ft * METRES_PER_FOOT
    return Zone(
        air_j_k=physics().air_j_m3k(elevation_m) * floor_m2 * size.height_ft * METRES_PER_FOOT,
        mass_j_k=bare.mass_j_k,
        mass_area_m2=min(bare.mass_area_m2, most_m2),
        surface_area_m2=inside_m2,
        opaque_w_k=w_k(_of(enclosure, Side.OPAQUE)),
        window_w_k=glass,
        air_exchange_w_k=w_k(sum(p.btu_h_f for p in _air(host, fans=fans) if p.end is End.OUTDOORS)),
    )


def mixing_w_k(host: Host, *, fans: bool = True) -> float:
    """Return what ties the room's air to that of the house, the ducts aside [W/K]."""
    return w_k(host.door + sum(p.btu_h_f for p in _air(host, fans=fans) if p.end is End.HOUSE))


def beside_a_held_house(host: Host, day: Day | None, *, fans: bool = True) -> Network:
    """Return the room alone beside a house held at a temperature; with a `day`, its supply air runs all the time."""
    supply = 0.0 if day is None or day.supply is None else day.supply.mixing
    return Network(room_zone(host, fans=fans), mixing_w_k=mixing_w_k(host, fans=fans) + w_k(supply))


def moment(host: Host, day: Day) -> Surroundings:
    """Return what acts on the room on one kind of day, the house held."""
    return Surroundings(
        outdoor_c=celsius(day.ends[End.OUTDOORS]),
        room=ZoneSurroundings(
            end_c=_end_c(host.enclosure, day),
            air_w=host.other_heat_w,
            radiant_w=watts(host.enclosure.sun_btu_h),
        ),
        neighbor_c=celsius(day.ends[End.HOUSE]) if End.HOUSE in day.ends else None,
    )


def cooling_w(day: Day) -> float:
    """Return what supply air and the room's own units take from the room beyond mixing it with the house [W]."""
    supplied = 0.0 if day.supply is None else day.supply.btu_h_f * day.supply.colder_f
    return watts(supplied + day.own_btu_h)


def _air(host: Host, *, fans: bool) -> list[Path]:
    return [p for p in host.enclosure.from_air if fans or p.name not in _FANS]


def _of(enclosure: Enclosure, side: Side) -> float:
    return sum(path.btu_h_f for path in enclosure.paths if path.side is side)


def _end_c(enclosure: Enclosure, day: Day) -> float:
    """Return what stands behind the opaque surfaces, weighted by conductance [°C]."""
    opaque = [path for path in enclosure.paths if path.side is Side.OPAQUE]
    tied = sum(path.btu_h_f for path in opaque)
    if not tied:
        return celsius(day.ends[End.OUTDOORS])
    return celsius(sum(path.btu_h_f * day.ends[path.end] for path in opaque) / tied)


def _layers(host: Host, floor_m2: float, walls_m2: float) -> list[Layer]:
    book = load_reference("reference/building_physics")

    def stored(key: str) -> float:
        return 1000 * book.figure(f"storage.{key}").value  # kJ to J

    gypsum, underfoot = stored("gypsum"), stored("slab" if host.on_slab else "wood_floor")
    return [Layer(walls_m2, gypsum), Layer(floor_m2, gypsum), Layer(floor_m2, underfoot)]
