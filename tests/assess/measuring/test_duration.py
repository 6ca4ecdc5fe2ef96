import pytest

from assess.errors import UsageError
from assess.measuring.duration import seconds_of, spoken


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("24h", 86_400),
        ("30m", 1_800),
        ("90s", 90),
        ("7d", 604_800),
        ("1h30m", 5_400),
        ("30 min", 1_800),
        ("2 days", 172_800),
    ],
)
def test_lengths_are_read(text: str, seconds: float) -> None:
    """Days, hours, minutes and seconds, alone and together; m is minutes."""
    assert seconds_of(text, "--for") == seconds


@pytest.mark.parametrize("text", ["", "30", "-5m", "0h", "1.5h", "m30", "24x", "1h 1h", "99999999999s"])
def test_what_is_no_length_is_refused(text: str) -> None:
    """A bare number too, which could be minutes or seconds."""
    with pytest.raises(UsageError) as refused:
        seconds_of(text, "--for")
    assert refused.value.where == "--for"
    assert "24h" in str(refused.value)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(86_400, "24 h"), (2_220, "37 min"), (5_400, "1 h 30 min"), (20, "20 s"), (0.5, "0.5 s"), (60, "1 min")],
)
def test_lengths_are_said(seconds: float, words: str) -> None:
    """The two largest parts."""
    assert spoken(seconds) == words
