"""The claim that the average home uses 40 % of its capacity, read in three ways."""

from collections.abc import Iterable, Iterator, Sequence

from scripts.study.filling import edition
from scripts.study.homes import Run, Table
from scripts.study.sources import figure, scenarios, study
from scripts.study.writing import grid, mean, percent, three

_CHAPTER = """\
## The claim: the average home uses {share} of its capacity

Source of the claim: {cite}. It can be read in three ways. RECS is weighted to the homes of the country; ResStock is a
small sample and counts each home once. Houses only; cells of three figures are p10 / p50 / p90.

### The short of it

{short}

### Read as energy: mean power as a share of the service

{energy}

### Read as the code: calculated load as a share of the service

The optional method for one dwelling, before any node. No home's service is known; the columns say what one and the same
load would be of each.

{code}

### What is left for a node that never rests

{left}
"""
_LEFT = """\
Rating less calculated load, divided by {factor:g} for a load that runs without pause, at {volts:g} V. At its wall
the node at full size draws up to {full_kw:.1f} kW on its hottest day, the smallest worth installing up to
{least_kw:.1f} kW. This is the service alone: heat and internet come on top.

{table}"""
_ENERGY_FAILS = """\
- **As energy: no.** Over a year the average house of {title} draws {kilo:.2f} kW, {used} of a {rating:g} A
  service and {small} of {least:g} A. Nearly nothing of the wire is used on average;
  that says nothing of the hour that counts."""
_ENERGY_ELSE = """\
- **As energy:** over a year the average house of {title} draws {kilo:.2f} kW, {used} of a {rating:g} A service."""
_CODE_SAYS = "- **As the code's load**, {title}, appliances {name}: {parts} on average; {holds}."
_ROOM_SAYS = """\
- **As room for a node: it does not follow.** Were {share} of {rating:g} A used, {free} would be
  free; a load that never rests counts {factor:g} times, so {room_kw:.1f} kW of node would fit. That is
  an average: {spread}"""


def claim_chapter(tables: Sequence[Table]) -> str:
    """Return the chapter on the claim."""
    claimed = study().figure("claim.capacity_used")
    known = [table for table in tables if houses(table)]
    measured = [table for table in known if _powers(houses(table))]
    return _CHAPTER.format(
        share=percent(claimed.value, 1),
        cite=claimed.cite,
        short="\n".join(_short(known, measured, claimed.value)),
        energy="\n\n".join(_energy(table) for table in measured),
        code=_code(known),
        left=_left(known),
    )


def houses(table: Table) -> list[Run]:
    """Return the houses among the homes of a table that could be read."""
    return [run for run in table.runs if run.house and not run.refused]


def _powers(runs: Iterable[Run]) -> list[tuple[float, float]]:
    """Return mean power [W] and weight of those whose use is told."""
    return [(run.mean_w, run.weight) for run in runs if run.mean_w is not None]


def _loads(runs: Iterable[Run], name: str) -> list[tuple[float, float]]:
    return [(run.house_a[name], run.weight) for run in runs]


def _names(runs: Sequence[Run]) -> list[str]:
    return list(dict.fromkeys(name for run in runs for name in run.house_a))


def _ratings() -> list[float]:
    """Return the services the claim is held against: up to that of a usual new house."""
    return [one.service_a for one in scenarios() if not one.room and one.service_a <= figure("host.service_a")]


def _groups(runs: Sequence[Run]) -> Iterator[tuple[str, list[Run]]]:
    """Yield all houses, and those of each age and each region."""
    yield "all", list(runs)
    for age in sorted({run.age for run in runs}, key=lambda name: (name[0].isdecimal(), name)):
        yield f"built {age[0].lower()}{age[1:]}", [run for run in runs if run.age == age]
    for region in sorted({run.region for run in runs}):
        yield region, [run for run in runs if run.region == region]


def _energy(table: Table) -> str:
    rows = []
    for name, group in _groups(houses(table)):
        powers = _powers(group)
        shares = [three(powers, 100 / (rating * figure("fill.volts"))) for rating in _ratings()]
        rows.append((name, f"{len(powers):,}", three(powers, 1 / figure("claim.w_per_kw")), *shares))
    return grid((table.source.title, "Houses", "Mean kW", *(f"% of {rating:g} A" for rating in _ratings())), rows)


