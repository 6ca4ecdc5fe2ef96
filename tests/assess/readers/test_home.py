"""Homes read from disk, whatever they are called."""

import json
import os
import shutil
from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.readers import read_home
from assess.readers.home import read_bytes
from assess.records import Basis

OOKLA = {
    "type": "result",
    "timestamp": "2024-05-01T12:00:00Z",
    "ping": {"jitter": 1.0, "latency": 12.0},
    "download": {"bandwidth": 12_500_000, "bytes": 125_000_000, "elapsed": 10_000},
    "upload": {"bandwidth": 1_250_000, "bytes": 12_500_000, "elapsed": 10_000},
}


@pytest.fixture
def data(repo: Path) -> Path:
    """Return the folder of our own small HPXML files."""
    return repo / "tests" / "data" / "hpxml"


def written(path: Path, text: str | bytes) -> Path:
    """Return the path after the text was written there."""
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refused(path: Path) -> str:
    """Return why a file is refused."""
    with pytest.raises(IntakeError) as caught:
        read_home(path)
    return str(caught.value)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("home.toml", "[service]\nrating_a = 200\n"),
        ("home.txt", "\ufeff[service]\r\nrating_a = 200\r\n"),
        ("home", '{"service": {"rating_a": "200 A"}}'),
        ("home.json", '\ufeff\n {"service": {"rating_a": 200}}'),
        ("wide.toml", "[service]\r\nrating_a = 200".encode("utf-16")),
    ],
)
def test_a_home_is_known_by_what_is_in_it(tmp_path: Path, name: str, text: str | bytes) -> None:
    """The name of the file, its byte order mark and its line ends do not matter."""
    assert read_home(written(tmp_path / name, text)).service.rating_a == 200


def test_hpxml_is_known_by_what_is_in_it(tmp_path: Path, data: Path) -> None:
    """An audit that was saved as .txt, or in UTF-16, is still an audit."""
    text = (data / "v5_0_strip_heat.xml").read_text().partition("\n")[2]
    assert read_home(written(tmp_path / "audit.txt", text)).service.rating_a == 125
    assert read_home(written(tmp_path / "wide.xml", text.encode("utf-16"))).service.rating_a == 125


def test_one_building_is_named_behind_the_file(data: Path) -> None:
    """`two_homes.xml#downstairs` is one home of a file of two."""
    assert read_home(data / "two_homes.xml#downstairs").dwelling.floor_area_ft2 == 900
    assert "holds 2 buildings" in refused(data / "two_homes.xml")


def test_a_file_may_have_a_hash_in_its_name(tmp_path: Path) -> None:
    """A name that exists is a name."""
    assert read_home(written(tmp_path / "unit #4.toml", "[service]\nrating_a = 90")).service.rating_a == 90


def test_an_audit_is_the_base_of_a_form(tmp_path: Path, data: Path) -> None:
    """What was seen on site wins over the audit, field by field, and says so."""
    shutil.copy(data / "v4_2_electric.xml", tmp_path / "audit.xml")
    home = read_home(
        written(
            tmp_path / "home.toml",
            """
            from = "audit.xml"
            [service]
            rating_a = { value = "200 A", basis = "label" }
            [panel]
            make = "Square D"
            spaces_free = "unknown"
            """,
        )
    )
    assert (home.service.rating_a, home.service.volts) == (200, 240)
    assert (home.panel.make, home.panel.spaces_total, home.panel.spaces_free) == ("Square D", 30, None)
    assert home.basis_of("service.rating_a").basis is Basis.LABEL
    assert home.basis_of("service.volts").source == "audit.xml, HPXML 4.2: ElectricPanel/Voltage"
    assert "panel.spaces_free" not in home.provenance


def test_loads_of_the_form_replace_those_of_the_audit(tmp_path: Path, data: Path) -> None:
    """An electrician's list is whole; it is not mixed with an auditor's."""
    shutil.copy(data / "v4_2_electric.xml", tmp_path / "audit.xml")
    home = read_home(
        written(tmp_path / "home.toml", 'from = "audit.xml"\nloads = [{ kind = "spa", nameplate_va = 6000 }]')
    )
    assert home.loads is not None
    assert [load.nameplate_va for load in home.loads] == [6000]
    assert [path for path in home.provenance if path.startswith("loads")] == []


def test_the_base_is_found_from_the_folder_of_the_form(tmp_path: Path, data: Path) -> None:
    """Any file that can be read may be the base, and one of several buildings can be named."""
    (tmp_path / "site").mkdir()
    shutil.copy(data / "two_homes.xml", tmp_path / "two.xml")
    form = written(tmp_path / "site" / "home.toml", 'from = "../two.xml#upstairs"')
    assert read_home(form).dwelling.floor_area_ft2 == 700


