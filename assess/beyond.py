"""What stands beside the verdict and decides nothing: the year of the node, money, and the work that suits the home."""

from datetime import date
from typing import NamedTuple

from assess.findings import Finding, Section, Severity
from assess.hardware import NodePower
from assess.suitability import Suitability, assess_suitability
from assess.verdict import Decision, Site

_NO_YEAR = Section(
    name="year",
    title="The year",
    findings=(
        Finding(
            code="year.no_node",
            severity=Severity.NOTE,
            says="No node fits the home as it is, so no year was run and no money was reckoned.",
            cure="Assess the home again with a change made: it then says what that node would do in a year.",
        ),
    ),
)


class Beyond(NamedTuple):
    """Sections that decide nothing, and the table of what work suits the home."""

    sections: tuple[Section, ...]
    suitability: Suitability


def beyond_the_verdict(site: Site, decision: Decision, on: date) -> Beyond:
    """Return the year of the node that fits, what it does to money, and what work it is good for.

    Where none fits there is no year to run: that of a node that may not be installed would promise hours and dollars.
    """
    home, spec, case = site.home, site.spec, decision.case
    throttled_h: float | None = None
    sections: tuple[Section, ...] = (_NO_YEAR,)
    if decision.verdict.best is not None:
        sections, throttled_h = _year_and_money(site, case.power, on)
    heat = next((section for section in case.sections if section.name == "thermal"), None)
    work, table = assess_suitability(home, spec, case.power, heat=heat, security=home.security, throttled_h=throttled_h)
    return Beyond((*sections, work), table)


def _year_and_money(site: Site, power: NodePower, on: date) -> tuple[tuple[Section, ...], float | None]:
    """Return the two sections, and the hours in which heat holds the node down; None where no year could be run."""
    from assess.economics import YearEnergy, assess_economics
    from assess.year import assess_year
    from assess.year.used import used

    home, spec = site.home, site.spec
    year = assess_year(
        home,
        spec,
        power,
        site.edition,
        weather=site.weather,
        hourly=site.hourly,
        record=site.record,
        cooler_rated=site.cooler_rated,
        thermal=site.thermal,
    )
    if year.flow is None:
        return (year.section,), None
    hours = used(year.flow)
    energy = YearEnergy(
        node_kwh=hours.node_kwh,
        cooling_kwh=hours.cooling_kwh,
        heating_saved_kwh=hours.spared_kwh,
        gpu_hours=hours.gpu_hours,
        household_kwh=hours.household_kwh,
        year=on.year,
    )
    money = assess_economics(home, energy, on, terms=home.economics, gpu=spec.gpu.name)
    return (year.section, money), hours.throttled_h
