"""A home with some of its values replaced, and the case of a node there."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from pydantic import ValidationError

from assess.climate import with_own_temperatures
from assess.electrical.panel.breakers import refuse_strange_breakers
from assess.errors import IntakeError
from assess.hardware import resolve
from assess.intake import Home
from assess.records import Record
from assess.verdict.forward import Case, Site
from assess.verdict.many import BREAKERS
from assess.verdict.sensitivity.inputs import Input
from assess.verdict.sensitivity.ranges import Value
from assess.verdict.stages import STAGES

R = TypeVar("R", bound=Record)
_HALVINGS = 6


def with_value(home: Home, path: str, value: Value) -> Home:
    """Return the home with one value replaced. Raises ValidationError where that contradicts the rest."""
    return with_values(home, {path: value})


def with_values(home: Home, values: Mapping[str, Value]) -> Home:
    """Return the home with values replaced together, by dotted path. Raises ValidationError for a contradiction."""
    tree: dict[str, Any] = {}
    for path, value in values.items():
        *way, last = path.split(".")
        here = tree
        for name in way:
            here = here.setdefault(name, {})
        here[last] = value
    return _replaced(home, tree)


def moved(site: Site, values: Mapping[str, Value]) -> Site | None:
    """Return the site with values replaced; None where they contradict the rest of the home, and so cannot be."""
    try:
        home = with_values(site.home, values)
        spec, weather = site.spec, site.weather
        refuse_strange_breakers(home, site.edition)
        if "service.volts" in values:
            spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
        if weather is not None and any(path.startswith("weather.") for path in values):
            stated = home.weather.model_dump(exclude={"station_wmo", "hourly_file"}, exclude_none=True)
            weather = with_own_temperatures(weather, stated)
    except (ValidationError, IntakeError):
        return None
    return replace(site, home=home, spec=spec, weather=weather)


def site_at(site: Site, one: Input, end: Value) -> tuple[Value, Site] | None:
    """Return one end of an input and the site there; None where it is the value itself or cannot be.

    A number that contradicts the rest of the home at its end is taken as near to the end as the rest allows, and a
    breaker as the last standard size before it.
    """
    if end == one.value:
        return None
    there = moved(site, one.values(end))
    if there is None and one.shape.form in {"measured", "number"} and not isinstance(end, str):
        if any(path.rpartition(".")[2] in BREAKERS for path in one.values(end)):
            return _nearest_size(site, one, float(end))
        end, there = _nearest(site, one, float(one.value), float(end))
    return None if there is None else (end, there)


def fits(case: Case, stages: Collection[str] = STAGES) -> bool:
    """Return whether a node exceeds no known limit of these stages and no hazard blocks it."""
    return case.stop(stages) is None and not case.blocked


def uses(case: Case, stages: Collection[str]) -> dict[tuple[str, str], float]:
    """Return the share of each known limit that the node takes, by code and name; of two alike the tighter one."""
    asked = tuple(stages)
    if asked not in case.used:
        case.used[asked] = _uses(case, asked)
    return case.used[asked]


def _uses(case: Case, stages: tuple[str, ...]) -> dict[tuple[str, str], float]:
    found: dict[tuple[str, str], float] = {}
    for limit in case.limits_of(stages):
        if limit.use is not None:
            key = limit.code, limit.name
            found[key] = max(limit.use, found.get(key, 0.0))
    return found


def _nearest_size(site: Site, one: Input, end: float) -> tuple[Value, Site] | None:
    """Return the standard size of a breaker farthest towards an end that can be, and the site there; None for none."""
    value = float(one.value)
    low, high = sorted((value, end))
    between = [size for size in site.edition.rules.overcurrent_sizes.sizes_a if low <= size <= high and size != value]
    farthest = sorted(between, key=lambda size: -abs(size - value))
    there = ((size, moved(site, one.values(size))) for size in farthest)
    return next(((size, found) for size, found in there if found is not None), None)


def _nearest(site: Site, one: Input, possible: float, end: float) -> tuple[float, Site | None]:
    """Return the farthest value towards an end that can be, and the site there; None where hardly any can."""
    best: Site | None = None
    for _ in range(_HALVINGS):
        middle = (possible + end) / 2
        there = moved(site, one.values(middle))
        if there is None:
            end = middle
        else:
            possible, best = middle, there
    return possible, best


def _replaced(record: R, tree: Mapping[str, Any]) -> R:
    """Return a record with parts replaced and checked anew; what is not on the way is kept as it is."""
    data = {name: getattr(record, name) for name in type(record).model_fields}
    for name, change in tree.items():
        data[name] = _part(data[name], change)
    return type(record).model_validate(data)


def _part(part: Any, change: Any) -> Any:
    if not isinstance(change, dict):
        return change
    if isinstance(part, Record):
        return _replaced(part, change)
    return tuple(_part(one, change[str(i)]) if str(i) in change else one for i, one in enumerate(part))
