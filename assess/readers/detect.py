"""What kind of file this is, told by what stands in its first 64 kB and never by its name."""

import re
import zlib
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from assess.errors import IntakeError
from assess.readers.kinds import Kind
from assess.readers.signs import foreign, kind_of_json, kind_of_lines
from assess.readers.sources import CHUNK, Source, packed_in, source_of
from assess.units.spelling import quoted

__all__ = ["Found", "Kind", "find", "recognize"]

_READ = (
    "Read are Green Button XML, the CSV of utilities and of home energy monitors, panel schedules, speed tests, "
    "EPW weather, HPXML and homes."
)
_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", "is a PDF; utilities also offer the same data as CSV or Green Button XML"),
    (b"\x89PNG", "is an image"),
    (b"\xff\xd8\xff", "is an image"),
    (b"GIF8", "is an image"),
    (b"BM", "is an image"),
    (b"II*\0", "is an image"),
    (b"\xd0\xcf\x11\xe0", "is an old Excel or Word file; save it as CSV"),
    (b"SQLite format 3", "is a database, such as Home Assistant's; download history.csv or energy.csv instead"),
    (b"7z\xbc\xaf", "is a 7z archive; unpack it first"),
    (b"Rar!", "is a RAR archive; unpack it first"),
    (b"{\\rtf", "is a text document; save it as CSV"),
)
_ONE_FAMILY = {Kind.PGE_CSV, Kind.OPOWER_CSV}  # PG&E packs electricity, gas and bills together
_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_WINDOW = 31  # zlib's largest, with the head of a gzip file
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)[\s/>]")
_ESPI = re.compile(r"naesb\.org/espi|<(?:[\w.-]+:)?(?:IntervalReading|IntervalBlock|ReadingType|UsagePoint)[\s>]")


@dataclass(frozen=True)
class Found:
    """What a path leads to: its kind, the files of that kind (several in an archive), and what to say of the others.

    `choice` is what stood behind a `#` and names no file of an archive: a channel, a sensor or a meter.
    """

    kind: Kind
    sources: tuple[Source, ...]
    choice: str | None = None
    notes: tuple[str, ...] = ()


def recognize(path: Path) -> Kind:
    """Return the kind of a file. Raises IntakeError that says what it is instead, where it is none that is read."""
    return find(path).kind


def find(path: Path) -> Found:
    """Return what a path leads to; `usage.zip#march.csv` names a file in an archive. Raises IntakeError."""
    path, choice = _split(path)
    source = source_of(path)
    members = packed_in(source)
    if members is None:
        return Found(kind_of(source), (source,), choice)
    named = [member for member in members if choice in {member.member, Path(member.member or "").name}]
    return _of_archive(source, tuple(named) or members, None if named else choice)


def kind_of(source: Source) -> Kind:
    """Return the kind of one file by its first bytes. Raises IntakeError that says what it is instead."""
    from assess.readers.meters.text import head_text

    head, where = source.head, source.where
    if not head.strip():
        raise IntakeError("is empty", where=where)
    for mark, what in _MAGIC:
        if head.startswith(mark):
            raise IntakeError(what, where=where, hint=_READ)
    if head.startswith(_GZIP):
        return _of_gzip(source)
    if head.startswith(_ZIP):
        return _of_office(source)
    text = head_text(source).lstrip("\ufeff")
    if not text.strip():
        raise IntakeError("is empty", where=where)
    if "\0" in text:
        raise IntakeError("is not text, and of no kind that is known", where=where, hint=_READ)
    return _of_text(text, source)


def _of_text(text: str, source: Source) -> Kind:
    from assess.readers.meters.columns import looks_like_table
    from assess.readers.meters.first_rows import first_rows
    from assess.readers.panels import looks_like_panel
    from assess.readers.speedtests.log_table import has_log_headings, is_log

    begin = text.lstrip()
    if begin.startswith("<"):
        return _of_xml(begin, source.where)
    if begin.startswith(("{", "[{", "[\n", "[ ", "[[")) and (kind := kind_of_json(begin)):
        return kind
    if has_log_headings(text):
        return Kind.SPEED_TEST
    if kind := kind_of_lines(text):
        return kind
    if '"type"' in text and (kind := kind_of_json(text)):
        return kind  # a log of a speed test, with words between its records
    if looks_like_panel(text):
        return Kind.PANEL_JSON if begin.startswith("{") else Kind.PANEL_CSV
    other = foreign(text)
    if other is None and looks_like_table(source):
        return Kind.GENERIC_CSV
    if is_log(text):
        return Kind.SPEED_TEST
    if first_rows(source):
        _refuse_gas(text, source.where)
    what = f"looks like {other}, which is not read" if other else "is of no kind that is known"
    raise IntakeError(what, where=source.where, hint=_READ)


