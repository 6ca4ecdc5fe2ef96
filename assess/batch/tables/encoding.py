"""In which encoding a text file is written, found by reading all of it once, a block at a time."""

import codecs
from dataclasses import dataclass
from pathlib import Path

from assess.batch.tables.clean import has_control
from assess.batch.tables.limits import MEBIBYTE
from assess.errors import IntakeError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WINDOWS = "cp1252"
_UNASSIGNED = b"\x81\x8d\x8f\x90\x9d"  # bytes that Windows-1252 has no character for
_MOST_CONTROL = 0.05  # of a text; what has more is a program, a picture or the like


@dataclass(frozen=True)
class Encoding:
    """How a text file is to be decoded, whether it was a guess, and whether it holds control characters."""

    name: str
    guessed: bool = False
    control: bool = True


def encoding_of(path: Path) -> Encoding:
    """Return the encoding of a text file. Raises IntakeError with the line, where none fits all of it."""
    with path.open("rb") as file:
        head = file.read(4096)
    _refuse_binary(head, str(path))
    for mark, name in _MARKS:
        if head.startswith(mark):
            return _checked(path, name)
    if wide := _wide(head):
        return _checked(path, wide)
    try:
        return _checked(path, "utf-8")
    except IntakeError as error:
        unassigned = _line_of_any(path, _UNASSIGNED)
        if unassigned is None:
            return Encoding(_WINDOWS, guessed=True)
        raise IntakeError(
            f"is neither UTF-8 nor Windows-1252: {error.message}, and line {unassigned} holds a character of neither",
            where=str(path),
            hint='Save it as "CSV UTF-8".',
        ) from None


def _wide(head: bytes) -> str | None:
    """Return UTF-16 for text that has a NUL in every other place and no mark at its beginning."""
    pairs = len(head) // 2
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if pairs and odd > 0.7 * pairs and even < 0.1 * pairs:
        return "utf-16-le"
    if pairs and even > 0.7 * pairs and odd < 0.1 * pairs:
        return "utf-16-be"
    return None


def _refuse_binary(head: bytes, where: str) -> None:
    marked = any(head.startswith(mark) for mark, _ in _MARKS)
    control = len(head) - len(head.translate(None, bytes(range(1, 9)) + b"\x0e\x0f\x10\x11\x12\x13\x14\x15\x16"))
    nul = 0 if marked or _wide(head) else head.count(0)
    if not marked and control + nul > _MOST_CONTROL * len(head):
        raise IntakeError("is not text, and of no kind that is read", where=where, hint="Give .xlsx, CSV or Parquet.")


def _checked(path: Path, name: str) -> Encoding:
    """Return the encoding when all of the file decodes in it. Raises IntakeError with the first line that does not."""
    decoder = codecs.getincrementaldecoder(name)()
    line, control = 1, False
    with path.open("rb") as file:
        while True:
            block = file.read(MEBIBYTE)
            try:
                text = decoder.decode(block, final=not block)
            except UnicodeDecodeError as error:
                line += error.object[: error.start].decode(name, "replace").count("\n")
                shown = "UTF-8" if name.startswith("utf-8") else name.upper()
                raise IntakeError(
                    f"line {line} is not {shown}", where=str(path), hint='Save it as "CSV UTF-8".'
                ) from None
            line += text.count("\n")
            # Of UTF-8 the bytes tell; a C1 control character begins with 0xC2, and so does a pound sign.
            control = control or name not in {"utf-8", "utf-8-sig"} or has_control(block) or b"\xc2" in block
            if not block:
                return Encoding(name, control=control)


def _line_of_any(path: Path, wanted: bytes) -> int | None:
    line = 1
    with path.open("rb") as file:
        while block := file.read(MEBIBYTE):
            if len(block.translate(None, wanted)) != len(block):
                first = min(at for at in (block.find(bytes([byte])) for byte in wanted) if at >= 0)
                return line + block.count(b"\n", 0, first)
            line += block.count(b"\n")
    return None
