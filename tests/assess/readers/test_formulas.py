"""The apostrophe before what a spreadsheet program would take for a formula."""

import pytest

from assess.readers.formulas import STARTS_A_FORMULA, marked, unmarked


@pytest.mark.parametrize("start", STARTS_A_FORMULA)
@pytest.mark.parametrize("before", ["", "  "])
def test_what_is_marked_comes_back(start: str, before: str) -> None:
    """Every sign that starts a formula, with blanks before it and without."""
    text = f"{before}{start}1"
    assert marked(text) == f"'{text}"
    assert unmarked(marked(text)) == text


@pytest.mark.parametrize("text", ["'=1", "''+1", "=1"])
def test_apostrophes_of_its_own_come_back(text: str) -> None:
    """A text that looks marked already is marked once more, and so comes back whole."""
    assert marked(text) == f"'{text}"
    assert unmarked(marked(text)) == text


@pytest.mark.parametrize("text", ["", "'", "'87", "O'Neill", "'tis", "200"])
def test_other_text_stays_as_it_is(text: str) -> None:
    """An apostrophe of its own is no mark."""
    assert marked(text) == unmarked(text) == text
