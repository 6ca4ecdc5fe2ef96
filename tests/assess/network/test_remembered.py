"""Answers are remembered where what is asked about can be told apart, and given anew where it cannot."""

import pytest

from assess.network.remembered import remembered


def test_the_same_question_is_answered_once() -> None:
    """Another one is asked, and a few of the last are kept."""
    asked: list[int] = []

    @remembered(2)
    def twice(number: int) -> int:
        """Return twice a number."""
        asked.append(number)
        return 2 * number

    assert [twice(1), twice(1), twice(2), twice(1)] == [2, 2, 4, 2]
    assert asked == [1, 2]
    twice(3)
    twice(2)
    assert asked == [1, 2, 3, 2]
    assert (twice.__name__, twice.__doc__) == ("twice", "Return twice a number.")


def test_what_has_no_hash_is_answered_each_time() -> None:
    """A list may have changed in between."""

    @remembered(4)
    def total(numbers: list[int]) -> int:
        return sum(numbers)

    several = [1, 2]
    assert total(several) == 3
    several.append(3)
    assert total(several) == 6


def test_lanes_are_never_remembered() -> None:
    """Of many homes at once each run is answered for itself, those that are equal included."""
    np = pytest.importorskip("numpy", reason="lanes are NumPy arrays")
    from assess.worksheet.lanes import divided, lanes_of

    asked: list[int] = []

    @remembered(4)
    def double(values: object) -> object:
        asked.append(1)
        return values * 2  # type: ignore[operator]

    for _ in range(2):
        ((_, _, found),) = divided(lambda places: double(lanes_of(places * 1.0)), 3)
        assert np.asarray(found).tolist() == [0, 2, 4]
    assert len(asked) == 2


def test_what_a_question_raises_is_raised_and_not_remembered() -> None:
    """An error of its own is no lack of a hash to whoever asked."""

    @remembered(4)
    def broken(number: int) -> int:
        if number:
            raise ValueError
        raise TypeError

    for number, error in ((1, ValueError), (0, TypeError)):
        with pytest.raises(error):
            broken(number)
