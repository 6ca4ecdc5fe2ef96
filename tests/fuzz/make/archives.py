"""Zip archives and workbooks: members that lie, bombs, names that climb out, and broken parts."""

import io
import zipfile
import zlib
from random import Random

from tests.fuzz.make import markup, texts

_NAMES = (
    "../../evil.csv",
    "/etc/passwd",
    "C:\\evil.csv",
    "a" * 300 + ".csv",
    "usage.csv/",
    "con.csv",
    "\u202evsc.exe",
    "",
)
_MARKUP = (".xml", ".rels")
MOST_MEMBERS = 300


def packed(members: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return an archive of these members, always the same bytes for the same members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name or "x", (2026, 11, 27, 0, 0, 0))
            info.compress_type = method
            archive.writestr(info, data)
    return out.getvalue()


def unpacked(data: bytes) -> dict[str, bytes] | None:
    """Return the members of an archive; None of one that cannot be read, or is too large to be changed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()[:MOST_MEMBERS]
            if sum(info.file_size for info in infos) > 8 * 1024**2:
                return None
            return {info.filename: archive.read(info) for info in infos}
    except (zipfile.BadZipFile, zlib.error, ValueError, KeyError, EOFError, OSError, RuntimeError, NotImplementedError):
        return None


def change(data: bytes, dice: Random) -> bytes:
    """Return an archive with a member changed, named otherwise, added or left out, or with its own bytes broken."""
    members = unpacked(data)
    if not members or not dice.randrange(8):
        return bytes_changed(data, dice)
    name = dice.choice(list(members))
    match dice.randrange(12):
        case 0 | 1 | 2 | 3 | 4 | 5:
            members[name] = _member_changed(name, members[name], dice)
        case 6:
            members[dice.choice(_NAMES)] = members[name]
        case 7:
            del members[name]
        case 8:
            members[name] = bytes(dice.choice((10, 200_000, 6_000_000)))  # a bomb, when it is packed
        case 9:
            members |= {f"{name}.{n}": b"x" for n in range(dice.choice((1, 250)))}
        case 10:
            members[f"{name}.zip"] = packed(members)
        case _:
            return _flagged(packed(members), dice)
    return packed(members, method=dice.choice((zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED, zipfile.ZIP_BZIP2)))


def _member_changed(name: str, data: bytes, dice: Random) -> bytes:
    if b"\0" in data[:1_000]:
        return bytes_changed(data, dice)
    text = texts.decoded(data)
    for _ in range(dice.randrange(1, 3)):
        text = markup.change(text, dice) if name.endswith(_MARKUP) else texts.table_changed(text, dice)
    return text.encode("utf-8", "replace")


def _flagged(data: bytes, dice: Random) -> bytes:
    """Return an archive whose directory lies: locked, of another method, or of another size."""
    out = bytearray(data)
    at = out.find(b"PK\x01\x02")
    if at < 0:
        return data
    match dice.randrange(4):
        case 0:
            out[6] |= 1
            out[at + 8] |= 1
        case 1:
            out[at + 10] = dice.choice((9, 12, 14, 99))
        case 2:
            out[at + 24 : at + 28] = dice.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\0\0\0\x7f"))  # zip64 or a lie
        case _:
            out[at + 20 : at + 24] = b"\xff\xff\xff\xff"
    return bytes(out)


def bytes_changed(data: bytes, dice: Random) -> bytes:
    """Return bytes with a few of them changed, cut out, repeated or cut off."""
    out = bytearray(data or b"\0")
    for _ in range(dice.randrange(1, 6)):
        at = dice.randrange(len(out))
        match dice.randrange(6):
            case 0 | 1:
                out[at] = dice.randrange(256)
            case 2:
                out[at] ^= 1 << dice.randrange(8)
            case 3:
                del out[at : at + dice.randrange(1, 40)]
                out = out or bytearray(b"\0")
            case 4:
                out[at:at] = out[at : at + 40]
            case _:
                out[at : at + 4] = dice.choice((b"\xff\xff\xff\xff", b"\0\0\0\0", b"\x7f\xff\xff\xff", b"\0\0\0\1"))
    return bytes(out[: dice.randrange(len(out))] if not dice.randrange(10) else out)