def test_a_base_that_cannot_be_read_is_told_with_the_form(tmp_path: Path) -> None:
    """Both files are named, the one that asks and the one that is missing."""
    form = written(tmp_path / "home.toml", 'from = "audit.xml"')
    assert refused(form) == f"{form}, from: {tmp_path / 'audit.xml'}: there is no such file"
    written(tmp_path / "audit.xml", "[service]")
    assert "is not XML" in refused(form)
    assert 'write from = "house.xml"' in refused(written(tmp_path / "odd.toml", "from = 7"))


def test_speed_tests_are_read_from_their_files(tmp_path: Path) -> None:
    """They come after those typed in, are measured, and name their file."""
    written(tmp_path / "noon.json", json.dumps(OOKLA))
    form = '[internet]\ntest_files = ["noon.json"]\n[[internet.tests]]\ndown_mbps = 50\n'
    home = read_home(written(tmp_path / "home.toml", form))
    assert home.internet.tests is not None
    assert [test.down_mbps for test in home.internet.tests] == [50, 100]
    entry = home.basis_of("internet.tests.1")
    assert (entry.basis, entry.source) == (Basis.MEASURED, "noon.json")
    assert home.basis_of("internet.tests.0").basis is Basis.TOLD


def test_a_home_with_its_tests_inside_needs_no_files(tmp_path: Path) -> None:
    """Written as JSON it can be read elsewhere, and its tests are not read twice."""
    written(tmp_path / "noon.json", json.dumps(OOKLA))
    home = read_home(written(tmp_path / "home.toml", '[internet]\ntest_files = ["noon.json"]'))
    (tmp_path / "elsewhere").mkdir()
    copy = written(tmp_path / "elsewhere" / "home.json", json.dumps(home.model_dump(mode="json")))
    assert read_home(copy) == home


def test_a_home_from_an_audit_survives_json(tmp_path: Path, data: Path) -> None:
    """All the provenance that a reader gives goes out and comes back."""
    home = read_home(data / "v4_2_electric.xml")
    assert len(home.provenance) > 30
    assert read_home(written(tmp_path / "home.json", json.dumps(home.model_dump(mode="json")))) == home


def test_a_speed_test_that_cannot_be_read_is_told_with_the_form(tmp_path: Path) -> None:
    """The entry of the list and the file it names stand in the message."""
    form = written(tmp_path / "home.toml", '[internet]\ntest_files = ["noon.json"]')
    told = refused(form)
    assert told == f"{form}, internet.test_files.0 (entry 1): {tmp_path / 'noon.json'}: there is no such file"


def test_a_missing_file_is_met_with_what_is_there(tmp_path: Path) -> None:
    """A slip of the finger is answered with the name that was probably meant."""
    written(tmp_path / "house.toml", "")
    assert refused(tmp_path / "hause.toml").endswith('there is no such file; did you mean "house.toml"?')
    assert refused(tmp_path / "no" / "home.toml").endswith("there is no such file")


def test_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    """A folder, a pipe and a name that cannot be are refused; a pipe would wait for ever."""
    os.mkfifo(tmp_path / "pipe")
    assert refused(tmp_path).endswith("is a folder; name the file in it")
    assert refused(tmp_path / "pipe").endswith("is a device or a pipe, not a file")
    assert refused(tmp_path / "a\0b").endswith("cannot be read: no path has this form")
    assert "cannot be read: file name too long" in refused(tmp_path / ("a" * 300))


@pytest.mark.parametrize(
    ("start", "says"),
    [
        (b"PK\x03\x04rest", "is a zip or a spreadsheet; a spreadsheet of homes is a batch"),
        (b"%PDF-1.7", "is a PDF"),
        (b"\x1f\x8b\x08", "is compressed; unpack it first"),
        (b"\xff\xfe[\0s\0e", "is not UTF-8 text"),
        ('[contact]\nname = "Jos\u00e9"'.encode("latin-1"), "is not UTF-8 text, from line 2 on; save it as UTF-8"),
        (b"[service]\0", "is not text; a home is TOML, JSON or HPXML"),
        (b"", "is empty"),
    ],
)
def test_what_is_no_text_is_called_by_its_name(tmp_path: Path, start: bytes, says: str) -> None:
    """A spreadsheet, a PDF or an old encoding is not called broken TOML."""
    assert says in refused(written(tmp_path / "home.toml", start))


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """Reading stops at the limit, whatever the disk holds."""
    with (tmp_path / "huge.toml").open("wb") as file:
        file.truncate(10**12)
    assert refused(tmp_path / "huge.toml").endswith("is larger than the 20 MB that are read")
    assert "a home has less than 2,000,000" in refused(written(tmp_path / "large.toml", b"#" * 9_000_000))
    assert read_bytes(written(tmp_path / "small", b"abc"), 3) == b"abc"
