"""The node's circuit against worked examples of others: chargers, derating, grounding conductors, raceways, drops.

Sources, each named at its test, were read as web pages. Where a page rounds, the tolerance is its last digit.
"""

import pytest

from assess.electrical import CircuitConditions
from assess.electrical.circuit.ampacity import conductor_in, correction_factors, place_of, row_named
from assess.electrical.circuit.grounding import grounding_size, increased_size
from assess.electrical.circuit.node_circuit import node_circuit
from assess.electrical.circuit.voltage_drop import run_of, voltage_drop
from assess.rulebook import load_edition
from assess.rulebook.rules import Material
from assess.worksheet import Worksheet

EDITION = load_edition("nec/2023")
SILENT = Worksheet(recording=False)


@pytest.mark.parametrize(
    ("current_a", "cable", "material", "breaker_a", "conductor", "grounding"),
    [
        (48, False, "copper", 60, "6 AWG copper", "10 AWG copper"),
        (48, False, "aluminum", 60, "4 AWG aluminum", None),
        (48, True, "copper", 60, "4 AWG copper", None),
        (48, True, "aluminum", 60, "3 AWG aluminum", None),
        (60, False, "copper", 80, "4 AWG copper", "8 AWG copper"),
        (60, True, "copper", 80, "3 AWG copper", None),
    ],
)
def test_circuits_of_48_and_60_a_chargers(
    *, current_a: float, cable: bool, material: Material, breaker_a: float, conductor: str, grounding: str | None
) -> None:
    """intrysys.com/tools/electrical/ev-charger-calculator, 48 A and 60 A: continuous loads as the node is.

    Its aluminum at 60 A (2 AWG, and 1 AWG in cable) is left out: it asks for the ampacity of the whole breaker,
    where 75 A behind 80 A are allowed.
    """
    conditions = CircuitConditions(terminals_75c=True, raceway="cable" if cable else "emt")
    found = node_circuit(current_a, EDITION, SILENT, material=material, conditions=conditions)
    assert (found.breaker_a, found.conductor) == (breaker_a, conductor)
    assert grounding in {None, found.grounding}


def test_six_gauge_cable_does_not_do_for_48_a() -> None:
    """forums.mikeholt.com/threads/ev-charger.2572317: 55 A are not 60 A, though a 60 A breaker would protect them."""
    found = node_circuit(48, EDITION, SILENT, conditions=CircuitConditions(raceway="cable"))
    assert found.conductor == "4 AWG copper"
    assert found.other == "3 AWG aluminum"


@pytest.mark.parametrize(
    ("size", "air_f", "together", "ampacity_a"),
    [
        # electricalexamacademy.com/blog/2016/8/23/table-31015b16: 12 AWG THHN with 20 others, 50 % of 30 A
        ("12", 86, 20, 15.0),
        # forums.mikeholt.com/threads/derating-adjusment.111900: four 12 AWG THHN, 80 % of 30 A
        ("12", 86, 4, 24.0),
        # stallcupeducation.learnworlds.com/blog/applying-correction-factors-article: 10 AWG at 120 °F, 82 % of 40 A
        ("10", 120, 3, 32.8),
        # jade1.com/newsletter/2008/07/code_change_OR.html: 105 °F leave 87 % of a 90 °C conductor; 3 AWG has 115 A
        ("3", 105, 3, 100.05),
    ],
)
def test_derated_ampacities(size: str, air_f: float, together: int, ampacity_a: float) -> None:
    """Hot air and company, from the 90 °C column."""
    conditions = CircuitConditions(circuit_ambient_f=air_f, conductors_in_raceway=together)
    place = place_of(100, conditions, correction_factors(conditions, EDITION, SILENT), EDITION)
    row = row_named(size, EDITION)
    assert row is not None
    assert conductor_in(row, place, "copper", EDITION, SILENT).corrected_a == pytest.approx(ampacity_a, abs=0.01)


# wiresizecalculator.net/tables/correctionfactors.htm: to °C; factors of 60, 75 and 90 °C insulation.
FACTORS = """\
25 1.08 1.05 1.04
30 1 1 1
35 0.91 0.94 0.96
40 0.82 0.88 0.91
45 0.71 0.82 0.87
50 0.58 0.75 0.82
55 0.41 0.67 0.76
"""


def test_the_table_of_ambient_factors_is_that_of_the_copy() -> None:
    """The bands both have; the copy is of 2011 to 2017 and has wider ones above 60 °C."""
    bands = {band.up_to: band.factors for band in EDITION.rules.ambient_correction.bands}
    for line in FACTORS.splitlines():
        up_to, *factors = map(float, line.split())
        assert bands[up_to] == tuple(factors)


@pytest.mark.parametrize(
    ("base", "smallest", "used", "grown"),
    [
        # inwindustrialtraining.com/post/code-talk-episode-32-notes: 250 to 350 kcmil, 4 AWG to 58,436 cmil: 2 AWG
        ("4", "250", "350", "2"),
        # mepanet.com/287/proportionately-increase-equipment-grounding-conductor: 8 to 1 AWG, 52,617 cmil: 3 AWG
        ("10", "8", "1", "3"),
        # the same page: 3/0 AWG to 500 kcmil, 77,933 cmil: 1 AWG
        ("6", "3/0", "500", "1"),
        # the same page: 12 AWG to 1/0 AWG, one to one
        ("12", "12", "1/0", "1/0"),
        # ecmag.com, "Equipment Grounding, Controls", code question of the day: 12 AWG to 6 AWG
        ("12", "12", "6", "6"),
    ],
)
def test_grounding_conductors_increased_in_proportion(base: str, smallest: str, used: str, grown: str) -> None:
    """Ratio of areas times area, next size up."""
    assert increased_size(base, smallest, used, "copper", EDITION, SILENT) == grown


@pytest.mark.parametrize(("breaker_a", "size"), [(20, "12"), (50, "10"), (200, "6"), (300, "4")])
def test_the_grounding_conductors_those_examples_start_from(breaker_a: float, size: str) -> None:
    """The same pages: before any increase."""
    assert grounding_size(breaker_a, "copper", EDITION, SILENT) == size


def test_the_areas_of_a_fill_example() -> None:
    """steeltubeinstitute.org/resources/post-4: 3 of 12, 4 of 10, 8 of 8 AWG are 0.4171 in², and want 1-1/4 in EMT."""
    rule = EDITION.rules.raceway_fill
    areas, emt = dict(rule.conductors), dict(rule.raceways["emt"])
    filled = 3 * areas["12"] + 4 * areas["10"] + 8 * areas["8"]
    assert filled == pytest.approx(0.4171, abs=5e-5)
    share = rule.more.value / 100
    assert [share * emt["1"], share * emt["1-1/4"]] == pytest.approx([0.346, 0.598], abs=5e-4)
    assert share * emt["1"] < filled <= share * emt["1-1/4"]


@pytest.mark.parametrize(("material", "volts"), [("copper", 14.755), ("aluminum", 21.385)])
def test_a_voltage_drop_by_table_9(material: Material, volts: float) -> None:
    """lornmac.com/voltageDropCh9Table9.html: 65 A, 1,000 ft of 2/0 AWG in steel, 480 V, power factor 0.85."""
    conditions = CircuitConditions(raceway="rmc", circuit_length_ft=1_000, volts=480, power_factor=0.85)
    run = run_of(65, conditions)
    assert run is not None
    found = voltage_drop("2/0", material, run, EDITION, SILENT)
    assert found is not None
    assert found.branch_pct * 480 / 100 == pytest.approx(volts, abs=0.01)  # the page rounds its impedances
