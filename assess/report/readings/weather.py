"""A year of weather, made ready to be shown."""

from dataclasses import asdict
from typing import TYPE_CHECKING

from assess.climate.si import fahrenheit
from assess.findings import Finding, Severity
from assess.intake.weather_year import HOURS, WeatherYear
from assess.numbers import number, quantity
from assess.report.readings.content import Content, Listing, facts

if TYPE_CHECKING:
    from assess.readers.epw_header import EpwDesign

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def weather_content(year: WeatherYear, design: "EpwDesign | None", file: str) -> Content:
    """Return what a weather file holds: extremes and means, by the year and by the month."""
    air = [float(one) for one in year.dry_bulb_c]
    sun = [float(one) for one in year.global_w_m2]
    rows, start = [], 0
    for name, days in zip(_MONTHS, _DAYS, strict=True):
        hours = air[start : start + 24 * days]
        shine = sum(sun[start : start + 24 * days]) / 1_000
        rows.append((name, min(hours), sum(hours) / len(hours), max(hours), shine))
        start += 24 * days
    hot, cold = air.index(max(air)), air.index(min(air))
    mean, wind = sum(air) / HOURS, float(year.wind_m_s.mean())
    return Content(
        file=file,
        kind="epw",
        title="Weather of a year, hour by hour (EPW)",
        facts=facts(
            place=year.label,
            coordinates=f"{year.latitude_deg:.2f}°, {year.longitude_deg:.2f}°, {number(year.elevation_m)} m, "
            f"UTC{year.time_zone_h:+g} h",
            hottest_hour=f"{_both(max(air))}, {_moment(hot)}",
            coldest_hour=f"{_both(min(air))}, {_moment(cold)}",
            mean=_both(mean),
            sun=f"{number(sum(sun) / 1_000)} kWh/m² on the level",
            wind=f"{number(wind)} m/s on average",
        ),
        listings=(
            Listing(
                "By the month",
                ("Month", "Lowest", "Mean", "Highest", "Sun kWh/m²"),
                tuple((name, *map(_both, temps), f"{shine:.0f}") for name, *temps, shine in rows),
                frozenset({1, 2, 3, 4}),
            ),
        ),
        findings=_findings(year),
        data={
            "label": year.label,
            "cite": year.cite,
            "latitude_deg": year.latitude_deg,
            "longitude_deg": year.longitude_deg,
            "elevation_m": year.elevation_m,
            "time_zone_h": year.time_zone_h,
            "hours": len(air),
            "dry_bulb_c": {"lowest": min(air), "mean": mean, "highest": max(air)},
            "global_kwh_m2": sum(sun) / 1_000,
            "wind_m_s": wind,
            "months": [
                {"month": n, "lowest_c": low, "mean_c": middle, "highest_c": high, "global_kwh_m2": shine}
                for n, (_, low, middle, high, shine) in enumerate(rows, 1)
            ],
            "design": None if design is None else asdict(design),
        },
    )


def _findings(year: WeatherYear) -> tuple[Finding, ...]:
    if "filled in" not in year.cite:
        return ()
    says = "Gaps of the file were filled in."
    return (Finding(code="read.weather_filled", severity=Severity.NOTE, says=says, means=year.cite),)


def _both(celsius: float) -> str:
    return f"{quantity(fahrenheit(celsius), '°F')} ({quantity(celsius, '°C')})"


def _moment(hour: int) -> str:
    day, left = divmod(hour, 24)
    for name, days in zip(_MONTHS, _DAYS, strict=True):
        if day < days:
            return f"{name} {day + 1}, {left}:00 to {left + 1}:00"
        day -= days
    raise ValueError(hour)
