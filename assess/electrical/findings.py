"""What the electrical section has to say beside its numbers."""

from assess.electrical.connected import Connected
from assess.electrical.node_circuit import NodeCircuit
from assess.findings import Finding, Severity
from assess.hardware.records import NodePower
from assess.intake import Home, PowerManagement
from assess.numbers import quantity
from assess.rulebook import Edition


def electrical_findings(
    home: Home,
    power: NodePower,
    house: Connected,
    circuit: NodeCircuit,
    edition: Edition,
    house_a: float | None,
    general_va: float | None,
) -> tuple[Finding, ...]:
    """Return the findings, in reading order."""
    found = list(house.missing)
    if general_va is None:
        found.append(
            Finding(
                code="electrical.unknown.floor_area",
                severity=Severity.UNKNOWN,
                says="The floor area is not known.",
                means="General lighting is counted by floor area, so the load of the house cannot be calculated.",
                cure="Measure the outside dimensions, or take the area from the assessor's record.",
                cite=edition.rules.dwelling_load.floor_area_cite,
                field="dwelling.floor_area_ft2",
            )
        )
    found += [*_service(home, edition), *_control(home, power, circuit, edition, house_a), *_sources(home)]
    return tuple(found)


def _service(home: Home, edition: Edition) -> list[Finding]:
    found = []
    rating, minimum = home.service.rating_a, edition.rules.service_minimum
    if rating is not None and rating < minimum.minimum.value:
        found.append(
            Finding(
                code="electrical.service_minimum",
                severity=Severity.WARNING,
                says=f"The service is rated {quantity(rating, 'A')}.",
                means=f"A one-family dwelling needs a disconnect of at least {quantity(minimum.minimum.value, 'A')}, and the optional method starts there.",
                cure="Plan a service upgrade before a node.",
                cite=minimum.cite,
            )
        )
    if home.service.phases == 3:
        found.append(
            Finding(
                code="electrical.three_phase",
                severity=Severity.UNKNOWN,
                says="The service has three phases.",
                means="The methods used here are for single-phase three-wire dwelling services.",
                cure="Have the load calculated per phase by hand.",
                field="service.phases",
            )
        )
    if home.dwelling.status is None:
        found.append(
            Finding(
                code="electrical.status_assumed",
                severity=Severity.NOTE,
                says="Whether the home is existing or new is not stated; existing was taken.",
                means="An existing home is calculated with the smaller allowance at 100%.",
                cure='Give dwelling.status = "existing" or "new".',
                field="dwelling.status",
            )
        )
    if home.loads and any(c.nameplate_va for c in home.panel.circuits or ()):
        found.append(
            Finding(
                code="electrical.nameplates_twice",
                severity=Severity.NOTE,
                says="Both [[loads]] and breakers carry nameplates; only [[loads]] were counted.",
                means="Counting both would count appliances twice.",
            )
        )
    return found


def _control(
    home: Home, power: NodePower, circuit: NodeCircuit, edition: Edition, house_a: float | None
) -> list[Finding]:
    rule = edition.rules.power_control
    management = home.node.power_management or PowerManagement.NONE
    if management is PowerManagement.NONE:
        return [
            Finding(
                code="electrical.software_cap",
                severity=Severity.NOTE,
                says=f"No power control system holds the node, so it counts at its full rating, {quantity(power.rated_a, 'A')}.",
                means="A power cap set in software is no limit the code knows; it may be lifted by an update or a mistake.",
                cure=f"A listed power control system ({rule.listing}) lets the setting count instead.",
                cite=rule.cite,
            )
        ]
    found = [
        Finding(
            code="electrical.pcs_condition",
            severity=Severity.WARNING,
            says=f"The node counts at its setting, {quantity(circuit.current_a, 'A')} continuous.",
            means="That holds only while a listed power control system keeps it there.",
            cure=f"Install one listed to {rule.listing}, fail-safe, its setting locked to qualified persons and marked at the panel.",
            cite=f"{rule.cite}; {rule.setpoint_cite}",
        )
    ]
    if management is PowerManagement.PCS_DYNAMIC and house_a is not None and home.service.rating_a is not None:
        continuous = edition.rules.continuous_load.factor.value
        steady_a = max(0.0, home.service.rating_a - house_a) / continuous
        if steady_a < power.current_a:
            found.append(
                Finding(
                    code="electrical.gives_way",
                    severity=Severity.WARNING,
                    says=f"The node must give way when the house draws its calculated load: {quantity(steady_a, 'A')} is left for it then.",
                    means=f"It asks {quantity(power.current_a, 'A')}; how many hours a year it gives way is not calculated here.",
                    cure="Record a month of panel demand to learn how often, or choose a smaller node.",
                    cite=rule.minimum_cite,
                )
            )
    return found


def _sources(home: Home) -> list[Finding]:
    found = []
    if home.pv is not None:
        found.append(
            Finding(
                code="electrical.pv",
                severity=Severity.WARNING,
                says="Solar panels feed this service.",
                means="The busbar then carries solar and utility current together, which this calculation does not examine.",
                cure="Check the busbar against the source rules for the panel, and keep the node's breaker away from the source breaker's end.",
            )
        )
    if home.demand is not None and home.demand.peak_kw is not None:
        found.append(
            Finding(
                code="electrical.measured_demand",
                severity=Severity.NOTE,
                says=f"A measured peak of {quantity(home.demand.peak_kw, 'kW')} is on file.",
                means="It is recorded for information; the calculated load governs here.",
            )
        )
    if home.service.homes_on_transformer is not None and home.service.homes_on_transformer > 1:
        found.append(
            Finding(
                code="electrical.transformer",
                severity=Severity.WARNING,
                says=f"The utility transformer feeds {home.service.homes_on_transformer} homes.",
                means="A load that never rests takes a share of it that nobody planned for.",
                cure="Send the utility a load letter before installation.",
            )
        )
    return found
