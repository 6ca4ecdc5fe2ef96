"""The one forward function: a home and a node configuration in, every discipline's section out.

The search, the remedies and the report all call it, so that no inverted formula can disagree. A case works out no more
than it is asked: a search that has met one limit exceeded never learns of the others.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from assess.electrical import assess_electrical, conditions_of, design_current_a, electrical_limits
from assess.electrical.circuit.node_circuit import node_circuit
from assess.findings import Finding, Limit, Section, Severity, Worked
from assess.hardware import NodePower, node_power
from assess.network import assess_network, network_limits
from assess.safety import assess_safety
from assess.thermal import assess_thermal
from assess.verdict.availability import availability_limit
from assess.verdict.reserve import MARGINS, less_reserve
from assess.verdict.site import Site
from assess.verdict.stages import AREA_OF, STAGES, stage_of
from assess.worksheet import Worksheet

if TYPE_CHECKING:
    from assess.year.summary import Summary

__all__ = ["Case", "Site", "run"]

_DISCIPLINES = ("electrical", "thermal", "network")
_QUICK_FIRST = ("network", "electrical", "thermal", "year")


@dataclass(frozen=True, eq=False)
class Case:
    """One configuration at a site, each discipline worked out when it is first asked for.

    The limits of `sections` are what the disciplines found; `limits` are the same less what the policy keeps free,
    and the policy's own.
    """

    site: Site
    gpus: int
    cap_w: float
    recording: bool = False

    @property
    def power(self) -> NodePower:
        """Return what the node draws and gives off."""
        return self._node[0]

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Return every limit that counts."""
        return tuple(limit for area in (*_DISCIPLINES, "year") for limit in self._limits_of(area))

    @cached_property
    def fits(self) -> bool:
        """Return whether no known limit is exceeded; what is not known does not count here."""
        return self.stop() is None

    def limits_of(self, stages: Collection[str]) -> tuple[Limit, ...]:
        """Return the limits of these stages alone; the year is not run where it is none of them."""
        areas = {AREA_OF[stage] for stage in stages}
        asked = (limit for area in (*_DISCIPLINES, "year") if area in areas for limit in self._limits_of(area))
        return tuple(limit for limit in asked if stage_of(limit) in stages)

    def stop(self, stages: Collection[str] = STAGES) -> Limit | None:
        """Return a known limit of these stages that is exceeded; None where there is none."""
        areas = {AREA_OF[stage] for stage in stages}
        asked = (limit for area in _QUICK_FIRST if area in areas for limit in self._limits_of(area))
        return next((limit for limit in asked if limit.fits is False and stage_of(limit) in stages), None)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """Return the section of every discipline, and of the policy where it sets a limit or takes from one."""
        policy = self._policy_section()
        ours = (policy,) if policy.worked or policy.limits else ()
        return (self._node[1], *(self.section(name) for name in (*_DISCIPLINES, "safety")), *ours)

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """Return every finding of every section; the year and the policy find nothing, and so are not run for it."""
        return tuple(finding for name in (*_DISCIPLINES, "safety") for finding in self.section(name).findings)

    @cached_property
    def blocked(self) -> bool:
        """Return whether a hazard blocks the node whatever its size."""
        return any(finding.severity is Severity.BLOCKING for finding in self.findings)

    @cached_property
    def came_to(self) -> "Summary | None":
        """Return what the year comes to; None where it cannot be run."""
        year = self.site.year_around(run(self.site, self.gpus, self.site.spec.cap_max_w).power)
        return None if year is None else year.run((self.gpus,), (self.cap_w,))[0]

    @property
    def floor(self) -> NodePower:
        """Return what as many GPUs draw at the lowest cap."""
        return run(self.site, self.gpus, self.site.spec.cap_min_w).power

    @cached_property
    def _node(self) -> tuple[NodePower, Section]:
        ws, site = Worksheet(recording=self.recording), self.site
        share, cop = site.on_hottest_day(ws) if self.recording else site.hottest_day
        power = node_power(site.spec, self.gpus, self.cap_w, ws, dry_cooler_share=share, heat_pump_cop=cop)
        sheet = Worked(title="Power and heat of the node", steps=tuple(ws.steps))
        return power, Section(name="node", title="Node", worked=(sheet,) if self.recording else ())

    @cached_property
    def _worked_out(self) -> dict[str, Section]:
        return {}

    @cached_property
    def known(self) -> dict[str, tuple[Limit, ...]]:
        """Return the limits that were asked for so far, by discipline."""
        return {}

    @cached_property
    def _sheets(self) -> dict[str, Worksheet]:
        """Return the sheets of the policy, one for each area so that their order is not that of the asking."""
        return {area: Worksheet(recording=self.recording) for area in (*_DISCIPLINES, "year")}

    def section(self, name: str) -> Section:
        """Return the section of a discipline."""
        if name not in self._worked_out:
            self._worked_out[name] = _WORK[name](self)
        return self._worked_out[name]

    def _limits_of(self, area: str) -> tuple[Limit, ...]:
        if area not in self.known:
            if area == "year":
                self.known[area] = self._of_the_year()
            else:
                found = self.section(area).limits if self.recording else _LIMITS[area](self)
                self.known[area] = less_reserve(found, self.site.policy.figure(MARGINS[area]), self._sheets[area])
        return self.known[area]

    def _of_the_year(self) -> tuple[Limit, ...]:
        """Return the limit of the year, asked only of a node that every other limit is known to let pass."""
        if not self.site.node_year or not all(
            limit.fits for area in _QUICK_FIRST if area != "year" for limit in self._limits_of(area)
        ):
            return ()
        came_to = run(self.site, self.gpus, self.cap_w).came_to
        if came_to is None:
            return ()
        return (availability_limit(came_to, self.site.policy.figure("year.availability"), self._sheets["year"]),)

    def _policy_section(self) -> Section:
        limits = tuple(limit for limit in self.limits if stage_of(limit) == "year")
        *several, year = (tuple(ws.steps) for ws in self._sheets.values())
        kept = tuple(step for steps in several for step in steps)
        worked = (Worked(title="Kept free", steps=kept), Worked(title="Work that the year delivers", steps=year))
        return Section(name="policy", title="Policy", worked=tuple(w for w in worked if w.steps), limits=limits)


