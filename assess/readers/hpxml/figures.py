"""The figures that stand in where a file is silent, each assumed and with its range.

Readers stand on the floor of the rulebook and cannot ask it, so these two files of `codes/reference/` are read here.
"""

import tomllib
from functools import cache
from typing import Any

from assess.errors import RuleDataError
from assess.readers.hpxml.document import Value, clean
from assess.records import Basis, Figure
from assess.resources import folder


@cache
def _data(name: str) -> dict[str, Any]:
    try:
        return tomllib.loads(folder("codes").joinpath("reference", f"{name}.toml").read_text(encoding="utf-8"))
    except (OSError, tomllib.TOMLDecodeError) as error:
        raise RuleDataError(f"cannot be read: {error}", where=f"codes/reference/{name}.toml") from error


def figure(key: str, name: str = "loads") -> Figure:
    """Return the figure at a dotted key, such as `range.resistance`."""
    return Figure.model_validate(_at(name, key))


def usual_of(kind: str) -> str | None:
    """Return the key of the usual nameplate of a kind of load; None where there is no usual one."""
    key = _at("loads", "usual").get(kind)
    return str(key) if key else None


def sized(key: str, bedrooms: float | None, baths: float | None) -> Figure:
    """Return the figure [W] for a home of this size from a table by bedrooms and baths; unknown counts as many."""
    table = dict(_at("loads", key))
    size = {"bedrooms": bedrooms, "baths": baths}
    row = next(r for r in table.pop("rows") if all(_holds(r.get(k), known) for k, known in size.items()))
    return Figure(value=row["w"], **table)


def assembly(key: str, nominal_r: float) -> float:
    """Return the assembly R [h·ft²·°F/BTU] for a nominal one, straight between the rows of the table."""
    rows: list[tuple[float, float]] = _at("assemblies", key)["rows"]
    (low_key, low), *_ = rows
    for high_key, high in rows[1:]:
        if nominal_r <= high_key:
            return low + (high - low) * max(0.0, nominal_r - low_key) / (high_key - low_key)
        low_key, low = high_key, high
    return low + nominal_r - low_key  # beyond the table every nominal R adds itself


def assumed(standing_in: Figure, note: str, *, times: float = 1) -> Value:
    """Return a figure, or a multiple of it, as an assumed value of the form with its range and source."""
    low = standing_in.value if standing_in.low is None else standing_in.low
    high = standing_in.value if standing_in.high is None else standing_in.high
    return {
        "value": clean(standing_in.value * times),
        "basis": str(Basis.ASSUMED),
        "range": [clean(low * times), clean(high * times)],
        "source": standing_in.cite,
        "note": f"{note}; {standing_in.note}" if standing_in.note else note,
    }


def _at(name: str, key: str) -> Any:
    node: Any = _data(name)
    for step in key.split("."):
        node = node[step]
    return node


def _holds(bound: float | None, known: float | None) -> bool:
    return bound is None or (known is not None and known <= bound)
