from typing import Any

import pytest

from assess.electrical import CircuitConditions
from assess.electrical.circuit.ampacity import Asked, Conductor, conductor_in, correction_factors, place_of, row_named
from assess.records import Basis
from assess.rulebook import Edition
from assess.rulebook.rules import Material
from assess.worksheet import Worksheet


def rated(size: str, material: Material, breaker_a: float, edition: Edition, **known: Any) -> Conductor:
    """Return a size in its place."""
    conditions, ws = CircuitConditions(**known), Worksheet()
    row = row_named(size, edition)
    assert row is not None
    place = place_of(breaker_a, conditions, correction_factors(conditions, edition, ws), edition)
    return conductor_in(row, place, material, edition, ws)


@pytest.mark.parametrize(
    ("known", "ambient", "bundling"),
    [
        ({}, 1, 1),
        ({"circuit_ambient_f": 86}, 1, 1),
        ({"circuit_ambient_f": 87}, 0.96, 1),  # 30.6 °C
        ({"circuit_ambient_f": 104}, 0.91, 1),
        ({"circuit_ambient_f": 50}, 1.15, 1),
        ({"circuit_ambient_f": 185}, 0.29, 1),
        ({"above_roof_in": 0}, 0.65, 1),  # 30 + 33 °C
        ({"circuit_ambient_f": 95, "above_roof_in": 0.5}, 0.58, 1),  # 35 + 33 °C
        ({"circuit_ambient_f": 130, "above_roof_in": 0.5}, 0, 1),  # 87 °C
        ({"conductors_in_raceway": 3}, 1, 1),
        ({"conductors_in_raceway": 4}, 1, 0.8),
        ({"conductors_in_raceway": 9}, 1, 0.7),
        ({"conductors_in_raceway": 40}, 1, 0.4),
        ({"conductors_in_raceway": 41}, 1, 0.35),
        ({"conductors_in_raceway": 60}, 1, 0.35),
    ],
)
def test_the_factors_are_those_of_the_tables(
    edition: Edition, known: dict[str, Any], ambient: float, bundling: float
) -> None:
    """Bands are read for the 90 °C column, and a temperature between two of them belongs to the hotter."""
    found = correction_factors(CircuitConditions(**known), edition, Worksheet())
    assert found == (ambient, bundling)


def test_a_correction_never_lifts_a_conductor_above_its_terminals(edition: Edition) -> None:
    """In a cold place 6 AWG would carry 75 x 1.15 A, its terminals still 55 A."""
    found = rated("6", "copper", 60, edition, circuit_ambient_f=40)
    assert [found.corrected_a, found.ampacity_a] == pytest.approx([86.25, 55])


@pytest.mark.parametrize(
    ("size", "material", "known", "largest_a"),
    [
        ("6", "copper", {}, 60),  # 55 A is no standard size
        ("8", "copper", {}, 40),  # 40 A is one
        ("12", "copper", {"terminals_75c": True}, 20),  # 25 A at 75 °C, but a small conductor
        ("10", "aluminum", {"terminals_75c": True}, 25),
        ("12", "copper", {"conductors_in_raceway": 20}, 15),  # 30 x 0.50 = 15 A counts before the 20 A of its size
    ],
)
def test_the_breaker_protects_what_is_left(
    edition: Edition, size: str, material: Material, known: dict[str, Any], largest_a: float
) -> None:
    """The next standard size above the ampacity, and never above that of a small conductor."""
    assert rated(size, material, 60, edition, **known).largest_breaker_a == largest_a


@pytest.mark.parametrize(
    ("written", "size"),
    [
        ("6", "6"),
        ("#6 AWG", "6"),
        ("4/0", "4/0"),
        ("250 kcmil", "250"),
        ("6/2", "6"),
        ("6-3 NM-B with ground", "6"),
        ("10/2 NM", "10"),
        ("4/0-4/0-2/0 SER", "4/0"),
        ("5", None),
        ("thick", None),
        ("16 mm²", None),
    ],
)
def test_a_wire_is_read_as_people_write_it(edition: Edition, written: str, size: str | None) -> None:
    """Size alone, with its unit, or with the number of conductors of a cable."""
    row = row_named(written, edition)
    assert (None if row is None else row.size) == size


