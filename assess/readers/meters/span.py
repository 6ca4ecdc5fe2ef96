"""SPAN smart panel: counters since it was installed, so that energy takes two snapshots of them.

A file holds several snapshots as a list, or one a line; each needs its time. The circuits carry theirs, the answer of
the panel does not, and whoever saved it must have written a `timestamp` beside it.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.kinds import Kind
from assess.readers.meters.build import meter_file
from assess.readers.meters.counters import Counter
from assess.readers.meters.json_text import json_of
from assess.readers.meters.stamps import NEWEST, OLDEST, Clock
from assess.readers.sources import Source

_TIMES = ("timestamp", "time", "taken_at", "at")
_MAIN = {"consumedEnergyWh": Register.IMPORT, "producedEnergyWh": Register.EXPORT}
_COUNTERS = "Save the answer of the panel or of its circuits, twice and some time apart."
_TWO = "Save the panel's answer again later, and put both into one file, one a line."
Snapshot = tuple[datetime, dict[Register, Decimal]]


def read_span(source: Source, kind: Kind) -> MeterFile:
    """Return what was counted between snapshots. Raises IntakeError for a single one and for files without counters."""
    if kind is Kind.SPAN_V2:
        raise IntakeError(
            "describes what a SPAN panel can report and holds no readings",
            where=source.where,
            hint="Give the utility's interval data, or snapshots of the v1 interface.",
        )
    saved = json_of(source)
    found = [part for part in (saved if isinstance(saved, list) else [saved]) if isinstance(part, dict)]
    counting = [part for part in found if _main_meter(part) or _circuits(part)]
    if not counting:
        raise IntakeError(
            "is a SPAN panel's status and holds no counters of energy", where=source.where, hint=_COUNTERS
        )
    if len(counting) == 1:
        raise IntakeError(_single(counting[0]), where=source.where, hint=_TWO)
    snapshots = [_snapshot(part, number, source.where) for number, part in enumerate(counting, 1)]
    notes = ["The panel counts from its installation on; energy is the difference of two snapshots."]
    if Register.CONSUMPTION in snapshots[0][1]:
        notes.append("Only the circuits of the panel are in it; what hangs on its feed-through lugs is not.")
    return meter_file(kind, source, _readings(snapshots), notes=tuple(notes), zone="UTC")


def _single(part: dict[str, Any]) -> str:
    power = part.get("instantGridPowerW")
    now = f", and the power of one moment ({power:,.0f} W from the grid)" if isinstance(power, Decimal) else ""
    return f"is one snapshot of a SPAN panel: counters since its installation{now}; demand takes two of them"


def _main_meter(part: dict[str, Any]) -> dict[str, Any] | None:
    inner = part.get("panel", part)
    meter = inner.get("mainMeterEnergy") if isinstance(inner, dict) else None
    return meter if isinstance(meter, dict) and meter.keys() >= _MAIN.keys() else None


def _circuits(part: dict[str, Any]) -> list[dict[str, Any]]:
    inner = part.get("circuits")
    circuits = inner.get("circuits", inner) if isinstance(inner, dict) else {}
    return [
        one for one in circuits.values() if isinstance(one, dict) and isinstance(one.get("consumedEnergyWh"), Decimal)
    ]


def _snapshot(part: dict[str, Any], number: int, where: str) -> Snapshot:
    """Return the time and the counters in Wh of one snapshot; the main meter goes before the circuits."""
    circuits = _circuits(part)
    stamps = [
        one["energyAccumUpdateTimeS"] for one in circuits if isinstance(one.get("energyAccumUpdateTimeS"), Decimal)
    ]
    written = next((part[name] for name in _TIMES if isinstance(part.get(name), (str, Decimal))), None)
    place = f"{where}, snapshot {number}"
    at = _moment(written if written is not None else max(stamps, default=None), place)
    if meter := _main_meter(part):
        values = {register: meter[name] for name, register in _MAIN.items() if isinstance(meter[name], Decimal)}
        return at, values
    return at, {Register.CONSUMPTION: sum((one["consumedEnergyWh"] for one in circuits), Decimal(0))}


def _moment(written: str | Decimal | None, where: str) -> datetime:
    if isinstance(written, str):
        return Clock(lambda: where).stamp(written)
    earliest, latest = (datetime(year, 1, 1, tzinfo=UTC).timestamp() for year in (OLDEST, NEWEST))
    if written is None or not earliest <= written < latest:
        raise IntakeError("does not say when it was taken", where=where, hint='Write "timestamp" beside it.')
    return datetime.fromtimestamp(float(written), UTC)


def _readings(snapshots: Sequence[Snapshot]) -> Iterator[Reading]:
    counters: dict[Register, Counter] = {}
    for at, values in snapshots:
        for register, value in values.items():
            if step := counters.setdefault(register, Counter()).step(at, value):
                yield Reading(step.start, step.seconds, step.amount, register)
