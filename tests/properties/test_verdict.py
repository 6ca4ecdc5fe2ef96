"""Properties of the whole: what must hold for any home."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.assessment import Assessment, assess
from assess.climate import design_conditions
from assess.hardware import resolve
from assess.intake import Home, Load, LoadKind
from assess.readers.home import read_home
from assess.records import Record
from assess.rulebook import load_edition
from assess.verdict import Outcome, Site, run
from assess.verdict.policy import usual_policy
from assess.verdict.search import best_configuration, cap_grid, minimum_gpus
from assess.worksheet import recompute

RANK = {Outcome.NO_GO: 0, Outcome.GO_IF: 0, Outcome.GO_CAPPED: 1, Outcome.GO: 2}
quick = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def base() -> Home:
    """Return the clear go, to be varied."""
    return read_home(Path(__file__).parents[2] / "examples" / "homes" / "go-cleveland.toml")


def judge(home: Home) -> Assessment:
    """Assess a home in Cleveland."""
    weather = design_conditions(zip_code="44107", city=None, state=None, latitude=None, longitude=None)
    return assess(home, load_edition("nec/2023"), on=date(2026, 5, 5), weather=weather)


def with_service(home: Home, rating: float) -> Home:
    """Return the home with this service, and a panel and conductors to match."""
    service = home.service.model_copy(update={"rating_a": rating, "conductor_size": None})
    panel = home.panel.model_copy(update={"main_a": rating, "bus_a": rating})
    return home.model_copy(update={"service": service, "panel": panel})


def throughput(assessment: Assessment) -> float:
    """Return what the accepted node does, 0 where none is."""
    best = assessment.verdict.best
    return best.throughput if best else 0.0


@quick
@given(two=st.lists(st.sampled_from([60, 70, 80, 100, 110, 125, 150, 175, 200, 225, 400]), min_size=2, max_size=2))
def test_a_bigger_service_never_buys_less(base: Home, two: list[float]) -> None:
    """Raising the service alone, to another standard size, never lowers the accepted throughput."""
    small, large = (judge(with_service(base, rating)) for rating in sorted(two))
    assert throughput(small) <= throughput(large)
    assert RANK[small.verdict.outcome] <= RANK[large.verdict.outcome]


@quick
@given(va=st.floats(20, 40_000), more=st.floats(0, 20_000), rating=st.sampled_from([100, 150, 200]))
def test_more_load_never_leaves_more_room(base: Home, va: float, more: float, rating: float) -> None:
    """Adding an appliance never raises the accepted throughput."""
    home = with_service(base, rating)

    def loaded(extra: float) -> Home:
        return home.model_copy(update={"loads": (*(home.loads or ()), Load(kind=LoadKind.OTHER, nameplate_va=extra))})

    assert throughput(judge(loaded(va + more))) <= throughput(judge(loaded(va)))


@quick
@given(extreme=st.floats(70, 125), hotter=st.floats(0, 20))
def test_hotter_summers_never_allow_more(base: Home, extreme: float, hotter: float) -> None:
    """A hotter extreme never raises the accepted throughput."""

    def under(temperature: float) -> Home:
        own = base.weather.model_copy(update={"extreme_max_f": temperature})
        return base.model_copy(update={"weather": own})

    assert throughput(judge(under(extreme + hotter))) <= throughput(judge(under(extreme)))


@cache
def example(name: str) -> Home:
    """Read an example home."""
    return read_home(Path(__file__).parents[2] / "examples" / "homes" / f"{name}.toml")


def site_of(home: Home) -> Site:
    """Return the site of a home at its own place."""
    spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
    place = home.place
    weather = design_conditions(
        zip_code=place.zip_code, city=None, state=place.state, latitude=None, longitude=None, elevation_ft=None
    )
    return Site(home, spec, load_edition("nec/2023"), weather)


def most(site: Site) -> float:
    """Return the throughput that the search finds, 0 where nothing fits."""
    found = best_configuration(site)
    return found[2].power.throughput if found else 0.0


def with_part(home: Home, part: str, **changed: object) -> Home:
    """Return the home with fields of one part replaced."""
    whole: Record = getattr(home, part)
    return home.model_copy(update={part: whole.model_copy(update=changed)})


def tight_room() -> Home:
    """Return an air-cooled node in a room with a small system of its own beside the house's supply."""
    home = example("go-if-atlanta")
    assert home.hvac.systems
    own = home.hvac.systems[0].model_copy(
        update={"serves_host_room": True, "dedicated": True, "low_ambient": True, "cooling_btu_h": 9_000.0}
    )
    return with_part(home, "hvac", systems=(*home.hvac.systems, own))


def airy_house() -> Home:
    """Return an air-cooled node in a room of a house with cooling to spare, so that the way to the house decides."""
    home = example("go-if-atlanta")
    assert home.hvac.systems
    central = home.hvac.systems[0].model_copy(update={"cooling_btu_h": 60_000.0, "count": 2, "ducts": "none"})
    cooled = with_part(home, "hvac", systems=(central, *home.hvac.systems[1:]))
    return with_part(cooled, "dwelling", floor_area_ft2=900.0)


TIGHT: dict[str, Callable[[], Home]] = {
    "service": lambda: with_service(example("go-cleveland"), 100),
    "cooler": lambda: example("go-capped-phoenix"),
    "room": tight_room,
    "data cap": lambda: example("no-go-houston"),
}


