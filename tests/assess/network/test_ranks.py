from math import comb

import pytest

from assess.network.ranks import at_most, bound_rank, count_needed, least_failing, most_failing, quantile

RISK = 0.05


def counted(k: int, n: int, q: float) -> float:
    """Return the chance of at most k hits in n tries, by counting every way."""
    return sum(comb(n, i) * q**i * (1 - q) ** (n - i) for i in range(k + 1))


@pytest.mark.parametrize("n", [1, 5, 14, 59, 200])
@pytest.mark.parametrize("q", [0.05, 0.2, 0.5])
def test_chances_are_those_of_counting(n: int, q: float) -> None:
    """The binomial by logarithms is the binomial by counting."""
    for k in range(n + 1):
        assert at_most(k, n, q) == pytest.approx(counted(k, n, q), abs=1e-12)


@pytest.mark.parametrize(
    ("n", "p20", "p10", "p5"),
    [
        (13, 0, 0, 0),
        (14, 1, 0, 0),
        (29, 2, 1, 0),
        (42, 4, 1, 0),
        (59, 7, 2, 1),
        (93, 12, 5, 2),
        (168, 25, 11, 4),
        (336, 55, 25, 11),
        (672, 118, 55, 25),
    ],
)
def test_ranks_keep_their_promise(n: int, p20: int, p10: int, p5: int) -> None:
    """The k-th lowest is below the percentile with 95 % confidence, and the next is not, by counting."""
    for q, rank in ((0.2, p20), (0.1, p10), (0.05, p5)):
        assert bound_rank(n, q, RISK) == rank
        assert rank == 0 or counted(rank - 1, n, q) <= RISK
        assert counted(rank, n, q) > RISK


def test_tests_needed_are_the_well_known_ones() -> None:
    """Wilks (1941): 59 for the 5th percentile; 29 and 14 by the same rule for the 10th and the 20th."""
    assert [count_needed(q, RISK) for q in (0.05, 0.1, 0.2)] == [59, 29, 14]


def test_a_year_of_tests_has_no_underflow() -> None:
    """Thirty thousand tests have a rank near their twentieth part, not nothing."""
    rank = bound_rank(30_711, 0.05, RISK)
    assert 0.047 < rank / 30_711 < 0.05


def test_no_failure_bounds_the_rate() -> None:
    """299 clean tests bound failures below 1 %, near the rule of three (Hanley and Lippman-Hand 1983): 3 over n."""
    assert most_failing(0, 299, RISK) < 0.01 <= most_failing(0, 298, RISK)
    assert most_failing(0, 2_995, RISK) == pytest.approx(3 / 2_995, rel=0.01)


@pytest.mark.parametrize(("failed", "n"), [(1, 20), (35, 987), (57, 6_431), (3, 3)])
def test_bounds_of_the_rate_hold_by_definition(failed: int, n: int) -> None:
    """At the upper bound so few failures have 5 % chance, at the lower bound so many."""
    if failed < n:
        assert at_most(failed, n, most_failing(failed, n, RISK)) == pytest.approx(RISK, abs=1e-9)
    else:
        assert most_failing(failed, n, RISK) == 1
    assert 1 - at_most(failed - 1, n, least_failing(failed, n, RISK)) == pytest.approx(RISK, abs=1e-9)
    assert least_failing(0, n, RISK) == 0


def test_quantiles_are_those_of_spreadsheets() -> None:
    """Linear between values, as PERCENTILE.INC and NumPy's default."""
    assert quantile((1.0, 2.0, 3.0, 4.0), 0.5) == 2.5
    assert quantile((1.0, 2.0, 3.0, 4.0), 0.05) == pytest.approx(1.15)
    assert (quantile((7.0,), 0.9), quantile((1.0, 9.0), 1.0)) == (7, 9)
    with pytest.raises(ValueError, match="nothing"):
        quantile((), 0.5)
