from typing import Any

import pytest

from assess.electrical import CircuitConditions, NodeCircuit
from assess.electrical.circuit.node_circuit import Larger, node_circuit
from assess.records import Basis
from assess.rulebook import Edition
from assess.rulebook.rules import Material
from assess.worksheet import Worksheet


def circuit(current_a: float, edition: Edition, material: Material = "copper", **conditions: Any) -> NodeCircuit:
    """Return the circuit for a continuous current."""
    known = CircuitConditions(**conditions)
    return node_circuit(current_a, edition, Worksheet(), material=material, conditions=known)


@pytest.mark.parametrize(
    ("current_a", "minimum_a", "breaker_a", "conductor"),
    [
        (12_500 / 240, 65.1, 70, "4 AWG copper"),
        (62.5, 78.1, 80, "3 AWG copper"),
        (64.0, 80.0, 80, "3 AWG copper"),
        (80, 100, 100, "1 AWG copper"),
        (40, 50, 50, "6 AWG copper"),
        (48, 60, 60, "4 AWG copper"),
    ],
)
def test_breaker_and_copper_to_100_a(
    edition: Edition, current_a: float, minimum_a: float, breaker_a: float, conductor: str
) -> None:
    """Published node ratings worked out by hand: 125 %, the next standard size, the 60 °C column."""
    found = circuit(current_a, edition)
    assert found.minimum_a == pytest.approx(minimum_a, abs=0.05)
    assert (found.breaker_a, found.conductor, found.terminal_c) == (breaker_a, conductor, 60)


@pytest.mark.parametrize(
    ("current_a", "material", "breaker_a", "conductor", "terminal_c"),
    [
        (80.5, "copper", 110, "2 AWG copper", 75),  # 100.6 A
        (100, "copper", 125, "1 AWG copper", 75),  # 125 A
        (160, "copper", 200, "3/0 AWG copper", 75),
        (52.1, "aluminum", 70, "2 AWG aluminum", 60),  # 65.1 A is more than the 65 A of 3 AWG
        (160, "aluminum", 200, "250 kcmil aluminum", 75),
    ],
)
def test_larger_circuits_and_aluminum(
    edition: Edition, current_a: float, material: Material, breaker_a: float, conductor: str, terminal_c: float
) -> None:
    """Above 100 A the terminals allow the 75 °C column; aluminum takes a size or two more."""
    found = circuit(current_a, edition, material)
    assert (found.breaker_a, found.conductor, found.terminal_c) == (breaker_a, conductor, terminal_c)


@pytest.mark.parametrize(
    ("current_a", "material", "breaker_a", "conductor"),
    [
        (12, "copper", 15, "14 AWG copper"),
        (16, "copper", 20, "12 AWG copper"),
        (20, "copper", 25, "10 AWG copper"),
        (24, "copper", 30, "10 AWG copper"),
        (24.1, "copper", 35, "8 AWG copper"),
        (12, "aluminum", 15, "12 AWG aluminum"),
        (12.1, "aluminum", 20, "10 AWG aluminum"),
        (20.1, "aluminum", 30, "8 AWG aluminum"),
    ],
)
def test_small_conductors_have_breakers_of_their_own(
    edition: Edition, current_a: float, material: Material, breaker_a: float, conductor: str
) -> None:
    """240.4(D): 14 AWG copper to 15 A, 12 AWG to 20 A, 10 AWG to 30 A; aluminum a size larger."""
    found = circuit(current_a, edition, material)
    assert (found.breaker_a, found.conductor) == (breaker_a, conductor)


def test_a_small_conductor_is_skipped_though_it_carries_the_current(edition: Edition) -> None:
    """18 A ask a 20 A breaker: 14 AWG is too small whatever a hotter column says."""
    rules = edition.rules
    hot = [
        row.model_copy(update={"copper": (20.0, 20.5, 25.0)}) if row.size == "14" else row
        for row in rules.conductor_ampacity.rows
    ]
    table = rules.conductor_ampacity.model_copy(update={"rows": tuple(hot)})
    hotter = edition.model_copy(update={"rules": rules.model_copy(update={"conductor_ampacity": table})})
    assert circuit(14.4, hotter).conductor == "12 AWG copper"


def test_the_next_size_up_ends_where_the_code_ends_it(edition: Edition) -> None:
    """Above its limit a breaker may not exceed the ampacity: 500 kcmil carry 380 A and get no 400 A breaker then."""
    rules = edition.rules
    limit = rules.overcurrent_sizes.next_size_up_limit.model_copy(update={"value": 350.0})
    sizes = rules.overcurrent_sizes.model_copy(update={"next_size_up_limit": limit})
    strict = edition.model_copy(update={"rules": rules.model_copy(update={"overcurrent_sizes": sizes})})
    assert circuit(300, edition).conductor == "500 kcmil copper"
    assert circuit(300, strict).conductor == "600 kcmil copper"


def test_above_the_largest_standard_size_there_is_no_breaker(edition: Edition) -> None:
    """More than 1,200 A get no breaker and no conductor, rather than the largest."""
    found = circuit(1_000, edition)
    assert (found.minimum_a, found.breaker_a, found.conductor) == (1_250, None, None)
    assert circuit(960, edition).breaker_a == 1_200


