import json
import os
from pathlib import Path

import pytest

from assess.errors import IntakeError, UsageError
from assess.intake import SpeedTest
from assess.measuring.log import Entry, open_log, read_entries
from assess.readers.limits import SPEED_TEST_BYTES

ENTRY = Entry(
    SpeedTest(down_mbps=93.5, up_mbps=11.25, at="2026-05-01T20:00:00-04:00", tool="iperf3", isp="Böhm\u2028Cable"),
    data_used_mb=131.0,
    raw={"iperf3": {"version": "3.12"}},
)


def test_a_line_is_the_normalized_test_and_what_the_tools_said(tmp_path: Path) -> None:
    """One line, flat, unknown fields left out; it reads back as it was."""
    path = tmp_path / "log.jsonl"
    with open_log(path) as log:
        log.add(ENTRY)
    text = path.read_text(encoding="utf-8")
    assert text.count("\n") == 1
    record = json.loads(text)
    assert (record["down_mbps"], record["up_mbps"], record["tool"]) == (93.5, 11.25, "iperf3")
    assert "loss_pct" not in record
    assert read_entries(text, "log") == [ENTRY]


def test_a_log_is_gone_on_with(tmp_path: Path) -> None:
    """What is there stays, byte for byte."""
    path = tmp_path / "log.jsonl"
    with open_log(path) as log:
        log.add(ENTRY)
    before = path.read_bytes()
    with open_log(path) as log:
        assert log.entries == [ENTRY]
        assert not log.mended
        log.add(ENTRY)
    assert path.read_bytes() == before * 2


@pytest.mark.parametrize("cut", [1, 20, 60])
def test_a_line_cut_short_by_a_power_cut_is_taken_off(cut: int, tmp_path: Path) -> None:
    """The whole lines before it stay, and the next one does not grow together with it."""
    path = tmp_path / "log.jsonl"
    line = ENTRY.line().encode()
    path.write_bytes(line + line[:-cut])
    with open_log(path) as log:
        assert log.mended
        assert len(log.entries) == 1
        log.add(ENTRY)
    assert path.read_bytes() == line * 2


@pytest.mark.parametrize(
    "text",
    [
        '{"type":"result"}\n',
        "rating_a = 200\n",
        '{"format": "assess-measure-2"}\n',
        "[1]\n",
        "\n{]\n",
        "no end of line",
        "[" * 90_000 + "\n",
    ],
)
def test_a_file_of_another_kind_is_left_as_it_is(text: str, tmp_path: Path) -> None:
    """A test file of Ookla, a home, a later form: nothing is added to it or cut from it."""
    path = tmp_path / "file"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="is not of a log"), open_log(path):
        pass
    assert path.read_text(encoding="utf-8") == text


def test_two_cannot_write_one_log(tmp_path: Path) -> None:
    """The second is told, and the first goes on."""
    path = tmp_path / "log.jsonl"
    with open_log(path) as first:
        with pytest.raises(UsageError, match="another `assess measure`"), open_log(path):
            pass
        first.add(ENTRY)
    with open_log(path) as again:
        assert len(again.entries) == 1


def test_tests_inside_the_home_do_not_mix_with_those_of_the_line(tmp_path: Path) -> None:
    """Neither way."""
    line, inside = tmp_path / "line.jsonl", tmp_path / "inside.jsonl"
    line.write_text(ENTRY.line(), encoding="utf-8")
    inside.write_text(Entry(ENTRY.test.model_copy(update={"local": True})).line(), encoding="utf-8")
    for path, local in ((line, True), (inside, False)):
        with pytest.raises(UsageError, match="inside the home"), open_log(path, local=local):
            pass


@pytest.mark.parametrize("name", ["", "no/such/folder.jsonl", "pipe"])
def test_what_cannot_be_written_is_said(name: str, tmp_path: Path) -> None:
    """A folder, a folder that is not there, a pipe that would never end."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UsageError, match="cannot be written"), open_log(tmp_path / name):
        pass


def test_a_full_disk_leaves_whole_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Half a line is taken back."""
    path, write = tmp_path / "log.jsonl", os.write
    with open_log(path) as log:
        log.add(ENTRY)
        monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:10]))
        with pytest.raises(UsageError, match="disk is full"):
            log.add(ENTRY)
    assert path.read_text(encoding="utf-8") == ENTRY.line()


def test_a_huge_file_is_not_read(tmp_path: Path) -> None:
    """It is refused by its size."""
    path = tmp_path / "huge.jsonl"
    with path.open("wb") as file:
        file.truncate(SPEED_TEST_BYTES + 1)
    with pytest.raises(IntakeError, match="more than the"), open_log(path):
        pass