def _of_xml(text: str, where: str) -> Kind:
    plain = re.sub(r"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", "", text, flags=re.DOTALL)
    root = _ROOT.search(plain)
    name = root[1] if root else ""
    if re.match(r"\s*(?:<!doctype html|<html)", plain, re.IGNORECASE):
        login = " to log in" if re.search("log ?in|sign ?in|password", text, re.IGNORECASE) else ""
        raise IntakeError(f"is a web page{login}, not the data", where=where, hint="Download the file itself.")
    if name == "HPXML":
        return Kind.HPXML
    if _ESPI.search(text):
        return Kind.ESPI
    if name == "svg":
        raise IntakeError("is an image", where=where, hint=_READ)
    if "<!DOCTYPE" in text:
        raise IntakeError(
            "declares a document type, which a data file has no use for and an attack has",
            where=where,
            hint="Remove the <!DOCTYPE ...> lines.",
        )
    raise IntakeError(f"is XML of {quoted(name)}, which is not read", where=where, hint=_READ)


def _of_gzip(source: Source) -> Kind:
    try:
        text = zlib.decompressobj(_WINDOW).decompress(source.head, CHUNK).decode("latin-1")
    except zlib.error:
        raise IntakeError("is a broken gzip file", where=source.where, hint="Download it again.") from None
    if kind_of_lines(text) is Kind.EPW:
        return Kind.EPW
    if kind_of_json(text) is Kind.SPEED_TEST:
        return Kind.SPEED_TEST  # Flent's
    raise IntakeError("is compressed with gzip", where=source.where, hint="Unpack it and give the file in it.")


def _of_office(source: Source) -> Kind:
    """Return the kind of a zip that is no plain archive: a spreadsheet, unless it is another document."""
    from zipfile import ZipFile

    with ZipFile(source.path) as archive:
        names = {name.lower() for name in archive.namelist()}
    if any(name.startswith("xl/") for name in names):
        if "xl/vbaproject.bin" in names:
            raise IntakeError("is a spreadsheet with macros", where=source.where, hint="Save it as .xlsx or CSV.")
        return Kind.PANEL_XLSX
    raise IntakeError("is a text document or slides", where=source.where, hint=_READ)


def _refuse_gas(text: str, where: str) -> None:
    if re.search(r"\btherms?\b|\bccf\b|\bhcf\b|\bgallons?\b|natural gas", text, re.IGNORECASE):
        raise IntakeError(
            "is the record of a gas or water meter",
            where=where,
            hint="Download the electricity of the same account, in kWh.",
        )


def _of_archive(archive: Source, members: tuple[Source, ...], choice: str | None) -> Found:
    """Return the meter data of an archive. Files of another kind are left out; several kinds must be chosen from."""
    kinds: dict[Kind, list[Source]] = {}
    left: list[str] = []
    refused: list[IntakeError] = []
    for member in members:
        try:
            kinds.setdefault(kind_of(member), []).append(member)
        except IntakeError as error:
            left.append(f"{member.name.rpartition(': ')[2]} {error.message}")
            refused.append(error)
    if not kinds:
        raise refused[0]
    if kinds.keys() == _ONE_FAMILY:
        kinds = {Kind.PGE_CSV: sorted(chain(*kinds.values()), key=lambda member: member.name)}
    if len(kinds) > 1:
        names = ", ".join(quoted(found[0].member or "") for found in kinds.values())
        raise IntakeError(
            f"holds files of several kinds: {names}", where=archive.where, hint=f"Name one, as in {archive.name}#file."
        )
    kind, found = next(iter(kinds.items()))
    return Found(kind, tuple(found), choice, tuple(f"In the archive, {what}; it is left out." for what in left))


def _split(path: Path) -> tuple[Path, str | None]:
    """Return the file and what stands after a `#`, unless a file has that very name."""
    name, mark, choice = path.name.partition("#")
    if not mark or not name or path.exists():
        return path, None
    return path.with_name(name), choice or None
