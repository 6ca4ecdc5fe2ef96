"""Read a year of hourly weather from an EPW file (EnergyPlus weather), plain or compressed with gzip.

Gaps of a few hours are filled along a straight line and counted in the label of the year; longer ones are refused.
A missing pressure is the standard atmosphere's; missing infrared radiation is worked out from the air and the clouds.
"""

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from assess.errors import IntakeError
from assess.intake.weather_year import WeatherYear
from assess.readers.epw_columns import COLUMNS, Rows, numbers, read_rows, sky_cover
from assess.readers.epw_header import EpwDesign, EpwHead, check_hourly, design_of, location_of, read_head
from assess.readers.home import read_bytes
from assess.readers.look_alikes import named_by_words

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Array = NDArray[Any]  # of floats, one for each hour

_MOST_BYTES = 16 * 1024**2  # a year of hours takes 1.6 MB, of quarter hours 6.5 MB
_LONGEST_GAP_H = 6
_STEFAN_BOLTZMANN = 5.670374e-8  # W/m²K⁴
_COLDEST_SKY_W_M2 = 50.0  # less has never come down; some converters write 0 where they do not know
_OVERCAST = 10.0  # tenths
_WINDOW = 31  # zlib's largest, with the head of a gzip file
_MISSING = "Give a file without gaps, such as the TMY3 or TMYx file of the nearest station."


def read_epw(path: Path) -> WeatherYear:
    """Return the year of an `.epw` or `.epw.gz` file: hours of standard time in SI units, without 29 February.

    Its label names the station and what was filled in. Raises IntakeError with file, row and column.
    """
    where = str(path)
    lines, head = _opened(path)
    station = location_of(head, where)
    check_hourly(head, where)
    rows = read_rows(lines[head.first_row :], head.first_row + 1, where)

    notes: list[str] = ["29 February left out"] if rows.leap else []
    series = {name: _filled(rows, name, notes, where) for name in ("dry_bulb", "dew_point", "wind")}
    radiation = {name: _filled(rows, name, notes, where).clip(0.0) for name in ("global", "beam", "diffuse")}
    dark = next((COLUMNS[name] for name, values in radiation.items() if not values.any()), None)
    if dark is not None:
        raise IntakeError(
            f"has no {dark.name} in the whole year", where=f"{where}, column {dark.place + 1}", hint=_MISSING
        )
    dry_bulb, dew_point = series["dry_bulb"], series["dew_point"].clip(max=series["dry_bulb"])
    pressure = _pressure(rows, station.elevation_m, notes, where)
    sky = _sky(rows, dry_bulb, dew_point, notes, where)
    source = " ".join(text for text in (station.source, station.station) if text)
    return WeatherYear(
        label="; ".join([f"{station.name} ({source})" if source else station.name, *notes]),
        cite=f"EPW weather file {path.name}",
        synthetic=False,
        latitude_deg=station.latitude_deg,
        longitude_deg=station.longitude_deg,
        time_zone_h=station.time_zone_h,
        elevation_m=station.elevation_m,
        dry_bulb_c=dry_bulb,
        dew_point_c=dew_point,
        pressure_pa=pressure,
        sky_c=sky,
        beam_w_m2=radiation["beam"],
        diffuse_w_m2=radiation["diffuse"],
        global_w_m2=radiation["global"],
        wind_m_s=series["wind"],
    )


def read_design_conditions(path: Path) -> EpwDesign | None:
    """Return the design conditions in the head of an EPW file, or None when it has none. Raises IntakeError."""
    _, head = _opened(path)
    return design_of(head)


def _opened(path: Path) -> tuple[list[str], EpwHead]:
    """Return the lines of a file without the blank ones at its end, and its head."""
    where = str(path)
    data = read_bytes(path, _MOST_BYTES)
    if data.startswith(b"\x1f\x8b"):
        data = _unpacked(data, where)
    if data.startswith(b"PK\x03\x04"):
        raise IntakeError("is a zip archive", where=where, hint="Unpack it and give the .epw file in it.")
    if b"\0" in data:
        raise IntakeError("is not text, and an EPW is", where=where)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("latin-1")  # as older files spell the names of places
    text = text.replace("\r\n", "\n").replace("\r", "\n").rstrip("\n \t\x1a")
    if not text.strip():
        raise IntakeError("is empty", where=where)
    if text.lstrip().startswith("<") and (what := named_by_words(text[:1_000])):
        raise IntakeError(f"is {what}, not an EPW", where=where, hint="Download the file itself, not the page.")
    lines = text.split("\n")
    return lines, read_head(lines, where)


