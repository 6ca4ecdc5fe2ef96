"""The battery that comes with the node: where it may stand, how large, how far from openings."""

from collections.abc import Iterable

from assess.findings import Finding, Severity
from assess.intake import Home, Placement
from assess.numbers import quantity
from assess.safety.hazards import BatterySiting, HazardRules
from assess.safety.node import BATTERY, NodeFacts
from assess.worksheet import Worksheet

_MOVE = "Move the node outdoors or into a garage, or leave the battery out."


def battery_findings(
    home: Home, node: NodeFacts, placement: Placement | None, rules: HazardRules, ws: Worksheet
) -> list[Finding]:
    """Return what bars or conditions the node's battery; nothing when it has none."""
    siting, node_kwh = rules.battery, node.battery_kwh
    if node_kwh is None:
        return _unstated(placement, siting)
    if node_kwh == 0:
        return []
    found: list[Finding] = []
    ws.given("Largest battery unit of a home", siting.unit)
    if node_kwh > siting.unit.value:
        found.append(
            _blocking(
                "safety.battery_unit",
                f"The node's battery holds {quantity(node_kwh, 'kWh')}.",
                f"The rules for homes end at {quantity(siting.unit.value, 'kWh')} a unit; above are commercial rules.",
                "Choose a smaller battery, or have it approved under the commercial rules.",
                siting.unit.cite,
            )
        )
    if placement is None:
        return found
    found += [*_place(home, placement, siting), *_total(home, node_kwh, placement, siting, ws)]
    return [*found, _clearance(home, siting)]


def _unstated(placement: Placement | None, siting: BatterySiting) -> list[Finding]:
    """Return what an unstated battery means: it decides where people live, elsewhere it is a condition."""
    if placement is None:
        return []
    decides = placement is Placement.LIVING_SPACE
    return [
        Finding(
            code="safety.battery_unstated",
            severity=Severity.UNKNOWN if decides else Severity.NOTE,
            says="Whether the node comes with a battery is not stated.",
            means="A battery may not stand in living space."
            if decides
            else "A battery has rules of its own for its place.",
            cure="Give node.battery_kwh, 0 for none.",
            cite=siting.place_cite,
            field=BATTERY,
        )
    ]


def _place(home: Home, placement: Placement, siting: BatterySiting) -> Iterable[Finding]:
    code, beside = "safety.battery_place", home.safety.beside_sleeping_room
    if placement is Placement.LIVING_SPACE:
        says = "The node with its battery would stand in living space."
        yield _blocking(code, says, "Batteries may not stand where people live or sleep.", _MOVE, siting.place_cite)
    elif not placement.outdoors and beside:
        says = "The node with its battery would stand beside a sleeping room."
        means = "A battery may not stand in a space that opens into a sleeping room; beside is taken for opening here."
        yield _blocking(
            code, says, means, f"{_MOVE} If no door leads to the room, have that confirmed.", siting.place_cite
        )
    elif not placement.outdoors and beside is None:
        yield Finding(
            code=code,
            severity=Severity.WARNING,
            says="Whether the node with its battery would stand beside a sleeping room was not recorded.",
            means="A battery may not stand in a space that opens into a sleeping room.",
            cure="See on site that no door leads to a sleeping room.",
            cite=siting.place_cite,
            field="safety.beside_sleeping_room",
        )
    if home.battery is not None and home.battery.location in {"living_space", "sleeping_room"}:
        yield Finding(
            code="safety.home_battery_place",
            severity=Severity.WARNING,
            says="The battery that is already there stands where people live or sleep.",
            means="Batteries may not stand there.",
            cure="Have it moved before another one is added.",
            cite=siting.place_cite,
            mends_home=True,
        )


def _total(
    home: Home, node_kwh: float, placement: Placement, siting: BatterySiting, ws: Worksheet
) -> Iterable[Finding]:
    """Count the node's battery with what stands at the same kind of place; an unknown place counts as the same."""
    kind = siting.kind_of_place.get(placement.value)
    if kind is None:
        return
    limit, parts, other = siting.total[kind], {"node": node_kwh}, home.battery
    same = other is not None and (other.location is None or siting.kind_of_place.get(other.location) == kind)
    if other is not None and same and other.energy_kwh is None:
        yield Finding(
            code="safety.battery_total",
            severity=Severity.UNKNOWN,
            says="How much the battery holds that is already there is not known.",
            means=f"All batteries {_where(kind)} together may hold {quantity(limit.value, limit.unit)}.",
            cure="Read its label.",
            cite=limit.cite,
            field="battery.energy_kwh",
        )
        return
    if other is not None and same and other.energy_kwh is not None:
        parts["already there"] = other.energy_kwh
    total = float(ws.total(f"Batteries {_where(kind)}", parts, unit="kWh"))
    ws.given(f"Most that may stand {_where(kind)}", limit)
    says = f"The batteries {_where(kind)} would hold {quantity(total, 'kWh')} together."
    means = f"At most {quantity(limit.value, limit.unit)} are allowed there."
    if total > limit.value:
        cure = "Choose a smaller battery, or put one of them at another kind of place."
        yield _blocking("safety.battery_total", says, means, cure, limit.cite)
    else:
        yield Finding(code="safety.battery_total", severity=Severity.OK, says=says, means=means, cite=limit.cite)


def _clearance(home: Home, siting: BatterySiting) -> Finding:
    needed, clear = siting.clearance, home.safety.node_clearance_in
    code, asked = "safety.battery_clearance", quantity(needed.value, needed.unit)
    if clear is not None and clear >= needed.value:
        says = f"The node stands clear by {quantity(clear, needed.unit)}."
        return Finding(code=code, severity=Severity.OK, says=says, means=f"{asked} are asked.", cite=needed.cite)
    known = f"The node stands clear by {quantity(clear, needed.unit)} only."
    return Finding(
        code=code,
        severity=Severity.WARNING,
        says="The clearance of the node with its battery was not measured." if clear is None else known,
        means=f"A battery keeps {asked} from doors, windows and other batteries unless its listing allows less.",
        cure="Measure, and move the node if it is less.",
        cite=needed.cite,
        field="safety.node_clearance_in" if clear is None else None,
    )


def _where(kind: str) -> str:
    return "in the garage" if kind == "garage" else kind


def _blocking(code: str, says: str, means: str, cure: str, cite: str) -> Finding:
    return Finding(code=code, severity=Severity.BLOCKING, says=says, means=means, cure=cure, cite=cite)
