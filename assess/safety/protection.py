"""What the node's place and circuit ask for: a place at all, a disconnect in sight, ground-fault protection, quiet."""

from collections.abc import Iterable

from assess.findings import Finding, Severity
from assess.intake import Home, Placement
from assess.numbers import quantity
from assess.rulebook import Edition
from assess.safety.hazards import HazardRules
from assess.safety.node import NodeFacts
from assess.worksheet import Worksheet


def placement_findings(
    home: Home, node: NodeFacts, placement: Placement | None, rules: HazardRules
) -> Iterable[Finding]:
    """Yield what the place of the node means for the people beside it."""
    if placement is None:
        yield Finding(
            code="safety.placement",
            severity=Severity.WARNING if node.battery_kwh == 0 else Severity.UNKNOWN,
            says="Where the node would stand is not stated.",
            means="Its place decides about battery, detectors, protection from cars and ground-fault protection.",
            cure="Give node.placement or room.kind.",
            cite=rules.battery.place_cite,
            field="node.placement",
        )
    if home.safety.beside_sleeping_room:
        noise = node.noise
        loud = f"about {quantity(noise.value, noise.unit)} at the unit are" if noise else "its fans and pumps are"
        yield Finding(
            code="safety.noise",
            severity=Severity.WARNING,
            says="The node would stand beside a sleeping room.",
            means=f"It never rests, and {loud} heard at night.",
            cure="Choose a place away from sleeping rooms, or have the noise measured with the node running.",
            cite=noise.cite if noise else rules.node.noise_cite,
        )


def disconnect_findings(home: Home, edition: Edition, ws: Worksheet) -> Iterable[Finding]:
    """Yield whether the disconnect is near enough, and the outdoor one that a replaced service needs."""
    distance, rule = home.safety.disconnect_distance_ft, edition.rules.disconnect
    if distance is not None:
        most = edition.rule(rule).within_sight
        ws.given("Disconnect to node", distance, "ft", basis=home.basis_of("safety.disconnect_distance_ft").basis)
        ws.given("Farthest that counts as within sight", most)
        far = distance > most.value
        yield Finding(
            code="safety.disconnect_distance",
            severity=Severity.WARNING if far else Severity.OK,
            says=f"The disconnect is {quantity(distance, 'ft')} from the node.",
            means=f"Within sight means visible and at most {quantity(most.value, most.unit)} away.",
            cure="Put a lockable disconnect nearer to the node." if far else "",
            cite=most.cite,
        )
    emergency = edition.rules.emergency_disconnect
    yield Finding(
        code="safety.emergency_disconnect",
        severity=Severity.NOTE,
        says=(
            "This edition does not ask for an outdoor emergency disconnect."
            if emergency.absent
            else "Replacing the service equipment brings an outdoor emergency disconnect with it."
        ),
        means="Firefighters must be able to cut the power from outside.",
        cure="" if emergency.absent else "Include it where the panel or service is replaced.",
        cite=emergency.cite,
    )


def ground_fault_findings(
    placement: Placement | None, branch_a: float | None, edition: Edition, ws: Worksheet
) -> Iterable[Finding]:
    """Yield whether an outdoor node's circuit needs ground-fault protection. Raises UnconfirmedRule."""
    if placement is None or not placement.outdoors:
        return
    rule = edition.rule(edition.rules.gfci_outdoor)
    if rule.absent:
        yield Finding(
            code="safety.ground_fault",
            severity=Severity.NOTE,
            says="This edition does not ask for ground-fault protection of hard-wired outdoor equipment.",
            means="Later editions do, up to a size of circuit.",
            cite=rule.cite,
        )
        return
    most = quantity(rule.up_to.value, rule.up_to.unit)
    if branch_a is None:
        says = "The size of the node's circuit is not known."
        means, cure = f"Outdoors, circuits up to {most} need ground-fault protection.", ""
    else:
        ws.given("Branch circuit of the node", branch_a, "A")
        ws.given("Outdoor circuits with ground-fault protection, up to", rule.up_to)
        needed = branch_a <= rule.up_to.value
        circuit = f"The node's {quantity(branch_a, 'A')} circuit stands outdoors"
        says = f"{circuit} {'and needs' if needed else 'and is too large to need'} ground-fault protection."
        means = f"The rule reaches up to {most}, hard-wired equipment too."
        cure = "Choose such a breaker, and ask the maker whether the node's filters trip it." if needed else ""
    yield Finding(
        code="safety.ground_fault", severity=Severity.NOTE, says=says, means=means, cure=cure, cite=rule.up_to.cite
    )


def supply_findings(home: Home, power_w: float, rules: HazardRules, ws: Worksheet) -> Iterable[Finding]:
    """Yield the utility's transformer and the scan of the connections after the first days at full load."""
    node, service = rules.node, home.service
    watts = ws.given("Wall power of the node", power_w, "W")
    shared = service.homes_on_transformer
    size = f" of {quantity(service.transformer_kva, 'kVA')}" if service.transformer_kva else ""
    homes = f"shared by {shared} homes" if shared else "shared with neighbors as a rule"
    yield Finding(
        code="safety.transformer",
        severity=Severity.NOTE,
        says=f"The utility's transformer{size} is {homes}; the node takes up to {quantity(watts, 'W')} of it.",
        means="Transformers of homes are sized for loads that rest.",
        cure="Tell the utility before the node is ordered.",
        cite=node.transformer_cite,
        field=None if shared else "service.homes_on_transformer",
    )
    hours = f"{quantity(node.scan_from.value, '')} to {quantity(node.scan_to.value, node.scan_to.unit)}"
    yield Finding(
        code="safety.thermal_scan",
        severity=Severity.NOTE,
        says="Loose connections show under a load that never rests.",
        means="Most electrical home fires begin with an arc at a connection.",
        cure=f"Torque every connection; scan panel and disconnect by infrared after {hours} at full load.",
        cite=node.scan_to.cite,
    )
