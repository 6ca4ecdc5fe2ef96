"""The conductor of every circuit is the smallest that passes every check, found here by trying them all."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.electrical import CircuitConditions
from assess.electrical.circuit.circuit_findings import circuit_findings
from assess.electrical.circuit.circuit_limits import circuit_limits
from assess.electrical.circuit.grounding import areas_kcmil
from assess.electrical.circuit.node_circuit import node_circuit
from assess.rulebook import load_edition
from assess.rulebook.rules import Material
from assess.worksheet import Worksheet, recompute

EDITION = load_edition("nec/2023")
UNTIMED = settings(deadline=None)  # a busy machine is no falsified example

# Tenths of an ampere, so that 125 % of a current meets table values exactly only where it truly does.
CURRENTS = st.integers(1, 3_600).map(lambda tenths: tenths / 10)
MATERIALS: st.SearchStrategy[Material] = st.sampled_from(["copper", "aluminum"])
PLACES = st.fixed_dictionaries(
    {
        "circuit_ambient_f": st.none() | st.integers(0, 185),
        "conductors_in_raceway": st.none() | st.integers(1, 60),
        "above_roof_in": st.none() | st.sampled_from([0, 0.5, 0.875, 3]),
        "terminals_75c": st.none() | st.booleans(),
        "raceway": st.sampled_from([None, "emt", "pvc_40", "pvc_80", "rmc", "cable"]),
    }
)
RUNS = st.fixed_dictionaries(
    {
        "circuit_length_ft": st.none() | st.integers(1, 1_000),
        "feeder_drop_pct": st.none() | st.integers(0, 5),
        "power_factor": st.sampled_from([0.9, 0.98, 1.0]),
        "volts": st.sampled_from([208, 240]),
        "existing_breaker_a": st.none() | st.sampled_from([15, 20, 30, 50, 60, 100, 200]),
        "existing_conductor": st.sampled_from([None, "14", "10", "6", "4/0", "6/2 NM-B", "thick"]),
        "conductor_material": st.none() | MATERIALS,
    }
)


def band(celsius: float) -> float:
    """Return the 90 °C factor for a temperature, nothing above the table."""
    for one in EDITION.rules.ambient_correction.bands:
        if one.up_to is not None and celsius <= one.up_to + 1e-9:
            return one.factors[2] or 0.0
    return 0.0


def company(count: int) -> float:
    """Return the factor for a number of conductors."""
    if count <= 3:
        return 1.0
    return next(
        one.factors[0] or 0.0 for one in EDITION.rules.bundling.bands if one.up_to is None or count <= one.up_to
    )


def passes(size: str, material: Material, current_a: float, breaker_a: float, place: dict[str, Any]) -> bool | None:
    """Return whether a size passes every check, worked out here from the tables; None for one that is not made."""
    rules = EDITION.rules
    row = next(row for row in rules.conductor_ampacity.rows if row.size == size)
    columns = row.copper if material == "copper" else row.aluminum
    if columns is None:
        return None
    hot = place["terminals_75c"] or breaker_a > 100
    terminal = columns[1] if hot and place["raceway"] != "cable" else columns[0]
    celsius = 30.0 if place["circuit_ambient_f"] is None else (place["circuit_ambient_f"] - 32) / 1.8
    if place["above_roof_in"] is not None and place["above_roof_in"] < 0.875:
        celsius += 33
    corrected = columns[2] * band(celsius) * company(place["conductors_in_raceway"] or 2)
    if terminal < 1.25 * current_a - 1e-6 or corrected < current_a - 1e-6:
        return False
    left = min(terminal, corrected)
    largest = min(s for s in rules.overcurrent_sizes.sizes_a if s >= left - 1e-6)
    small = rules.overcurrent_sizes.small_conductors.get(f"{material} {size}")
    return breaker_a <= (largest if small is None else min(largest, small.value))


@UNTIMED
@given(CURRENTS, MATERIALS, PLACES)
def test_the_conductor_is_the_smallest_that_passes_every_check(
    current_a: float, material: Material, place: dict[str, Any]
) -> None:
    """Whatever the current, the air, the company, the roof and the terminals, in both materials."""
    found = node_circuit(
        current_a, EDITION, Worksheet(recording=False), material=material, conditions=CircuitConditions(**place)
    )
    if found.breaker_a is None:
        assert current_a * 1.25 > 1_200 - 1e-6
        return
    second: Material = "aluminum" if material == "copper" else "copper"
    for metal, conductor in ((material, found.conductor), (second, found.other)):
        good = [
            size
            for size in EDITION.rules.conductor_ampacity.sizes
            if passes(size, metal, current_a, found.breaker_a, place)
        ]
        assert (None if conductor is None else conductor.split(" ")[0]) == (good[0] if good else None)


@UNTIMED
@given(CURRENTS, MATERIALS, PLACES, RUNS)
def test_silence_changes_nothing_and_every_line_is_computed_again(
    current_a: float, material: Material, place: dict[str, Any], run: dict[str, Any]
) -> None:
    """The search and the report have one circuit, with the same limits and findings."""
    conditions = CircuitConditions(**place, **run)
    silent, loud = Worksheet(recording=False), Worksheet()
    quiet = node_circuit(current_a, EDITION, silent, material=material, conditions=conditions)
    told = node_circuit(current_a, EDITION, loud, material=material, conditions=conditions)
    assert quiet == told
    assert list(circuit_limits(quiet, EDITION, silent)) == list(circuit_limits(told, EDITION, loud))
    assert list(circuit_findings(quiet, EDITION)) == list(circuit_findings(told, EDITION))
    assert [step.label for step in loud.steps if recompute(step) != step.value] == []


@UNTIMED
@given(st.integers(1, 300), st.integers(0, 100), MATERIALS, PLACES)
def test_more_current_never_gets_a_smaller_conductor(
    current_a: int, more_a: int, material: Material, place: dict[str, Any]
) -> None:
    """Nor one where a smaller node had none. At 75 °C: elsewhere the hotter terminals above 100 A save a size."""
    place = {**place, "terminals_75c": True}
    sizes = EDITION.rules.conductor_ampacity.sizes
    several = [
        node_circuit(
            a, EDITION, Worksheet(recording=False), material=material, conditions=CircuitConditions(**place)
        ).conductor
        for a in (current_a, current_a + more_a)
    ]
    small, big = (None if one is None else sizes.index(one.split(" ")[0]) for one in several)
    assert big is None or (small is not None and small <= big)


@UNTIMED
@given(st.integers(1, 300), PLACES, RUNS)
def test_an_existing_circuit_carries_no_more_than_a_new_one_of_its_size(
    current_a: int, place: dict[str, Any], run: dict[str, Any]
) -> None:
    """80 % of its breaker at most; a node it can feed has a breaker no larger than the existing one."""
    conditions = CircuitConditions(**place, **run)
    found = node_circuit(current_a, EDITION, Worksheet(recording=False), conditions=conditions)
    if found.existing is None or found.existing.capacity_a is None:
        return
    assert found.existing.capacity_a <= found.existing.breaker_a / 1.25 + 1e-9
    if current_a <= found.existing.capacity_a:
        assert found.breaker_a is not None
        assert found.breaker_a <= found.existing.breaker_a


@UNTIMED
@given(CURRENTS, PLACES)
def test_the_grounding_conductor_is_never_larger_than_the_circuit_it_protects(
    current_a: float, place: dict[str, Any]
) -> None:
    """It need not be."""
    found = node_circuit(current_a, EDITION, Worksheet(recording=False), conditions=CircuitConditions(**place))
    if found.conductor is not None and found.grounding is not None:
        areas = areas_kcmil()
        assert areas[found.grounding.split(" ")[0]] <= areas[found.conductor.split(" ")[0]]
