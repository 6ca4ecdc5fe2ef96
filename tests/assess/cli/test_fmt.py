"""`assess fmt` at files on disk: what is written, what is kept, what is refused."""

import io
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

UNTIDY = '[node]\ngpus = 8\n[panel] # garage\nbus_a = "225 amps"\n'
TIDY = '[panel] # garage\nbus_a = "225 A"\n\n[node]\ngpus = 8\n'


def test_a_file_is_written_whole_and_its_link_and_permissions_stay(tmp_path: Path, cli: Callable[..., Any]) -> None:
    """The file behind a link is put in order; a second time it is not touched."""
    file, link = tmp_path / "home.toml", tmp_path / "link.toml"
    file.write_text(UNTIDY)
    file.chmod(0o640)
    link.symlink_to(file)
    assert cli("fmt", link) == (0, "", f"{link} put in order\n")
    assert link.is_symlink()
    assert file.read_text() == TIDY
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    before = file.stat()
    assert cli("fmt", link) == (0, "", f"{link} is in order\n")
    assert file.stat() == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["home.toml", "link.toml"]


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16"])
def test_line_ends_and_encoding_stay(tmp_path: Path, cli: Callable[..., Any], codec: str) -> None:
    """A file from Windows keeps its line ends and the mark at its beginning."""
    file = tmp_path / "home.toml"
    file.write_bytes(UNTIDY.replace("\n", "\r\n").encode(codec))
    assert cli("fmt", file).code == 0
    assert file.read_bytes() == TIDY.replace("\n", "\r\n").encode(codec)


def test_check_and_diff_write_nothing(tmp_path: Path, cli: Callable[..., Any]) -> None:
    """--check names the file and ends with 1, --diff shows what would change."""
    file, good = tmp_path / "home.toml", tmp_path / "good.toml"
    file.write_text(UNTIDY)
    good.write_text(TIDY)
    assert cli("fmt", "--check", file, good) == (1, "", f"{file} is not in order\n")
    assert cli("fmt", "--check", good) == (0, "", "")
    code, out, _ = cli("fmt", "--diff", file)
    assert code == 0
    assert '-bus_a = "225 amps"' in out
    assert '+bus_a = "225 A"' in out
    assert file.read_text() == UNTIDY


def test_a_bad_file_stops_no_other(tmp_path: Path, cli: Callable[..., Any]) -> None:
    """What is refused stays to the byte, what is good is put in order, and the code tells."""
    bad, audit, file = tmp_path / "bad.toml", tmp_path / "audit.xml", tmp_path / "home.toml"
    bad.write_text("[panel]\nbus_a = many\n")
    audit.write_text("<HPXML/>")
    file.write_text(UNTIDY)
    code, _, err = cli("fmt", bad, audit, tmp_path / "hole.toml", file)
    assert code == 3
    assert f"Error: {bad}: is not TOML" in err
    assert f"Error: {audit}: is XML" in err
    assert "hole.toml: there is no such file" in err
    assert bad.read_text() == "[panel]\nbus_a = many\n"
    assert file.read_text() == TIDY


def test_a_pipe_is_put_in_order(cli: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` reads standard input and prints the file in order."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(UNTIDY.encode())))
    assert cli("fmt", "-") == (0, TIDY, "")
