"""Zip archives and workbooks: members that lie, bombs, names that climb out, and broken parts."""

import io
import zipfile
import zlib
from random import Random

from tests.fuzz.make import markup, texts, words

_NAMES = ("../../evil.csv", "/etc/passwd", "C:\\evil.csv", "a" * 300 + ".csv", "usage.csv/", "con.csv", "\u202evsc.exe", "")
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


def sheet(rows: list[list[str]], dice: Random) -> bytes:
    """Return a workbook of these rows, written by hand, so that it can claim what it likes."""
    from xml.sax.saxutils import escape

    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    size = dice.choice(("A1:D9", "A1:XFD1048576", "A0:A0", "B9", "ZZZZ99999999", ""))
    shared: list[str] = []
    body = ""
    for y, row in enumerate(rows, 1):
        cells = ""
        for x, cell in enumerate(row):
            column = chr(65 + x % 26)
            kind = dice.randrange(5)
            plain = escape("".join(c for c in cell if c >= " " and c not in "\ufffe\uffff"))
            if kind == 0:
                cells += f'<c r="{column}{y}" t="s"><v>{dice.choice((len(shared), 999999, -1))}</v></c>'
                shared.append(plain)
            elif kind == 1:
                cells += f'<c r="{column}{y}"><f>1/0</f><v>{plain}</v></c>'
            elif kind == 2:
                cells += f'<c r="{column}{y}" t="{dice.choice(("e", "b", "d", "n", "zz"))}"><v>{plain}</v></c>'
            else:
                cells += f'<c r="{column}{y}" t="inlineStr"><is><t>{plain}</t></is></c>'
        number = y if dice.randrange(20) else dice.choice((0, -1, 1048577, 10**9))
        body += f'<row r="{number}">{cells}</row>'
    merged = dice.choice(("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', "<mergeCells><mergeCell/></mergeCells>"))
    strings = "".join(f"<si><t>{one}</t></si>" for one in shared)
    members = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml'
        '.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument"'
        ' Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="{escape(words.text(dice)[:20], {chr(34): "-", chr(0): "", chr(27): "", chr(7): ""})}"'
        ' sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{package}/relationships">'
        f'<Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{office}/sharedStrings" Target="sharedStrings.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{main}"><dimension ref="{size}"/><sheetData>{body}</sheetData>{merged}</worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{main}" count="{dice.choice((0, 10**12))}">{strings}</sst>',
    }
    extra = dice.choice(("", "", "", "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml"))
    if extra:
        members[extra] = "<x/>"
    return packed({name: text.encode("utf-8", "replace") for name, text in members.items()})
