"""From a file to an Assessment: read, look up, choose the edition, assess. The impure rim of `assess()`."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from assess.assessment import Assessment, assess
from assess.climate import DesignConditions
from assess.electrical import Method
from assess.errors import AssessError, IntakeError
from assess.findings import Finding
from assess.intake import Home
from assess.intake.weather_year import WeatherYear
from assess.preparing import weather_of, with_its_place, with_node_asked
from assess.readers.home import read_home
from assess.readers.nameplates import with_usual_nameplates
from assess.report.photos import Seen, see_photos
from assess.report.redact import Case, redacted
from assess.rulebook import choose_edition, load_edition
from assess.verdict.policy_file import read_policy

if TYPE_CHECKING:
    from assess.year.measured import Measured


def assess_file(
    file: Path,
    *,
    on: date,
    code: str | None = None,
    method: str = "auto",
    node: str | None = None,
    gpus: int | None = None,
    allow_unconfirmed: bool = False,
    change: Callable[[Home], Home] | None = None,
    explore: bool = False,
    remedies: Sequence[str] = (),
    policy: Path | None = None,
    redact: bool = False,
) -> Assessment:
    """Return the assessment of the home in `file`, or of what `change` and then the `remedies` make of it.

    With `redact` what is assessed is that home without names, its place and its files.
    Raises AssessError with the field that is wrong.
    """

    def asked(home: Home) -> Home:
        home = with_node_asked(home, node, gpus)
        return home if change is None else change(home)

    home = _mended(with_usual_nameplates(read_home(file, asked)), remedies)
    try:
        home = with_its_place(home)
        weather = weather_of(home)
        choice = choose_edition(code, home.place.code, home.place.state, home.place.city)
        edition = load_edition(choice.name, allow_unconfirmed=allow_unconfirmed)
        record, said_of_it = recorded_use_of(home, file, weather)
        own_policy = None if policy is None else read_policy(policy)
        seen = Seen(home) if redact else see_photos(home, file.parent)
        case = Case(seen.home, edition, weather, hourly_weather(home, file), own_policy)
        case = redacted(case) if redact else case
        return assess(
            case.home,
            case.edition,
            on=on,
            choice=choice,
            weather=case.weather,
            method=Method(method),
            hourly=case.hourly,
            record=record,
            record_findings=said_of_it,
            photo_findings=seen.findings,
            explore=explore,
            policy=case.policy,
        )
    except IntakeError as error:
        if {"node.model": node, "node.gpus": gpus}.get(error.where or "") is not None:
            raise  # said on the command line, not in the file
        # Past the reader a refusal knows the field, not the file it stands in.
        where = f"{file}, {error.where}" if error.where else str(file)
        raise IntakeError(error.message, where=where, hint=error.hint) from None


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

    There is no use of the house where solar power hides a part of it.
    """
    demand = home.demand
    path = None if demand is None or demand.file is None else file.parent / demand.file
    if path is None or not (path.exists() or path.with_name(path.name.partition("#")[0] or path.name).exists()):
        return None, ()
    from assess.metering.quality import findings_of
    from assess.metering.record import record_of
    from assess.readers.meters import read_meter
    from assess.year.recorded import recorded_use

    record = record_of(read_meter(path))
    longitude_deg = None if weather is None else weather.longitude_deg
    return recorded_use(record, home, longitude_deg=longitude_deg), findings_of(record)


def _mended(home: Home, remedies: Sequence[str]) -> Home:
    """Return the home with remedies of the catalogue done to it, one upon the other. Raises AssessError."""
    if not remedies:
        return home
    from assess.verdict.remedies.apply import apply_remedy

    for name in remedies:
        try:
            home = apply_remedy(home, name)
        except AssessError as error:
            raise type(error)(error.message, where=f"--apply {name}", hint=error.hint) from None
    return home
