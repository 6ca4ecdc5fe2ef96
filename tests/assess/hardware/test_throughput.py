import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.errors import IntakeError
from assess.hardware import curves, gpus, relative_throughput, throughput_figure
from assess.hardware.records import Workload
from assess.hardware.throughput import lowest_cap_w, on_curve
from assess.records import Confidence

SERVER = gpus()["rtx-pro-6000-server"]
WORKSTATION = gpus()["rtx-pro-6000-workstation"]
WORK: list[Workload | None] = ["batch", "training", "interactive", "rental", None]


# Our own table, made before the coefficients were rounded to three digits: it says that the formula is written
# right. The measured points are in tests/published/test_hardware.py.
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("balanced", (0.76, 0.89, 0.94, 0.97)),
        ("decode", (0.96, 0.98, 0.98, 0.99)),
        ("serving", (0.78, 0.94, 0.97, 0.99)),
        ("compute-server", (0.75, 0.87, 0.92, 0.96)),
        ("compute-workstation", (0.56, 0.72, 0.80, 0.88)),
        ("training", (0.69, 0.89, 0.95, 0.98)),
    ],
)
def test_the_curves_give_the_table(name: str, expected: tuple[float, ...]) -> None:
    """Each curve gives its row at 300, 400, 450 and 500 W of 600 W, and the whole at 600 W."""
    curve = curves().curve[name]
    assert [on_curve(curve, cap / 600) for cap in (300, 400, 450, 500)] == pytest.approx(expected, abs=0.006)
    assert on_curve(curve, 1) == 1


@pytest.mark.parametrize(
    ("workload", "curve"),
    [
        ("batch", "balanced"),
        ("training", "training"),
        ("interactive", "serving"),
        ("rental", "balanced"),
        (None, "balanced"),
    ],
)
def test_each_kind_of_work_has_its_curve(workload: Workload | None, curve: str) -> None:
    """At three quarters of the rating a workload's own curve counts alone."""
    figure = throughput_figure(450, SERVER, workload)
    assert figure.value == on_curve(curves().curve[curve], 0.75)
    assert figure.cite.startswith(f"{curve} curve: ")


@pytest.mark.parametrize("workload", ["batch", "rental", None])
def test_a_low_cap_takes_the_lower_curve(workload: Workload | None) -> None:
    """Below 57 % the balanced curve gives way to the training curve, which is lower there."""
    shelf = curves().curve
    assert relative_throughput(342, SERVER, workload) == on_curve(shelf["balanced"], 0.57)
    assert relative_throughput(341, SERVER, workload) == on_curve(shelf["training"], 341 / 600)
    assert on_curve(shelf["training"], 341 / 600) < on_curve(shelf["balanced"], 341 / 600)


def test_serving_keeps_its_curve_down_to_its_last_measured_point() -> None:
    """Serving was measured at half the rating and gives way only below it."""
    assert relative_throughput(300, SERVER, "interactive") == on_curve(curves().curve["serving"], 0.5)
    half = relative_throughput(300, WORKSTATION, "interactive")
    assert relative_throughput(299, WORKSTATION, "interactive") < half - 0.05


def test_the_workstation_card_does_compute_bound_work_by_its_own_curve() -> None:
    """The Workstation Edition loses more under a cap than the Server Edition, except on interactive work."""
    for workload in ("batch", "training", "rental", None):
        assert relative_throughput(450, WORKSTATION, workload) == on_curve(curves().curve["compute-workstation"], 0.75)
    assert relative_throughput(450, WORKSTATION, "interactive") == relative_throughput(450, SERVER, "interactive")


def test_below_the_last_known_share_it_is_refused() -> None:
    """Under 45 % of the rating throughput collapses, and the message says where it is known again."""
    assert relative_throughput(270, WORKSTATION, "batch") > 0
    with pytest.raises(IntakeError) as refusal:
        relative_throughput(269, WORKSTATION, "batch")
    assert refusal.value.where == "node.cap_w"
    assert "44.8% of the full rating" in refusal.value.message
    assert refusal.value.hint is not None
    assert "270" in refusal.value.hint


def test_a_cap_above_the_rating_gives_no_more_than_the_whole() -> None:
    """Nothing was measured above the full rating, so it counts as the full rating."""
    max_q = gpus()["rtx-pro-6000-max-q"]
    assert max_q.max_cap_w.value > max_q.full_w.value
    assert relative_throughput(max_q.max_cap_w.value, max_q, "batch") == 1


def test_the_figure_carries_its_band() -> None:
    """The value stands between its low and high ends, with the confidence of the weakest curve used."""
    figure = throughput_figure(450, SERVER, "batch")
    assert figure.low == pytest.approx(figure.value - 0.05)
    assert figure.high == pytest.approx(figure.value + 0.05)
    assert throughput_figure(600, SERVER, "batch").high == 1
    assert throughput_figure(450, WORKSTATION, "batch").confidence is Confidence.MEDIUM


@given(
    gpu=st.sampled_from(sorted(gpus())),
    workload=st.sampled_from(WORK),
    shares=st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_a_higher_cap_never_computes_less(gpu: str, workload: Workload | None, shares: tuple[float, float]) -> None:
    """Throughput never falls as the cap rises, over the whole range of every card and every kind of work."""
    card = gpus()[gpu]
    low, span = lowest_cap_w(card), card.max_cap_w.value - lowest_cap_w(card)
    lower, higher = (low + span * share for share in sorted(shares))
    assert 0 < relative_throughput(lower, card, workload) <= relative_throughput(higher, card, workload) <= 1