def test_above_the_largest_conductor_there_is_no_conductor(edition: Edition) -> None:
    """A breaker of 450 A exists, one conductor for it does not stand in the table."""
    found = circuit(350, edition)
    assert (found.breaker_a, found.conductor) == (450, None)


def test_the_working_names_every_check_of_both_materials(edition: Edition) -> None:
    """Current, breaker, conditions, four lines a material, the grounding conductor, each with its clause."""
    ws = Worksheet()
    node_circuit(12_500 / 240, edition, ws)
    labels = [step.label for step in ws.steps]
    assert labels == [
        "Node circuit, current with the continuous factor",
        "Node circuit breaker, next standard size",
        "Hottest air along the circuit",
        "Factor for ambient temperature",
        "Current-carrying conductors together",
        "Factor for bundling",
        "4 AWG copper, ampacity at 60 °C terminals",
        "4 AWG copper, corrected from its 90 °C ampacity",
        "4 AWG copper, ampacity that counts",
        "4 AWG copper, largest breaker",
        "2 AWG aluminum, ampacity at 60 °C terminals",
        "2 AWG aluminum, corrected from its 90 °C ampacity",
        "2 AWG aluminum, ampacity that counts",
        "2 AWG aluminum, largest breaker",
        "Equipment grounding conductor 8 AWG copper, for a breaker up to",
    ]
    steps = dict(zip(labels, ws.steps, strict=True))
    assert steps[labels[0]].cite == "NEC 210.20(A); NEC 210.19(A)(1)"
    assert steps[labels[1]].cite == "NEC 240.6(A)"
    assert steps[labels[6]].cite == "NEC Table 310.16; NEC 110.14(C)(1)"
    assert steps[labels[6]].note == "6 AWG copper: 55 A at its terminals, and 65.1 A are needed"
    assert steps[labels[7]].cite == "NEC Table 310.15(B)(1)(1); NEC Table 310.15(C)(1)"
    assert steps[labels[9]].cite == "NEC 240.4(B)"
    assert steps[labels[14]].cite == "NEC Table 250.122"


def test_what_nobody_states_of_the_run_is_assumed_and_said(edition: Edition) -> None:
    """30 °C and the node's own two conductors: both factors are 1, and both are marked as assumed."""
    ws = Worksheet()
    node_circuit(40, edition, ws)
    assumed = {step.label: step.value for step in ws.steps if step.basis is Basis.ASSUMED}
    assert assumed == {"Hottest air along the circuit": 30, "Current-carrying conductors together": 2}


@pytest.mark.parametrize(
    ("conditions", "conductor", "other"),
    [
        # 52.1 A x 1.25 = 65.1 A, 70 A breaker. At 60 °C: 4 AWG copper 70 A, 2 AWG aluminum 75 A.
        ({}, "4 AWG copper", "2 AWG aluminum"),
        # At 75 °C: 6 AWG has 65 A, a tenth too little; 4 AWG has 85 A. Aluminum: 3 AWG has 75 A.
        ({"terminals_75c": True}, "4 AWG copper", "3 AWG aluminum"),
        # A cable stays at 60 °C, whatever its terminals are marked for.
        ({"terminals_75c": True, "raceway": "cable"}, "4 AWG copper", "2 AWG aluminum"),
        # 40 °C: 4 AWG 95 x 0.91 = 86 A is still more than its 70 A at the terminals.
        ({"circuit_ambient_f": 104}, "4 AWG copper", "2 AWG aluminum"),
        # 40 °C half an inch above the roof: 73 °C, factor 0.50. 95 x 0.50 = 48 A is too little for 52.1 A;
        # 3 AWG: 115 x 0.50 = 57.5 A flows, but 57.5 A is protected by 60 A at most; 2 AWG: 65 A, by 70 A.
        # Aluminum: 1 AWG 57.5 A, by 60 A; 1/0 AWG 135 x 0.50 = 67.5 A, by 70 A.
        ({"circuit_ambient_f": 104, "above_roof_in": 0.5}, "2 AWG copper", "1/0 AWG aluminum"),
        # At 7/8 in and above nothing is added.
        ({"circuit_ambient_f": 104, "above_roof_in": 0.875}, "4 AWG copper", "2 AWG aluminum"),
        # Ten conductors: 0.50, as on the roof.
        ({"conductors_in_raceway": 10}, "2 AWG copper", "1/0 AWG aluminum"),
        # Four: 95 x 0.80 = 76 A, above the terminals; 100 x 0.80 = 80 A.
        ({"conductors_in_raceway": 4}, "4 AWG copper", "2 AWG aluminum"),
    ],
)
def test_the_place_of_the_conductor_decides_its_size(
    edition: Edition, conditions: dict[str, Any], conductor: str, other: str
) -> None:
    """A 12.5 kW node worked by hand in several places."""
    found = circuit(12_500 / 240, edition, **conditions)
    assert (found.breaker_a, found.conductor, found.other) == (70, conductor, other)