@quick
@given(two=st.lists(st.floats(60, 250), min_size=2, max_size=2))
def test_a_bigger_busbar_never_buys_less(two: list[float]) -> None:
    """Raising the busbar alone never lowers the throughput found."""
    less, more = (most(site_of(with_part(example("go-cleveland"), "panel", bus_a=bus))) for bus in sorted(two))
    assert less <= more


@settings(quick, max_examples=6)
@given(two=st.lists(st.floats(6_000, 60_000), min_size=2, max_size=2))
def test_more_cooling_never_buys_less(two: list[float]) -> None:
    """A larger system for the host room alone never lowers the throughput found."""
    home = tight_room()
    assert home.hvac.systems
    *others, own = home.hvac.systems

    def cooled(btu_h: float) -> Home:
        return with_part(home, "hvac", systems=(*others, own.model_copy(update={"cooling_btu_h": btu_h})))

    less, more = (most(site_of(cooled(btu_h))) for btu_h in sorted(two))
    assert less <= more


@settings(quick, max_examples=6)
@given(two=st.lists(st.floats(0, 1_500), min_size=2, max_size=2))
def test_more_exchange_with_the_house_never_buys_less(two: list[float]) -> None:
    """A stronger transfer fan between room and house never lowers the throughput found."""
    less, more = (most(site_of(with_part(airy_house(), "room", transfer_cfm=cfm))) for cfm in sorted(two))
    assert less <= more


@quick
@given(
    two=st.lists(st.tuples(st.floats(1, 1_000), st.floats(1, 300)), min_size=2, max_size=2),
    cap_tb=st.lists(st.floats(0.1, 20), min_size=2, max_size=2),
)
def test_a_better_line_never_buys_less(two: list[tuple[float, float]], cap_tb: list[float]) -> None:
    """More download, upload and data never lower the throughput found."""
    home = example("go-cleveland")
    assert home.internet.tests

    def line(down: float, up: float, tb: float) -> Home:
        tests = tuple(t.model_copy(update={"down_mbps": down, "up_mbps": up}) for t in home.internet.tests or ())
        return with_part(home, "internet", tests=tests, data_cap_tb=tb, unlimited_data=None)

    downs, ups = zip(*two, strict=True)
    less = most(site_of(line(min(downs), min(ups), min(cap_tb))))
    more = most(site_of(line(max(downs), max(ups), max(cap_tb))))
    assert less <= more


POLICY = {
    "go.minimum_gpus": st.integers(1, 16).map(float),
    "margins.electrical": st.floats(0, 0.5),
    "margins.heat": st.floats(0, 0.5),
    "margins.internet": st.floats(0, 0.5),
    "year.availability": st.floats(0.98, 1),
}


@pytest.mark.parametrize("tight", TIGHT)
@pytest.mark.parametrize("key", POLICY)
@settings(quick, max_examples=5)
@given(data=st.data())
def test_a_tighter_policy_never_allows_more(tight: str, key: str, data: st.DataObject) -> None:
    """Raising the minimum, a margin or the availability asked for never raises the throughput found."""
    base = site_of(TIGHT[tight]())

    def under(value: float) -> float:
        usual = usual_policy()
        own = usual.model_copy(update={"own": {key: usual.figure(key).model_copy(update={"value": value})}})
        return most(replace(base, policy=own))

    one, other = data.draw(POLICY[key]), data.draw(POLICY[key])
    assert under(max(one, other)) <= under(min(one, other))


@settings(quick, max_examples=6)
@given(two=st.lists(st.floats(75, 95), min_size=2, max_size=2))
def test_a_cooler_room_never_allows_more(two: list[float]) -> None:
    """Lowering the room air that the policy allows never raises the throughput found."""
    base = site_of(tight_room())

    def under(room_f: float) -> float:
        usual = usual_policy()
        own = {"room.unoccupied": usual.figure("room.unoccupied").model_copy(update={"value": room_f})}
        return most(replace(base, policy=usual.model_copy(update={"own": own})))

    cool, warm = (under(room_f) for room_f in sorted(two))
    assert cool <= warm


@pytest.mark.parametrize("tight", TIGHT)
def test_passing_is_monotone_in_the_cap(tight: str) -> None:
    """Where a cap passes every lower one does, with as many GPUs: the search may halve instead of walking."""
    site = site_of(TIGHT[tight]())
    for gpus in range(minimum_gpus(site), site.spec.gpus + 1):
        passes = [run(site, gpus, cap).fits for cap in cap_grid(site)]
        assert passes == sorted(passes, reverse=True)


@pytest.mark.parametrize("tight", TIGHT)
def test_the_same_home_gives_the_same_bytes(tight: str) -> None:
    """Two assessments of one home are equal to the last byte."""
    first, second = (judge(TIGHT[tight]()).model_dump_json() for _ in range(2))
    assert first == second


@pytest.mark.parametrize(
    "name", ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]
)
def test_every_step_computes_again(repo: Path, name: str) -> None:
    """Each Step of each example, computed again from its operands alone, gives its value."""
    assessment = judge(read_home(repo / "examples" / "homes" / f"{name}.toml"))
    steps = [step for section in assessment.sections for step in section.steps]
    assert len(steps) > 40
    for step in steps:
        assert recompute(step) == pytest.approx(step.value, rel=1e-12, abs=1e-9), step.label


def test_the_assessment_survives_json(base: Home) -> None:
    """An assessment written as JSON reads back equal."""
    assessment = judge(base)
    assert Assessment.model_validate_json(assessment.model_dump_json()) == assessment
