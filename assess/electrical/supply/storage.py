"""Batteries as electrical equipment: their size, their place, their disconnect, and the node they are to carry.

Where the node's own battery may stand is for the safety section to say.
"""

from collections.abc import Iterator

from assess.findings import Finding, Severity
from assess.hardware import NodePower, nodes
from assess.hardware.naming import find
from assess.intake import Home
from assess.numbers import quantity
from assess.rulebook import Edition, load_reference
from assess.worksheet import Worksheet

_SITING = "reference/hazards"


def storage_findings(home: Home, power: NodePower, edition: Edition, ws: Worksheet) -> Iterator[Finding]:
    """Yield what is to be said of the battery that is there and of the one that comes with the node."""
    own_kwh = _node_battery_kwh(home)
    if own_kwh:
        yield from _disconnect(edition)
    if home.battery is not None:
        yield from _size(home, ws)
        yield from _place(home, own_kwh, ws)
        yield from _stand_alone(home, power, edition, ws)


def _node_battery_kwh(home: Home) -> float | None:
    """Return the battery of the node as stated, else as the catalogue has it [kWh]."""
    asked = home.node
    if asked.battery_kwh is not None or asked.model is None:
        return asked.battery_kwh
    known = find(asked.model, nodes(), "node", "node.model").battery_kwh
    return None if known is None else known.value


def _disconnect(edition: Edition) -> Iterator[Finding]:
    rule = edition.rules.storage_disconnect
    if not edition.usable(rule):
        return
    place = "outdoors, readily accessible" if rule.outdoor else "within sight of it"
    yield Finding(
        code="electrical.storage_disconnect",
        severity=Severity.WARNING,
        says="The node brings a battery, which needs a disconnect of its own.",
        means="Switching off the service does not switch off a battery.",
        cure=f"Set a marked disconnect {place}.",
        cite=rule.cite,
    )


def _size(home: Home, ws: Worksheet) -> Iterator[Finding]:
    """Yield a cabinet that is larger than the rules for homes allow; one of unknown count may be."""
    battery, most = home.battery, load_reference(_SITING).figure("battery.unit")
    if battery is None or battery.energy_kwh is None or battery.energy_kwh <= most.value:
        return
    if battery.units is None:
        says = f"The battery holds {quantity(battery.energy_kwh, 'kWh')}; over how many cabinets is not known."
        cure = "Count the cabinets."
    else:
        cabinets = (float(battery.units), "cabinets")
        each = ws.product("Battery, one cabinet", (battery.energy_kwh, "kWh"), over=[cabinets], unit="kWh")
        if each <= most.value:
            return
        says = f"A cabinet of the battery holds {quantity(each, 'kWh')}."
        cure = "Have it approved under the commercial rules before anything is added."
    yield Finding(
        code="electrical.storage_unit",
        severity=Severity.WARNING,
        says=says,
        means=f"The rules for homes end at {quantity(most.value, most.unit)} a unit.",
        cure=cure,
        cite=most.cite,
        field="battery.units" if battery.units is None else None,
    )


def _place(home: Home, own_kwh: float | None, ws: Worksheet) -> Iterator[Finding]:
    """Yield where the battery that is there is too much for its place, or too near an opening."""
    battery, siting = home.battery, load_reference(_SITING)
    if battery is None:
        return
    clear, near_ft = siting.figure("battery.clearance"), battery.opening_distance_ft
    if near_ft is not None:
        near_in = ws.product("Battery to the nearest opening", (near_ft, "ft"), (12.0, "in/ft"), unit="in")
        if near_in < clear.value:
            yield Finding(
                code="electrical.storage_opening",
                severity=Severity.WARNING,
                says=f"The battery stands {quantity(near_in, 'in')} from a door or window.",
                means=f"A battery keeps {quantity(clear.value, clear.unit)} from openings.",
                cure="Have it moved, or see whether its listing allows less.",
                cite=clear.cite,
            )
    kind = siting.raw["battery"]["kind_of_place"].get(battery.location)
    if kind is None or battery.energy_kwh is None or own_kwh:
        return  # with a battery in the node both are added up by the safety section
    most = siting.figure(f"battery.total.{kind}")
    if battery.energy_kwh > most.value:
        yield Finding(
            code="electrical.storage_total",
            severity=Severity.WARNING,
            says=f"The battery that is there holds {quantity(battery.energy_kwh, 'kWh')}.",
            means=f"At such a place at most {quantity(most.value, most.unit)} are allowed.",
            cure="Have part of it moved to another kind of place.",
            cite=most.cite,
        )


def _stand_alone(home: Home, power: NodePower, edition: Edition, ws: Worksheet) -> Iterator[Finding]:
    """Yield a source that is to carry the node in an outage and is smaller than it, or of a size nobody read."""
    battery, rule = home.battery, edition.rules.stand_alone
    if battery is None or not battery.backs_up_node or not edition.usable(rule):
        return
    node_kw = ws.product("Node as the largest single load", (power.wall_w, "W"), over=[(1000.0, "W per kW")], unit="kW")
    means = "A source that carries a home alone is at least as large as its largest single load."
    away = "take the node off the loads it carries"
    if battery.stand_alone_kw is None:
        says = f"What the battery gives without the utility is not known; the node takes {quantity(node_kw, 'kW')}."
        cure, field = f"Read it on the inverter; if it is less, {away}.", "battery.stand_alone_kw"
    else:
        has_kw = ws.given("Battery without the utility", battery.stand_alone_kw, "kW")
        if has_kw >= node_kw:
            return
        says = (
            f"The battery gives {quantity(has_kw, 'kW')} without the utility; the node takes {quantity(node_kw, 'kW')}."
        )
        cure, field = f"{away[0].upper()}{away[1:]}, or hold it to less while the utility is out.", None
    yield Finding(
        code="electrical.stand_alone",
        severity=Severity.WARNING,
        says=says,
        means=means,
        cure=cure,
        cite=rule.cite,
        field=field,
    )