def _unpacked(data: bytes, where: str) -> bytes:
    """Return what is in a gzip file, so far as it is not larger than an EPW can be."""
    unpack = zlib.decompressobj(_WINDOW)
    try:
        plain = unpack.decompress(data, _MOST_BYTES)
    except zlib.error:
        raise IntakeError("is a broken gzip file", where=where, hint="Download it again.") from None
    if unpack.unconsumed_tail:
        raise IntakeError(f"unpacks to more than the {_MOST_BYTES // 1024**2} MB that are read", where=where)
    if not unpack.eof:
        raise IntakeError("is a gzip file cut short", where=where, hint="Download it again.")
    return plain


def _filled(rows: Rows, name: str, notes: list[str], where: str) -> "Array":
    """Return a column whose short gaps are filled along a straight line. Raises IntakeError for a longer one."""
    column = COLUMNS[name]
    values = numbers(rows, column, where)
    count, longest, start = _gaps(values)
    if longest > _LONGEST_GAP_H:
        raise IntakeError(
            f"{column.name} is missing for {longest:,} hours from hour {start + 1:,} of the year on; up to "
            f"{_LONGEST_GAP_H} are filled in",
            where=f"{where}, column {column.place + 1}",
            hint=_MISSING,
        )
    if count:
        notes.append(f"{column.name} filled in for {count} h")
        values = _bridged(values)
    return values


def _gaps(values: "Array") -> tuple[int, int, int]:
    """Return how many values are missing, how many in the longest gap, and where that starts."""
    import numpy as np

    missing = np.isnan(values)
    edges = np.flatnonzero(np.diff(missing.astype(int), prepend=0, append=0))
    starts, lengths = edges[::2], edges[1::2] - edges[::2]
    if not starts.size:
        return 0, 0, 0
    longest = int(lengths.argmax())
    return int(missing.sum()), int(lengths[longest]), int(starts[longest])


def _bridged(values: "Array") -> "Array":
    import numpy as np

    known = np.flatnonzero(~np.isnan(values))
    bridged: Array = np.interp(np.arange(values.size), known, values[known])
    return bridged


def _pressure(rows: Rows, elevation_m: float, notes: list[str], where: str) -> "Array":
    """Return the pressure, in long gaps the standard atmosphere's (ASHRAE Fundamentals 2017, ch. 1, eq. 3)."""
    import numpy as np

    values = numbers(rows, COLUMNS["pressure"], where)
    count, longest, _ = _gaps(values)
    if longest > _LONGEST_GAP_H:
        notes.append(f"pressure of the standard atmosphere for {count} h")
        return np.where(np.isnan(values), 101_325.0 * (1.0 - 2.25577e-5 * elevation_m) ** 5.2559, values)
    if count:
        notes.append(f"pressure filled in for {count} h")
    return _bridged(values)


def _sky(rows: Rows, dry_bulb: "Array", dew_point: "Array", notes: list[str], where: str) -> "Array":
    """Return the temperature of the sky, from the infrared radiation or else from dew point and clouds.

    Clark and Allen 1978 with the clouds of Walton 1983, as in the EnergyPlus Engineering Reference, "Climate
    Calculations". Where the clouds are unknown too the sky is taken as overcast, the warmer and so the strict side.
    """
    import numpy as np

    infrared = numbers(rows, COLUMNS["infrared"], where)
    unknown = ~(infrared >= _COLDEST_SKY_W_M2)
    if unknown.any():
        cover = sky_cover(rows, where)
        blind = np.isnan(cover) & unknown
        cover = np.where(np.isnan(cover), _OVERCAST, cover)
        notes.append(f"sky worked out from dew point and clouds for {unknown.sum()} h")
        if blind.any():
            notes.append(f"sky taken as overcast for {blind.sum()} h")
        clear = 0.787 + 0.764 * np.log((dew_point + 273.15) / 273.0)
        emissivity = np.minimum(clear * (1.0 + 0.0224 * cover - 0.0035 * cover**2 + 0.00028 * cover**3), 1.0)
        infrared = np.where(unknown, emissivity * _STEFAN_BOLTZMANN * (dry_bulb + 273.15) ** 4, infrared)
    temperature: Array = (infrared / _STEFAN_BOLTZMANN) ** 0.25 - 273.15
    return temperature
