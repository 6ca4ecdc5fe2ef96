"""The one forward function: a home and a node configuration in, every discipline's section out.

The search, the remedies and the report all call it, so that no inverted formula can disagree.
"""

from dataclasses import dataclass, replace

from assess.climate import DesignConditions
from assess.electrical import Method, assess_electrical, design_current_a, node_circuit
from assess.findings import Finding, Limit, Section, Severity, Worked
from assess.hardware import NodePower, NodeSpec, dry_cooler_share, node_power
from assess.intake import Home
from assess.network import assess_network
from assess.rulebook import Edition
from assess.safety import assess_safety
from assess.thermal import assess_thermal
from assess.worksheet import Worksheet


@dataclass(frozen=True)
class Site:
    """Everything the forward function needs that does not change with the configuration."""

    home: Home
    spec: NodeSpec
    edition: Edition
    weather: DesignConditions | None
    method: Method = Method.AUTO

    def with_home(self, home: Home, spec: NodeSpec) -> "Site":
        """Return the same site with the home changed."""
        return replace(self, home=home, spec=spec)


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
    share = 1.0
    if spec.cooling == "liquid" and site.weather is not None:
        share = dry_cooler_share(site.weather.extreme_max_f, ws)
    power = node_power(spec, gpus, cap_w, ws, dry_cooler_share=share)
    floor = node_power(spec, gpus, spec.cap_min_w, Worksheet(recording=False), dry_cooler_share=share)
    node = Section(name="node", title="Node", worked=(Worked(title="Power and heat of the node", steps=tuple(ws.steps)),))
    electrical = assess_electrical(home, power, floor, site.edition, method=site.method, recording=recording)
    circuit = node_circuit(
        design_current_a(power, home.node.power_management), site.edition, Worksheet(recording=False), material=home.node.conductor_material or "copper"
    )
    sections = (
        node,
        electrical,
        assess_thermal(home, power, spec.placement, site.weather, recording=recording),
        assess_network(home, gpus, home.node.workload, recording=recording),
        assess_safety(home, site.edition, spec.placement, power.wall_w, circuit.breaker_a, recording=recording),
    )
    return Case(power=power, sections=sections)
