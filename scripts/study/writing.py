"""How tables and shares are written."""

from collections.abc import Iterable, Sequence

_FINE = 10  # below it one more digit says something


def grid(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table, figures to the right."""
    rule = ["---" if n == 0 else "---:" for n in range(len(heading))]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [heading, rule, *rows])


def percent(part: float, whole: float) -> str:
    """Return a share as it is written; nothing of nothing has none."""
    if not whole:
        return "–"
    share = 100 * part / whole
    # Nearly none and nearly all are neither, and are not written as if they were.
    near_an_end = 0 < min(share, 100 - share) < _FINE / 10 or 0 < share < _FINE
    return f"{share:.1f} %" if near_an_end else f"{share:.0f} %"


def quantiles(pairs: Iterable[tuple[float, float]], shares: Sequence[float] = (0.1, 0.5, 0.9)) -> list[float]:
    """Return the values below which these shares of the weight lie; each pair is a value and its weight."""
    ordered = sorted(pairs)
    total, found, gone = sum(weight for _, weight in ordered), [], 0.0
    wanted = list(shares)
    for value, weight in ordered:
        gone += weight
        while wanted and gone >= wanted[0] * total:
            found.append(value)
            wanted.pop(0)
    return found


def three(pairs: Iterable[tuple[float, float]], factor: float = 1.0) -> str:
    """Return p10, p50 and p90 of values times a factor; each pair is a value and its weight."""
    found = [factor * value for value in quantiles(pairs)]
    return " / ".join(f"{value:.1f}" if value < _FINE else f"{value:.0f}" for value in found)


def mean(pairs: Iterable[tuple[float, float]]) -> float:
    """Return the weighted mean."""
    known = list(pairs)
    return sum(value * weight for value, weight in known) / sum(weight for _, weight in known)
