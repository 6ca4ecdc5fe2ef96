"""The two legs of a panel: which space stands on which, and what each carries."""

from assess.intake.service import Panelboard
from assess.worksheet import Worksheet

_SIDES = 2  # two spaces, left and right, make a row; rows alternate between the legs


def leg_of(space: int) -> str:
    """Return the leg, `A` or `B`, that a space number stands on: rows alternate, from A at the top."""
    row = (space - 1) // _SIDES
    return "B" if row % _SIDES else "A"


def leg_loads_va(panel: Panelboard) -> dict[str, float]:
    """Return what is connected to each leg [VA], of the circuits that have a nameplate.

    A two-pole breaker loads both legs by half.
    """
    legs = {"A": 0.0, "B": 0.0}
    for circuit in panel.circuits or ():
        for position in circuit.positions:
            legs[leg_of(int(position.rstrip("AB")))] += (circuit.nameplate_va or 0.0) / circuit.poles
    return legs


def legs_written(panel: Panelboard, ws: Worksheet) -> None:
    """Write down the load of each leg and the sum of the handles, for information: neither is a limit."""
    circuits = [c for c in panel.circuits or () if c.load_type != "spare"]
    if any(c.nameplate_va for c in circuits):
        legs = leg_loads_va(panel)
        note = "circuits with a nameplate only; for information"
        for leg, va in legs.items():
            ws.given(f"Connected to leg {leg}", va, "VA", note=note)
        more, less = max(legs.values()), min(legs.values())
        ws.total("Difference of the legs", {"fuller": more}, less={"emptier": less}, unit="VA")
    if circuits and all(c.breaker_a is not None for c in circuits):
        handles = {f"{n}. {c.space}": c.breaker_a or 0.0 for n, c in enumerate(circuits, 1)}
        note = "for information: breakers of a panel may add up to more than its main"
        ws.total("Sum of the handle ratings", handles, unit="A", note=note)
