"""The files that a home names beside its own: a year of weather, a meter's record, photos of the site."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from assess.climate import DesignConditions
from assess.errors import IntakeError
from assess.findings import Finding
from assess.intake import Home
from assess.intake.weather_year import WeatherYear
from assess.report.photos import Seen, see_photos

if TYPE_CHECKING:
    from assess.metering.record import Record
    from assess.year.measured import Measured


@dataclass(frozen=True)
class Beside:
    """What these files hold; the names are those that the home called them by when they were read."""

    weather_file: str | None = None
    weather_year: WeatherYear | None = None
    meter_file: str | None = None
    meter: "Record | None" = None
    photo_findings: tuple[Finding, ...] = ()

    def check(self, home: Home) -> None:
        """Raise IntakeError where a home names a file that counts and was not read: its answer would be another."""
        demand = home.demand
        metered = None if demand is None or demand.peak_kw is not None or demand.peak_a is not None else demand.file
        for field, named, read in (
            ("weather.hourly_file", home.weather.hourly_file, self.weather_file),
            ("demand.file", metered, self.meter_file),
            ("internet.test_files", ", ".join(home.internet.test_files or ()) or None, None),
            ("panel.file", home.panel.file, None),
        ):
            if named not in {None, read}:
                hint = "Name it in a home file, and read that with load_home()."
                raise IntakeError(f'names "{named}", which was not read', where=field, hint=hint)


def read_beside(home: Home, file: Path, *, photos: bool = True) -> tuple[Home, Beside]:
    """Return the home with its photos' SHA-256, and what the files hold that it names, from the folder of `file`.

    A photo that cannot be shown is only a finding. Raises IntakeError.
    """
    seen = see_photos(home, file.parent) if photos else Seen(home)
    return seen.home, Beside(
        weather_file=home.weather.hourly_file,
        weather_year=hourly_weather(home, file),
        meter_file=None if home.demand is None else home.demand.file,
        meter=_metered(home, file),
        photo_findings=seen.findings,
    )


def hourly_weather(home: Home, file: Path) -> WeatherYear | None:
    """Return the year of weather that the home names, from the folder of its file. Raises IntakeError."""
    named = home.weather.hourly_file
    if named is None:
        return None
    from assess.readers.epw import read_epw

    try:
        return read_epw(file.parent / named)
    except IntakeError as error:
        where = f"weather.hourly_file, {error.where}" if error.where else "weather.hourly_file"
        raise IntakeError(error.message, where=where, hint=error.hint) from None


def recorded_use_of(
    home: Home, file: Path, weather: DesignConditions | None
) -> "tuple[Measured | None, tuple[Finding, ...]]":
    """Return what the meter file of the home holds of the whole house, and what is to be said of the record.

    There is no use of the house where solar power hides a part of it. Raises IntakeError.
    """
    return use_in(_metered(home, file), home, weather)


def use_in(
    record: "Record | None", home: Home, weather: DesignConditions | None
) -> "tuple[Measured | None, tuple[Finding, ...]]":
    """Return the same of a record that was read; nothing of none."""
    if record is None:
        return None, ()
    from assess.metering.quality import findings_of
    from assess.year.recorded import recorded_use

    longitude_deg = None if weather is None else weather.longitude_deg
    return recorded_use(record, home, longitude_deg=longitude_deg), findings_of(record)


def _metered(home: Home, file: Path) -> "Record | None":
    """Return the record of the meter file that the home names; None where there is no such file."""
    path = None if home.demand is None or home.demand.file is None else file.parent / home.demand.file
    if path is None or not (path.exists() or path.with_name(path.name.partition("#")[0] or path.name).exists()):
        return None
    from assess.metering.record import record_of
    from assess.readers.meters import read_meter

    return record_of(read_meter(path))
