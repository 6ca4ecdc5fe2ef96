"""The year as the reader gets it: worked figures, findings and pictures."""

from dataclasses import dataclass

from assess.climate import DesignConditions
from assess.findings import Finding, Section, Severity
from assess.hardware import NodePower, NodeSpec
from assess.intake import Home
from assess.intake.weather_year import WeatherYear
from assess.records import Confidence, Figure
from assess.rulebook import Edition
from assess.thermal import ThermalSite
from assess.thermal.inputs import Inputs, Missing
from assess.thermal.site import Sheets
from assess.year.findings import year_findings
from assess.year.measured import Measured
from assess.year.neighborhood import neighborhood
from assess.year.outages import YEAR_H
from assess.year.pictures import pictures
from assess.year.prepare import YearSite, prepare_year
from assess.year.run import Flow, flow
from assess.year.summary import CAUSES, Summary, summary

NAME, TITLE = "year", "The year"
_LOAD, _WEATHER = "the home's load", "the weather"


@dataclass(frozen=True, eq=False)
class YearAnswer:
    """The section of the year, and its steps for what is reckoned from them; None where it could not be run."""

    section: Section
    flow: Flow | None


def assess_year(
    home: Home,
    spec: NodeSpec,
    power: NodePower,
    edition: Edition,
    *,
    weather: DesignConditions | None,
    hourly: WeatherYear | None = None,
    record: Measured | None = None,
    cooler_rated: Figure | None = None,
    thermal: ThermalSite | None = None,
    per_hour: int = 4,
) -> YearAnswer:
    """Return the year of one node, in quarter-hours as a rule; it decides nothing and has no limits.

    `record` is the meter's record of the whole house, `cooler_rated` the heat that the outdoor cooler is built for,
    `thermal` the silent heat answer where it was prepared before. What cannot be run is said with what is missing.
    Raises ValueError for a record that measures nothing.
    """
    sheets = Sheets(home, recording=True)
    site = prepare_year(
        home,
        spec,
        edition,
        weather=weather,
        hourly=hourly,
        record=record,
        cooler_rated=cooler_rated,
        thermal=thermal,
        per_hour=per_hour,
        sheets=sheets,
        power=power,
    )
    around = neighborhood(sheets.add("The neighborhood"), power.wall_va, _peak_va(site))
    if isinstance(site, Missing):
        section = Section(name=NAME, title=TITLE, worked=sheets.worked, findings=(_not_run(site), *around))
        return YearAnswer(section, None)
    year = flow(site.around, site.ladder(power.gpus, (power.cap_w,)), (power.cap_w,))
    came_to = summary(year)
    _write(sheets.add("The node through the year"), site, power, came_to)
    section = Section(
        name=NAME,
        title=TITLE,
        worked=sheets.worked,
        findings=(*year_findings(site, power, came_to), *around),
        series=pictures(site, year, came_to),
    )
    return YearAnswer(section, year)


def _peak_va(site: YearSite | Missing) -> float | None:
    """Return the home's own measured peak; a made-up one is not better than what neighbors are taken for."""
    if isinstance(site, Missing) or site.load.mostly_made_up:
        return None
    return float(site.load.watts.max())


def _write(inputs: Inputs, site: YearSite, power: NodePower, came_to: Summary) -> None:
    """Write down what was asked, what each cause takes, what is left, and the energy of it."""
    ws, load_made_up = inputs.ws, site.load.mostly_made_up
    made_up = load_made_up or site.weather is None or site.weather.synthetic
    cite = "the year in steps"
    if made_up:
        cite += f"; low confidence where {_LOAD if load_made_up else _WEATHER} is made up"

    def figure(value: float, unit: str) -> Figure:
        return Figure(value=value, unit=unit, cite=cite, confidence=Confidence.LOW if made_up else Confidence.MEDIUM)

    asked = ws.product("GPU-hours asked", (power.throughput, "GPUs at full power"), (float(YEAR_H), "h"), unit="GPU-h")
    takes = {
        cause: float(ws.given(f"Lost to {_CAUSES[cause]}", figure(float(came_to.lost[cause][0]), "GPU-h")))
        for cause in CAUSES
        if came_to.lost[cause][0] > 0
    }
    done = ws.total("GPU-hours done", {"asked": asked}, less=takes, unit="GPU-h")
    ws.product("Of what was asked", (done, "GPU-h"), over=[(asked, "GPU-h")], unit="of it")
    ws.given("GPUs in 99.9 % of the hours with power and line", figure(float(came_to.guaranteed[0]), "GPUs"))
    ws.given("GPUs in the mean of those hours", figure(float(came_to.mean_gpus[0]), "running"))
    ws.given("Longest time below what was asked", figure(float(came_to.longest_h[0]), "h"))
    ws.given("Hours above the limit of the supply", figure(float(came_to.overload_h[0]), "h"))
    energy = {
        "node": ws.given("Electricity of the node", figure(float(came_to.node_kwh[0]), "kWh")),
        "heating and cooling": ws.given(
            "Added to heating and cooling", figure(float(came_to.added_kwh[0]), "kWh"), note="below 0 is heating spared"
        ),
        "battery": ws.given("Lost in the battery", figure(float(came_to.battery_loss_kwh[0]), "kWh")),
    }
    ws.total("Electricity in a year", energy, unit="kWh")


_CAUSES = {
    "heat": "heat",
    "service": "the supply's limit",
    "leg": "one leg's limit",
    "outage": "outages of power",
    "internet": "outages of the line",
}


def _not_run(missing: Missing) -> Finding:
    return Finding(
        code="year.not_run",
        severity=Severity.NOTE,
        says="The year was not run: something that it rests on is not known.",
        means="How many GPU-hours come out, and when the node must give way, is not said.",
        cure=missing.cure,
        field=missing.field,
    )
