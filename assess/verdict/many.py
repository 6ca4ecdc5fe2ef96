"""One home with many values at once: which node fits each of them, by the same rules as one by one.

Each discipline is run by itself, with lanes where it reads a value that is one of many. The year of a room takes too
long for that: it leaves of the worst days what it leaves of them at the home as stated. What a year delivers of the
work is not asked.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property, partial
from itertools import product
from typing import TYPE_CHECKING, Any

from assess.electrical import count_house, electrical_limits
from assess.errors import IntakeError
from assess.findings import Limit
from assess.hardware import NodePower, node_power
from assess.intake import Home
from assess.intake.field_names import FieldPath, shape_at
from assess.network import network_limits
from assess.thermal import prepare_thermal, thermal_limits, with_year, year_share
from assess.verdict.reserve import MARGINS, less_reserve
from assess.verdict.search import cap_grid, minimum_gpus
from assess.verdict.site import Site
from assess.worksheet import Worksheet

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from assess.worksheet.lanes import Split

    Whole = NDArray[np.int64]
    Yes = NDArray[np.bool_]

Values = Mapping[str, Any]  # of each field an array, or what stands in one run: a number or lanes
_Limits = Callable[[int, float], tuple[Limit, ...]]

BREAKERS = frozenset({"main_a", "breaker_a", "feeder_breaker_a", "existing_breaker_a"})  # of standard sizes alone
_NONE, _CANNOT_BE = -1, -2


@dataclass(frozen=True)
class Best:
    """The best node of each home: GPUs and cap [W], both 0 where none fits.

    `can_be` is False where the values contradict each other. `year_share` is what the year was taken to leave of a
    room's own limits, None for all. `runs` of the rules were made, and so many homes were run `alone`.
    """

    gpus: "Whole"
    cap_w: "NDArray[np.float64]"
    can_be: "Yes"
    year_share: float | None
    runs: int
    alone: int


@dataclass(frozen=True, eq=False)
class _Nodes:
    """The nodes that may stand at a site, each worked out once; no value of the home counts in them."""

    site: Site

    @cached_property
    def power(self) -> Callable[[int, float], NodePower]:
        """Return what a node draws and gives off, by GPUs and cap."""
        spec, silent = self.site.spec, Worksheet(recording=False)
        share, cop = self.site.hottest_day
        return cache(
            lambda gpus, cap_w: node_power(spec, gpus, cap_w, silent, dry_cooler_share=share, heat_pump_cop=cop)
        )

    @cached_property
    def year_share(self) -> Callable[[int], float | None]:
        """Return what the year leaves of a room's own limits at the home as stated; None for all of it."""
        lowest_w = self.site.spec.cap_min_w
        return cache(
            lambda gpus: year_share(self.site.thermal, self.power(gpus, lowest_w)) if self.site.room_year else None
        )


def fits_many(site: Site, values: Values, gpus: int, cap_w: float) -> "Yes":
    """Return for each of the values, as many of every field, whether the home with it takes a node.

    Fields go by their dotted paths, and no value is checked. A home that cannot be takes none.
    """
    import numpy as np

    nodes = _Nodes(site)
    several = [_split(nodes, values, area, lambda limits: _pass(limits(gpus, cap_w)), 0) for area in _AREAS]
    takes: Yes = np.logical_and.reduce([found.values.astype(bool) for found in several])
    return takes


def best_many(site: Site, values: Values) -> Best:
    """Return the best node of the home with each of the values, the same that a search of each by itself finds."""
    import numpy as np

    nodes, counts, caps = _Nodes(site), range(minimum_gpus(site), site.spec.gpus + 1), cap_grid(site)

    def passes(limits: _Limits, gpus: int, cap: int) -> Any:
        return _pass(limits(gpus, caps[cap]))

    def highest(limits: _Limits) -> tuple[Any, ...]:
        return tuple(highest_cap(partial(passes, limits, gpus), len(caps)) for gpus in counts)

    several = [_split(nodes, values, area, highest, (_CANNOT_BE,) * len(counts)) for area in _AREAS]
    caps_of = np.minimum.reduce([found.values for found in several])
    # Ranked from the worst to the best: more throughput, then fewer watts, then more GPUs; none is worst of all.
    ranked = sorted(
        product(range(len(counts)), range(len(caps))),
        key=lambda at: ((of := nodes.power(counts[at[0]], caps[at[1]])).throughput, -of.wall_w, at[0]),
    )
    rank = np.full((len(counts), len(caps) + 1), _NONE)
    for place, (count, cap) in enumerate(ranked):
        rank[count, cap] = place
    best = rank[np.arange(len(counts)), np.maximum(caps_of, _NONE)].max(axis=1)
    can_be = (caps_of != _CANNOT_BE).all(axis=1)
    found = (best != _NONE) & can_be
    which = np.array(ranked)[np.maximum(best, 0)]
    return Best(
        np.where(found, np.array(counts)[which[:, 0]], 0),
        np.where(found, np.array(caps)[which[:, 1]], 0.0),
        can_be,
        nodes.year_share(site.spec.gpus),
        sum(one.runs for one in several),
        sum(one.alone for one in several),
    )


