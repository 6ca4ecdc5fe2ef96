"""The one forward function: a home and a node configuration in, every discipline's section out.

The search, the remedies and the report all call it, so that no inverted formula can disagree.
"""

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from assess.climate import DesignConditions
from assess.electrical import Method, assess_electrical, conditions_of, design_current_a
from assess.electrical.circuit.node_circuit import node_circuit
from assess.findings import Finding, Limit, Section, Severity, Worked
from assess.hardware import NodePower, NodeSpec, dry_cooler_share, heat_pump_cop, node_power
from assess.intake import Home
from assess.intake.weather_year import WeatherYear
from assess.network import assess_network
from assess.records import Confidence, Figure
from assess.rulebook import Edition, load_reference
from assess.safety import assess_safety
from assess.thermal import ThermalSite, assess_thermal, prepare_thermal
from assess.verdict.policy import Policy, usual_policy
from assess.worksheet import Worksheet

if TYPE_CHECKING:
    from assess.year.measured import Measured


@dataclass(frozen=True)
class Site:
    """Everything the forward function needs that does not change with the configuration."""

    home: Home
    spec: NodeSpec
    edition: Edition
    weather: DesignConditions | None
    method: Method = Method.AUTO
    hourly: WeatherYear | None = None
    policy: Policy = field(default_factory=usual_policy)
    record: "Measured | None" = None

    def with_home(self, home: Home, spec: NodeSpec) -> "Site":
        """Return the same site with the home changed."""
        return replace(self, home=home, spec=spec)

    @cached_property
    def thermal(self) -> ThermalSite:
        """Return what the heat section prepares once for every silent run."""
        return prepare_thermal(self.home, self.spec.placement, self.weather, recording=False, hourly=self.hourly)

    @cached_property
    def cooler_rated(self) -> Figure | None:
        """Return the heat the outdoor cooler is built for [W]: that of the node at full size."""
        if self.spec.cooling != "liquid":
            return None
        finished = self.spec.model.gpu is not None
        gpus = self.spec.model.gpus_max if finished else self.spec.gpus
        full = node_power(self.spec, gpus, self.spec.gpu.max_cap_w.value, Worksheet(recording=False))
        return Figure(
            value=full.cooler_heat_w,
            unit="W",
            cite="the cooler is taken to be built for the node at full size",
            confidence=Confidence.MEDIUM,
        )


@dataclass(frozen=True)
class Case:
    """One configuration, assessed."""

    power: NodePower
    sections: tuple[Section, ...]

    @property
    def limits(self) -> tuple[Limit, ...]:
        """Return every limit of every section."""
        return tuple(limit for section in self.sections for limit in section.limits)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return every finding of every section."""
        return tuple(finding for section in self.sections for finding in section.findings)

    @property
    def fits(self) -> bool:
        """Return whether no known limit is exceeded; what is not known does not count here."""
        return all(limit.fits is not False for limit in self.limits)

    @property
    def blocked(self) -> bool:
        """Return whether a hazard blocks the node whatever its size."""
        return any(finding.severity is Severity.BLOCKING for finding in self.findings)


def run(site: Site, gpus: int, cap_w: float, *, recording: bool = False) -> Case:
    """Return the case of `gpus` at `cap_w`; with `recording` every step is kept."""
    home, spec = site.home, site.spec
    ws = Worksheet(recording=recording)
    share, cop = _hottest_day(site, ws)
    power = node_power(spec, gpus, cap_w, ws, dry_cooler_share=share, heat_pump_cop=cop)
    silent = Worksheet(recording=False)
    floor = node_power(spec, gpus, spec.cap_min_w, silent, dry_cooler_share=share, heat_pump_cop=cop)
    sheet = Worked(title="Power and heat of the node", steps=tuple(ws.steps))
    node = Section(name="node", title="Node", worked=(sheet,) if recording else ())
    current_a = design_current_a(power, home.node.power_management)
    material, conditions = home.node.conductor_material or "copper", conditions_of(home, power)
    circuit = node_circuit(current_a, site.edition, silent, material=material, conditions=conditions)
    heat = assess_thermal(
        home,
        power,
        spec.placement,
        site.weather,
        recording=recording,
        cooler_has_heat_pump=spec.model.heat_pump_heat_w,
        cooler_rated=site.cooler_rated,
        site=None if recording else site.thermal,
        hourly=site.hourly,
    )
    sections = (
        node,
        assess_electrical(home, power, floor, site.edition, method=site.method, recording=recording),
        heat,
        assess_network(home, gpus, home.node.workload, recording=recording),
        assess_safety(home, site.edition, spec.placement, power.wall_w, circuit.serving_a, recording=recording),
    )
    return Case(power=power, sections=sections)


def _hottest_day(site: Site, ws: Worksheet) -> tuple[float, float | None]:
    """Return the share of the coolant's heat that needs no heat pump on the hottest day, and the pump's COP.

    Where nothing is known of that day, nothing is credited to the dry cooler.
    """
    if site.spec.cooling != "liquid":
        return 1.0, None
    hottest_f = site.thermal.outdoors.extreme_f
    if not isinstance(hottest_f, float):
        return 0.0, None
    sun = load_reference("reference/thermal").figure(f"sun.{site.home.room.sun or 'full'}")
    air_f = ws.total("Air around the cooler", {"outdoors": hottest_f, "sun": sun.value}, unit="°F")
    has_pump = site.spec.model.heat_pump_heat_w is not None
    return dry_cooler_share(air_f, ws), heat_pump_cop(air_f, ws) if has_pump else None
