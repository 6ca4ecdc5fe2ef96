"""The safety section: what must be cured, cleared or watched before a node is connected."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

from assess.findings import Finding, Section, Worked
from assess.intake import Home, Placement
from assess.rulebook import Edition
from assess.safety.battery import battery_findings
from assess.safety.checklist import checklist_findings
from assess.safety.hazards import HazardRules, load_hazards
from assess.safety.node import NodeFacts, node_facts
from assess.safety.panel_make import panel_make_findings
from assess.safety.protection import (
    disconnect_findings,
    ground_fault_findings,
    placement_findings,
    supply_findings,
)
from assess.safety.working_space import panel_place_findings, working_space_findings
from assess.worksheet import Worksheet


@dataclass(frozen=True)
class Surroundings:
    """A node at its place: the home, the code, and what the node draws [W] on a circuit of how many amperes.

    The two are asked for only by what depends on them.
    """

    home: Home
    edition: Edition
    placement: Placement | None
    power_w: Callable[[], float]
    branch_a: Callable[[], float | None]
    ws: Worksheet

    @cached_property
    def rules(self) -> HazardRules:
        """Return the hazards and their figures."""
        return load_hazards()

    @cached_property
    def node(self) -> NodeFacts:
        """Return what is known of the node."""
        return node_facts(self.home, self.ws)


# What is to be said, in reading order; none of these rests on another.
SAID: tuple[Callable[[Surroundings], Iterable[Finding]], ...] = (
    lambda at: panel_make_findings(at.home, at.rules),
    lambda at: checklist_findings(at.home, at.node, at.placement, at.edition, at.rules),
    lambda at: panel_place_findings(at.home, at.edition, at.rules),
    lambda at: working_space_findings(at.home, at.edition, at.rules, at.ws),
    lambda at: placement_findings(at.home, at.node, at.placement, at.rules),
    lambda at: battery_findings(at.home, at.node, at.placement, at.rules, at.ws),
    lambda at: disconnect_findings(at.home, at.edition, at.ws),
    lambda at: ground_fault_findings(at.placement, at.branch_a(), at.edition, at.ws),
    lambda at: supply_findings(at.home, at.power_w(), at.rules, at.ws),
)


def assess_safety(
    home: Home,
    edition: Edition,
    placement: Placement | None,
    power_w: float,
    branch_a: float | None,
    *,
    recording: bool = True,
) -> Section:
    """Return the safety section for a node that draws `power_w` at `placement` on a circuit of `branch_a`.

    It sets no limits: a hazard blocks or it does not. Raises UnconfirmedRule when a rule of the edition that
    gives a figure is open, IntakeError for a node that is not in the catalogue, RuleDataError for malformed hazards.
    """
    ws = Worksheet(recording=recording)
    around = Surroundings(home, edition, placement, lambda: power_w, lambda: branch_a, ws)
    _ = around.node  # written down first
    findings = tuple(finding for say in SAID for finding in say(around))
    worked = (Worked(title="Clearances and batteries", steps=tuple(ws.steps)),) if recording else ()
    return Section(name="safety", title="Safety", worked=worked, findings=findings)
