"""How a case asks each discipline: in full for a report, and for a search no more than once for the same question."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from assess.electrical import assess_electrical, electrical_limits
from assess.findings import Finding, Limit, Section, Severity
from assess.network import assess_network, network_limits
from assess.records import is_many
from assess.safety import assess_safety
from assess.thermal import assess_thermal, thermal_limits
from assess.verdict.kept import Parts

if TYPE_CHECKING:
    from assess.verdict.forward import Case
    from assess.verdict.site import Site


def blocks(finding: Finding) -> bool:
    """Return whether a finding is a hazard that blocks."""
    return finding.severity is Severity.BLOCKING


def _electrical(case: "Case") -> Section:
    site, recording = case.site, case.recording
    return assess_electrical(
        site.home,
        case.power,
        case.floor,
        site.edition,
        method=site.method,
        recording=recording,
        counted=None if recording else site.house,
        circuit=None if recording else case.circuit,
    )


def _thermal(case: "Case") -> Section:
    site = case.site
    if case.recording:
        return _of_the_heat(case)
    return site.kept.once(
        ("thermal", site.room_year),
        _read_of_the_heat(site),
        lambda: _of_the_heat(case),
        *(site.spec, site.weather, site.hourly, site.policy, case.power),
    )


def _read_of_the_heat(site: "Site") -> Parts:
    return site.reads("thermal" if site.spec.indoors else "heat outdoors")


def _of_the_heat(case: "Case") -> Section:
    site = case.site
    return assess_thermal(
        site.home,
        case.power,
        site.spec.placement,
        site.weather,
        recording=case.recording,
        cooler_has_heat_pump=site.spec.model.heat_pump_heat_w,
        cooler_rated=site.cooler_rated,
        site=site.prepared(recording=True) if case.recording else site.thermal,
        hourly=site.hourly,
        room_year=site.room_year,
    )


def _network(case: "Case") -> Section:
    home, recording = case.site.home, case.recording
    if recording:
        return assess_network(home, case.gpus, home.node.workload)
    return case.site.kept.once(
        ("network", case.gpus),
        case.site.reads("network"),
        lambda: assess_network(home, case.gpus, home.node.workload, recording=False),
    )


def _safety(case: "Case") -> Section:
    site, recording = case.site, case.recording
    node = site.spec.placement, case.power.wall_w, case.circuit.serving_a
    if recording:
        return assess_safety(site.home, site.edition, *node)
    return site.kept.once(
        "safety",
        site.reads("safety"),
        lambda: assess_safety(site.home, site.edition, *node, recording=False),
        *(site.edition, *node),
    )


def _electrical_limits(case: "Case") -> tuple[Limit, ...]:
    # Of many homes at once no conductor is chosen before someone asks for it: it would divide them.
    circuit = None if is_many(case.power.current_a) else case.circuit
    return electrical_limits(case.site.house, case.power, case.floor, circuit)


def _thermal_limits(case: "Case") -> tuple[Limit, ...]:
    site = case.site
    if site.spec.indoors and site.room_year:
        return case.section("thermal").limits
    return site.kept.once(
        "thermal limits",
        _read_of_the_heat(site),
        lambda: thermal_limits(site.thermal, case.power, site.spec.model.heat_pump_heat_w, site.cooler_rated),
        *(site.spec, site.weather, site.hourly, site.policy, case.power),
    )


def _network_limits(case: "Case") -> tuple[Limit, ...]:
    home, gpus = case.site.home, case.gpus
    return case.site.kept.once(
        ("network limits", gpus),
        case.site.reads("network"),
        lambda: network_limits(home, gpus, home.node.workload),
    )


WORK: "dict[str, Callable[[Case], Section]]" = {
    "electrical": _electrical,
    "thermal": _thermal,
    "network": _network,
    "safety": _safety,
}
# The same limits without all that a section says beside them, for a silent case.
LIMITS: "dict[str, Callable[[Case], tuple[Limit, ...]]]" = {
    "electrical": _electrical_limits,
    "thermal": _thermal_limits,
    "network": _network_limits,
}
