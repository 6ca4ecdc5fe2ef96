from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.errors import IntakeError
from assess.hardware import NodePower, NodeSpec, dry_cooler_share, node_power, relative_throughput, resolve
from assess.intake import NodeRequest
from assess.records import Basis
from assess.worksheet import Worksheet, recompute

SERVER = "rtx-pro-6000-server"
CAPS = (300, 350, 400, 450, 500, 600)
MODELS = {
    "xfra": resolve(NodeRequest(model="xfra-16"), None),
    "liquid": resolve(NodeRequest(model="generic-liquid", gpu=SERVER), None),
    "air": resolve(NodeRequest(model="generic-air", gpu=SERVER), None),
    "5090": resolve(NodeRequest(model="generic-air", gpu="rtx-5090"), None),
    "workstation": resolve(NodeRequest(model="generic-liquid", gpu="rtx-pro-6000-workstation"), None),
}


def spec_of(**fields: Any) -> NodeSpec:
    """Return the node of a request."""
    return resolve(NodeRequest(**fields), None)


def power(spec: NodeSpec, gpus: int, cap_w: float, **day: float) -> NodePower:
    """Return what a node draws, without its working."""
    return node_power(spec, gpus, cap_w, Worksheet(recording=False), **day)


# Our own arithmetic on the same estimates, done apart from this program, to whole watts. It says that the model
# is written as it was meant; what speaks for the model itself is in tests/published/test_hardware.py.
@pytest.mark.parametrize(
    ("model", "gpus", "wall_w"),
    [
        ("air", 1, (728, 785, 841, 898, 955, 1069)),
        ("air", 4, (1816, 2044, 2271, 2499, 2726, 3181)),
        ("air", 8, (3633, 4088, 4542, 4997, 5452, 6361)),
        ("liquid", 8, (3482, 3918, 4354, 4790, 5226, 6098)),
        ("liquid", 16, (6965, 7837, 8708, 9580, 10452, 12195)),
    ],
)
def test_the_table_of_wall_watts(model: str, gpus: int, wall_w: tuple[int, ...]) -> None:
    """The generic hosts draw what the table says, within its rounding."""
    assert [power(MODELS[model], gpus, cap).wall_w for cap in CAPS] == pytest.approx(wall_w, abs=1)


def test_a_line_worked_by_hand() -> None:
    """Sixteen cards at 450 W draw 39.9 A at a power factor of 1 and 40.7 A at 0.98, and give 0.94 kW to a garage."""
    garage = spec_of(gpu=SERVER, cooling="liquid", placement="garage")
    at_98 = power(garage, 16, 450)
    at_1 = power(spec_of(gpu=SERVER, cooling="liquid", placement="garage", power_factor=1), 16, 450)
    assert (at_1.current_a, at_98.current_a) == pytest.approx((39.9, 40.7), abs=0.05)
    assert at_98.heat_to_room_w == pytest.approx(935, abs=1)
    assert power(MODELS["air"], 16, 450).heat_to_room_w == pytest.approx(9994, abs=1)


def test_heat_goes_somewhere() -> None:
    """What a node draws leaves it as heat, in the room or outdoors, and the coolant never carries more than that."""
    for spec in MODELS.values():
        drawn = power(spec, 5, 450)
        assert drawn.heat_to_room_w + drawn.heat_outdoors_w == pytest.approx(drawn.wall_w)
        assert 0 <= drawn.cooler_heat_w <= drawn.wall_w


@pytest.mark.parametrize(
    ("fields", "room_share"),
    [
        ({"model": "xfra-16"}, 0),
        ({"gpu": SERVER, "cooling": "liquid", "placement": "outdoor_pad"}, 0),
        ({"gpu": SERVER, "cooling": "air", "placement": "basement"}, 1),
        ({"gpu": SERVER, "cooling": "air"}, 1),
        ({"gpu": SERVER, "cooling": "liquid", "placement": "living_space"}, 0.1 / 1.025),
        ({"gpu": SERVER, "cooling": "liquid"}, 0.1 / 1.025),
    ],
)
def test_the_room_gets_its_share(fields: dict[str, Any], room_share: float) -> None:
    """Outdoors the room gets nothing, by air everything, by liquid what the coolant misses of all but the fans."""
    drawn = power(spec_of(**fields), 8, 500)
    assert drawn.heat_to_room_w == pytest.approx(room_share * drawn.wall_w)


def test_an_air_cooled_node_has_no_coolant() -> None:
    """Nothing is asked of a dry cooler that is not there, whatever the day."""
    assert power(MODELS["air"], 8, 600).cooler_heat_w == 0
    assert power(MODELS["air"], 8, 600, dry_cooler_share=0.0) == power(MODELS["air"], 8, 600)


def test_only_a_heat_pump_draws_more_on_a_hot_day() -> None:
    """The heat pump moves what the dry cooler leaves; a node without one draws the same and must give way."""
    mild, hot = power(MODELS["xfra"], 16, 600), power(MODELS["xfra"], 16, 600, dry_cooler_share=0.25)
    assert mild.heat_pump_w == 0
    assert hot.heat_pump_w == pytest.approx(0.75 * hot.cooler_heat_w / 2.5)
    assert hot.wall_w == pytest.approx(mild.wall_w + hot.heat_pump_w)
    milder = power(MODELS["xfra"], 16, 600, dry_cooler_share=0.25, heat_pump_cop=3.5)
    assert milder.heat_pump_w == pytest.approx(hot.heat_pump_w * 2.5 / 3.5)
    assert power(MODELS["liquid"], 16, 600, dry_cooler_share=0.25) == power(MODELS["liquid"], 16, 600)


