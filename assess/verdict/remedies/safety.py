"""What can be changed for safety: the panel's place, the battery, and what the site checklist asks for."""

from assess.hardware import nodes
from assess.hardware.naming import find
from assess.intake import Home
from assess.verdict.remedies.catalogue import Offer, figure


def checked(home: Home, offer: Offer) -> Home | None:
    """Mend what one question of the checklist asks for, so that its answer is the good one."""
    field, answer = str(offer.entry.values["field"]), offer.entry.values["answer"]
    return None if getattr(home.safety, field) is answer else _safety(home, **{field: answer})


def move_panel(home: Home, _offer: Offer) -> Home:
    """Move the panel to where it may be, with the space before it that the code asks for."""
    space = {f"working_{name}_in": figure(f"working_space.{name}").value for name in ("depth", "width", "height")}
    return _safety(home, panel_place="other", **space)


def clear_space(home: Home, _offer: Offer) -> Home | None:
    """Clear the space before the panel, where it was measured and is too small."""
    short = {}
    for name in ("depth", "width"):
        field, needed_in = f"working_{name}_in", figure(f"working_space.{name}").value
        measured_in = getattr(home.safety, field)
        if measured_in is not None and measured_in < needed_in:
            short[field] = needed_in
    return _safety(home, **short) if short else None


def no_battery(home: Home, _offer: Offer) -> Home | None:
    """Leave the node's battery out."""
    node = home.node
    model = find(node.model, nodes(), "node", "node.model") if node.model else None
    comes_with = model.battery_kwh.value if model is not None and model.battery_kwh is not None else 0.0
    if not (comes_with if node.battery_kwh is None else node.battery_kwh):
        return None
    return home.model_copy(update={"node": node.model_copy(update={"battery_kwh": 0.0})})


def _safety(home: Home, **fields: object) -> Home:
    return home.model_copy(update={"safety": home.safety.model_copy(update=fields)})


ACTIONS = {one.__name__: one for one in (checked, move_panel, clear_space, no_battery)}