def test_at_52_a_the_hotter_terminals_save_a_size(edition: Edition) -> None:
    """52 A x 1.25 = 65 A: exactly 6 AWG at 75 °C, and next size up its 65 A may stand behind 70 A."""
    assert circuit(52, edition, terminals_75c=True).conductor == "6 AWG copper"
    assert circuit(52, edition).conductor == "4 AWG copper"


def test_where_the_air_is_too_hot_no_conductor_is_allowed(edition: Edition) -> None:
    """150 °F so close above a roof is 98.6 °C, more than the insulation stands."""
    found = circuit(20, edition, circuit_ambient_f=150, above_roof_in=0)
    assert (found.breaker_a, found.conductor, found.other, found.too_hot) == (25, None, None, True)


@pytest.mark.parametrize(
    ("conditions", "ampacity_a", "breaker_a", "conductor"),
    [
        ({"mca_a": 66, "mocp_a": 70}, 66, 70, "4 AWG copper"),
        ({"mca_a": 72, "mocp_a": 90}, 72, 80, "3 AWG copper"),  # the smallest breaker, not the largest allowed
        ({"mca_a": 60, "mocp_a": 70}, 65.1, 70, "4 AWG copper"),  # 125 % is the stricter
        ({"mocp_a": 75}, 65.1, 70, "4 AWG copper"),
        ({"mocp_a": 60}, 65.1, None, None),  # 60 A are more than the current, but not 125 % of it
    ],
)
def test_the_nameplate_counts(
    edition: Edition, conditions: dict[str, Any], ampacity_a: float, breaker_a: float | None, conductor: str | None
) -> None:
    """The conductor has at least MCA, the breaker is at most MOCP."""
    found = circuit(12_500 / 240, edition, **conditions)
    assert found.ampacity_a == pytest.approx(ampacity_a, abs=0.05)
    assert (found.breaker_a, found.conductor) == (breaker_a, conductor)


@pytest.mark.parametrize(
    ("conditions", "raceway", "drop_pct", "larger"),
    [
        # 2 x 52.08 A x 0.31 ohm/kft x 0.06 kft = 1.94 V
        ({"circuit_length_ft": 60, "raceway": "pvc_40"}, "3/4 in PVC schedule 40", 0.807, None),
        # 260 ft: 8.40 V, 3.5 %. 3 AWG: 0.25 ohm/kft, 2.8 %; its ground 16.51 x 52.62 / 41.74 = 20.8 kcmil is 6 AWG.
        (
            {"circuit_length_ft": 260, "raceway": "emt"},
            "3/4 in EMT",
            3.498,
            Larger(conductor="3 AWG copper", grounding="6 AWG copper", drop_pct=2.8212),
        ),
    ],
)
def test_the_run_gives_raceway_and_voltage_drop(
    edition: Edition, conditions: dict[str, Any], raceway: str, drop_pct: float, larger: Larger | None
) -> None:
    """Two 4 AWG and one 8 AWG fill 0.2014 in², which is 40 % of 0.504 in²."""
    found = circuit(12_500 / 240, edition, volts=240, power_factor=1, **conditions)
    assert (found.raceway, found.grounding) == (raceway, "8 AWG copper")
    assert found.drop_pct == pytest.approx(drop_pct, abs=0.001)
    assert found.total_drop_pct is None
    if larger is None or found.larger is None:
        assert found.larger is larger
    else:
        assert found.larger.drop_pct == pytest.approx(larger.drop_pct, abs=0.001)
        assert found.larger.model_copy(update={"drop_pct": larger.drop_pct}) == larger


def test_an_existing_circuit_feeds_the_node(edition: Edition) -> None:
    """A 50 A circuit of 6 AWG for a node of 30 A, which alone would have 40 A and 8 AWG."""
    found = circuit(30, edition, existing_breaker_a=50, existing_conductor="6", conductor_material="copper")
    assert (found.breaker_a, found.conductor) == (40, "8 AWG copper")
    assert (found.serving_a, found.wire, found.grounding) == (50, "6 AWG copper", "10 AWG copper")


def test_a_wire_above_the_smallest_wants_a_larger_ground(edition: Edition) -> None:
    """4 AWG on 50 A, where 6 AWG would do: 10.38 x 41.74 / 26.24 = 16.511 kcmil, a hair above 8 AWG, so 6 AWG."""
    found = circuit(30, edition, existing_breaker_a=50, existing_conductor="4", conductor_material="copper")
    assert found.grounding == "6 AWG copper"


@pytest.mark.parametrize(
    ("material", "conductor", "other"),
    [("copper", "4 AWG copper", "2 AWG aluminum"), ("aluminum", "2 AWG aluminum", "4 AWG copper")],
)
def test_the_other_metal_is_told_beside(edition: Edition, material: Material, conductor: str, other: str) -> None:
    """65.1 A at 60 °C: 4 AWG copper has 70 A; 3 AWG aluminum has 65 A, a little too little, and 2 AWG aluminum 75 A."""
    found = node_circuit(52.08, edition, Worksheet(), material=material)
    assert (found.conductor, found.other) == (conductor, other)