def test_software_does_not_lower_what_the_circuit_must_assume() -> None:
    """A generic node is rated at the highest cap its card takes, whatever cap is set."""
    for name in ("air", "liquid", "5090", "workstation"):
        spec = MODELS[name]
        at_full = power(spec, 6, spec.gpu.max_cap_w.value)
        capped = power(spec, 6, spec.cap_min_w)
        assert capped.rated_w == at_full.rated_w == at_full.wall_w > capped.wall_w
        assert capped.rated_a == at_full.current_a


def test_the_product_is_rated_by_its_data() -> None:
    """However few GPUs run, the product counts as the strictest published rating, 80 A."""
    drawn = power(MODELS["xfra"], 4, 300)
    assert (drawn.rated_w, drawn.rated_va, drawn.rated_a) == (19_200, 19_200, 80)


def test_a_nameplate_goes_before_everything() -> None:
    """A current read from the nameplate is the rating; power follows from it."""
    spec = spec_of(model="xfra-16", nameplate_a=64, power_factor=0.98)
    drawn = power(spec, 16, 600)
    assert (drawn.rated_a, drawn.rated_va) == (64, 15_360)
    assert drawn.rated_w == pytest.approx(15_360 * 0.98)
    ws = Worksheet()
    node_power(spec, 16, 600, ws)
    step = next(step for step in ws.steps if step.label == "Rated current, nameplate")
    assert step.basis is Basis.LABEL


def test_a_product_keeps_its_host_when_gpus_rest() -> None:
    """Leaving half the GPUs of a product idle saves their cap less their idle draw, and no socket and no memory."""
    whole, half = power(MODELS["xfra"], 16, 600), power(MODELS["xfra"], 8, 600)
    assert whole.wall_w - half.wall_w == pytest.approx(8 * (600 - 50) * 1.01 / 0.95 * 1.025)


def test_a_lower_voltage_costs_amperes_and_efficiency() -> None:
    """On 208 V a node draws the same watts and a little more, so its current rises by more than 15 %."""
    at_240 = power(spec_of(gpu=SERVER), 4, 600)
    at_208 = power(spec_of(gpu=SERVER, volts=208), 4, 600)
    assert at_208.current_a / at_240.current_a > 240 / 208
    assert at_208.wall_w >= at_240.wall_w


def test_throughput_is_in_whole_gpus() -> None:
    """Sixteen cards at a cap do the work of as many whole ones as their share says."""
    spec = spec_of(model="xfra-16", workload="interactive")
    drawn = power(spec, 16, 450)
    assert drawn.throughput_per_gpu == relative_throughput(450, spec.gpu, "interactive")
    assert drawn.throughput == pytest.approx(16 * drawn.throughput_per_gpu)


def test_what_the_host_cannot_do_is_refused() -> None:
    """More GPUs than sockets for them, or a cap that no curve holds for, is an error and not a number."""
    with pytest.raises(LookupError, match="CPU sockets"):
        power(MODELS["air"], 17, 600)
    with pytest.raises(IntakeError, match="throughput collapses"):
        power(MODELS["workstation"], 4, 200)


@pytest.mark.parametrize("name", sorted(MODELS))
def test_the_working_can_be_computed_again(name: str) -> None:
    """Every step recomputes from its operands, every label is used once, and the record is what the sheet says."""
    ws = Worksheet()
    spec = MODELS[name]
    drawn = node_power(spec, 7, 500, ws, dry_cooler_share=0.4)
    assert [recompute(step) for step in ws.steps] == [step.value for step in ws.steps]
    found = {step.label: step.value for step in ws.steps}
    assert len(found) == len(ws.steps)
    assert found["At the wall"] == drawn.wall_w
    assert found["Current"] == drawn.current_a
    assert found["Rated current"] == drawn.rated_a
    assert found["Heat to the room"] == drawn.heat_to_room_w
    assert found["Throughput"] == drawn.throughput


@pytest.mark.parametrize("name", sorted(MODELS))
def test_a_silent_sheet_gives_the_same(name: str) -> None:
    """The working changes no number."""
    spec = MODELS[name]
    for share in (0.0, 0.3, 1.0):
        shown = node_power(spec, 9, 470, Worksheet(), dry_cooler_share=share)
        assert shown == power(spec, 9, 470, dry_cooler_share=share)


@given(
    name=st.sampled_from(sorted(MODELS)),
    counts=st.tuples(st.integers(1, 16), st.integers(1, 16)),
    caps=st.tuples(st.integers(0, 100), st.integers(0, 100)),
    outdoor_f=st.floats(-20, 130),
)
def test_more_never_draws_or_computes_less(
    name: str, counts: tuple[int, int], caps: tuple[int, int], outdoor_f: float
) -> None:
    """More GPUs or a higher cap never lower the draw, the rating, the heat or the throughput, on any day."""
    spec = MODELS[name]
    share = dry_cooler_share(outdoor_f, Worksheet(recording=False))
    span = (spec.gpu.max_cap_w.value - spec.cap_min_w) / 100
    (few, many), (low, high) = sorted(counts), (spec.cap_min_w + span * step for step in sorted(caps))
    small, large = (power(spec, *case, dry_cooler_share=share) for case in ((few, low), (many, high)))
    for field in ("wall_w", "current_a", "heat_pump_w", "rated_w", "heat_outdoors_w", "cooler_heat_w", "throughput"):
        assert getattr(small, field) <= getattr(large, field) * (1 + 1e-12), field
    # A difference of two large numbers, so compared with the wall power that it comes from.
    assert small.heat_to_room_w <= large.heat_to_room_w + 1e-9 * large.wall_w
