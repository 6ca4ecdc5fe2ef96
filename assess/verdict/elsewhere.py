"""The home with its node at another place: what was seen of one place is not known of another."""

from assess.errors import IntakeError
from assess.hardware import NodeSpec, resolve
from assess.intake import Home, Hvac, Placement, Room
from assess.verdict.site import Site

# What the survey says of the way to the node and of what stands around it.
_WAY = ("circuit_length_ft", "existing_breaker_a", "existing_conductor")
_AROUND = (
    "lockable_disconnect",
    "disconnect_distance_ft",
    "vehicle_protection",
    "tamper_protection",
    "beside_sleeping_room",
    "node_clearance_in",
)
_NAMEPLATE = ("nameplate_a", "mca_a", "mocp_a")


def at_place(site: Site, placement: Placement) -> Site:
    """Return the site with the same GPUs asked for at a place, without what is known of other places only.

    A host that draws room air gives way to a liquid-cooled one outdoors. Raises IntakeError where no node can stand.
    """
    if placement is site.spec.placement:
        return site
    home = moved(site.home, site.spec, placement)
    try:
        return site.with_home(home, _resolved(home))
    except IntakeError:
        # A finished node is what it is; only a host that takes any GPU comes with either cooling.
        if not placement.outdoors or site.spec.cooling != "air" or site.spec.model.gpu is not None:
            raise
    home = liquid_cooled(home, site.spec)
    return site.with_home(home, _resolved(home))


def _resolved(home: Home) -> NodeSpec:
    return resolve(home.node, home.room.kind, service_volts=home.service.volts)


def moved(home: Home, spec: NodeSpec, placement: Placement) -> Home:
    """Return the home with its node moved, without what is known of the place it stood at."""
    described = home.room.kind or spec.placement
    gone = {f"node.{name}" for name in _WAY} | {f"safety.{name}" for name in _AROUND}
    node = home.node.model_copy(update={**dict.fromkeys(_WAY), "placement": placement, "gpus": spec.gpus})
    parts = {"node": node, "safety": home.safety.model_copy(update=dict.fromkeys(_AROUND))}
    if placement is not described:
        parts["room"] = Room(kind=placement)
        gone |= {path for path in home.provenance if path.startswith("room.")}
        if not placement.outdoors:
            parts["hvac"] = _elsewhere(home.hvac)
            gone |= {path for path in home.provenance if path.startswith("hvac.systems.")}  # they are counted anew
    kept = {path: source for path, source in home.provenance.items() if path not in gone}
    return home.model_copy(update={**parts, "provenance": kept})


def _elsewhere(hvac: Hvac) -> Hvac:
    """Return the equipment as it is known for another room: what cools the described one alone is no help there."""
    thermostat = None if hvac.thermostat == "host_room" else hvac.thermostat
    if hvac.systems is None:
        return hvac.model_copy(update={"thermostat": thermostat})
    systems = tuple(s.model_copy(update={"serves_host_room": None}) for s in hvac.systems if not s.dedicated)
    return hvac.model_copy(update={"systems": systems, "thermostat": thermostat})


def liquid_cooled(home: Home, spec: NodeSpec) -> Home:
    """Return the home asking for a liquid-cooled host of the same GPUs, whose nameplate nobody has read."""
    update = {**dict.fromkeys(_NAMEPLATE), "model": None, "gpu": spec.gpu.id, "cooling": "liquid"}
    return home.model_copy(update={"node": home.node.model_copy(update=update)})
