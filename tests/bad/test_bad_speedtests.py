"""One wrong speed test file per message; and what is let through although it is not as it should be."""

import gzip
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.errors import IntakeError
from assess.intake import SpeedTest
from assess.readers.home import read_home
from assess.readers.limits import SPEED_TEST_BYTES
from assess.readers.speedtests import json_lines, read_speed_tests, speed_tests_in

RESULT = '{"type":"result","timestamp":"2026-03-02T01:15:40Z","download":{"bandwidth":50000000}}'
LOG = "time,ping,download (Mbit/s),upload (Mbit/s)\n2026-01-01 00:00,20,90,12\n"
LOCAL = (
    '{"start":{"connected":[{"remote_host":"192.168.0.9"}],"test_start":{"protocol":"TCP","reverse":1}},'
    '"end":{"sum_received":{"bits_per_second":9e8}}}'
)

# Name: the bytes, words of the message.
WRONG: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b" \n", "is empty"),
    "truncated": (RESULT[:60].encode, "is not whole JSON: .* at line 1, column"),
    "login": (lambda: b"<!DOCTYPE html><html><body>Please log in</body>", "is a web page to log in, not a speed test"),
    "page": (lambda: b"<html><body>moved</body></html>", "is a web page, not a speed test"),
    "binary": (lambda: b"{\x00\x01\x02\x00", "is not text"),
    "zip": (lambda: b"PK\x03\x04....", "is a zip archive or a spreadsheet"),
    "pdf": (lambda: b"%PDF-1.7", "is a PDF"),
    "gzip cut short": (lambda: gzip.compress(RESULT.encode() * 99)[:-20], "is a gzip file cut short"),
    "gzip broken": (lambda: b"\x1f\x8b\x08\x00\xff\xff\xff\xff", "is a (broken gzip file|gzip file cut short)"),
    "gzip bomb": (lambda: gzip.compress(b" " * (SPEED_TEST_BYTES + 9)), "unpacks to more than the"),
    "foreign JSON": (lambda: b'{"kitchen":"sink"}', "holds JSON that is not a speed test"),
    "not a speed test of Murakami": (
        lambda: b'{"TestName":"dash"}',
        'holds "dash" of Murakami, which is no speed test',
    ),
    "NaN": (lambda: b'{"downloadSpeed":NaN}', "holds NaN, which is not a number"),
    "deep": (lambda: b'{"a":' * 40 + b"1" + b"}" * 40, "is nested more than 32 levels deep"),
    "negative rate": (lambda: b'{"downloadSpeed":-5}', "download is -5; it cannot be negative"),
    "negative rate in a log": (
        lambda: LOG.replace("90", "-90").encode(),
        "line 2: down_mbps is -90; it cannot be negative",
    ),
    "a rate no line has": (lambda: LOG.replace("90", "9e9").encode(), "line 2: down_mbps is 9e9; it cannot be that"),
    "no number": (lambda: LOG.replace("90", "9x0").encode(), 'line 2: "9x0" is no number'),
    "a unit of nothing": (lambda: b'{"downloadSpeed":5,"downloadUnit":"parsec"}', 'download is in "parsec"'),
    "loss above 100": (lambda: b'{"down_mbps":5,"loss_pct":101,"tool":"x"}', "loss_pct is 101"),
    "too many figures": (lambda: b"2026-01-01 00:00,1,2,3,4,5\n", "has no headings, and more figures in a row"),
    "endless line": (lambda: b"1" * 200_000, "has a line of 200,000 characters, which no speed test has"),
    "endless line breaks": (lambda: b"\n" * 200_000 + b"x", "is not a speed test of any program that is known"),
    "prose": (lambda: b"The line is fine, they say.\n", "is not a speed test of any program that is known"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_file_gets_one_clear_message(tmp_path: Path, name: str) -> None:
    """What is wrong, in which file, and what would be right; never another exception."""
    make, says = WRONG[name]
    path = tmp_path / "line.json"
    path.write_bytes(make())
    with pytest.raises(IntakeError, match=says) as caught:
        read_speed_tests(path)
    assert (caught.value.where or "").startswith(str(path))
    assert caught.value.hint or name == "not a speed test of Murakami"


def test_a_log_of_a_gigabyte_is_refused_unread(tmp_path: Path) -> None:
    """Its size is looked at before a byte of it is."""
    path = tmp_path / "log.csv"
    with path.open("wb") as file:
        file.truncate(1024**3)
    with pytest.raises(IntakeError, match=r"has 1,024 MB, more than the \d+ MB that are read. Cut it to the period"):
        read_speed_tests(path)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    """A console's UTF-16 and a mark before UTF-8 are read; an older code page is too, and that is said."""
    path = tmp_path / "log.csv"
    path.write_bytes("time,download (Mbit/s),server\n2026-01-01 00:00,90,Türkheim\n".encode(encoding))
    (test,) = read_speed_tests(path)
    assert (test.down_mbps, test.server) == (90, "Türkheim")
    assert ("not UTF-8" in (test.note or "")) == (encoding == "cp1252")


def test_a_folder_and_a_missing_file(tmp_path: Path) -> None:
    """Both are named for what they are."""
    for path in (tmp_path, tmp_path / "none.json"):
        with pytest.raises(IntakeError, match=r"is a folder|there is no such file"):
            read_speed_tests(path)


def home(folder: Path, file: str) -> Path:
    """Return the file of a home that names a file of speed tests."""
    path = folder / "home.toml"
    path.write_text(f'[internet]\ntest_files = ["{file}"]\n', encoding="utf-8")
    return path


def test_a_test_inside_the_home_never_counts_for_the_line(tmp_path: Path) -> None:
    """900 Mbps over the home's own cable are refused where they are all there is, and left out beside others."""
    (tmp_path / "lan.json").write_text(LOCAL, encoding="utf-8")
    with pytest.raises(IntakeError, match=r"internet.test_files.0 .*measured a computer in the home's own network"):
        read_home(home(tmp_path, "lan.json"))
    (tmp_path / "lan.json").write_text(f'{LOCAL}\n{{"downloadSpeed":93}}', encoding="utf-8")
    assert [test.down_mbps for test in read_home(home(tmp_path, "lan.json")).internet.tests or ()] == [93]


def test_a_home_takes_the_file_of_any_program(tmp_path: Path) -> None:
    """`internet.test_files` names logs as well as single results, with headings behind a # where they lack them."""
    (tmp_path / "log.csv").write_text("2026-01-01 00:00,20,90,12\n2026-01-01 01:00,Fail,,\n", encoding="utf-8")
    tests = read_home(home(tmp_path, "log.csv#time,ping,down Mbit/s,up Mbit/s")).internet.tests or ()
    assert [(test.status, test.up_mbps) for test in tests] == [("ok", 12), ("failed", None)]


@given(st.text(max_size=200), st.sampled_from(["", LOG, RESULT, "PING a (1.2.3.4): 56\n", "==== SUMMARY ====\n"]))
def test_no_text_crashes_the_readers(text: str, before: str) -> None:
    """Whatever stands in a file ends in tests or in a message, never in another exception."""
    try:
        tests = speed_tests_in(before + text, "any.txt")
    except IntakeError:
        return
    assert tests


NUMBER, TEXT = st.none() | st.floats(0, 1e5), st.none() | st.text(min_size=1, max_size=250)
ANY = st.fixed_dictionaries(
    {
        "status": st.sampled_from(["ok", "failed"]),
        "down_mbps": NUMBER,
        "jitter_ms": NUMBER,
        "loss_pct": st.none() | st.floats(0, 100),
        "vpn": st.none() | st.booleans(),
        "message": TEXT,
        "note": TEXT,
    }
)


@given(ANY)
def test_any_normalized_test_comes_back_from_json(values: dict[str, object]) -> None:
    """Fields of any value are written and read again; texts are cut and cleaned once, not twice."""
    line = json_lines([SpeedTest.model_validate({**values, "tool": "x"})])
    once = speed_tests_in(line, "log.jsonl")
    assert speed_tests_in(json_lines(once), "log.jsonl") == once
    assert (once[0].down_mbps, once[0].status) == (values["down_mbps"], values["status"])
