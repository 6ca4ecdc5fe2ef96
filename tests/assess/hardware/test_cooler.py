import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.hardware import dry_cooler_share, heat_pump_cop
from assess.records import Confidence, Figure
from assess.worksheet import Worksheet, recompute


def fahrenheit(celsius: float) -> float:
    """Return a temperature [°F]."""
    return celsius * 1.8 + 32


def figure_f(value: float) -> Figure:
    """Return a temperature figure [°F]."""
    return Figure(value=value, unit="°F", cite="test", confidence=Confidence.LOW)


NO_RECIRCULATION = figure_f(0)


# Our own arithmetic on the 8 K approach, done apart from this program: it says that the formula is written right.
@pytest.mark.parametrize(
    ("limit_c", "shares"),
    [
        (45, (1, 1, 1, 1, 0.63, 0.25, 0)),
        (40, (1, 1, 0.63, 0.38, 0, 0, 0)),
        (32, (0.88, 0.25, 0, 0, 0, 0, 0)),
    ],
)
def test_the_share_by_outdoor_air(limit_c: float, shares: tuple[float, ...]) -> None:
    """Without recirculation a dry cooler carries its share of the table for coolant of 45, 40 and 32 °C."""
    found = [
        dry_cooler_share(
            fahrenheit(celsius),
            Worksheet(recording=False),
            coolant_limit_f=figure_f(fahrenheit(limit_c)),
            recirculation_f=NO_RECIRCULATION,
        )
        for celsius in (25, 30, 35, 37, 40, 43, 46)
    ]
    assert found == pytest.approx(shares, abs=0.0051)


@pytest.mark.parametrize(("celsius", "share"), [(34, 1), (38, 0.5), (42, 0), (48, 0), (-20, 1)])
def test_recirculation_costs_three_kelvin(celsius: float, share: float) -> None:
    """With nothing else said the cooler draws air 3 K warmer than the day, so it gives out at 42 °C."""
    assert dry_cooler_share(fahrenheit(celsius), Worksheet(recording=False)) == pytest.approx(share, abs=1e-9)


@pytest.mark.parametrize(("celsius", "cop"), [(20, 3.5), (35, 3.5), (40.5, 3.0), (46, 2.5), (50, 2.5)])
def test_the_heat_pump_moves_less_when_it_is_hot(celsius: float, cop: float) -> None:
    """The COP falls between the two points and is held outside them."""
    assert heat_pump_cop(fahrenheit(celsius), Worksheet(recording=False)) == pytest.approx(cop)


def test_the_steps_can_be_computed_again() -> None:
    """Every step of the cooler recomputes from its operands, and the last one is the answer."""
    ws = Worksheet()
    share = dry_cooler_share(104, ws)
    assert ws.steps[-1].value == share == pytest.approx(0.25)
    heat_pump_cop(104, ws)
    assert [recompute(step) for step in ws.steps] == [step.value for step in ws.steps]
    assert all(step.cite for step in ws.steps if step.kind in {"given", "lookup"})


@given(st.tuples(st.floats(-60, 140), st.floats(-60, 140)))
def test_hotter_air_never_cools_better(temperatures: tuple[float, float]) -> None:
    """Neither the dry cooler nor the heat pump gains from a hotter day."""
    cooler, hotter = sorted(temperatures)
    silent = Worksheet(recording=False)
    assert 0 <= dry_cooler_share(hotter, silent) <= dry_cooler_share(cooler, silent) <= 1
    assert 0 < heat_pump_cop(hotter, silent) <= heat_pump_cop(cooler, silent)
