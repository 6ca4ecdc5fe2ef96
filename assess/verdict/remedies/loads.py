"""What can be changed at the loads of the house: an appliance that draws less, or none of it from the service."""

from assess.intake import Home, HvacKind, Load
from assess.verdict.remedies.catalogue import Offer, figure

_BY_GAS = {HvacKind.FURNACE_GAS}


def smaller_load(home: Home, offer: Offer) -> Home | None:
    """Replace each electric load of a kind that draws more by one of the offer's size."""
    least = offer.entry.values.get("from")
    if offer.size is None:
        return None
    above_va = max(offer.size.value, figure(str(least)).value if least else 0.0)
    return _replaced(home, offer, above_va, {"nameplate_va": offer.size.value, "motor_va": None})


def gas_load(home: Home, offer: Offer) -> Home | None:
    """Replace each electric load of a kind by a gas appliance, where the house is known to have gas."""
    has_gas = any(load.fuel == "gas" for load in home.loads or ())
    if not has_gas and all(system.kind not in _BY_GAS for system in home.hvac.systems or ()):
        return None
    return _replaced(home, offer, 0.0, {"fuel": "gas", "nameplate_va": None, "motor_va": None})


def _replaced(home: Home, offer: Offer, above_va: float, new: dict[str, object]) -> Home | None:
    """Return the home with what stands on the list of loads replaced; None where nothing there is so large.

    A nameplate that is not known may be smaller already, and stays.
    """

    def after(load: Load) -> Load:
        drawn = load.nameplate_va or 0.0
        larger = load.kind == offer.entry.values["load"] and load.fuel == "electric" and drawn > above_va
        return load.model_copy(update=new) if larger else load

    loads = tuple(after(load) for load in home.loads or ())
    return None if home.loads is None or loads == home.loads else home.model_copy(update={"loads": loads})


ACTIONS = {one.__name__: one for one in (smaller_load, gas_load)}
