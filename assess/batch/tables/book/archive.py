"""The zip archive that an .xlsx workbook is: what it says of itself, and its parts, unpacked under guard."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from assess.batch.tables.kinds import READ
from assess.batch.tables.limits import (
    BOOK_BYTES,
    BOOK_MEMBERS,
    BOOK_PART_BYTES,
    BOOK_RATIO,
    BOOK_RATIO_FROM_BYTES,
    BOOK_UNPACKED_BYTES,
    MEBIBYTE,
)
from assess.errors import IntakeError

_BLOCK = MEBIBYTE
_RAW = -15  # a deflate stream without a header, as zip holds it
_NAMES_AT = struct.Struct("<26xHH")  # lengths of the name and of the extra field in the local header
_CLASSIC = "Open it and save it as .xlsx."
_OTHERS: tuple[tuple[str, str, str], ...] = (
    ("xl/workbook.bin", "is a binary workbook (.xlsb)", _CLASSIC),
    ("content.xml", "is an OpenDocument file (.ods)", _CLASSIC),
    ("index/document.iwa", "is a Numbers document", "Export it from Numbers as Excel (.xlsx)."),
    ("word/document.xml", "is a text document (.docx)", "Save its table as .xlsx or CSV."),
    ("ppt/presentation.xml", "is a presentation (.pptx)", READ),
)


class Archive:
    """An .xlsx file whose members are within bounds; `members` by their names in small letters."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.where = str(path)
        size = path.stat().st_size
        if size > BOOK_BYTES:
            raise self.refused(
                f"has {size / MEBIBYTE:,.0f} MB, more than the {BOOK_BYTES // MEBIBYTE} MB that are read"
            )
        self.members = self._members()
        self._check_kind()
        self._check_sizes(size)

    @property
    def unpacked_bytes(self) -> int:
        """Return how many bytes all members have, as the archive states it."""
        return sum(member.file_size for member in self.members.values())

    def part(self, name: str) -> bytes | None:
        """Return a small part whole, or None where there is none of that name."""
        member = self.members.get(name.lower())
        if member is None:
            return None
        if member.file_size > BOOK_PART_BYTES:
            raise self.refused(f"holds {member.file_size / MEBIBYTE:,.0f} MB in {name}, which is a short list")
        return b"".join(self.blocks(name))

    def blocks(self, name: str) -> Iterator[bytes]:
        """Yield a part in blocks. Raises IntakeError when it is damaged, or is more than the archive states."""
        member = self.members[name.lower()]
        left, check = member.file_size, 0
        try:
            for block in self._unpacked(member):
                left -= len(block)
                if left < 0:
                    raise self.refused("unpacks to more than it states", "It is broken, or made to do harm.")
                check = zlib.crc32(block, check)
                yield block
        except (zlib.error, struct.error, OSError):
            raise self.damaged() from None
        if left or check != member.CRC:
            raise self.damaged()

    def refused(self, what: str, right: str = "Keep the sheet of homes alone, or save it as CSV.") -> IntakeError:
        """Return the refusal of this file."""
        return IntakeError(what, where=self.where, hint=right)

    def damaged(self) -> IntakeError:
        """Return the refusal of a file that is not whole."""
        return self.refused("is a damaged or cut-off .xlsx workbook", "Download it again, or open it and save it anew.")

    def _members(self) -> dict[str, ZipInfo]:
        try:
            with ZipFile(self.path) as file:
                entries = file.infolist()
        except (BadZipFile, ValueError, OSError, NotImplementedError, struct.error):
            raise self.damaged() from None
        if len(entries) > BOOK_MEMBERS:
            raise self.refused(f"holds {len(entries):,} parts, more than the {BOOK_MEMBERS:,} that are read")
        names = [entry.filename.replace("\\", "/").lower().removeprefix("/") for entry in entries]
        if len(set(names)) < len(names) or any(".." in name.split("/") for name in names):
            raise self.refused("holds two parts of one name, or one outside its folder", "Open it and save it anew.")
        return dict(zip(names, entries, strict=True))

    def _check_kind(self) -> None:
        if any(name.endswith("vbaproject.bin") for name in self.members):
            raise self.refused("is a workbook with macros, which are never run", "Save it as .xlsx, without them.")
        if "xl/workbook.xml" not in self.members:
            what = next(((what, right) for name, what, right in _OTHERS if name in self.members), None)
            raise self.refused(
                *(what or ("is a zip archive and no .xlsx workbook", "Unpack it and give the file in it."))
            )
        kinds = self.part("[Content_Types].xml") or b""
        if b"macroEnabled" in kinds:
            raise self.refused("is a workbook for macros (.xlsm)", "Save it as .xlsx, without them.")

    def _check_sizes(self, size: int) -> None:
        total = self.unpacked_bytes
        if total > BOOK_UNPACKED_BYTES:
            raise self.refused(
                f"unpacks to {total / MEBIBYTE:,.0f} MB, more than the {BOOK_UNPACKED_BYTES // MEBIBYTE:,} MB that are "
                "read"
            )
        if total > BOOK_RATIO_FROM_BYTES and total > BOOK_RATIO * size:
            raise self.refused(
                f"unpacks to {total / size:,.0f} times its size, which no table does",
                "It is made to do harm, or repeats one row without end; save the homes as CSV.",
            )
        if any(member.flag_bits & 1 for member in self.members.values()):
            raise self.refused("is locked with a password", "Take the password off and save it.")
        if any(member.compress_type not in {ZIP_STORED, ZIP_DEFLATED} for member in self.members.values()):
            raise self.refused("is packed in a way that no spreadsheet program uses", "Open it and save it anew.")

    def _unpacked(self, member: ZipInfo) -> Iterator[bytes]:
        with self.path.open("rb") as file:
            file.seek(member.header_offset)
            name, extra = _NAMES_AT.unpack(file.read(_NAMES_AT.size))
            file.seek(name + extra, 1)
            packed = _packed(file, member.compress_size)
            if member.compress_type == ZIP_STORED:
                yield from packed
                return
            inflate = zlib.decompressobj(_RAW)
            for piece in packed:
                data = piece
                while data:
                    yield inflate.decompress(data, _BLOCK)
                    data = inflate.unconsumed_tail
            yield inflate.flush()


def _packed(file: BinaryIO, size: int) -> Iterator[bytes]:
    while size > 0 and (piece := file.read(min(size, _BLOCK // 4))):
        size -= len(piece)
        yield piece
