"""What is kept of a result: nothing that the row itself says."""

import math
import unicodedata
from dataclasses import replace

import pytest

from assess.batch.ledger.exchange import from_text, to_text, without_words
from assess.batch.reading_rows import read_row, row_mapping
from assess.batch.records import Problem, RawRow, RowResult, Status
from assess.verdict.brief import Brief
from assess.verdict.records import Outcome

OWN = {"row": 5, "site_id": "S", "status": "error", "input_sha256": "", "address_key": "", "duplicate_of": None}


def result(*problems: Problem, answer: Brief | None = None) -> RowResult:
    """Return a result with these problems."""
    return RowResult(5, "S", Status.ERROR, "", problems, answer)


def problem(says: str, value: str = "") -> Problem:
    """Return a problem that says so."""
    return Problem("Owner", value, "refused", says, f"Mend it: {says}", Status.ERROR)


@pytest.mark.parametrize(
    "cell",
    [
        "Josephine Quill",
        "  12 Elm Street ",
        "tab\there, and\na new line",
        "a very long remark " * 40,
        "(555) 010-9999 [home] *.*",
        "Zoë Ñandú, 3º piso",
        "\\1 \\g<0>",
    ],
)
def test_what_a_message_quotes_is_not_kept_and_comes_back(cell: str) -> None:
    """The cell stands in a message raw, trimmed, or quoted and cut; none of it is in the text that is kept."""
    from assess.units.spelling import quoted

    row = RawRow(5, ("S-5", cell, 200.0))
    one = result(problem(f"row 5: {quoted(cell)} is no name, {cell.strip()} neither, nor {cell}", cell))
    text = to_text(one, row)
    for word in (cell.strip()[:12], "Quill", "Elm", "remark", "Ñandú", "010-9999"):
        assert word not in text or word not in cell
    assert from_text(text, row, report="", **OWN) == one


def test_without_the_row_no_words() -> None:
    """Read without its row, a message has marks where its words were."""
    row = RawRow(5, ("Josephine Quill",))
    told = from_text(to_text(result(problem("Josephine Quill is no number")), row), None, report="", **OWN)
    assert "Quill" not in told.problems[0].says
    assert told.problems[0].says.endswith("is no number")


def test_numbers_that_json_lacks_come_back() -> None:
    """A use of a limit without bound stays so."""
    brief = Brief(Outcome.NO_GO, 0, 0.0, 0.0, binding_use=math.inf, unknowns=("loads", "panel.make"))
    row = RawRow(5, ())
    one = result(answer=brief)
    assert from_text(to_text(one, row), row, report="", **OWN) == one


def test_purged_text_has_codes_alone() -> None:
    """Of a problem its column and its code stay."""
    row = RawRow(5, ("Josephine Quill",))
    left = without_words(to_text(result(problem("in Mrs Smith's own words")), row))
    told = from_text(left, row, report="", **OWN)
    assert told.problems == (replace(problem(""), hint=""),)


@pytest.mark.parametrize(
    "cell",
    [
        "two  Quill",
        "two\N{NO-BREAK SPACE}Quill\N{ZERO WIDTH SPACE} ",
        "\N{FULLWIDTH LATIN CAPITAL LETTER Q}uill 5",
        "Quill\N{RIGHT SINGLE QUOTATION MARK}s \N{LEFT DOUBLE QUOTATION MARK}place",
        "the very long sentence of Mr   Quill, who has lived there since 1950 and is quoted in part",
        "Quill\nnext",
        "200A (Mr  Quill)",
        "-5  Quill",
        "\N{PRIME}Quill",
    ],
)
@pytest.mark.parametrize("heading", ["Street", "State", "Zip", "Main Breaker", "Sqft", "Year built", "Down Mbps"])
def test_what_the_reader_tells_of_a_cell_is_not_kept_however_it_is_written(heading: str, cell: str) -> None:
    """It quotes with single blanks, plain quotes and narrow letters; every way is taken out, and comes back."""
    good: dict[str, str] = {
        "Site ID": "S-5",
        "Street": "1 Elm St",
        "Address": "2 Elm St",
        "State": "CO",
        "Zip": "80202",
    }
    good |= {"Main Breaker": "200", "Sqft": "1800", "Year built": "1950", "Down Mbps": "100"}
    headings, row = tuple(good), RawRow(5, tuple((good | {heading: cell}).values()))
    read = read_row(row, headings, row_mapping(headings))
    text = to_text(RowResult(5, "S-5", read.status, "", read.problems), row)
    assert "uill" not in unicodedata.normalize("NFKC", text)
    assert from_text(text, row, **(OWN | {"status": read.status})).problems == read.problems
