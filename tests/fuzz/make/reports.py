"""PDFs that say they are reports: of our own making, with their objects, streams and data changed."""

import datetime as dt
import hashlib
import json
import re
import zlib
from functools import cache
from random import Random

from tests.fuzz.make import archives, seeds, texts, words

_TOKEN = re.compile(rb"/[A-Za-z0-9.]+|-?\d+(?:\.\d+)?|\([^()]{0,60}\)|<[0-9A-Fa-f]{2,}>|\bR\b|\bobj\b|\bnull\b")
_PUT = (
    *(
        b"null",
        b"true",
        b"-1",
        b"0",
        b"99999999",
        b"1e308",
        b"/Sig",
        b"/Kids",
        b"/Page",
        b"/FlateDecode",
        b"/JBIG2Decode",
    ),
    *(
        b"[" * 600 + b"]" * 600,
        b"<< /A << /B 1 0 R >> >>",
        b"()",
        b"<FEFF>",
        b"(\xff\xfe)",
        b"1 0 R",
        b"2 0 R",
        b"9 0 R",
    ),
    *(b"<</Type/Sig/ByteRange[0 1 2 3]/Contents<30>>>", b"[0 99999999999999999999]", b"/ToUnicode", b"(DataSHA-256)"),
)
_CMAP = b"beginbfchar" + b"".join(b"<%04x> <%04x>\n" % (code, code) for code in range(33, 127)) + b"endbfchar"
_CATALOG = (
    b"<</Type/Catalog/Pages 2 0 R/Metadata 5 0 R/AcroForm<</Fields[]>>"
    b"/Names<</EmbeddedFiles<</Names[(assessment.json)6 0 R]>>>>>>"
)
_HOMES = ("go-cleveland", "incomplete-seattle")
_DAY = dt.date(2026, 11, 27)
_UNSEALED = "0" * 64
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def pdf(objects: list[bytes]) -> bytes:
    """Return a PDF of these objects, numbered from 1; the first is its catalog."""
    out, places = b"%PDF-1.7\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, count = len(out), len(objects) + 1
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer\n<</Size %d/Root 1 0 R/ID[<00><00>]>>\nstartxref\n%d\n%%%%EOF\n" % (count, start)
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % count + rows + trailer


def stream(data: bytes, entries: bytes = b"", *, packed: bool = False) -> bytes:
    """Return a stream object."""
    if packed:
        data, entries = zlib.compress(data, 9), entries + b"/Filter/FlateDecode"
    return b"<<%b/Length %d>>\nstream\n%b\nendstream" % (entries, len(data), data)


def report(text: str, *, packed: bool = False, content: bytes = b"") -> bytes:
    """Return a report of this data as somebody would forge it, each hash in it right, so that it is assessed again."""
    data = text.encode("utf-8", "surrogateescape")
    digest = hashlib.sha256(data).hexdigest()
    printed = f"DataSHA-256{digest}".encode("utf-16-be").hex().encode()
    content = b"BT /F 9 Tf <%b> Tj ET " % printed + content
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">'
        f'<dc:description><rdf:Alt><rdf:li xml:lang="x-default">Data SHA-256 {digest}</rdf:li></rdf:Alt>'
        f"</dc:description><pdf:Keywords>pages-sha256:{_UNSEALED}</pdf:Keywords></rdf:Description></rdf:RDF></x:xmpmeta>"
    ).encode()
    return _sealed(
        [
            _CATALOG,
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</Font<</F 8 0 R>>>>/Annots[]>>",
            stream(content, packed=packed),
            stream(xmp, b"/Type/Metadata/Subtype/XML"),
            b"<</Type/Filespec/F(assessment.json)/UF(assessment.json)/EF<</F 7 0 R>>>>",
            stream(data, b"/Type/EmbeddedFile", packed=packed),
            b"<</Type/Font/Subtype/Type0/BaseFont/X/Encoding/Identity-H/ToUnicode 9 0 R>>",
            stream(_CMAP, packed=packed),
        ]
    )


def _sealed(objects: list[bytes]) -> bytes:
    """Return a PDF of these objects with the hash of its pages in its metadata, where they can be read at all."""
    from assess.errors import ReportError
    from assess.report.opened import opened, pages_sha256

    data = pdf(objects)
    try:
        with opened(data, "") as made:
            return data.replace(_UNSEALED.encode(), pages_sha256(made).encode())
    except ReportError:
        return data


@cache
def _data() -> tuple[str, ...]:
    """Return the assessments of two examples, as a report carries them."""
    from assess.cli.assessing import assess_file
    from assess.report.exchange import to_json

    folder = seeds.REPO / "examples/homes"
    return tuple(to_json(assess_file(folder / f"{name}.toml", on=_DAY)) for name in _HOMES)


def _changed_data(text: str, dice: Random) -> str:
    """Return an assessment with a value changed, mostly one of its inputs, and in the form in which one is written."""
    try:
        if dice.randrange(3):
            whole, part = json.loads(text), dice.choice(("home", "asked"))
            again = {**whole, part: json.loads(texts.json_changed(json.dumps(whole[part]), dice))}
        else:
            text = texts.json_changed(text, dice)
            again = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return text if not dice.randrange(6) else json.dumps(again, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def make(dice: Random) -> bytes:
    """Return a report, its data or its objects changed, or a bomb in one of its streams."""
    text = dice.choice(_data())
    if dice.randrange(4):
        text = _changed_data(text, dice)
    content = b""
    match dice.randrange(8):
        case 0:
            content = bytes(dice.choice((1_000_000, 70 * 1024**2)))
        case 1:
            content = b"q " * 20_000 + words.text(dice).encode() + b"[" * 2_000
        case 2:
            content += (
                b"\nBI /W 9 /H 9 ID " + words.text(dice).encode() + b" EI BT /Z 1 Tf 5 Tj (x) ' [1 (x) null] TJ ET"
            )
        case _:
            pass
    data = report(text, packed=len(content) > 1000 or not dice.randrange(3), content=content)
    for _ in range(dice.choice((0, 0, 1, 3))):
        data = change(data, dice)
    return data


def change(data: bytes, dice: Random) -> bytes:
    """Return a PDF with one of its tokens or streams changed, its table of places made anew now and then."""
    tokens = list(_TOKEN.finditer(data[:6_000])) + list(_TOKEN.finditer(data[-2_000:]))
    match dice.randrange(8):
        case 0 | 1 | 2 | 3 if tokens:
            token = dice.choice(tokens)
            at = data.find(token[0])
            new = dice.choice((*_PUT, words.word(dice).encode("utf-8", "replace"), dice.choice(tokens)[0]))
            return _placed_anew(data[:at] + new + data[at + len(token[0]) :])
        case 4:
            found = _STREAM.search(data, dice.randrange(len(data) or 1))
            if found is None:
                return archives.bytes_changed(data, dice)
            inside = archives.bytes_changed(found[1], dice)
            return _placed_anew(data[: found.start(1)] + inside + data[found.end(1) :])
        case 5:
            return data + data[-dice.randrange(1, 2_000) :]
        case _:
            return archives.bytes_changed(data, dice)


def _placed_anew(data: bytes) -> bytes:
    """Return a PDF whose table of places is right again, so that a change is not refused for that alone."""
    found = list(re.finditer(rb"(?m)^(\d+) 0 obj\n(.*?)\nendobj", data, re.DOTALL))
    return pdf([one[2] for one in found]) if found else data