def with_values(home: Home, values: Values) -> Home:
    """Return the home with values in some of its fields; nothing is checked, so that lanes may stand there."""
    for path, value in values.items():
        home = _with(home, field_path(path), value)
    return home


def field_path(path: str) -> FieldPath:
    """Return the steps of a dotted path, the numbers of entries as numbers."""
    return tuple(int(step) if step.isdecimal() else step for step in path.split("."))


def _with(here: Any, path: FieldPath, value: Any) -> Any:
    if not path:
        return value
    step, *rest = path
    if isinstance(step, int):
        return (*here[:step], _with(here[step], tuple(rest), value), *here[step + 1 :])
    return here.model_copy(update={step: _with(getattr(here, step), tuple(rest), value)})


def _split(nodes: _Nodes, values: Values, area: str, asked: Callable[[_Limits], Any], cannot_be: Any) -> "Split":
    """Return what is `asked` of the limits of one discipline, for each of the values."""
    from assess.worksheet.lanes import split

    kept, silent = nodes.site.policy.figure(MARGINS[area]), Worksheet(recording=False)

    def answer(mine: Values) -> Any:
        try:
            limits = _AREAS[area](nodes, with_values(nodes.site.home, mine))
            return asked(lambda gpus, cap_w: less_reserve(limits(gpus, cap_w), kept, silent))
        except IntakeError:
            return cannot_be

    whole = {path for path in values if shape_at(field_path(path)).form == "whole"}
    stepped = {path for path in values if field_path(path)[-1] in BREAKERS}
    columns = {path: column.astype(int) if path in whole else column for path, column in values.items()}
    return split(answer, columns, steps=sorted(whole | stepped))


def _pass(limits: tuple[Limit, ...]) -> Any:
    """Return whether no known limit is exceeded, of one home or of each."""
    passes: Any = True
    for limit in limits:
        if limit.fits is not None:
            passes = passes & limit.fits
    return passes


def highest_cap(passes: Callable[[int], Any], count: int) -> Any:
    """Return the highest of `count` caps that passes, for each home by halving; −1 where none does."""
    import numpy as np

    from assess.worksheet.lanes import active_lanes

    asked = cache(passes)
    active = active_lanes()
    low, high = (np.full(1 if active is None else len(active), end) for end in (0, count))
    while True:
        active = active_lanes()
        # The first cap to be tried is the highest, which mostly passes or decides nothing.
        middle = np.where(high == count, count - 1, (low + high) // 2)
        going = (low < high) & (True if active is None else active)
        if not going.any():
            return low - 1 if active is not None else int(low[0]) - 1
        for cap in np.unique(middle[going]).tolist():
            there = going & (middle == cap)
            yes = there & np.asarray(asked(cap), dtype=bool)
            low[yes], high[there & ~yes] = cap + 1, cap


def _electrical(nodes: _Nodes, home: Home) -> _Limits:
    site, power, lowest_w = nodes.site, nodes.power, nodes.site.spec.cap_min_w
    any_node = power(minimum_gpus(site), lowest_w)
    counted = count_house(home, any_node, any_node, site.edition, site.method, Worksheet(recording=False))
    return lambda gpus, cap_w: electrical_limits(counted, power(gpus, cap_w), power(gpus, lowest_w))


def _thermal(nodes: _Nodes, home: Home) -> _Limits:
    site, there = nodes.site, nodes.site.thermal
    prepared = prepare_thermal(
        home, there.placement, there.weather, recording=False, hourly=there.hourly, policy=there.policy
    )

    def limits(gpus: int, cap_w: float) -> tuple[Limit, ...]:
        pump, rated = site.spec.model.heat_pump_heat_w, site.cooler_rated
        found = thermal_limits(prepared, nodes.power(gpus, cap_w), pump, rated)
        return with_year(found, nodes.year_share(gpus))

    return limits


def _network(nodes: _Nodes, home: Home) -> _Limits:
    of_count = cache(lambda gpus: network_limits(home, gpus, nodes.site.home.node.workload))
    return lambda gpus, _: of_count(gpus)


_AREAS: dict[str, Callable[[_Nodes, Home], _Limits]] = {
    "electrical": _electrical,
    "thermal": _thermal,
    "network": _network,
}