def test_a_refusal_says_which_check_failed(edition: Edition) -> None:
    """One after the other: terminals, correction, protection."""
    six = rated("6", "copper", 60, edition, conductors_in_raceway=10)  # 55 A, 37.5 A after correction, 40 A breaker
    assert Asked(60, 30, 40).refusal(six) == "55 A at its terminals, and 60 A are needed"
    assert Asked(50, 40, 50).refusal(six) == "37.5 A after correction, and 40 A flow"
    assert Asked(45, 36, 45).refusal(six) == "not protected by 45 A, but by 40 A at most"
    assert Asked(40, 32, 40).refusal(six) == ""


def test_a_size_that_a_material_does_not_have_is_no_conductor(edition: Edition) -> None:
    """14 AWG is not made in aluminum."""
    with pytest.raises(LookupError, match="no 14 in aluminum"):
        rated("14", "aluminum", 15, edition)


def test_the_heat_above_a_roof_is_written(edition: Edition) -> None:
    """95 °F less 32 over 1.8 is 35 °C; 33 °C more within 7/8 in of the roof, by 310.15(B)(2)."""
    ws = Worksheet()
    correction_factors(CircuitConditions(circuit_ambient_f=95, above_roof_in=0.5), edition, ws)
    above, air_c, height, roof, factor = ws.steps[1:6]
    assert [operand.name for operand in above.operands] == ["air", "zero"]
    assert [(step.value, step.unit) for step in (above, air_c, height)] == [(63, "°F"), (35, "°C"), (0.5, "in")]
    assert (roof.value, roof.unit, roof.cite) == (68, "°C", "NEC 310.15(B)(2)")
    assert (factor.label, factor.value) == ("Factor for ambient temperature", 0.58)


def test_what_was_measured_is_marked_so(edition: Edition) -> None:
    """How the air and the height came to be known stands beside them."""
    ws, told = Worksheet(), {"circuit_ambient_f": Basis.MEASURED, "above_roof_in": Basis.TOLD}
    correction_factors(CircuitConditions(circuit_ambient_f=95, above_roof_in=0.5, bases=told), edition, ws)
    bases = {step.label: step.basis for step in ws.steps if step.basis is not None}
    assert bases["Hottest air along the circuit"] is Basis.MEASURED
    assert bases["Height above the roof"] is Basis.TOLD


def test_air_hotter_than_the_table_allows_no_conductor(edition: Edition) -> None:
    """54.4 + 33 °C are beyond its last band, and the working says so."""
    ws = Worksheet()
    correction_factors(CircuitConditions(circuit_ambient_f=130, above_roof_in=0.5), edition, ws)
    (factor,) = (step for step in ws.steps if step.label == "Factor for ambient temperature")
    assert (factor.value, factor.note) == (0, "hotter than the table goes: no conductor is allowed")


def test_the_limit_of_a_small_wire_is_written(edition: Edition) -> None:
    """12 and 10 AWG copper may have 20 and 30 A whatever their ampacity; 2023 moved both down one, below 14 AWG CCA."""
    for size, limit_a, cite in (("12", 20, "NEC 240.4(D)(6)"), ("10", 30, "NEC 240.4(D)(8)")):
        ws, conditions = Worksheet(), CircuitConditions(terminals_75c=True)
        row = row_named(size, edition)
        assert row is not None
        place = place_of(60, conditions, correction_factors(conditions, edition, ws), edition)
        conductor_in(row, place, "copper", edition, ws)
        last = ws.steps[-1]
        assert (last.label, last.value, last.unit) == (f"{size} AWG copper, largest breaker", limit_a, "A")
        assert last.cite == cite
