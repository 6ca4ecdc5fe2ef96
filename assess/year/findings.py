"""What the year says in plain sentences."""

from collections.abc import Iterator

from assess.findings import Finding, Severity
from assess.hardware import NodePower
from assess.numbers import number, percent, quantity
from assess.rulebook.reference import load_reference
from assess.year.outages import YEAR_H
from assess.year.prepare import YearSite
from assess.year.run import flow
from assess.year.summary import HEAT, LEG, SERVICE, Summary, summary


def year_findings(site: YearSite, power: NodePower, came_to: Summary) -> Iterator[Finding]:
    """Yield what came out, why not more, what is sure, and what the answer rests on."""
    yield _delivered(site, came_to)
    yield from _curtailed(site, came_to)
    yield _sure(came_to)
    yield _down(site)
    if came_to.overload_h[0] > 0:
        yield _overload(site, power, came_to)
    yield _rests_on(site)


def _delivered(site: YearSite, came_to: Summary) -> Finding:
    down = site.around.down
    as_asked = max(0.0, YEAR_H - float(came_to.short_h[0]) - down.power_h - down.line_h)
    hours = number(float(came_to.work_hours[0]), "GPUs")
    share = float(came_to.delivered[0])
    return Finding(
        code="year.delivered",
        severity=Severity.NOTE,
        says=f"In {as_asked:,.0f} of {YEAR_H:,} hours the node runs as asked.",
        means=f"It does {percent(share)} of the work asked, {hours} GPU-hours of full power a year: an expected value, "
        "no promise.",
        cite=site.weather.label if site.weather is not None else "",
    )


def _curtailed(site: YearSite, came_to: Summary) -> Iterator[Finding]:
    cooled = (
        "Shade the cooler, bring more cooling" if site.spec.cooling == "liquid" else "Bring more cooling to the room"
    )
    asked, longest = float(came_to.work_hours_asked[0]), quantity(float(came_to.longest_h[0]), "h")
    said = {
        HEAT: ("it is too warm for full power", f"{cooled}, or ask for a lower cap."),
        SERVICE: (
            "the node must give way to the house",
            "A battery, a larger service or a lower cap would spare them.",
        ),
        LEG: ("one leg of the panel is full", "Have loads moved to the other leg."),
    }
    for cause, (says, cure) in said.items():
        hours = float(came_to.curtailed_h[cause][0])
        if hours <= 0:
            continue
        takes = percent(float(came_to.lost[cause][0]) / asked)
        yield Finding(
            code=f"year.{cause}",
            severity=Severity.NOTE,
            says=f"In {quantity(hours, 'h')} of the year {says}; that takes {takes} of the work.",
            means=f"The longest time below what was asked, for whatever cause, is {longest}.",
            cure=cure,
        )


def _sure(came_to: Summary) -> Finding:
    least, mean = float(came_to.guaranteed[0]), float(came_to.mean_gpus[0])
    share = load_reference("reference/year").figure("guaranteed.share")
    return Finding(
        code="year.guaranteed",
        severity=Severity.NOTE,
        says=f"{quantity(least, 'GPUs')} of {came_to.gpus} run in {percent(share.value)} of the hours with power and "
        f"line; the mean is {mean:.1f}.",
        means="A GPU that is turned down still counts as running.",
        cite=share.cite,
    )


def _down(site: YearSite) -> Finding:
    down = site.around.down
    power, line = quantity(down.power_h, "h"), quantity(down.line_h, "h")
    least, most = quantity(down.power_least_h, "h"), quantity(down.power_most_h, "h")
    return Finding(
        code="year.down",
        severity=Severity.NOTE,
        says=f"Expect about {power} a year without power and {line} without internet.",
        means=f"The years differ: {least} to {most} without power in the mean of the state. No home line promises its "
        "availability.",
        cure="Choose work that can stop and start again.",
        cite=load_reference("reference/year").raw["outages"]["by_state"]["cite"],
    )


def _overload(site: YearSite, power: NodePower, came_to: Summary) -> Finding:
    """Say that nothing holds the node back, and what would be left with a power control system."""
    held = site.held
    hours = quantity(float(came_to.overload_h[0]), "h")
    with_it = summary(flow(held.around, held.ladder(power.gpus, (power.cap_w,)), (power.cap_w,)))
    return Finding(
        code="year.overload",
        severity=Severity.NOTE if site.load.mostly_made_up else Severity.WARNING,
        says=f"In {hours} of the year house and node together would be above what the supply carries without pause.",
        means="Nothing makes the node give way: a cap set in software is no limit. With a listed power control system "
        f"{percent(float(with_it.delivered[0]))} of the work would be done and no hour would be above it.",
        cure="Have a listed power control system hold the node below the limit of the supply.",
        field="node.power_management",
    )


def _rests_on(site: YearSite) -> Finding:
    aligned, steps = site.load.aligned, site.around.steps
    demand, pv = site.home.demand, site.home.pv
    if (
        aligned is None
        and demand is not None
        and demand.file
        and (demand.exports or pv or demand.register_kind == "net")
    ):
        return Finding(
            code="year.record_not_used",
            severity=Severity.NOTE,
            says="The meter's record is not used for the year, for solar power may hide a part of it; the home's own "
            "use is made up.",
            means="It is that of a usual home of this size, climate and equipment; real homes use half as much or "
            "twice as much, and their peaks of minutes are higher.",
            cure="Give a record of all that the house consumed, or say that there is no solar (pv).",
            field="demand.file",
        )
    if aligned is None:
        return Finding(
            code="year.made_up",
            severity=Severity.NOTE,
            says="The home's own use is made up: no meter stands behind it.",
            means="It is that of a usual home of this size, climate and equipment; real homes use half as much or "
            "twice as much, and their peaks of minutes are higher.",
            cure="Give a year of readings from the meter.",
            field="demand.file",
        )
    filled = (aligned.near + aligned.other) * steps.hours
    if filled <= 0:
        says = "The home's own use is what its meter recorded in a year."
        return Finding(code="year.measured", severity=Severity.OK, says=says)
    return Finding(
        code="year.filled",
        severity=Severity.NOTE,
        says=f"The record holds {quantity(aligned.held * steps.hours, 'h')} of the year; "
        f"{quantity(filled, 'h')} are filled in.",
        means=f"{quantity(aligned.near * steps.hours, 'h')} come from the same weekday and hour within four weeks, "
        f"{quantity(aligned.other * steps.hours, 'h')} from farther off or from a usual home, scaled to the record. "
        "A season that was not measured may have higher peaks.",
        cure="" if aligned.other == 0 else "Give a whole year of readings.",
    )
