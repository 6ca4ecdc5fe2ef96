"""What holds for every home and every node, whatever is in the house."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.electrical import Method, NodeCircuit, assess_electrical
from assess.electrical.circuit.node_circuit import node_circuit
from assess.electrical.methods.calculation import beside, calculated, connected_va
from assess.electrical.methods.case import Case
from assess.electrical.methods.choice import NAMES
from assess.electrical.methods.connected import connected
from assess.electrical.methods.existing_dwelling import house_load_va, pooled_load_va
from assess.findings import Section, Severity, Worked
from assess.hardware.records import NodePower
from assess.intake import Home, LoadKind
from assess.rulebook import Edition, list_editions, load_edition
from assess.worksheet import Worksheet, recompute

EDITION = load_edition("nec/2023")
UNTIMED = settings(deadline=None)  # a busy machine is no falsified example

VA = st.just(0) | st.integers(20, 20_000)
MANAGEMENT = st.sampled_from([None, "none", "pcs_fixed", "pcs_dynamic"])
LOADS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from([kind.value for kind in LoadKind]),
        "nameplate_va": VA,
        "count": st.integers(1, 6),
        "new": st.booleans(),
        "interlocked": st.booleans(),
        "fuel": st.sampled_from(["electric", "electric", "electric", "gas"]),
    }
)
RATINGS = st.sampled_from([60, 100, 125, 150, 200, 225, 320, 400])
Sections = dict[str, Any]


@st.composite
def homes(draw: st.DrawFn) -> Sections:
    """Return the sections of a home of which everything is known."""
    rating = draw(RATINGS)
    return {
        "dwelling": {
            "status": draw(st.sampled_from(["existing", "new"])),
            "floor_area_ft2": draw(st.integers(300, 8_000)),
            "small_appliance_circuits": draw(st.none() | st.integers(0, 6)),
        },
        "service": {"rating_a": rating, "volts": draw(st.sampled_from([208, 240]))},
        "panel": {"bus_a": draw(RATINGS.filter(lambda bus: bus >= rating)), "main_a": rating, "spaces_free": 2},
        "loads": draw(st.lists(LOADS, max_size=6)),
        "hvac": {"systems": []},
        "node": {"power_management": draw(MANAGEMENT)},
    }


def node(wall_w: float, *, rated_w: float | None = None) -> NodePower:
    """Return a node by its watts."""
    rated = wall_w if rated_w is None else rated_w
    parts = dict.fromkeys(NodePower.model_fields, 0.0) | {
        "gpus": 16,
        "wall_w": wall_w,
        "wall_va": wall_w,
        "current_a": wall_w / 240,
        "rated_w": rated,
        "rated_va": rated,
        "rated_a": rated / 240,
    }
    return NodePower.model_validate(parts)


def section(home: Sections, power: NodePower, *, recording: bool = False, method: Method = Method.AUTO) -> Section:
    """Return the electrical section, the node's floor being a quarter of its power."""
    floor = node(power.wall_w / 4, rated_w=power.rated_w)
    return assess_electrical(Home.model_validate(home), power, floor, EDITION, method=method, recording=recording)


def margins(found: Section) -> dict[str, float]:
    """Return the margins in amperes, every one of them known."""
    assert [f.says for f in found.findings if f.severity is Severity.UNKNOWN] == []
    return {limit.code: limit.margin for limit in found.limits if limit.unit == "A" and limit.margin is not None}


def no_better(after: dict[str, float], before: dict[str, float]) -> bool:
    """Return whether no margin has grown, but for the last bits."""
    assert after.keys() == before.keys()
    return all(after[code] <= before[code] + 1e-6 for code in before)


@UNTIMED
@given(homes(), LOADS)
def test_more_load_never_leaves_more_headroom(home: Sections, load: Sections) -> None:
    """One load more, of any kind: what the code gives for a fourth heater is no room for a node."""
    after = section({**home, "loads": [*home["loads"], load]}, node(12_500))
    assert no_better(margins(after), margins(section(home, node(12_500))))


def with_equipment(home: Sections, method: Method, data: st.DataObject) -> Sections:
    """Return a home that the method is for: so many dwellings, equipped as it asks, or with a record."""
    dwelling = {**home["dwelling"], "status": "existing" if method in {Method.EXISTING, Method.DEMAND_DATA} else "new"}
    several: list[Sections] = []
    if method in {Method.STANDARD, Method.TWO_DWELLINGS, Method.MULTIFAMILY}:
        counts = {Method.TWO_DWELLINGS: st.just(2), Method.MULTIFAMILY: st.integers(3, 60)}
        dwelling["count"] = data.draw(counts.get(method, st.integers(1, 5)))
        dwelling["house_loads_va"] = data.draw(st.sampled_from([0, 2_400]))
        several = [{"kind": "range", "nameplate_va": 8_000}, {"kind": "air_conditioner", "nameplate_va": 3_000}]
    record = {
        "peak_kw": data.draw(st.floats(0.5, 40)),
        "interval_min": data.draw(st.sampled_from([15, 30, 60])),
        "period_days": 365,
        "legs_balanced": True,
        "seasonal_va": data.draw(st.sampled_from([None, 3_000])),
    }
    made = {**home, "dwelling": dwelling, "loads": [*home["loads"], *several]}
    return {**made, "demand": record} if method is Method.DEMAND_DATA else made


