"""What can be changed at the power: who holds the node down, its circuit, the panel, the service."""

from itertools import combinations

from assess.intake import Circuit, Home, Panel, PowerManagement, Subpanel
from assess.rulebook import load_reference
from assess.verdict.remedies.catalogue import Offer, figure

NEW_PANEL = "new, listed"  # a make that no hazard list knows
_DOWN = 2  # the space below is the next number of the same side


def manage(home: Home, offer: Offer) -> Home | None:
    """Put the node under a listed power control system; one that gives way is not exchanged for one that does not."""
    now, wanted = home.node.power_management, PowerManagement(str(offer.entry.values["management"]))
    if now is wanted or now is PowerManagement.PCS_DYNAMIC:
        return None
    return home.model_copy(update={"node": home.node.model_copy(update={"power_management": wanted})})


def new_circuit(home: Home, _offer: Offer) -> Home | None:
    """Leave the existing circuit alone."""
    if home.node.existing_breaker_a is None:
        return None
    node = home.node.model_copy(update={"existing_breaker_a": None, "existing_conductor": None})
    return home.model_copy(update={"node": node})


def main_panel_feed(home: Home, _offer: Offer) -> Home | None:
    """Hang the node on the main panel."""
    if home.node.fed_from is None:
        return None
    return home.model_copy(update={"node": home.node.model_copy(update={"fed_from": None})})


def main_breaker(home: Home, _offer: Offer) -> Home | None:
    """Fit a main breaker as large as the service, where the busbar behind it may have one."""
    rating_a, panel = home.service.rating_a, home.panel
    if rating_a is None or not panel.main_a or panel.bus_a is None or not panel.main_a < rating_a <= panel.bus_a:
        return None
    return home.model_copy(update={"panel": panel.model_copy(update={"main_a": rating_a})})


def panel(home: Home, _offer: Offer) -> Home:
    """Replace the panel by a new one of the service's rating; where that is not known, the ratings stay unknown."""
    rating_a = home.service.rating_a
    ratings = {} if rating_a is None else {"bus_a": rating_a, "main_a": rating_a}
    return _new_panel(home, ratings)


def larger_bus(home: Home, offer: Offer) -> Home | None:
    """Replace the panel by one whose busbar is larger than its main breaker."""
    bus_a, main_a = home.panel.bus_a, home.panel.main_a
    if offer.size is None or bus_a is None or bus_a >= offer.size.value or (main_a or 0.0) > offer.size.value:
        return None
    return _new_panel(home, {"bus_a": offer.size.value})


def service(home: Home, offer: Offer) -> Home | None:
    """Bring a larger service to the house, with conductors and a panel for it."""
    rating_a, size = home.service.rating_a, offer.size
    if size is None or rating_a is None or size.value <= rating_a:
        return None
    new = {"rating_a": size.value, "continuous_a": None, "conductor_size": None, "conductor_material": None}
    larger = home.model_copy(update={"service": home.service.model_copy(update=new)})
    return _new_panel(larger, {"bus_a": size.value, "main_a": size.value})


def service_conductors(home: Home, _offer: Offer) -> Home | None:
    """Replace the service conductors; new ones are sized for the service, and so are not stated."""
    if home.service.conductor_size is None or home.service.rating_a is None:
        return None
    new = {"conductor_size": None, "conductor_material": None}
    return home.model_copy(update={"service": home.service.model_copy(update=new)})


def subpanel(home: Home, _offer: Offer) -> Home | None:
    """Free two spaces of the main panel, one above the other, by moving circuits to a new sub-panel."""
    needed, there = load_reference("reference/electrical").figure("node.spaces").value, home.panel
    if home.node.fed_from is not None:
        return None
    if there.circuits is None or there.spaces_total is None:
        if there.spaces_free is None or there.spaces_free >= needed:
            return None
        freed = there.model_copy(update={"spaces_free": needed})
        return home.model_copy(update={"panel": _with_subpanel(freed, None)})
    if there.free_pairs():
        return None
    moved = _moved(there, there.spaces_total)
    return None if moved is None else home.model_copy(update={"panel": moved})


def _new_panel(home: Home, ratings: dict[str, float]) -> Home:
    """Return the home with a new panel: the circuits move over, and with them what they say of the loads.

    Their old places do not, nor the defects that the old panel had.
    """
    new = {
        "make": NEW_PANEL,
        "model": None,
        "center_fed": False,
        "spaces_total": None,
        "spaces_free": figure("panel.free").value,
    }
    mended = {
        "panel_heat_or_corrosion": False,
        "fuse_panel": False,
        "split_bus": False,
        "double_tapped_breakers": False,
    }
    return home.model_copy(
        update={
            "panel": home.panel.model_copy(update={**new, **ratings}),
            "safety": home.safety.model_copy(update=mended),
        }
    )


def _moved(there: Panel, spaces: int) -> Panel | None:
    """Return the panel with the breakers of two pairs of spaces moved out, one for the node and one for the feeder.

    None where no two pairs hold only whole one-pole breakers.
    """
    circuits = [c for c in there.circuits or () if c.load_type != "spare"]
    fixed = {row for c in circuits if not c.space.isdigit() for row in c.rows}
    pairs = [(n, n + _DOWN) for n in range(1, spaces - 1) if not {n, n + _DOWN} & fixed]
    apart = [(one, other) for one, other in combinations(pairs, 2) if not set(one) & set(other)]
    if not apart:
        return None
    # As few circuits as can be are moved; of equals the lowest spaces.
    node, feeder = min(apart, key=lambda two: sum(bool(c.rows & {*two[0], *two[1]}) for c in circuits))
    gone = [c for c in circuits if c.rows & {*node, *feeder}]
    stay = [c for c in circuits if c not in gone]
    feed = Circuit(
        space=f"{feeder[0]},{feeder[1]}",
        poles=2,
        breaker_a=figure("subpanel.feeder").value,
        label="Added sub-panel",
        load_type="subpanel",
    )
    over = tuple(one.model_copy(update={"space": str(number)}) for number, one in enumerate(gone, start=1))
    return _with_subpanel(there.model_copy(update={"circuits": (*stay, feed)}), over)


def _with_subpanel(there: Panel, circuits: tuple[Circuit, ...] | None) -> Panel:
    names = {one.name for one in there.subpanels or ()}
    added = Subpanel(
        name=next(name for name in ("added", *(f"added {n}" for n in range(2, len(names) + 3))) if name not in names),
        feeder_breaker_a=figure("subpanel.feeder").value,
        bus_a=figure("subpanel.bus").value,
        main_a=0,
        spaces_total=int(figure("subpanel.spaces").value),
        circuits=circuits,
    )
    return there.model_copy(update={"subpanels": (*(there.subpanels or ()), added)})


ACTIONS = {
    one.__name__: one
    for one in (
        manage,
        new_circuit,
        main_panel_feed,
        main_breaker,
        panel,
        larger_bus,
        service,
        service_conductors,
        subpanel,
    )
}
