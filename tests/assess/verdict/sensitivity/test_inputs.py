"""Which values of a home are in doubt."""

from collections.abc import Callable

from assess.intake import Home
from assess.verdict.sensitivity import inputs_of


def test_of_a_log_no_single_test_is_moved(example: Callable[[str], Home]) -> None:
    """A handful of speed tests is moved one by one; a log of many is the measurement of a line."""
    home = example("go-cleveland")
    assert home.internet.tests is not None

    def moved_tests(count: int) -> int:
        several = (home.internet.tests or ()) * count
        line = home.internet.model_copy(update={"tests": several[:count]})
        paths = (one.path for one in inputs_of(home.model_copy(update={"internet": line})))
        return sum(path.startswith("internet.tests.") for path in paths)

    assert moved_tests(14) > 0
    assert moved_tests(5_000) == 0