def _code(tables: Sequence[Table]) -> str:
    parts = []
    for table in tables:
        for name in _names(houses(table)):
            rows = []
            for title, group in _groups(houses(table)):
                loads = _loads(group, name)
                shares = [three(loads, 100 / rating) for rating in _ratings()]
                rows.append((title, f"{len(group):,}", three(loads), *shares))
            heading = (f"{table.source.title}, {name}", "Houses", "Load, A", *(f"% of {r:g} A" for r in _ratings()))
            parts.append(grid(heading, rows))
    return "\n\n".join(parts)


def _left(tables: Sequence[Table]) -> str:
    rows, nodes = [], []
    for table in tables:
        runs = houses(table)
        for name in _names(runs):
            nodes += [run.node_w[name] for run in runs]
            for rating in _ratings():
                kilo = three(_room_w(runs, name, rating), 1 / figure("claim.w_per_kw"))
                fits = [percent(*_that_fit(runs, name, rating, size)) for size in (0, 1)]
                rows.append((f"{table.source.title}, {name}", f"{rating:g} A", kilo, *fits))
    heading = ("Table and appliances", "Service", "Left for a node, kW", "Full node fits", "Smallest node fits")
    return _LEFT.format(
        factor=_factor(),
        volts=figure("fill.volts"),
        full_kw=max(full for full, _ in nodes) / figure("claim.w_per_kw"),
        least_kw=max(least for _, least in nodes) / figure("claim.w_per_kw"),
        table=grid(heading, rows),
    )


def _factor() -> float:
    return edition().rules.continuous_load.factor.value


def _room_w(runs: Iterable[Run], name: str, rating_a: float) -> list[tuple[float, float]]:
    """Return what a service leaves for a load without pause [W], and the weight of the home."""
    volts = figure("fill.volts")
    return [(max(0.0, rating_a - run.house_a[name]) / _factor() * volts, run.weight) for run in runs]


def _that_fit(runs: Sequence[Run], name: str, rating_a: float, size: int) -> tuple[float, float]:
    """Return the weight of the homes whose service takes the full (0) or the smallest (1) node, and that of all."""
    room = _room_w(runs, name, rating_a)
    fit = sum(weight for run, (watts, weight) in zip(runs, room, strict=True) if watts >= run.node_w[name][size])
    return fit, sum(weight for _, weight in room)


def _short(known: Sequence[Table], measured: Sequence[Table], share: float) -> Iterator[str]:
    usual, volts = figure("host.service_a"), figure("fill.volts")
    least = min(_ratings())
    for table in measured:
        watts = mean(_powers(houses(table)))
        used = watts / (usual * volts)
        yield (_ENERGY_FAILS if used < share / 2 else _ENERGY_ELSE).format(
            title=table.source.title,
            kilo=watts / figure("claim.w_per_kw"),
            used=percent(used, 1),
            rating=usual,
            small=percent(watts, least * volts),
            least=least,
        )
    spread = []
    for table in known:
        for name in _names(houses(table)):
            found = {rating: mean(_loads(houses(table), name)) / rating for rating in _ratings()}
            near = [f"{rating:g} A" for rating, used in found.items() if abs(used - share) <= share / 4]
            parts = ", ".join(f"{percent(used, 1)} of {rating:g} A" for rating, used in found.items())
            holds = f"it holds, near enough, at {' and '.join(near)}" if near else "it holds at none of these"
            yield _CODE_SAYS.format(title=table.source.title, name=name, parts=parts, holds=holds)
            share_full = percent(*_that_fit(houses(table), name, usual, 0))
            spread.append(f"{share_full} ({table.source.title}, {name})")
    yield _ROOM_SAYS.format(
        share=percent(share, 1),
        rating=usual,
        free=percent(1 - share, 1),
        factor=_factor(),
        room_kw=usual * (1 - share) / _factor() * volts / figure("claim.w_per_kw"),
        spread=f"of houses with {usual:g} A the full node would fit the service of {', '.join(spread)}.",
    )
