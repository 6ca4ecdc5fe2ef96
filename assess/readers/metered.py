"""The demand of a home from the meter file that it names; what the home itself states goes before it."""

from pathlib import Path
from typing import Any

from pydantic import ValidationError

from assess.errors import IntakeError
from assess.intake import Home, MeasuredDemand
from assess.records import Basis, Provenance


def with_metered_demand(home: Home, folder: Path, where: str) -> Home:
    """Return the home with what its meter file says of its demand.

    A file that is not there is let pass where the peak is stated: then its name is only a record. Raises IntakeError.
    """
    stated = home.demand
    if stated is None or stated.file is None:
        return home
    path = folder / stated.file
    there = path.exists() or path.with_name(path.name.partition("#")[0] or path.name).exists()
    if not there and (stated.peak_kw is not None or stated.peak_a is not None):
        return home
    place = f"{where}, demand.file"
    try:
        found, note = _read(path)
    except IntakeError as error:
        raise IntakeError(error.message, where=f"{place}: {error.where}", hint=error.hint) from None
    if stated.peak_kw is None and stated.peak_a is None:
        _agree(stated, found, place, path)
    new = {name: value for name, value in found.items() if getattr(stated, name) is None}
    if stated.peak_a is not None or stated.peak_kw is not None:
        # One stated peak stands for the record: half of it from the file would mix two sources.
        new.pop("peak_kw", None)
        new.pop("peak_a", None)
    try:
        demand = MeasuredDemand.model_validate({**stated.model_dump(), **new})
    except ValidationError as error:
        raise _refused(error, place, path) from None
    came = dict(home.provenance)
    for name in new:
        said = note if name in {"peak_kw", "peak_a"} else None
        came[f"demand.{name}"] = Provenance(basis=Basis.MEASURED, source=path.name, note=said)
    return home.model_copy(update={"demand": demand, "provenance": came})


def _read(path: Path) -> tuple[dict[str, Any], str]:
    from assess.metering.measured import measured_fields, peak_note
    from assess.metering.record import demand_of, record_of
    from assess.readers.meters import read_meter

    record = record_of(read_meter(path))
    demand = demand_of(record)
    if demand is None:
        hint = "Export interval data, by 15 minutes, for a whole year."
        raise IntakeError("holds no readings over time, so it says nothing of demand", where=str(path), hint=hint)
    return measured_fields(record, demand), peak_note(demand)


def _agree(stated: MeasuredDemand, found: dict[str, Any], place: str, path: Path) -> None:
    """Refuse what is stated where the file, from which the peak comes, says less for itself: both cannot be."""
    better = {
        "period_days": stated.period_days is not None and stated.period_days >= found["period_days"] + 1,
        "interval_min": stated.interval_min is not None and stated.interval_min < found["interval_min"],
        "exports": stated.exports is False and found["exports"],
        "unmeasured_pct": stated.unmeasured_pct is not None and stated.unmeasured_pct < found["unmeasured_pct"] - 1,
    }
    for name in (name for name, is_better in better.items() if is_better):
        said, is_so = getattr(stated, name), found[name]
        held = ("yes" if is_so else "no") if isinstance(is_so, bool) else f"{is_so:.4g}"
        given = ("yes" if said else "no") if isinstance(said, bool) else f"{said:.4g}"
        raise IntakeError(
            f"demand.{name} is stated as {given}, and the file that the peak is taken from has {held}",
            where=f"{place}: {path}",
            hint=f"Leave demand.{name} out, or give the file that it is true of.",
        )


def _refused(error: ValidationError, place: str, path: Path) -> IntakeError:
    first = error.errors(include_url=False)[0]
    field = ".".join(str(part) for part in first["loc"])
    value = first["input"]
    shown = f"{value:.4g}" if isinstance(value, float) else str(value)
    return IntakeError(
        f"gives demand.{field} as {shown}, which cannot be: {first['msg'].lower()}",
        where=f"{place}: {path}",
        hint="Check the unit of the readings, and whether the file is of the whole house.",
    )
