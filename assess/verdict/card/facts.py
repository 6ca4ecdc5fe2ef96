"""What the lines of the card are filled in with: amounts of this assessment, and what kind of node and home it is."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from assess.electrical import NodeCircuit, design_current_a
from assess.electrical.power_control import marking_text
from assess.electrical.supply.service_class import service_rating_a
from assess.intake import PowerManagement
from assess.network import plan_needed
from assess.numbers import quantity
from assess.rulebook import load_reference
from assess.safety import load_hazards
from assess.safety.node import node_facts
from assess.thermal import WARMEST_AIR
from assess.verdict.card.wording import NAME, Facts, Trait
from assess.worksheet import Worksheet

if TYPE_CHECKING:  # the verdict's records take their card from this package
    from assess.verdict.forward import Case
    from assess.verdict.site import Site

Amounts = dict[str, tuple[float | None, str]]


def facts_of(site: "Site", case: "Case", circuit: NodeCircuit, setpoint_a: float | None) -> Facts:
    """Return what is known of an accepted case; `setpoint_a` is the power control setting, None without one."""
    found: Amounts = {
        **_circuit(site, case, circuit, setpoint_a),
        **_voltages(site, circuit),
        **_service(site, case),
        **_heat(site, case),
        **_around(site),
        **_line(site, case),
    }
    return Facts(
        amounts={name: (value, unit) for name, (value, unit) in found.items() if value is not None},
        texts={name: text for name, text in _texts(site, case, circuit, setpoint_a) if text is not None},
        traits=frozenset(_traits(site, circuit, setpoint_a)),
    )


def _circuit(site: "Site", case: "Case", circuit: NodeCircuit, setpoint_a: float | None) -> Amounts:
    """Return the amounts of the node and its circuit; the current ranges from a resting to a working heat pump."""
    power, band = case.power, site.spec.model.host.wall_band.value
    mild = 1 - power.heat_pump_w / power.wall_w
    most_a = setpoint_a
    if most_a is None and circuit.serving_a is not None:
        most_a = circuit.serving_a / site.edition.rules.continuous_load.factor.value
    high_a = power.current_a * (1 + band)
    return {
        "cap": (power.cap_w, "W"),
        "wall": (power.wall_w, "W"),
        "breaker": (circuit.serving_a, "A"),
        "setpoint": (setpoint_a, "A"),
        "design_current": (setpoint_a or design_current_a(power, site.home.node.power_management), "A"),
        "current_low": (power.current_a * mild * (1 - band), "A"),
        "current_high": (high_a if most_a is None else min(high_a, most_a), "A"),
    }


def _voltages(site: "Site", circuit: NodeCircuit) -> Amounts:
    shelf = load_reference(NAME)
    share, under = shelf.figure("tolerances.service_share").value, shelf.figure("tolerances.utilization_share").value
    volts, meter_v = site.spec.volts, shelf.figure("tolerances.meter").value
    drop_v = None if circuit.drop_pct is None else volts * circuit.drop_pct / 100 + meter_v
    return {
        "volts": (volts, "V"),
        "supply_low": (volts * (1 - share), "V"),
        "supply_high": (volts * (1 + share), "V"),
        "node_low": (volts * (1 - under), "V"),
        "drop": (drop_v, "V"),
        "drop_advised": (volts * site.edition.rules.voltage_drop.branch.value / 100, "V"),
    }


def _service(site: "Site", case: "Case") -> Amounts:
    """Return what the service is rated for, and what house and node come to on it by the calculation."""
    rating_a = service_rating_a(site.home, Worksheet(recording=False))
    found = (limit for section in case.sections for limit in section.limits)  # before a policy keeps a share free
    left_a = next((limit.capacity for limit in found if limit.code == "electrical.service"), None)
    high_a = None
    if rating_a is not None and left_a is not None:
        high_a = rating_a - left_a + design_current_a(case.power, site.home.node.power_management)
    return {"service_rating": (rating_a, "A"), "service_high": (high_a, "A")}


def _heat(site: "Site", case: "Case") -> Amounts:
    """Return the temperatures at which the node warns and stops, and how far the coolant may be over the air."""
    shelf, cooling, heat = load_reference(NAME), load_reference("hardware/cooling"), load_reference("reference/thermal")
    coolant, room = site.policy.figure("alarms.coolant_c"), site.policy.figure("alarms.room_f")
    allowed = [step.value for section in case.sections for step in section.steps if step.label == WARMEST_AIR]
    stop_f = min([*allowed, room.value])
    sun = heat.figure(f"sun.{site.home.room.sun or 'full'}")
    rise_f = sum(
        f.value for f in (cooling.figure("dry_cooler.approach"), cooling.figure("dry_cooler.recirculation"), sun)
    )
    cutoff, soak, joint = (
        heat.figure("failure.cutoff_f"),
        shelf.figure("tolerances.soak"),
        shelf.figure("tolerances.joint"),
    )
    return {
        "coolant_stop": (coolant.value, coolant.unit),
        "coolant_warning": (coolant.value - shelf.figure("warnings.coolant").value, coolant.unit),
        "coolant_rise_f": (rise_f, "°F"),
        "coolant_rise": (rise_f / load_reference("reference/conductors").figure("celsius.degree").value, "K"),
        "room_stop": (stop_f, room.unit),
        "room_warning": (stop_f - shelf.figure("warnings.room").value, room.unit),
        "cutoff": (cutoff.value, cutoff.unit),
        "soak": (soak.value, soak.unit),
        "joint": (joint.value, joint.unit),
    }


def _line(site: "Site", case: "Case") -> Amounts:
    down, up = plan_needed(case.power.gpus, site.home.node.workload)
    return {"down": (down, "Mbps"), "up": (up, "Mbps")}


def _around(site: "Site") -> Amounts:
    """Return the clearances around panel, disconnect and battery, and when the connections are scanned."""
    rules, hazards = site.edition.rules, load_hazards()
    scan = hazards.node
    figures = {
        "depth": rules.working_space.depth,
        "width": rules.working_space.width,
        "height": rules.working_space.height,
        "disconnect": rules.disconnect.within_sight,
        "clearance": hazards.battery.clearance,
        "scan_to": scan.scan_to,
    }
    found: Amounts = {name: (figure.value, figure.unit) for name, figure in figures.items()}
    return found | {"scan_from": (scan.scan_from.value, "")}


def _texts(
    site: "Site", case: "Case", circuit: NodeCircuit, setpoint_a: float | None
) -> Iterator[tuple[str, str | None]]:
    yield "gpus", quantity(case.power.gpus, "GPUs")
    yield "wire", circuit.wire
    yield "grounding", circuit.grounding
    yield "listing", site.edition.rules.power_control.listing
    if setpoint_a is not None:
        dynamic = site.home.node.power_management is PowerManagement.PCS_DYNAMIC
        yield "pcs_marking", marking_text(setpoint_a, dynamic=dynamic)


def _traits(site: "Site", circuit: NodeCircuit, setpoint_a: float | None) -> Iterator[Trait]:
    rules, spec, battery_kwh = (
        site.edition.rules,
        site.spec,
        node_facts(site.home, Worksheet(recording=False)).battery_kwh,
    )
    outdoors = not spec.indoors
    yield "outdoors" if outdoors else "indoors"
    yield "new" if circuit.existing is None else "existing"
    if spec.cooling == "liquid":
        yield "liquid"
    if battery_kwh:
        yield "battery"
    if site.home.node.exports:
        yield "exports"
    if not rules.surge_protection.absent:
        yield "surge"
    gfci = rules.gfci_outdoor
    if outdoors and not gfci.absent and circuit.serving_a is not None and circuit.serving_a <= gfci.up_to.value:
        yield "gfci"
    if setpoint_a is None:
        yield "pcs_none"
    else:
        yield "pcs"
        yield "pcs_dynamic" if site.home.node.power_management is PowerManagement.PCS_DYNAMIC else "pcs_fixed"
