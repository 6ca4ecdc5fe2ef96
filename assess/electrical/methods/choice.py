"""The methods of load calculation: which apply to a home, which one decides, and what each gives, side by side."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from assess.electrical.methods import demand_data, multifamily
from assess.electrical.methods.items import Connected
from assess.errors import UsageError
from assess.findings import Finding, Severity, Worked
from assess.intake import Home
from assess.rulebook import Edition, Rule
from assess.worksheet import Worksheet


class Method(StrEnum):
    """How the load of the house is calculated; `auto` takes the first that applies of those for such a home."""

    AUTO = "auto"
    STANDARD = "standard"
    OPTIONAL = "optional_dwelling"
    EXISTING = "existing_dwelling"
    TWO_DWELLINGS = "two_dwellings"
    MULTIFAMILY = "multifamily"
    DEMAND_DATA = "demand_data"


NAMES = {
    Method.STANDARD: "Standard method",
    Method.OPTIONAL: "Optional method for one dwelling",
    Method.EXISTING: "Method for an existing dwelling",
    Method.TWO_DWELLINGS: "Method for two dwellings",
    Method.MULTIFAMILY: "Optional method for several dwellings",
    Method.DEMAND_DATA: "Recorded demand",
}
EVERY = tuple(NAMES)


@dataclass(frozen=True)
class Choice:
    """The method that decides, and what is to be said of those passed over."""

    method: Method
    findings: tuple[Finding, ...] = ()


def rules_of(method: Method, edition: Edition) -> tuple[Rule, ...]:
    """Return the rules a method rests on."""
    rules = edition.rules
    standard = (
        rules.dwelling_load,
        rules.general_lighting_demand,
        rules.fixed_appliances,
        rules.dryers,
        rules.cooking,
        rules.electric_vehicles,
        rules.noncoincident,
        rules.largest_motor,
    )
    outside = (rules.electric_vehicles,) if rules.electric_vehicles.optional_outside_tiers else ()
    by_method: dict[Method, tuple[Rule, ...]] = {
        Method.STANDARD: standard,
        Method.OPTIONAL: (rules.dwelling_load, rules.optional_dwelling, *outside),
        Method.EXISTING: (rules.dwelling_load, rules.existing_dwelling),
        Method.TWO_DWELLINGS: (*standard, rules.two_dwellings, rules.multifamily),
        Method.MULTIFAMILY: (rules.dwelling_load, rules.multifamily),
        Method.DEMAND_DATA: (rules.demand_data,),
    }
    return by_method[method]


def main_rule(method: Method, edition: Edition) -> Rule:
    """Return the rule a method is named for."""
    rules = edition.rules
    by_method: dict[Method, Rule] = {
        Method.STANDARD: rules.general_lighting_demand,
        Method.OPTIONAL: rules.optional_dwelling,
        Method.EXISTING: rules.existing_dwelling,
        Method.TWO_DWELLINGS: rules.two_dwellings,
        Method.MULTIFAMILY: rules.multifamily,
        Method.DEMAND_DATA: rules.demand_data,
    }
    return by_method[method]


def why_not(method: Method, home: Home, house: Connected, edition: Edition) -> str | None:
    """Return why a method does not apply, in one sentence; None where it does."""
    return _not_open_to(method, home, house, edition) or _not_confirmed(method, edition)


def choose(home: Home, house: Connected, edition: Edition, asked: Method) -> Choice:
    """Return the method to use: the one asked for, else the first that applies of those for such a home.

    Raises UsageError for a method asked for that such a home or its record does not admit.
    """
    if asked is not Method.AUTO:
        _refuse(asked, home, house, edition)
        unfit = _not_open_to(asked, home, house, edition)
        strange = (_not_meant(asked, unfit, edition),) if unfit else ()
        return Choice(asked, (*strange, *_remarks(asked, home, edition)))
    passed_over: list[Finding] = []
    for method in _in_order(home):
        unfit = _not_open_to(method, home, house, edition)
        unsure = None if unfit else _not_confirmed(method, edition)
        if not unfit and not unsure:
            return Choice(method, (*passed_over, *_remarks(method, home, edition)))
        if unsure:
            passed_over.append(_passed_over(method, unsure, edition))
        elif method is Method.DEMAND_DATA and home.demand is not None and unfit:
            passed_over.append(_not_admissible(unfit, edition))
    return Choice(Method.STANDARD, tuple(passed_over))


def side_by_side(
    loads_a: Mapping[Method, float],
    node_a: float,
    governing: Method,
    not_applied: tuple[tuple[Method, str], ...],
    edition: Edition,
) -> Worked:
    """Return every method that applies with the node and its adder [A], and why the others do not."""
    ws = Worksheet()
    for method, house_a in loads_a.items():
        parts = {"house": house_a, "node with its adder": node_a}
        note = "decides" if method is governing else None
        ws.total(NAMES[method], parts, unit="A", cite=main_rule(method, edition).cite, note=note)
    said = [f"{NAMES[governing]} decides."]
    said += [f"{NAMES[method]} does not apply. {reason}" for method, reason in not_applied]
    return Worked(title="Methods side by side", steps=tuple(ws.steps), governs=False, note=" ".join(said))


def _remarks(method: Method, home: Home, edition: Edition) -> tuple[Finding, ...]:
    return tuple(demand_data.remarks(home, edition.rules.demand_data)) if method is Method.DEMAND_DATA else ()


def _in_order(home: Home) -> Iterator[Method]:
    """Yield the methods in the order in which they are tried."""
    yield Method.DEMAND_DATA
    dwellings = home.dwelling.count or 1
    if dwellings > 1:
        yield Method.TWO_DWELLINGS
        yield Method.MULTIFAMILY
        return
    if home.dwelling.status != "new":
        yield Method.EXISTING
    yield Method.OPTIONAL


def _not_open_to(method: Method, home: Home, house: Connected, edition: Edition) -> str | None:
    rules, dwellings = edition.rules, home.dwelling.count or 1
    match method:
        case Method.DEMAND_DATA:
            return demand_data.why_not(home, rules.demand_data, house)
        case Method.OPTIONAL if dwellings > 1:
            return "It is for one dwelling."
        case Method.OPTIONAL:
            rating, least = home.service.rating_a, rules.optional_dwelling.minimum_service.value
            return f"It asks for a service of {least:g} A." if rating is not None and rating < least else None
        case Method.EXISTING if dwellings > 1:
            return "It is for one dwelling."
        case Method.EXISTING:
            return "The home is new." if home.dwelling.status == "new" else None
        case Method.TWO_DWELLINGS:
            return multifamily.why_not(house) if dwellings == 2 else "It is for two dwellings."
        case Method.MULTIFAMILY:
            least = rules.multifamily.least_dwellings.value
            return multifamily.why_not(house) if dwellings >= least else f"It is for {least:g} dwellings or more."
        case _:
            return None


def _not_confirmed(method: Method, edition: Edition) -> str | None:
    unsure = next((rule for rule in rules_of(method, edition) if not edition.usable(rule)), None)
    return None if unsure is None else f"Its rule ({unsure.cite}) is not yet confirmed against the printed code."


def _refuse(asked: Method, home: Home, house: Connected, edition: Edition) -> None:
    """Refuse a method that cannot be worked for such a home; one that only is not meant for it may be asked for."""
    unfit = _not_open_to(asked, home, house, edition)
    one_dwelling = {Method.OPTIONAL, Method.EXISTING}
    if unfit is None or (asked in one_dwelling and (home.dwelling.count or 1) == 1):
        return
    hint = "Use auto, which takes the method for such a home."
    raise UsageError(f"the method {asked.value} does not apply: {unfit}", where="--method", hint=hint)


def _not_meant(asked: Method, unfit: str, edition: Edition) -> Finding:
    return Finding(
        code="electrical.method_not_meant",
        severity=Severity.WARNING,
        says=f"{NAMES[asked]} was asked for, and is not for such a home. {unfit}",
        means="A plan reviewer will not accept it here.",
        cure="Use auto, which takes the method for such a home.",
        cite=main_rule(asked, edition).cite,
    )


def _passed_over(method: Method, unsure: str, edition: Edition) -> Finding:
    return Finding(
        code=f"electrical.method_not_confirmed.{method.value}",
        severity=Severity.NOTE,
        says=f"{NAMES[method]} was not used, though it is the one for such a home.",
        means=f"{unsure} The next method was taken.",
        cure="Pass --allow-unconfirmed to use it all the same.",
        cite=main_rule(method, edition).cite,
    )


def _not_admissible(unfit: str, edition: Edition) -> Finding:
    rule = edition.rules.demand_data
    return Finding(
        code="electrical.demand_not_admissible",
        severity=Severity.NOTE,
        says=f"The recorded demand does not decide. {unfit}",
        means="The calculated load was taken instead; a recorded one is usually lower.",
        cure="Settle that, and the recorded demand decides.",
        cite=rule.cite,
        field="demand",
    )
