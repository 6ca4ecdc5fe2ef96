"""The one forward function: a home and a node configuration in, every discipline's section out.

The search, the remedies and the report all call it, so that no inverted formula can disagree. A case works out no more
than it is asked: a search that has met one limit exceeded never learns of the others.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from assess.electrical import NodeCircuit, circuit_at, premises_block
from assess.findings import Finding, Limit, Section, Worked
from assess.hardware import NodePower, node_power, silent_power
from assess.verdict.availability import availability_limit
from assess.verdict.disciplines import LIMITS, WORK, blocks
from assess.verdict.kept import NOTHING
from assess.verdict.reserve import MARGINS, less_reserve
from assess.verdict.site import Site
from assess.verdict.stages import AREA_OF, STAGES, stage_of
from assess.worksheet import Worksheet

__all__ = ["Case", "Site", "run"]

_DISCIPLINES = ("electrical", "thermal", "network")
_QUICK_FIRST = ("network", "electrical", "thermal", "year")
_NO_SHEET = Section(name="node", title="Node")


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
        """Return whether a hazard blocks the node whatever its size.

        A search asks it of many nodes, so of a silent case only what can block is looked for.
        """
        if self.recording:
            return any(map(blocks, self.findings))
        return self._premises_block or self._place_blocks

    @property
    def _premises_block(self) -> bool:
        """Return whether the premises block the node: only one that feeds the panel can be blocked by them."""
        return bool(self.site.home.node.exports) and premises_block(self.site.house.case, self.circuit)

    @property
    def _place_blocks(self) -> bool:
        """Return whether place, line or a hazard of the home block; how large the node is does not matter for that."""
        site = self.site
        return (
            site.kept.once(
                "thermal blocks",
                site.reads("thermal" if site.spec.indoors else "heat outdoors"),
                lambda: any(map(blocks, self.section("thermal").findings)),
                *(site.spec, site.weather, site.hourly, site.policy),
            )
            or site.kept.once(
                "network blocks",
                site.reads("network"),
                lambda: any(map(blocks, self.section("network").findings)),
            )
            or site.kept.once(
                "safety blocks",
                site.reads("safety"),
                lambda: any(map(blocks, self.section("safety").findings)),
                *(site.edition, site.spec.placement),
            )
        )

    @cached_property
    def work(self) -> tuple[float, float] | None:
        """Return the work asked of the node in a year and the work done [GPU-h]; None where it cannot be run."""
        from assess.year.steady import is_steady

        site = self.site
        if site.record is None and is_steady(site.home):
            steady = site.steady_around(run(site, self.gpus, site.spec.cap_max_w).power)
            return None if steady is None else steady.work(self.gpus, self.cap_w)
        year = site.year_around(run(site, self.gpus, site.spec.cap_max_w).power)
        return None if year is None else year.work(self.gpus, self.cap_w)

    @cached_property
    def floor(self) -> NodePower:
        """Return what as many GPUs draw at the lowest cap."""
        return run(self.site, self.gpus, self.site.spec.cap_min_w).power

    @cached_property
    def circuit(self) -> NodeCircuit:
        """Return the node's circuit, without the working."""
        site = self.site
        return site.kept.once(
            "circuit",
            site.reads("circuit"),
            lambda: circuit_at(site.home, self.power, site.edition),
            *(site.edition, self.power),
        )

    @cached_property
    def _node(self) -> tuple[NodePower, Section]:
        site = self.site
        if not self.recording:
            power = site.kept.once(
                ("power", self.gpus, self.cap_w),
                NOTHING,
                lambda: silent_power(site.spec, self.gpus, self.cap_w, *site.hottest_day),
                *(site.spec, *site.hottest_day),
            )
            return power, _NO_SHEET
        ws = Worksheet()
        share, cop = site.on_hottest_day(ws)
        power = node_power(site.spec, self.gpus, self.cap_w, ws, dry_cooler_share=share, heat_pump_cop=cop)
        sheet = Worked(title="Power and heat of the node", steps=tuple(ws.steps))
        return power, Section(name="node", title="Node", worked=(sheet,))

    @cached_property
    def _worked_out(self) -> dict[str, Section]:
        return {}

    @cached_property
    def used(self) -> dict[tuple[str, ...], dict[tuple[str, str], float]]:
        """Return what was asked so far of the shares of the limits, by their stages."""
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
            self._worked_out[name] = WORK[name](self)
        return self._worked_out[name]

    def _limits_of(self, area: str) -> tuple[Limit, ...]:
        if area not in self.known:
            if area == "year":
                self.known[area] = self._of_the_year()
            else:
                found = self.section(area).limits if self.recording else LIMITS[area](self)
                self.known[area] = less_reserve(found, self.site.policy.figure(MARGINS[area]), self._sheets[area])
        return self.known[area]

    def _of_the_year(self) -> tuple[Limit, ...]:
        """Return the limit of the year, asked only of a node that every other limit is known to let pass."""
        if not self.site.node_year or not all(
            limit.fits for area in _QUICK_FIRST if area != "year" for limit in self._limits_of(area)
        ):
            return ()
        work = run(self.site, self.gpus, self.cap_w).work
        if work is None:
            return ()
        return (availability_limit(*work, self.site.policy.figure("year.availability"), self._sheets["year"]),)

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
