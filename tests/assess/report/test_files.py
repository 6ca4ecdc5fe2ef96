"""Files appear whole or not at all."""

import os
from pathlib import Path

import pytest

from assess.errors import ReportError
from assess.report.files import write_whole, written_anew


def test_a_file_is_written(tmp_path: Path) -> None:
    """The file is there with its content, and nothing else is."""
    write_whole(tmp_path / "a.pdf", b"content")
    assert (tmp_path / "a.pdf").read_bytes() == b"content"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_an_older_file_is_replaced(tmp_path: Path) -> None:
    """A second report under the same name takes the place of the first."""
    (tmp_path / "a.pdf").write_bytes(b"an older and longer content")
    write_whole(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"new"


def test_the_file_may_be_read_as_any_other(tmp_path: Path) -> None:
    """The permissions are those the user's mask gives, not those of a temporary file."""
    write_whole(tmp_path / "a.pdf", b"new")
    (tmp_path / "b.pdf").write_bytes(b"plain")
    assert (tmp_path / "a.pdf").stat().st_mode == (tmp_path / "b.pdf").stat().st_mode


def test_a_missing_folder_is_one_sentence(tmp_path: Path) -> None:
    """A folder that is not there is named, and nothing is made."""
    with pytest.raises(ReportError, match=r"missing/a\.pdf: the report cannot be written here: no such file"):
        write_whole(tmp_path / "missing" / "a.pdf", b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_a_file(tmp_path: Path) -> None:
    """The name of a folder is refused before anything is written."""
    with pytest.raises(ReportError, match="is a folder"):
        write_whole(tmp_path, b"content")
    assert list(tmp_path.iterdir()) == []


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fails at the last step, the older file stays and the temporary one goes."""
    (tmp_path / "a.pdf").write_bytes(b"older")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(ReportError, match="no space left on device"):
        write_whole(tmp_path / "a.pdf", b"new")
    assert (tmp_path / "a.pdf").read_bytes() == b"older"
    assert [p.name for p in tmp_path.iterdir()] == ["a.pdf"]


def test_what_was_saved_meanwhile_is_not_lost(tmp_path: Path) -> None:
    """A file that is no longer as it was read stays as it is; else it is written, and keeps its rights."""
    file = tmp_path / "home.toml"
    file.write_bytes(b"read")
    file.chmod(0o640)
    with written_anew(file, b"read") as part:
        part.write_bytes(b"in order")
    assert (file.read_bytes(), file.stat().st_mode & 0o777) == (b"in order", 0o640)
    with (
        pytest.raises(ReportError, match="was saved by another program meanwhile"),
        written_anew(file, b"read") as part,
    ):
        part.write_bytes(b"in order again")
    assert file.read_bytes() == b"in order"
    assert [p.name for p in tmp_path.iterdir()] == ["home.toml"]
