import json

import pytest

from assess.errors import IntakeError
from assess.readers import limits


def test_size_and_count_pass_at_the_limit() -> None:
    """What is exactly at the limit is read."""
    limits.check_size(10, 10, "file")
    limits.check_count(10, 10, "records", "file")


def test_size_and_count_above_the_limit_are_refused() -> None:
    """One more is refused with the file's name and what to do."""
    with pytest.raises(IntakeError, match=r"^file: has 3 MB, more than the 2 MB that are read. Cut it"):
        limits.check_size(3 * limits.MEBIBYTE, 2 * limits.MEBIBYTE, "file")
    with pytest.raises(IntakeError, match="holds more than the 1,000 records"):
        limits.check_count(1001, 1000, "records", "file")


def test_json_is_decoded_where_it_starts() -> None:
    """A value inside a text is found with its end."""
    assert limits.decode_json('x {"a": [1, 2.5, null, true]} y', 2, "file") == ({"a": [1.0, 2.5, None, True]}, 29)


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity", "1e400", "9" * 400])
def test_json_that_is_no_number_is_refused(word: str) -> None:
    """NaN, infinity and numbers that overflow to it are not let in."""
    with pytest.raises(IntakeError, match="which is not a number"):
        limits.decode_json(f'{{"a": {word}}}', 0, "file")


@pytest.mark.parametrize("depth", [limits.NESTING + 1, 200_000])
def test_deep_json_is_refused(depth: int) -> None:
    """Nesting beyond the limit is refused, also where it would exhaust the parser."""
    with pytest.raises(IntakeError, match="nested more than"):
        limits.decode_json("[" * depth + "]" * depth, 0, "file")


def test_json_at_the_nesting_limit_is_read() -> None:
    """The deepest value allowed is read."""
    depth = limits.NESTING
    value, end = limits.decode_json("[" * depth + "]" * depth, 0, "file")
    assert end == 2 * depth
    assert json.dumps(value).count("[") == depth


def test_broken_json_is_left_to_the_caller() -> None:
    """What is no JSON at all is not an error of the limits."""
    with pytest.raises(json.JSONDecodeError):
        limits.decode_json("{oops", 0, "file")
