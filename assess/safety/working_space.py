"""The clear space in front of the panel, and the place where the panel is."""

from assess.findings import Finding, Severity
from assess.intake import Home
from assess.numbers import quantity
from assess.records import Figure
from assess.rulebook import Edition
from assess.safety.hazards import HazardRules
from assess.worksheet import Worksheet

_HEIGHT = "height"


def working_space_findings(home: Home, edition: Edition, rules: HazardRules, ws: Worksheet) -> list[Finding]:
    """Return each measure that is too small, and one finding for what was not measured.

    Raises UnconfirmedRule when the edition's rule is open.
    """
    rule = edition.rule(edition.rules.working_space)
    measures = {
        "depth": (home.safety.working_depth_in, rule.depth),
        "width": (home.safety.working_width_in, rule.width),
        _HEIGHT: (home.safety.working_height_in, rule.height),
    }
    short = []
    for name, (measured, needed) in measures.items():
        if measured is None:
            continue
        left = ws.total(
            f"Working {name}, measured less required",
            {"measured": measured},
            less={"required": needed.value},
            unit="in",
            cite=needed.cite,
        )
        if left < 0:
            short.append(_short(name, measured, needed, home, rules))
    missing = [name for name, (measured, _) in measures.items() if measured is None]
    if missing:
        return [*short, _unmeasured(missing, {n: f for n, (_, f) in measures.items()}, rule.cite)]
    if short:
        return short
    says = "The clear space in front of the panel is large enough."
    return [Finding(code="safety.working_space", severity=Severity.OK, says=says, cite=rule.cite)]


def panel_place_findings(home: Home, edition: Edition, rules: HazardRules) -> list[Finding]:
    """Return whether the panel is where no panel may be."""
    place, code, cite = home.safety.panel_place, "safety.panel_place", edition.rules.panel_place.cite
    if place is None:
        return [
            Finding(
                code=code,
                severity=Severity.UNKNOWN,
                says="Where the panel is was not recorded.",
                means="Panels may not be in bathrooms, in clothes closets or over stairs.",
                cure="See on site.",
                cite=cite,
                field="safety.panel_place",
            )
        ]
    barred = rules.panel_places.get(place)
    if barred is None:
        says = f"The panel's place ({place.replace('_', ' ')}) is allowed."
        return [Finding(code=code, severity=Severity.OK, says=says, cite=cite)]
    return [
        Finding(
            code=code,
            severity=Severity.BLOCKING,
            says=barred.says,
            means="Overcurrent devices may not be there, and new work is not passed on such a panel.",
            cure="Have the panel moved.",
            cite=barred.source(edition),
            field="safety.panel_place",
        )
    ]


def _short(name: str, measured: float, needed: Figure, home: Home, rules: HazardRules) -> Finding:
    says = f"The working {name} is {quantity(measured, 'in')}; {quantity(needed.value, needed.unit)} are required."
    if name == _HEIGHT and _low_headroom_allowed(home, rules):
        return Finding(
            code=f"safety.working_{name}",
            severity=Severity.WARNING,
            says=says,
            means="An existing home's panel of this size may have less height; the inspector decides.",
            cure="Ask the building department before work.",
            cite=f"{needed.cite}; {rules.low_headroom.up_to.cite}",
        )
    return Finding(
        code=f"safety.working_{name}",
        severity=Severity.BLOCKING,
        says=says,
        means="Nobody may work on the panel safely, and new work is not passed there.",
        cure="Clear the space, or relocate the panel.",
        cite=needed.cite,
        field=f"safety.working_{name}_in",
    )


def _low_headroom_allowed(home: Home, rules: HazardRules) -> bool:
    """Return whether the home is known to be existing and its panel known to be small; doubt says no."""
    ratings = [rating for rating in (home.service.rating_a, home.panel.bus_a) if rating is not None]
    limit = rules.low_headroom.up_to.value
    return home.dwelling.status == "existing" and bool(ratings) and max(ratings) <= limit


def _unmeasured(missing: list[str], needed: dict[str, Figure], cite: str) -> Finding:
    figures = ", ".join(f"{name} {quantity(needed[name].value, needed[name].unit)}" for name in needed)
    return Finding(
        code="safety.working_space",
        severity=Severity.UNKNOWN,
        says=f"Not measured in front of the panel: working {', '.join(missing)}.",
        means=f"Required are {figures}, also at the node's own disconnect.",
        cure="Measure on site.",
        cite=cite,
        field=f"safety.working_{missing[0]}_in",
    )
