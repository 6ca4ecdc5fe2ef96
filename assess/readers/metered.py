"""The demand of a home from the meter file that it names; what the home itself states goes before it."""

from pathlib import Path

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


def _read(path: Path) -> tuple[dict[str, object], str]:
    from assess.metering.measured import measured_fields, peak_note
    from assess.metering.record import demand_of, record_of
    from assess.readers.meters import read_meter

    record = record_of(read_meter(path))
    demand = demand_of(record)
    if demand is None:
        hint = "Export interval data, by 15 minutes, for a whole year."
        raise IntakeError("holds no readings over time, so it says nothing of demand", where=str(path), hint=hint)
    return measured_fields(record, demand), peak_note(demand)


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
