"""The head of an EPW file: where the station is, what the rows cover, and the design conditions printed there."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isfinite

from assess.errors import IntakeError
from assess.units.spelling import quoted

_LONGEST_HEAD = 40  # lines; the standard has 8
_OFF_SUN_H = 3.5  # western China keeps the time of Beijing, three hours from its sun


@dataclass(frozen=True)
class EpwLocation:
    """The station of a file: degrees north and east, hours from universal time, meters."""

    name: str
    source: str
    station: str
    latitude_deg: float
    longitude_deg: float
    time_zone_h: float
    elevation_m: float


@dataclass(frozen=True)
class EpwDesign:
    """The annual design conditions of a file [°C], the daily range of the hottest month [K], and whose they are."""

    source: str
    heating_99_c: float
    cooling_04_c: float
    coincident_wet_bulb_04_c: float
    cooling_1_c: float
    coincident_wet_bulb_1_c: float
    daily_range_k: float


@dataclass(frozen=True)
class EpwHead:
    """The cells of each line of the head, by the first of them in capitals, and the index of the first row."""

    lines: Mapping[str, Sequence[str]]
    first_row: int


def read_head(lines: Sequence[str], where: str) -> EpwHead:
    """Return the head of a file. Raises IntakeError when it does not begin with LOCATION or has no DATA PERIODS."""
    if not lines[0].upper().startswith("LOCATION,"):
        raise IntakeError(
            f"is no EPW weather file: it begins with {quoted(lines[0])}, and an EPW with LOCATION",
            where=where,
            hint="Give the .epw file of the station, as it comes from energyplus.net or climate.onebuilding.org.",
        )
    found: dict[str, list[str]] = {}
    for number, line in enumerate(lines[:_LONGEST_HEAD]):
        cells = [cell.strip() for cell in line.split(",")]
        found.setdefault(cells[0].upper(), cells)
        if cells[0].upper() == "DATA PERIODS":
            return EpwHead(found, number + 1)
    raise IntakeError(
        "has no DATA PERIODS line, which ends the head of an EPW", where=where, hint="Download the file again."
    )


def location_of(head: EpwHead, where: str) -> EpwLocation:
    """Return the station. Raises IntakeError for coordinates that are missing, out of range or contradict the time."""
    cells = head.lines["LOCATION"]
    if len(cells) < 10:
        raise IntakeError(
            f"has {len(cells) - 1} fields after LOCATION, of which there are 9", where=f"{where}, row 1, LOCATION"
        )
    latitude = _number(cells, 6, "latitude", -90.0, 90.0, where)
    longitude = _number(cells, 7, "longitude", -180.0, 180.0, where)
    time_zone = _number(cells, 8, "time zone", -12.0, 14.0, where)
    elevation = _number(cells, 9, "elevation in meters", -1_000.0, 9_999.0, where)
    if abs((longitude / 15.0 - time_zone + 12.0) % 24.0 - 12.0) > _OFF_SUN_H:
        raise IntakeError(
            f"longitude {longitude:g}° and time zone {time_zone:g} h cannot both be right",
            where=f"{where}, row 1, columns 8 and 9",
            hint="West of Greenwich both are negative.",
        )
    name = ", ".join(text for text in cells[1:3] if text not in {"", "-"}) or "unnamed station"
    return EpwLocation(name, cells[4], cells[5], latitude, longitude, time_zone, elevation)


def check_hourly(head: EpwHead, where: str) -> None:
    """Let a file with one record an hour pass. Raises IntakeError."""
    cells = head.lines["DATA PERIODS"]
    records = cells[2] if len(cells) > 2 else ""
    if records not in {"1", ""}:
        raise IntakeError(
            f"has {quoted(records)} records an hour; a file with one is read",
            where=f"{where}, row {head.first_row}, DATA PERIODS",
            hint="Give the hourly file of the same station.",
        )


def design_of(head: EpwHead) -> EpwDesign | None:
    """Return the design conditions, or None when the file prints none in the form that ASHRAE has had since 2005."""
    cells = head.lines.get("DESIGN CONDITIONS", ())
    heating, cooling = _after(cells, "HEATING", 3), _after(cells, "COOLING", 6)
    if heating is None or cooling is None:
        return None
    # Heating: coldest month, 99.6 %, 99 %. Cooling: hottest month, range, 0.4 % and its wet bulb, 1 % and its wet bulb.
    _, daily_range, cooling_04, wet_bulb_04, cooling_1, wet_bulb_1 = cooling
    if not (heating[1] <= heating[2] <= cooling_1 <= cooling_04 and daily_range > 0.0):
        return None
    return EpwDesign(cells[2], heating[2], cooling_04, wet_bulb_04, cooling_1, wet_bulb_1, daily_range)


def _number(cells: Sequence[str], index: int, what: str, low: float, high: float, where: str) -> float:
    value = _parsed(cells[index])
    if value is None or not low <= value <= high:
        raise IntakeError(
            f"{quoted(cells[index])} is no {what}; it is from {low:,.0f} to {high:,.0f}",
            where=f"{where}, row 1, column {index + 1}",
        )
    return value


def _parsed(text: str) -> float | None:
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) and "_" not in text else None


def _after(cells: Sequence[str], word: str, count: int) -> list[float] | None:
    """Return the numbers behind a word, or None when there are not as many."""
    start = next((n for n, cell in enumerate(cells, 1) if cell.upper() == word), len(cells))
    numbers = [value for cell in cells[start : start + count] if (value := _parsed(cell)) is not None]
    return numbers if len(numbers) == count else None
