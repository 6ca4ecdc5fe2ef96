"""Workbooks written by hand, so that they can claim what no spreadsheet program would."""

from random import Random
from xml.sax.saxutils import escape, quoteattr

from tests.fuzz.make import archives, words

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_TYPES = f"""<Types xmlns="{_PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>
<Override PartName="/xl/sharedStrings.xml" ContentType="{_TYPE}.sharedStrings+xml"/></Types>"""
_RELATIONS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>"""
_PARTS = f"""<Relationships xmlns="{_PACKAGE}/relationships">
<Relationship Id="rId1" Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="{_OFFICE}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
_SIZES = ("A1:D9", "A1:XFD1048576", "A0:A0", "B9", "ZZZZ99999999", "")
_MERGED = ("", '<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>', "<mergeCells><mergeCell/></mergeCells>")
_EXTRA = ("", "", "", "xl/vbaProject.bin", "xl/externalLinks/externalLink1.xml")


def workbook(rows: list[list[str]], dice: Random) -> bytes:
    """Return a workbook of these rows, whose size, texts, merged cells and row numbers may all be lies."""
    shared: list[str] = []
    body = "".join(_row(number, row, shared, dice) for number, row in enumerate(rows, 1))
    strings = "".join(f"<si><t>{one}</t></si>" for one in shared)
    name = quoteattr(_bearable(words.text(dice))[:20])
    members = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _RELATIONS,
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets><sheet name={name} sheetId="1" '
        'r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": _PARTS,
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{_MAIN}"><dimension ref="{dice.choice(_SIZES)}"/>'
        f"<sheetData>{body}</sheetData>{dice.choice(_MERGED)}</worksheet>",
        "xl/sharedStrings.xml": f'<sst xmlns="{_MAIN}" count="{dice.choice((0, 10**12))}">{strings}</sst>',
    }
    if extra := dice.choice(_EXTRA):
        members[extra] = "<x/>"
    return archives.packed({name: text.encode("utf-8", "replace") for name, text in members.items()})


def _row(number: int, row: list[str], shared: list[str], dice: Random) -> str:
    cells = "".join(_cell(f"{chr(65 + place % 26)}{number}", text, shared, dice) for place, text in enumerate(row))
    said = number if dice.randrange(20) else dice.choice((0, -1, 1_048_577, 10**9))
    return f'<row r="{said}">{cells}</row>'


def _cell(place: str, text: str, shared: list[str], dice: Random) -> str:
    plain = escape(_bearable(text))
    match dice.randrange(5):
        case 0:
            shared.append(plain)
            return f'<c r="{place}" t="s"><v>{dice.choice((len(shared) - 1, 999_999, -1))}</v></c>'
        case 1:
            return f'<c r="{place}"><f>1/0</f><v>{plain}</v></c>'
        case 2:
            return f'<c r="{place}" t="{dice.choice(("e", "b", "d", "n", "zz"))}"><v>{plain}</v></c>'
        case _:
            return f'<c r="{place}" t="inlineStr"><is><t>{plain}</t></is></c>'


def _bearable(text: str) -> str:
    return "".join(c for c in text if c >= " " and c not in "\ufffe\uffff")