CODES = {name: load_edition(name, allow_unconfirmed=True) for name in list_editions()}
METHODS = [method for method in Method if method is not Method.AUTO]


@settings(deadline=None, max_examples=300)
@given(homes(), LOADS, st.sampled_from(METHODS), st.sampled_from(sorted(CODES)), st.data())
def test_more_load_leaves_no_more_headroom_in_any_method_and_edition(
    home: Sections, load: Sections, method: Method, code: str, data: st.DataObject
) -> None:
    """Whatever the method and the edition, one load more never makes room: no number of loads is rewarded."""
    one = with_equipment(home, method, data)
    more = {**one, "loads": [*one["loads"], load]}
    before, after = (house_a(h, method, CODES[code]) for h in (one, more))
    assert after >= before - 1e-6


@settings(deadline=None, max_examples=60)
@given(homes(), st.sampled_from(METHODS), st.sampled_from(sorted(CODES)), st.data())
def test_every_step_of_every_method_is_computed_again(
    home: Sections, method: Method, code: str, data: st.DataObject
) -> None:
    """No line of any method in any edition differs from what its operands give; the sheets beside it neither."""
    found, sheet = worked(with_equipment(home, method, data), method, CODES[code])
    steps = [*sheet.steps, *(step for one in found for step in one.steps)]
    assert [step.label for step in steps if recompute(step) != step.value] == []
    assert "Calculated load of the house" in {step.label for step in sheet.steps}


@settings(deadline=None, max_examples=60)
@given(homes(), st.sampled_from(sorted(list_editions())), st.integers(1, 4))
def test_every_edition_answers_every_method_or_says_why_not(home: Sections, code: str, dwellings: int) -> None:
    """Side by side stands every method, as a total or with the reason why it does not apply."""
    one = {**home, "dwelling": {**home["dwelling"], "count": dwellings, "house_loads_va": 0}}
    found, _ = worked(one, Method.AUTO, load_edition(code))
    table = next(sheet for sheet in found if sheet.title == "Methods side by side")
    answered = {step.label for step in table.steps}
    for name in NAMES.values():
        assert (name in answered) != (f"{name} does not apply." in table.note)


def worked(home: Sections, method: Method, edition: Edition) -> tuple[list[Worked], Worksheet]:
    """Return the sheets beside the calculation, and the calculation."""
    case, sheet = case_of(home, method, edition), Worksheet()
    start_va = connected_va(case, sheet)
    assert start_va is not None
    calculated(case, start_va, sheet)
    return list(beside(case, start_va)), sheet


def house_a(home: Sections, method: Method, edition: Edition) -> float:
    """Return the current of the house that counts against the node."""
    case, silent = case_of(home, method, edition), Worksheet(recording=False)
    start_va = connected_va(case, silent)
    assert start_va is not None
    return calculated(case, start_va, silent)


def case_of(home: Sections, method: Method, edition: Edition) -> Case:
    """Return a home with a node of 12.5 kW."""
    whole, power = Home.model_validate(home), node(12_500)
    house = connected(whole, Worksheet(recording=False), edition.rules.electric_vehicles)
    return Case(whole, power, power, edition, method, 240.0, house)


@UNTIMED
@given(homes(), st.data())
def test_a_larger_nameplate_never_leaves_more_headroom(home: Sections, data: st.DataObject) -> None:
    """Whatever is made larger: any one load, or the floor."""
    grown = {**home, "dwelling": {**home["dwelling"], "floor_area_ft2": home["dwelling"]["floor_area_ft2"] + 500}}
    if home["loads"]:
        loads = list(home["loads"])
        index = data.draw(st.integers(0, len(loads) - 1))
        loads[index] = {**loads[index], "nameplate_va": loads[index]["nameplate_va"] + 1_000}
        grown["loads"] = loads
    assert no_better(margins(section(grown, node(12_500))), margins(section(home, node(12_500))))


@UNTIMED
@given(homes(), RATINGS)
def test_a_larger_service_never_leaves_less(home: Sections, rating: int) -> None:
    """Service, main breaker and busbar grow together, and the node that is allowed does not shrink.

    From 100 A on a new home may be calculated by another method, so single margins may; the least of them not.
    """
    size = max(rating, home["service"]["rating_a"])
    panel = {"bus_a": max(size, home["panel"]["bus_a"]), "main_a": size, "spaces_free": 2}
    larger = {**home, "service": {**home["service"], "rating_a": size}, "panel": panel}
    before, after = (margins(section(one, node(12_500))) for one in (home, larger))
    assert min(after.values()) >= min(before.values()) - 1e-6
    if (size >= 100) == (home["service"]["rating_a"] >= 100):
        assert no_better(before, after)


