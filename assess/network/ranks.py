"""Order statistics: what a number of tests can say with a stated risk. Pure mathematics, no figure of ours.

The k-th smallest of n tests lies below the q-quantile unless fewer than k of them fell below it, and how many do is
binomial (H. A. David and H. N. Nagaraja, Order Statistics, 3rd ed., 7.1).
"""

from collections.abc import Sequence
from functools import cache
from math import ceil, exp, lgamma, log, log1p

_STEPS = 60  # halvings: more than the digits of a float


def at_most(k: int, n: int, q: float) -> float:
    """Return the chance of at most k hits in n tries of chance q."""
    return min(1.0, sum(_exactly(i, n, q) for i in range(k + 1)))


@cache
def bound_rank(n: int, q: float, risk: float) -> int:
    """Return the largest k whose k-th smallest of n tests lies below the q-quantile, save for `risk`; 0 for none."""
    rank, chance = 0, 0.0
    while rank <= n:
        chance += _exactly(rank, n, q)
        if chance > risk:
            return rank
        rank += 1
    return n


def count_needed(q: float, risk: float) -> int:
    """Return how many tests it takes until the lowest of them bounds the q-quantile."""
    return ceil(log(risk) / log1p(-q))


@cache
def most_failing(failed: int, n: int, risk: float) -> float:
    """Return the upper bound of the failure rate after `failed` of n tries (Clopper and Pearson 1934, one-sided)."""
    if failed >= n:
        return 1.0
    low, high = failed / n, 1.0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if at_most(failed, n, middle) > risk:
            low = middle
        else:
            high = middle
    return high


@cache
def least_failing(failed: int, n: int, risk: float) -> float:
    """Return the lower bound of the failure rate after `failed` of n tries (Clopper and Pearson 1934, one-sided)."""
    if failed <= 0:
        return 0.0
    low, high = 0.0, failed / n
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if 1.0 - at_most(failed - 1, n, middle) > risk:
            high = middle
        else:
            low = middle
    return low


def quantile(ascending: Sequence[float], q: float) -> float:
    """Return the q-quantile of sorted values, linear between them as spreadsheets do. Raises ValueError for none."""
    if not ascending:
        raise ValueError("there is no quantile of nothing")
    place = q * (len(ascending) - 1)
    below = int(place)
    above = min(below + 1, len(ascending) - 1)
    return ascending[below] + (place - below) * (ascending[above] - ascending[below])


def _exactly(k: int, n: int, q: float) -> float:
    if q <= 0.0 or q >= 1.0:
        return float(k == (0 if q <= 0.0 else n))
    chosen = lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1)
    return exp(chosen + k * log(q) + (n - k) * log1p(-q))
