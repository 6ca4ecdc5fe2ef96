"""One way in for every kind of meter file: it is told apart by its content, opened, checked, and streamed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain
from pathlib import Path

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading
from assess.readers.detect import Found, find
from assess.readers.kinds import Kind
from assess.readers.meters.build import checked
from assess.readers.meters.emporia import read_emporia
from assess.readers.meters.enphase import read_enphase
from assess.readers.meters.espi import read_espi
from assess.readers.meters.generic import read_generic
from assess.readers.meters.home_assistant_energy import read_home_assistant_energy
from assess.readers.meters.home_assistant_history import read_home_assistant_history
from assess.readers.meters.home_assistant_statistics import read_home_assistant_statistics
from assess.readers.meters.iotawatt import read_iotawatt
from assess.readers.meters.opower import read_opower
from assess.readers.meters.sce import read_sce
from assess.readers.meters.sdge import read_sdge
from assess.readers.meters.sense import read_sense
from assess.readers.meters.span import read_span
from assess.readers.meters.utilityapi import read_utilityapi
from assess.readers.sources import Source
from assess.units.spelling import quoted

_PLAIN: dict[Kind, Callable[[Source, Kind], MeterFile]] = {
    Kind.ESPI: read_espi,
    Kind.PGE_CSV: read_opower,
    Kind.OPOWER_CSV: read_opower,
    Kind.SCE_CSV: read_sce,
    Kind.SDGE_CSV: read_sdge,
    Kind.HOME_ASSISTANT_ENERGY: read_home_assistant_energy,
    Kind.SPAN_V1: read_span,
    Kind.SPAN_V2: read_span,
    Kind.SENSE: read_sense,
    Kind.ENPHASE: read_enphase,
}
_CHOOSING: dict[Kind, Callable[[Source, Kind, str | None], MeterFile]] = {
    Kind.UTILITYAPI_CSV: read_utilityapi,
    Kind.GENERIC_CSV: read_generic,
    Kind.HOME_ASSISTANT_HISTORY: read_home_assistant_history,
    Kind.HOME_ASSISTANT_STATISTICS: read_home_assistant_statistics,
    Kind.EMPORIA: read_emporia,
    Kind.IOTAWATT: read_iotawatt,
}


def read_meter(path: Path, *, today: date | None = None) -> MeterFile:
    """Return a file of readings, recognized by what is in it; the readings are read as they are asked for.

    `file.csv#name` chooses a channel, a sensor or a meter where a file holds several, `file.zip#name` a file in an
    archive. Readings from after `today` are refused, where it is given. Raises IntakeError, some only while the
    readings are read, with the row and what would be right.
    """
    found = find(path)
    files, left = _files(found)
    first = files[0]
    readings: Iterator[Reading] = chain.from_iterable(file.readings for file in files)
    notes = dict.fromkeys(chain.from_iterable(file.notes for file in files))
    several = (f"{len(files)} files of the archive follow one another.",) if len(files) > 1 else ()
    return replace(
        first,
        name=first.name if len(files) == 1 else path.name,
        notes=(*notes, *several, *found.notes, *left),
        readings=checked(readings, str(path), today),
        stated_kwh=first.stated_kwh if len(files) == 1 else None,
    )


def _files(found: Found) -> tuple[list[MeterFile], list[str]]:
    """Return the files opened, and notes on those of an archive that are left out: gas, bills, nothing."""
    files: list[MeterFile] = []
    refused: list[IntakeError] = []
    for source in _in_order(found):
        try:
            files.append(_read(found, source))
        except IntakeError as error:
            refused.append(error)
    if not files:
        raise refused[0]
    return files, [f"{error.where} {error.message}; it is left out." for error in refused]


def _read(found: Found, source: Source) -> MeterFile:
    if read := _PLAIN.get(found.kind):
        if found.choice is not None:
            raise IntakeError(
                f"has no channels to choose from, and {quoted(found.choice)} is asked for", where=source.where
            )
        return read(source, found.kind)
    if choose := _CHOOSING.get(found.kind):
        return choose(source, found.kind, found.choice)
    raise IntakeError(
        f"is no record of a meter: {found.kind.label}",
        where=source.where,
        hint="Give Green Button XML, or the CSV of a utility or a home energy monitor.",
    )


def _in_order(found: Found) -> tuple[Source, ...]:
    """Return the files to read one after another; of an Emporia archive, which holds the same time thrice, one."""
    if found.kind is not Kind.EMPORIA or len(found.sources) == 1:
        return found.sources
    by_quarter = [source for source in found.sources if "15MIN" in source.name.upper()]
    return tuple(by_quarter[:1]) or found.sources[:1]
