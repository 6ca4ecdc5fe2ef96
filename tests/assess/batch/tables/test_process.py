import multiprocessing
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.batch.tables.book import process
from assess.batch.tables.book.archive import Archive
from assess.batch.tables.book.process import Reading
from assess.errors import IntakeError

Book = Callable[..., Path]
Row = Callable[..., str]


def test_a_reader_that_breaks_down_is_a_refusal(book: Book, row: Row) -> None:
    """Two cells far apart take more than the memory that is given; the process ends itself, and nothing else."""
    if sys.platform != "linux":
        pytest.skip("only Linux holds a process to its bound of memory")
    far = '<row r="60000"><c r="ALL60000"><v>1</v></c></row>'
    reading = Reading(Archive(book(row(1, "a", "b") + far)), "Homes", memory_bytes=600 * 1024 * 1024)
    with pytest.raises(IntakeError, match="made its reader break down: it holds more cells than the memory can take"):
        reading.last_row()
    reading.end()
    assert multiprocessing.active_children() == []


def test_a_reader_that_hangs_is_given_up(book: Book, row: Row, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is ended, not waited for."""
    monkeypatch.setattr(process, "BOOK_WAIT_S", 0.0)
    monkeypatch.setattr(process, "BOOK_WAIT_S_PER_MEBIBYTE", 0.0)
    reading = Reading(Archive(book(row(1, "a", "b"))), "Homes")
    with pytest.raises(IntakeError, match="gave no further row for 0 s, and was given up"):
        reading.last_row()
    reading.end()
    assert multiprocessing.active_children() == []


def test_what_the_reader_cannot_read_is_told(book: Book) -> None:
    """Its own words stand in the message."""
    reading = Reading(Archive(book('<row r="1"><c r="A1"><v>1</c></row>')), "Homes")
    with pytest.raises(IntakeError, match=r"is a broken workbook \(.+\)\. Open it and save it anew as \.xlsx\."):
        reading.last_row()
    reading.end()
