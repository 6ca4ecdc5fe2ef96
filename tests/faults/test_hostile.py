import io
import json
import re
import time
import tomllib
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image

from assess.batch.tables.table import open_table
from assess.errors import IntakeError
from assess.intake import Home, Photo
from assess.readers.xml import parse_xml
from assess.report.photos import see_photos

Run = Callable[..., tuple[int, str, str]]
# Renames the window, goes up and clears, in seven bits and in eight, rings, and turns the line around.
STEERS = "\x1b]0;mine\x07\x1b[2A\x1b[2J\x9b31m\u202e\u2066red\x7f"
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture
def told(house: Path) -> Callable[..., Path]:
    """Return a function that writes the home anew, as JSON, with other values."""

    def written(**changes: dict[str, object]) -> Path:
        home = tomllib.loads(house.read_text("utf-8"))
        for section, values in changes.items():
            home[section] = home.get(section, {}) | values
        path = house.with_suffix(".json")
        path.write_text(json.dumps(home), encoding="utf-8")
        return path

    return written


def test_a_name_cannot_steer_the_terminal(told: Callable[..., Path], fault: Run) -> None:
    """Wherever a text of the home is printed: the page, all inputs, all working, and a refusal that quotes it."""
    told(
        contact={"name": f"a{STEERS}", "address": f"b{STEERS}", "site_id": f"c{STEERS}"},
        panel={"location": f"d{STEERS}", "model": f"e{STEERS}"},
    )
    for words in (("home", "house.json", "--show", "all"), ("read", "house.json")):
        code, out, err = fault(*words)
        assert code == 0, err
        assert STEERING.findall(out + err) == []
        assert "]0;mine" in out  # what is left of it, to be seen
    told(service={"rating_a": f"200 {STEERS}"}, node={"model": STEERS}, **{STEERS: {"a": 1}})
    code, out, err = fault("home", "house.json")
    assert (code, out) == (3, "")
    assert STEERING.findall(err) == []
    assert STEERING.findall(fault("home", f"no{STEERS}.toml")[2]) == []


def test_nothing_else_prints_to_the_terminal(repo: Path) -> None:
    """Nobody makes a console of rich, which obeys what it prints: assess/terminal.py has one that does not."""
    past = re.compile(r"\bConsole\(|\brich\.print\b|from rich import print")
    sources = [path for path in (repo / "assess").rglob("*.py") if path.name != "terminal.py"]
    users = {path.relative_to(repo).as_posix() for path in sources if past.search(path.read_text("utf-8"))}
    assert users == set()


def test_words_of_ten_thousand_letters_stay_in_the_page(told: Callable[..., Path], fault: Run) -> None:
    """An address without a blank is broken at 80 columns, and the page around it stands."""
    told(contact={"address": "A" * 10_000, "name": "\N{CJK UNIFIED IDEOGRAPH-4E2D}" * 10_000})
    code, out, err = fault("home", "house.json", "--html", "a.html", "--card", "a.json")
    assert code == 0, err
    assert max(map(len, out.splitlines())) <= 80
    assert "GO" in out


def test_the_token_of_a_panel_goes_nowhere(told: Callable[..., Path], house: Path, fault: Run) -> None:
    """A token in an export of a SPAN panel, or beside its circuits, is in no page, data, report or message."""
    secret = "eyJhbGciOi-opens-relays"  # noqa: S105  # it is made up
    circuit = {"id": "a", "name": "Range", "tabs": [1, 3], "instantPowerW": -10.0, "relayState": "CLOSED"}
    panel = {"accessToken": secret, "token": secret, "circuits": {"a": circuit | {"token": secret}}}
    house.with_name("span.json").write_text(json.dumps(panel), encoding="utf-8")
    told(panel={"file": "span.json", "spaces_free": "unknown"})
    for words in (
        ("home", "house.json", "--json", "--html", "a.html", "--card", "card.json"),
        ("read", "span.json", "--json"),
    ):
        code, out, err = fault(*words)
        assert code == 0, err
        assert secret not in out + err
    for path in house.parent.iterdir():
        assert path.name == "span.json" or secret.encode() not in path.read_bytes(), path


def test_no_photo_is_shown_from_elsewhere(tmp_path: Path) -> None:
    """Neither by ../, a whole path, a link, an address nor a device: only what lies in the folder of the home."""
    folder = tmp_path / "home"
    folder.mkdir()
    for place in (tmp_path / "mine.png", folder / "panel.png"):
        Image.new("RGB", (4, 4)).save(place)
    (folder / "link.png").symlink_to(tmp_path / "mine.png")
    elsewhere = ("../mine.png", str(tmp_path / "mine.png"), "link.png", "/dev/zero", "a/../../mine.png")
    names = ("panel.png", *elsewhere, "file:///etc/hosts", "http://192.0.2.1/a.png", "a\0b")
    seen = see_photos(Home(photos=tuple(Photo(file=name) for name in names)), folder)
    assert [picture.photo.file for picture in seen.pictures] == ["panel.png"]
    assert sum("outside the folder" in finding.says for finding in seen.findings) >= len(elsewhere)
    assert len(seen.findings) == len(names) - 1


def test_a_billion_laughs_are_refused_at_once() -> None:
    """Ten entities of ten each, and one that reaches for a file, are refused before the first is opened."""
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    began = time.process_time()
    for document in (
        f'<!DOCTYPE a [<!ENTITY l0 "ha">{laughs}]><a>&l9;</a>',
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
        '<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>',
    ):
        with pytest.raises(IntakeError, match="document type or entities"):
            parse_xml(document, "audit.xml")
    assert time.process_time() - began < 1


def test_a_workbook_of_one_row_without_end(tmp_path: Path) -> None:
    """A sheet of a hundred megabytes, packed into one, is refused and takes neither time nor memory."""
    saved = io.BytesIO()
    Workbook().save(saved)
    path = tmp_path / "homes.xlsx"
    row = b'<row><c t="inlineStr"><is><t>' + b"a" * 50 + b"</t></is></c></row>"
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new:
        for entry in old.infolist():
            if entry.filename != "xl/worksheets/sheet1.xml":
                new.writestr(entry, old.read(entry))
        with new.open("xl/worksheets/sheet1.xml", "w") as sheet:
            sheet.write(b"<worksheet><sheetData>")
            for _ in range(110):
                sheet.write(row * 10_000)
    assert path.stat().st_size < 2_000_000
    with pytest.raises(IntakeError, match=r"unpacks to|more than the 1,048,576 rows"), open_table(path) as table:
        list(table.rows())
