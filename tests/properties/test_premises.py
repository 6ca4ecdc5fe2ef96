"""What holds for every panel, source and battery that may stand around a node."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.electrical import assess_electrical
from assess.findings import Section, Severity
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import load_edition
from assess.worksheet import recompute

EDITION = load_edition("nec/2023")
UNTIMED = settings(deadline=None, max_examples=60)

MAYBE = st.none() | st.booleans()
BREAKERS = st.sampled_from([15, 20, 30, 40, 50, 60, 70, 80, 90, 100])
SIZES = st.sampled_from(["8", "6", "4", "3", "1/0", "4/0"])
Sections = dict[str, Any]


def fields(**several: st.SearchStrategy[Any]) -> st.SearchStrategy[Sections]:
    """Return records of which any field may be missing."""
    return st.fixed_dictionaries({}, optional=several)


PV = fields(
    inverter_a=st.integers(0, 80), breaker_a=BREAKERS, opposite_end=MAYBE,
    connection=st.sampled_from(["load_side", "supply_side"]),
)  # fmt: skip
BATTERY = fields(
    energy_kwh=st.integers(0, 100), units=st.integers(1, 6), inverter_a=st.integers(0, 60), breaker_a=BREAKERS,
    location=st.sampled_from(["outdoors", "garage", "basement"]), opening_distance_ft=st.integers(0, 6),
    stand_alone_kw=st.integers(0, 20), backs_up_node=MAYBE,
)  # fmt: skip
CIRCUITS = st.lists(fields(nameplate_va=st.integers(0, 5_000), breaker_a=BREAKERS), max_size=8).map(
    lambda some: [{"space": str(n), **one} for n, one in enumerate(some, 1)]
)
SUBPANEL = fields(
    feeder_breaker_a=BREAKERS, bus_a=st.sampled_from([100, 125, 200]), main_a=st.sampled_from([0, 60, 100]),
    conductor_size=SIZES, conductor_material=st.sampled_from(["copper", "aluminum"]), circuits=CIRCUITS,
    spaces_total=st.integers(8, 12),
)  # fmt: skip


@st.composite
def homes(draw: st.DrawFn) -> Sections:
    """Return a home with anything around its panel, and the node on one of its panels."""
    subpanels = [
        {"name": name, "fed_from": above, **draw(SUBPANEL)} for name, above in (("garage", None), ("attic", "garage"))
    ]
    return {
        "dwelling": {"floor_area_ft2": 1_500},
        "service": {
            "rating_a": draw(st.sampled_from([100, 200, 320, 350, 400])),
            "volts": 240,
            **draw(fields(transformer_kva=st.sampled_from([25, 50]), homes_on_transformer=st.integers(1, 8))),
        },
        "panel": {
            "bus_a": draw(st.sampled_from([200, 225, 400])),
            "main_a": draw(st.sampled_from([0, 100])),
            "spaces_total": 20,
            "subpanels": subpanels,
            **draw(fields(circuits=CIRCUITS, ambient_f=st.integers(60, 180), center_fed=MAYBE, feed_through=MAYBE)),
        },
        "loads": [],
        "hvac": {"systems": []},
        **draw(fields(pv=PV, battery=BATTERY)),
        "node": draw(
            fields(
                fed_from=st.sampled_from(["garage", "attic"]), exports=MAYBE, battery_kwh=st.sampled_from([0, 16]),
                power_management=st.sampled_from(["none", "pcs_fixed", "pcs_dynamic"]),
            )
        ),
    }  # fmt: skip


def section(home: Sections, *, recording: bool = False) -> Section:
    """Return the electrical section for a node of 12.5 kW."""
    watts = {"wall_w": 12_500, "wall_va": 12_500, "current_a": 52.1, "rated_w": 12_500, "rated_va": 12_500}
    power = NodePower.model_validate(dict.fromkeys(NodePower.model_fields, 0.0) | {"gpus": 16, "rated_a": 52.1} | watts)
    return assess_electrical(Home.model_validate(home), power, power, EDITION, recording=recording)


def grown(home: Sections, path: tuple[str, ...], value: float) -> Sections:
    """Return the home with one value replaced."""
    head, *rest = path
    return {**home, head: grown(home[head], tuple(rest), value) if rest else value}


@UNTIMED
@given(homes())
def test_silence_changes_nothing(home: Sections) -> None:
    """The search and the report have the same limits and findings."""
    silent, loud = section(home), section(home, recording=True)
    assert (silent.limits, silent.findings) == (loud.limits, loud.findings)


@UNTIMED
@given(homes())
def test_every_line_is_computed_again(home: Sections) -> None:
    """No step differs from what its operands give."""
    assert [step.label for step in section(home, recording=True).steps if recompute(step) != step.value] == []


@UNTIMED
@given(homes())
def test_what_is_unknown_names_its_field(home: Sections) -> None:
    """A limit without a capacity and an unknown finding say what would settle them."""
    found = section(home)
    assert all(limit.field and limit.cure for limit in found.limits if limit.capacity is None)
    assert all(one.field and one.cure for one in found.findings if one.severity is Severity.UNKNOWN)


@UNTIMED
@given(
    homes(),
    st.sampled_from([("service", "rating_a"), ("panel", "bus_a"), ("panel", "main_a")]),
    st.sampled_from([100, 200, 225, 320, 350, 400]),
)
def test_a_larger_service_main_or_busbar_never_leaves_less(home: Sections, path: tuple[str, str], size: int) -> None:
    """Each alone, whatever stands around it; a main breaker stays within service and busbar."""
    now = home[path[0]][path[1]]
    if path[1] == "main_a":
        size = min(size, home["panel"]["bus_a"], home["service"]["rating_a"])
        now = now or size  # lugs only are no smaller main
    before = {one.code: one.margin for one in section(grown(home, path, now)).limits if one.unit == "A"}
    after = {one.code: one.margin for one in section(grown(home, path, max(size, now))).limits if one.unit == "A"}
    assert before.keys() == after.keys()
    for code, margin in before.items():
        assert margin is None or (after[code] or 0.0) >= margin - 1e-6
