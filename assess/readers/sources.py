"""Where bytes come from: a file, or one file inside a zip archive, read piece by piece and never whole.

A utility hands out its export as a zip of CSV or XML. An archive is refused that holds too much, is packed beyond
what text can be, holds another archive, or asks for a password. Nothing is ever unpacked onto the disk.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO
from zipfile import ZipFile, ZipInfo

from assess.errors import IntakeError
from assess.readers.home import read_bytes
from assess.readers.limits import MEBIBYTE, ZIP_ERRORS

CHUNK = 64 * 1024
MOST_BYTES = 256 * MEBIBYTE  # a year of minutes from twenty channels takes 80
_MOST_MEMBERS = 200
_MOST_PACKED = 300  # how many times smaller text can be packed; meter data reach about fifty
_UNSUSPECTED = MEBIBYTE  # a small file may be packed as tightly as it likes
_ZIP = b"PK\x03\x04"
_SHEETS = ("[content_types].xml", "xl/workbook.xml", "word/document.xml", "mimetype")
_DATA = {".csv", ".xml", ".txt", ".tsv", ".json", ".jsonl"}


@dataclass(frozen=True)
class Source:
    """Bytes with a name: `where` for messages, `name` for the report, `head` the first 64 kB of it."""

    path: Path
    member: str | None
    head: bytes

    @property
    def where(self) -> str:
        """Return how a message names it."""
        return f"{self.path}, {self.member}" if self.member else str(self.path)

    @property
    def name(self) -> str:
        """Return the name of the file without its folders."""
        return f"{self.path.name}: {PurePosixPath(self.member).name}" if self.member else self.path.name

    def chunks(self) -> Iterator[bytes]:
        """Yield the content from the beginning, piece by piece. Raises IntakeError for what is broken or too much."""
        done = 0
        with _opened(self.path, self.member) as file:
            while data := _read(file, self.where):
                done += len(data)
                if done > MOST_BYTES:
                    raise too_large(self.where)
                yield data


def too_large(where: str) -> IntakeError:
    """Return the refusal of a file that is larger than any record of a home."""
    return IntakeError(
        f"is larger than the {MOST_BYTES // MEBIBYTE} MB that are read",
        where=where,
        hint="Cut it to the last twelve months.",
    )


def source_of(path: Path) -> Source:
    """Return a file as it stands, an archive not opened. Raises IntakeError when it is missing or no file."""
    _check_file(path)
    with _opened(path, None) as file:
        return Source(path, None, _read(file, str(path)))


def packed_in(source: Source) -> tuple[Source, ...] | None:
    """Return the data files of a zip archive in the order of their names, or None when this is no plain archive.

    A spreadsheet is a zip too, and is not opened here. Raises IntakeError for what is unsafe, broken or locked.
    """
    if not source.head.startswith(_ZIP):
        return None
    where = source.where
    try:
        with ZipFile(source.path) as archive:
            infos = archive.infolist()
    except (*ZIP_ERRORS, OSError):
        raise _broken_zip(where) from None
    names = {info.filename.lower() for info in infos}
    if names & set(_SHEETS):
        return None
    if len(infos) > _MOST_MEMBERS:
        raise IntakeError(
            f"is a zip of {len(infos):,} files; up to {_MOST_MEMBERS} are looked at",
            where=where,
            hint="Unpack it and give the file with the readings.",
        )
    kept = [info for info in infos if _may_be_data(info)]
    for info in kept:
        _check_member(info, where)
    if not kept:
        raise IntakeError("is a zip without a CSV, XML or JSON file in it", where=where)
    return tuple(_member(source.path, info.filename) for info in sorted(kept, key=lambda info: info.filename))


def _member(path: Path, name: str) -> Source:
    with _opened(path, name) as file:
        head = _read(file, f"{path}, {name}")
    if head.startswith(_ZIP):
        raise IntakeError("is an archive inside an archive; unpack the outer one first", where=f"{path}, {name}")
    return Source(path, name, head)


def _may_be_data(info: ZipInfo) -> bool:
    place = PurePosixPath(info.filename)
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in place.parts)
    named = bool(info.filename) and not info.is_dir()
    return named and not hidden and (place.suffix.lower() in _DATA | {".zip"})


def _check_member(info: ZipInfo, where: str) -> None:
    place = f"{where}, {info.filename}"
    if info.filename.lower().endswith(".zip"):
        raise IntakeError("is an archive inside an archive; unpack the outer one first", where=place)
    if info.flag_bits & 1:
        raise IntakeError("is locked with a password; unpack it and give the file in it", where=place)
    if info.file_size > MOST_BYTES:
        raise too_large(place)
    if info.file_size > _UNSUSPECTED and info.file_size > _MOST_PACKED * max(info.compress_size, 1):
        raise IntakeError(
            f"unpacks to {info.file_size // max(info.compress_size, 1):,} times its size, as no record does",
            where=place,
            hint="Unpack it and give the file in it.",
        )


def _check_file(path: Path) -> None:
    if not path.is_file():
        read_bytes(path)  # says whether it is missing, a folder or a device
    if path.stat().st_size > MOST_BYTES:
        raise too_large(str(path))


@contextmanager
def _opened(path: Path, member: str | None) -> Iterator[IO[bytes]]:
    with ExitStack() as stack:
        try:
            if member is None:
                file: IO[bytes] = stack.enter_context(path.open("rb"))
            else:
                file = stack.enter_context(stack.enter_context(ZipFile(path)).open(member))
        except ZIP_ERRORS:
            raise _broken_zip(str(path)) from None
        except OSError as error:
            raise _unreadable(str(path), error) from None
        yield file


def _read(file: IO[bytes], where: str) -> bytes:
    try:
        return file.read(CHUNK)
    except ZIP_ERRORS:
        raise _broken_zip(where) from None
    except OSError as error:
        raise _unreadable(where, error) from None


def _unreadable(where: str, error: OSError) -> IntakeError:
    if error.errno is None:
        return _broken_zip(where)  # said by the unpacking of bzip2, and not by the system
    return IntakeError(f"cannot be read: {os.strerror(error.errno).lower()}", where=where)


def _broken_zip(where: str) -> IntakeError:
    return IntakeError("is a broken zip archive, or one cut short", where=where, hint="Download it again.")
