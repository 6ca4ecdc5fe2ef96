"""The safety section: what must be cured, cleared or watched before a node is connected."""

from assess.findings import Section, Worked
from assess.intake import Home, Placement
from assess.rulebook import Edition
from assess.safety.battery import battery_findings
from assess.safety.checklist import checklist_findings
from assess.safety.hazards import load_hazards
from assess.safety.node import node_facts
from assess.safety.panel_make import panel_make_findings
from assess.safety.protection import (
    disconnect_findings,
    ground_fault_findings,
    placement_findings,
    supply_findings,
)
from assess.safety.working_space import panel_place_findings, working_space_findings
from assess.worksheet import Worksheet


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
    rules = load_hazards()
    ws = Worksheet(recording=recording)
    node = node_facts(home, ws)
    findings = (
        *panel_make_findings(home, rules),
        *checklist_findings(home, node, placement, edition, rules),
        *panel_place_findings(home, edition, rules),
        *working_space_findings(home, edition, rules, ws),
        *placement_findings(home, node, placement, rules),
        *battery_findings(home, node, placement, rules, ws),
        *disconnect_findings(home, edition, ws),
        *ground_fault_findings(placement, branch_a, edition, ws),
        *supply_findings(home, power_w, rules, ws),
    )
    worked = (Worked(title="Clearances and batteries", steps=tuple(ws.steps)),) if recording else ()
    return Section(name="safety", title="Safety", worked=worked, findings=findings)