@UNTIMED
@given(homes(), st.integers(500, 30_000), st.integers(0, 30_000))
def test_a_bigger_node_never_passes_where_a_smaller_fails(home: Sections, wall_w: int, more_w: int) -> None:
    """The search may bisect: passing is monotone in the size of the node, limit by limit."""
    small, big = section(home, node(wall_w)), section(home, node(wall_w + more_w))
    assert no_better(margins(big), margins(small))
    assert [limit.code for limit in big.limits] == [limit.code for limit in small.limits]


@UNTIMED
@given(homes(), st.integers(500, 30_000), st.integers(0, 10_000))
def test_holding_the_node_never_asks_for_more(home: Sections, wall_w: int, above_w: int) -> None:
    """A fixed setting asks no more than none, and one that gives way no more than a fixed one."""
    power = node(wall_w, rated_w=wall_w + above_w)
    asked = [
        section({**home, "node": {"power_management": management}}, power).limits[0].demand
        for management in ("pcs_dynamic", "pcs_fixed", "none")
    ]
    assert asked == sorted(asked)


@UNTIMED
@given(homes())
def test_the_strict_reading_is_never_below_the_pooled_one(home: Sections) -> None:
    """What decides for an existing home is the larger of the two readings of part (A)."""
    house = connected(Home.model_validate(home), Worksheet(recording=False))
    rule, general_va = EDITION.rules.existing_dwelling, 3.0 * home["dwelling"]["floor_area_ft2"]
    strict = house_load_va(general_va, house, rule, Worksheet(recording=False))
    pooled = pooled_load_va(general_va, house, rule, Worksheet(recording=False))
    assert strict >= pooled - 1e-6
    assert pooled >= 0


@UNTIMED
@given(homes(), st.sampled_from([Method.STANDARD, Method.OPTIONAL, Method.EXISTING]))
def test_every_line_of_the_section_is_computed_again(home: Sections, method: Method) -> None:
    """No step of any worksheet differs from what its operands give."""
    steps = section(home, node(12_500), recording=True, method=method).steps
    assert len(steps) > 10
    assert [step.label for step in steps if recompute(step) != step.value] == []


@UNTIMED
@given(homes())
def test_a_section_goes_through_json_and_back(home: Sections) -> None:
    """What is written to a file is what was assessed."""
    found = section(home, node(12_500), recording=True)
    assert Section.model_validate_json(found.model_dump_json()) == found


@UNTIMED
@given(homes())
def test_silence_changes_nothing(home: Sections) -> None:
    """The search and the report have the same limits and findings."""
    silent, loud = section(home, node(12_500)), section(home, node(12_500), recording=True)
    assert (silent.limits, silent.findings) == (loud.limits, loud.findings)


@UNTIMED
@given(homes(), st.sampled_from(["dwelling", "service", "panel", "loads", "hvac"]))
def test_leaving_something_out_never_makes_it_fit(home: Sections, left_out: str) -> None:
    """What is not known gives limits that are not known, never limits that pass where they failed.

    The volts stay: where they are not said, those of nearly every home are taken and listed as assumed.
    """
    less = {**home, left_out: None} if left_out == "loads" else {**home, left_out: {}}
    if left_out == "service":
        less["service"] = {"volts": home["service"]["volts"]}
    # One method for both: which one auto takes hangs on what is known.
    whole, part = (
        {limit.code: limit.fits for limit in section(one, node(12_500), method=Method.EXISTING).limits}
        for one in (home, less)
    )
    assert part.keys() == whole.keys()
    assert all(part[code] in {None, whole[code]} for code in whole)


def circuit(current_a: float) -> NodeCircuit:
    """Return the circuit for a current."""
    return node_circuit(current_a, EDITION, Worksheet(recording=False))


@UNTIMED
@given(st.floats(0.1, 1_100), st.floats(0, 200))
def test_more_current_never_gets_a_smaller_breaker(current_a: float, more_a: float) -> None:
    """Breakers rise with the current until there is none; each carries 125 % of it."""
    small, big = circuit(current_a), circuit(current_a + more_a)
    if big.breaker_a is not None:
        assert small.breaker_a is not None
        assert small.breaker_a <= big.breaker_a
        assert big.breaker_a >= big.minimum_a * (1 - 1e-8)


@UNTIMED
@given(st.floats(0.1, 300))
def test_a_conductor_carries_the_current_and_is_protected(current_a: float) -> None:
    """Its ampacity is 125 % of the current at least, and the breaker is the next size above it at most."""
    found = circuit(current_a)
    assert found.conductor is not None
    size = found.conductor.split(" ")[0]
    table, sizes = EDITION.rules.conductor_ampacity, EDITION.rules.overcurrent_sizes.sizes_a
    copper = next(row.copper for row in table.rows if row.size == size)
    assert copper is not None
    ampacity = copper[table.columns_c.index(found.terminal_c)]
    assert ampacity >= found.minimum_a
    assert found.breaker_a is not None
    assert found.breaker_a <= min(s for s in sizes if s >= ampacity)
