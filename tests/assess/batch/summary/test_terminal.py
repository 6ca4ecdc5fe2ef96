"""The summary at the terminal."""

import pytest

from assess.batch.summary import Counts, Ran, print_summary


def test_it_is_plain_text_where_it_is_piped(counts: Counts, ran: Ran, capsys: pytest.CaptureFixture[str]) -> None:
    """Headline first, then outcomes, limits, questions, statuses and what this is not; no escape codes, no names."""
    print_summary(counts, ran)
    text = capsys.readouterr().out
    assert text.startswith("2 of 8 homes can host a node as they are: 24 GPUs")
    found = [text.index(word) for word in ("What came of them", "What binds", "What to ask next", "rows were read")]
    assert found == sorted(found)
    assert "Run a speed test" in text
    assert "A screening aid, not a permit" in text
    assert "\x1b" not in text
    assert max(map(len, text.splitlines())) <= 100
    assert "SITE" not in text


def test_an_empty_run_says_so(ran: Ran, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a home there is nothing to draw."""
    print_summary(Counts(), ran)
    text = capsys.readouterr().out
    assert text.startswith("No home could be assessed.")
    assert "█" not in text
    assert "What to ask" not in text
