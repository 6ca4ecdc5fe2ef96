"""What can be changed at the heat: air for the room, a cooling system of its own, another place, another node."""

from assess.errors import IntakeError
from assess.hardware import NodeSpec, resolve
from assess.intake import Circuit, Home, HvacKind, HvacSystem, Load, LoadKind, Panel, Placement
from assess.rulebook import load_reference
from assess.verdict.elsewhere import liquid_cooled, moved
from assess.verdict.remedies.catalogue import Offer, figure

_LABEL = "Mini-split for the host room"


def louvered_door(home: Home, _offer: Offer) -> Home | None:
    """Hang a door that lets air through."""
    return None if home.room.door in {"open", "louvered"} else _room(home, door="louvered")


def fan(home: Home, offer: Offer) -> Home | None:
    """Fit a fan where none moves that air yet."""
    field = str(offer.entry.values["field"])
    if offer.size is None or getattr(home.room, field):
        return None
    return _room(home, **{field: offer.size.value})


def mini_split(home: Home, offer: Offer) -> Home | None:
    """Add a system for the host room alone, with the breaker and the load that come with it."""
    if offer.size is None or offer.beside is None:
        return None
    system = HvacSystem(
        kind=HvacKind.MINI_SPLIT,
        cooling_btu_h=offer.size.value,
        ducts="none",
        serves_host_room=True,
        dedicated=True,
        low_ambient=True,
        cooling_min_outdoor_f=figure("mini_split.coldest").value if offer.entry.values.get("to_coldest") else None,
    )
    load = Load(kind=LoadKind.AIR_CONDITIONER, label=_LABEL, nameplate_va=offer.beside, new=True)
    hvac = home.hvac.model_copy(update={"systems": (*(home.hvac.systems or ()), system)})
    changed = home.model_copy(update={"hvac": hvac, "panel": _with_a_breaker(home.panel)})
    if home.loads is not None:
        return changed.model_copy(update={"loads": (*home.loads, load)})
    # Loads that nobody listed stay unknown; one known load does not make them a list. Where a recorded demand stands
    # for the list, the house would be counted without this load.
    return changed if home.demand is None else None


def outdoors(home: Home, _offer: Offer) -> Home | None:
    """Set the node on a pad beside the house, where nothing is known yet of what stands around it."""
    spec = _node(home)
    if spec is None or spec.cooling != "liquid" or not spec.indoors:
        return None
    return moved(home, spec, Placement.OUTDOOR_PAD)


def liquid_cooling(home: Home, _offer: Offer) -> Home | None:
    """Take a liquid-cooled host for the same GPUs; a finished node is what it is."""
    spec = _node(home)
    if spec is None or spec.cooling == "liquid" or spec.model.gpu is not None:
        return None
    return liquid_cooled(home, spec)


def shade(home: Home, _offer: Offer) -> Home | None:
    """Keep the sun off the outdoor cooler."""
    return None if home.room.sun == "shade" else _room(home, sun="shade")


def sealed_combustion(home: Home, _offer: Offer) -> Home | None:
    """Let the gas appliance of the host room draw its air from outdoors."""
    return _room(home, combustion_appliance=False) if home.room.combustion_appliance else None


def _node(home: Home) -> NodeSpec | None:
    """Return the node asked for; None where no such node can stand there."""
    try:
        return resolve(home.node, home.room.kind, service_volts=home.service.volts)
    except IntakeError:
        return None


def _room(home: Home, **fields: object) -> Home:
    return home.model_copy(update={"room": home.room.model_copy(update=fields)})


def _with_a_breaker(panel: Panel) -> Panel:
    """Return the panel with one two-pole breaker more, which the new equipment needs beside the node's."""
    if pairs := panel.free_pairs():
        first, second = pairs[0]
        new = Circuit(space=f"{first},{second}", poles=2, label="Mini-split", load_type=LoadKind.AIR_CONDITIONER)
        # What was written down as a spare there gives way.
        kept = (c for c in panel.circuits or () if not c.rows & {first, second})
        return panel.model_copy(update={"circuits": (*kept, new)})
    if panel.spaces_free is not None:
        taken = load_reference("reference/electrical").figure("node.spaces").value
        return panel.model_copy(update={"spaces_free": max(0.0, panel.spaces_free - taken)})
    return panel


ACTIONS = {
    one.__name__: one for one in (louvered_door, fan, mini_split, outdoors, liquid_cooling, shade, sealed_combustion)
}
