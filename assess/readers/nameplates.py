"""Nameplates that nobody read: the usual one of such an appliance, marked as assumed, with its range."""

from assess.intake import Home, Load
from assess.readers.hpxml.figures import figure, sized, usual_of
from assess.records import Basis, Figure, Provenance

_STORAGE = "water_heater.storage"


def with_usual_nameplates(home: Home) -> Home:
    """Return the home with a usual nameplate [VA] for each electric load that lacks one and has a usual one.

    Each is assumed and carries its range, so that it is listed, and counts as unknown where it could flip the answer.
    """
    loads, sources = [], dict(home.provenance)
    for i, load in enumerate(home.loads or ()):
        usual = _usual(load, home)
        if usual is None:
            loads.append(load)
            continue
        loads.append(load.model_copy(update={"nameplate_va": usual.value}))
        sources[f"loads.{i}.nameplate_va"] = Provenance(
            basis=Basis.ASSUMED,
            low=usual.low,
            high=usual.high,
            source=usual.cite,
            note="no nameplate is given; the usual one of such an appliance",
        )
    if home.loads is None or tuple(loads) == home.loads:
        return home
    return home.model_copy(update={"loads": tuple(loads), "provenance": sources})


def _usual(load: Load, home: Home) -> Figure | None:
    if load.nameplate_va is not None or load.fuel == "gas":
        return None
    key = usual_of(load.kind)
    if key is None:
        return None
    return sized(key, home.dwelling.bedrooms, None) if key == _STORAGE else figure(key)
