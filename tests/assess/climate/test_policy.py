import pytest

from assess.climate.policy import Extreme, load_policy
from assess.errors import RuleDataError
from assess.records import Confidence


def extreme_of(state: str, cooling_1_f: float) -> Extreme:
    """Return the first region that fits."""
    return next(e for e in load_policy().extreme if e.fits(state, cooling_1_f))


@pytest.mark.parametrize(
    ("state", "cooling_1_f", "region"),
    [
        ("CA", 80.0, "Pacific states, where the 1 % value is mild"),
        ("CA", 111.0, "elsewhere"),
        ("AZ", 109.0, "desert and mountain southwest"),
        ("ND", 90.0, "northern plains"),
        ("VT", 85.0, "northeast and Great Lakes"),
        ("PR", 90.0, "elsewhere"),
    ],
)
def test_a_state_has_its_region(state: str, cooling_1_f: float, region: str) -> None:
    """The region follows from the state; the Californian desert is not the mild Pacific coast."""
    assert extreme_of(state, cooling_1_f).region == region


def test_the_addition_for_the_hottest_day_is_not_trusted() -> None:
    """No region claims more than low confidence for its twenty-year maximum."""
    assert {e.adder.confidence for e in load_policy().extreme} == {Confidence.LOW}


def test_a_malformed_file_is_a_fault_of_the_rule_data(monkeypatch: pytest.MonkeyPatch) -> None:
    """Figures that cannot be read are reported with the file's name, not as a traceback."""
    monkeypatch.setattr("assess.climate.policy.tomllib.loads", lambda _text: {"near": 30})
    with pytest.raises(RuleDataError, match=r"policy\.toml"):
        load_policy.__wrapped__()
