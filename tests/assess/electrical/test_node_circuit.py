import pytest

from assess.electrical import NodeCircuit, node_circuit
from assess.rulebook import Edition
from assess.rulebook.rules import Material
from assess.worksheet import Worksheet


def circuit(current_a: float, edition: Edition, material: Material = "copper") -> NodeCircuit:
    """Return the circuit for a continuous current."""
    return node_circuit(current_a, edition, Worksheet(recording=False), material=material)


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


def test_the_working_names_current_breaker_and_conductor(edition: Edition) -> None:
    """Three lines, each with its clause."""
    ws = Worksheet()
    node_circuit(12_500 / 240, edition, ws)
    assert [(step.label, step.cite) for step in ws.steps] == [
        ("Node circuit, current with the continuous factor", "NEC 210.20(A); NEC 210.19(A)(1)"),
        ("Node circuit breaker, next standard size", "NEC 240.6(A)"),
        ("Conductor 4 AWG copper, ampacity at 60 °C terminals", "NEC Table 310.16; NEC 110.14(C)(1)"),
    ]
