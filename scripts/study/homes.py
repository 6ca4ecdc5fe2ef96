"""The homes of a table, each run through the decision and the scenarios."""

import csv
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path

from assess.electrical import Method
from assess.errors import IntakeError
from assess.findings import Limit
from assess.intake import Home
from assess.readers.rows import Mapping, home_of, mapping_of
from assess.verdict import Site, decide
from assess.verdict.forward import run
from assess.verdict.search import Found, best_configuration
from assess.verdict.stages import HEAT, INTERNET, STAGES, YEAR, stage_of
from scripts.study.filling import ends, filled, site_of
from scripts.study.sources import Scenario, Source, figure, scenarios

WORKERS, CHUNK = 2, 50
NO_YEAR = tuple(stage for stage in STAGES if stage != YEAR)


@dataclass(frozen=True)
class Result:
    """The best node of one home in one scenario; `binds` names what stops the node as asked."""

    outcome: str
    gpus: int = 0
    cap_w: float = 0.0
    binds: str = ""


@dataclass(frozen=True)
class Run:
    """One home: what it is, its verdict as the table tells it, and the scenarios by what was filled in."""

    row: int
    house: bool
    age: str
    region: str
    weight: float
    mean_w: float | None = None
    outcome: str = ""
    unknowns: tuple[str, ...] = ()
    stops: str = ""
    ms: float = 0.0
    house_a: dict[str, float] = field(default_factory=dict)
    node_w: dict[str, tuple[float, float]] = field(default_factory=dict)
    results: dict[tuple[str, Scenario], Result] = field(default_factory=dict)
    refused: str = ""


@dataclass(frozen=True)
class Table:
    """One table, run, and how long it took [s]."""

    source: Source
    runs: list[Run]
    seconds: float


def run_home(number: int, row: dict[str, str], mapping: Mapping, source: Source) -> Run:
    """Return everything the study asks of one home."""
    blank = Run(
        row=number,
        house=row[source.kind] in source.kind_is_house,
        age=row[source.age],
        region=row[source.region],
        weight=float(row[source.weight]) if source.weight else 1.0,
    )
    try:
        home = home_of(row, mapping, f"row {number}")
    except IntakeError as error:
        return replace(blank, outcome="refused", refused=str(error))
    begun = time.perf_counter()
    verdict = decide(site_of(home)).verdict
    ms = (time.perf_counter() - begun) * 1000
    told_kwh, stop = home.economics.household_kwh_per_year, verdict.binding
    found = replace(
        blank,
        mean_w=None if told_kwh is None else told_kwh * figure("claim.w_per_kw") / figure("claim.hours_a_year"),
        outcome=str(verdict.outcome),
        unknowns=tuple(dict.fromkeys(plain_field(one.field) for one in verdict.unknowns)),
        stops=stop.name if stop is not None and stop.fits is False else "",
        ms=ms,
    )
    whole = ends(home, row, source)
    for name, end in whole.items():
        twin = next((other for other, same in whole.items() if same is end and other in found.house_a), None)
        if twin is not None:  # all electric at both ends
            found.house_a[name], found.node_w[name] = found.house_a[twin], found.node_w[twin]
            found.results.update({(name, s): one for (n, s), one in found.results.items() if n == twin})
            continue
        house_a, asked_w, least_w = load_and_node(end)
        found.house_a[name] = house_a
        found.node_w[name] = (asked_w, least_w)
        found.results.update(((name, scenario), one) for scenario, one in best_by_service(end))
    name, end = list(whole.items())[-1]  # heat does not ask what the kitchen burns, so one end is enough indoors
    # Rooms take longest, for each is run through a year of weather, so a long table runs them for some of its homes.
    for scenario in (one for one in scenarios() if one.room and number % source.indoors_every == 0):
        site = site_of(filled(end, scenario))
        found.results[name, scenario] = result(site, best_configuration(site, NO_YEAR))
    return found


def plain_field(name: str) -> str:
    """Return a field without the place in a list, so that homes can be counted by it."""
    return ".".join(part for part in name.split(".") if not part.isdecimal())


def load_and_node(home: Home) -> tuple[float, float, float]:
    """Return the calculated load of the house by the optional method [A], and what the largest and least node draw.

    Both nodes are in W at the wall.
    """
    usual = next(one for one in scenarios() if one.service_a == figure("host.service_a"))
    site = replace(site_of(filled(home, usual)), method=Method.OPTIONAL)
    asked = run(site, site.spec.gpus, site.spec.cap_max_w)
    service = next(limit for limit in asked.limits if limit.code == "electrical.service")
    if service.capacity is None:
        raise SystemExit(f"the load of the house cannot be calculated: {service.field}")
    least = run(site, int(figure("host.gpus")), site.spec.cap_min_w)
    return usual.service_a - service.capacity, asked.power.wall_w, least.power.wall_w


def best_by_service(home: Home) -> Iterator[tuple[Scenario, Result]]:
    """Yield the best node outdoors for each service, the smallest service first.

    A larger service never takes anything away, so what heat and internet alone hold down is not searched again.
    """
    found: Found | None = None
    by_heat: tuple[int, float] | None = None
    for scenario in (one for one in scenarios() if not one.room):
        site = site_of(filled(home, scenario))
        if by_heat is None:
            beyond = best_configuration(site, (HEAT, INTERNET))
            by_heat = beyond[:2] if beyond else (0, 0.0)
        if found is None or found[:2] != by_heat:
            found = best_configuration(site, NO_YEAR)
        yield scenario, result(site, found)


def result(site: Site, best: Found | None) -> Result:
    """Return the best node of a site in every respect but the year, and what stops the node as asked."""
    asked = run(site, site.spec.gpus, site.spec.cap_max_w)
    if asked.stop(NO_YEAR) is None and site.weather is not None and not site.spec.indoors:
        return Result("as asked", asked.gpus, asked.cap_w)
    open_limit = next((limit for limit in asked.limits if limit.capacity is None), None)
    if open_limit is not None:
        return Result("unknown", binds=open_limit.field or open_limit.code)
    stops = [limit for limit in asked.limits if limit.fits is False and stage_of(limit) != YEAR]
    if best is None:
        return Result("none", binds=max(stops, key=_use).name)
    gpus, cap_w, _ = best
    return Result("smaller" if stops else "as asked", gpus, cap_w, max(stops, key=_use).name if stops else "")


def _use(limit: Limit) -> float:
    return float("inf") if limit.use is None else limit.use


def run_table(path: Path, source: Source, most: int | None = None) -> Table:
    """Return every home of a table, in its order; the first `most` of them where that is given."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))[:most]
    numbered = list(enumerate(rows, 2))  # row 1 is the heading
    chunks = [numbered[start : start + CHUNK] for start in range(0, len(numbered), CHUNK)]
    begun, found = time.perf_counter(), []
    with ProcessPoolExecutor(WORKERS) as pool:
        for part in pool.map(_run_chunk, chunks, [source] * len(chunks)):
            found += part
            print(f"{source.file}: {len(found):,} of {len(rows):,}", file=sys.stderr)
    return Table(source, found, time.perf_counter() - begun)


def _run_chunk(chunk: list[tuple[int, dict[str, str]]], source: Source) -> list[Run]:
    mapping = mapping_of(chunk[0][1])
    return [run_home(number, row, mapping, source) for number, row in chunk]