def run(site: Site, gpus: int, cap_w: float, *, recording: bool = False) -> Case:
    """Return the case of `gpus` at `cap_w`; with `recording` every step is kept."""
    if recording:
        return Case(site, gpus, cap_w, recording=True)
    return site.cases.setdefault((gpus, cap_w), Case(site, gpus, cap_w))


def _electrical(case: Case) -> Section:
    site, recording = case.site, case.recording
    return assess_electrical(site.home, case.power, case.floor, site.edition, method=site.method, recording=recording)


def _thermal(case: Case) -> Section:
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


def _network(case: Case) -> Section:
    home = case.site.home
    return assess_network(home, case.gpus, home.node.workload, recording=case.recording)


def _safety(case: Case) -> Section:
    site, home, power = case.site, case.site.home, case.power
    material, conditions = home.node.conductor_material or "copper", conditions_of(home, power)
    current_a, silent = design_current_a(power, home.node.power_management), Worksheet(recording=False)
    circuit = node_circuit(current_a, site.edition, silent, material=material, conditions=conditions)
    placement, recording = site.spec.placement, case.recording
    return assess_safety(home, site.edition, placement, power.wall_w, circuit.serving_a, recording=recording)


def _electrical_limits(case: Case) -> tuple[Limit, ...]:
    return electrical_limits(case.site.house, case.power, case.floor)


def _thermal_limits(case: Case) -> tuple[Limit, ...]:
    return case.section("thermal").limits


def _network_limits(case: Case) -> tuple[Limit, ...]:
    home, gpus, known = case.site.home, case.gpus, case.site.internet
    if gpus not in known:
        known[gpus] = network_limits(home, gpus, home.node.workload)
    return known[gpus]


_WORK: dict[str, Callable[[Case], Section]] = {
    "electrical": _electrical,
    "thermal": _thermal,
    "network": _network,
    "safety": _safety,
}
# The same limits without all that a section says beside them, for a silent case.
_LIMITS: dict[str, Callable[[Case], tuple[Limit, ...]]] = {
    "electrical": _electrical_limits,
    "thermal": _thermal_limits,
    "network": _network_limits,
}
