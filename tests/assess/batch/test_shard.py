"""One part of a table: every row in exactly one, whatever machine asks."""

import subprocess
import sys

import pytest

from assess.batch.shard import Shard, shard_of
from assess.errors import UsageError


@pytest.mark.parametrize("of", [1, 2, 3, 10, 1_000])
def test_each_row_is_in_exactly_one_part(of: int) -> None:
    """No row is left out and none is done twice."""
    parts = [Shard(number, of) for number in range(1, of + 1)]
    for row in range(1, 500):
        assert sum(part.has(row) for part in parts) == 1


def test_parts_are_of_like_size_whatever_pattern_a_table_has() -> None:
    """Of every tenth row, as of all rows, each of ten parts has about a tenth."""
    for step in (1, 10):
        rows = range(2, 20_002 * step, step)
        shares = [sum(Shard(n, 10).has(row) for row in rows) / len(rows) for n in range(1, 11)]
        assert min(shares) > 0.09
        assert max(shares) < 0.11


def test_the_parts_never_change() -> None:
    """A run that goes on with another release or on another machine must find its own rows."""
    assert [row for row in range(1, 60) if Shard(3, 10).has(row)] == PART_3_OF_10
    asked = "from assess.batch.shard import Shard; print([n for n in range(1, 60) if Shard(3, 10).has(n)])"
    said = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert said.strip() == str(PART_3_OF_10)


PART_3_OF_10 = [7, 13, 36, 52, 53]


@pytest.mark.parametrize(("text", "part"), [("3/10", Shard(3, 10)), (" 1 / 1 ", Shard()), ("10/10", Shard(10, 10))])
def test_a_part_is_read(text: str, part: Shard) -> None:
    """It is counted from 1, and prints as it is written."""
    assert shard_of(text) == part
    assert shard_of(str(part)) == part


def test_without_one_all_rows_are_meant() -> None:
    """A run of its own has the whole table."""
    assert all(shard_of(None).has(row) for row in range(1, 100))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("0/3", r"there is no part 0 of 3. Parts are counted from 1/3 to 3/3."),
        ("4/3", r"there is no part 4 of 3. Parts are counted from 1/3 to 3/3."),
        ("a/b", r'"a/b" names no part. Write 3/10'),
        ("3", r'"3" names no part. Write 3/10'),
        ("-1/3", r'"-1/3" names no part. Write 3/10'),
        ("1/0", r'"1/0" has no parts. Write 3/10'),
        ("", r'"" names no part. Write 3/10'),
        ("\u0663/\u0665", r"names no part. Write 3/10"),
    ],
)
def test_what_is_no_part_is_refused(text: str, says: str) -> None:
    """The message says what would be one."""
    with pytest.raises(UsageError, match=says):
        shard_of(text)
