"""Properties of the whole: what must hold for any home."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.assessment import Assessment, assess
from assess.climate import design_conditions
from assess.intake import Home, Load, LoadKind
from assess.readers.home import read_home
from assess.rulebook import load_edition
from assess.verdict import Outcome
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
