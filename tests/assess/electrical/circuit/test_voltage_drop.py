from typing import Any

import pytest

from assess.electrical import CircuitConditions
from assess.electrical.circuit.voltage_drop import Drop, Run, first_within, run_of, voltage_drop, within
from assess.records import Basis
from assess.rulebook import Edition
from assess.worksheet import Worksheet, recompute


def run(current_a: float = 50, **known: Any) -> Run:
    """Return a run of 100 ft at 240 V and unity power factor, in PVC."""
    usual = {"circuit_length_ft": 100, "volts": 240, "power_factor": 1, "raceway": "pvc_40"}
    found = run_of(current_a, CircuitConditions(**{**usual, **known}))
    assert found is not None
    return found


def test_the_drop_is_that_of_both_conductors(edition: Edition) -> None:
    """2 x 50 A x 0.49 ohm/kft x 0.1 kft = 4.9 V of 240 V, and 1 % before it."""
    found = voltage_drop("6", "copper", run(feeder_drop_pct=1), edition, Worksheet())
    assert found is not None
    assert [found.branch_pct, found.total_pct] == pytest.approx([2.0417, 3.0417], abs=1e-4)


@pytest.mark.parametrize(
    ("raceway", "drop_pct"),
    [
        ("pvc_80", 0.9 * 0.78 + 0.4359 * 0.052),
        ("cable", 0.9 * 0.78 + 0.4359 * 0.052),
        ("emt", 0.9 * 0.78 + 0.4359 * 0.065),
        ("rmc", 0.9 * 0.78 + 0.4359 * 0.065),
        (None, 0.9 * 0.78 + 0.4359 * 0.065),
    ],
)
def test_reactance_depends_on_the_raceway(edition: Edition, raceway: str | None, drop_pct: float) -> None:
    """Steel loses more; a raceway that is not stated is taken for steel. 10 A over 1,000 ft at 2,000 V is Z in %."""
    one = run(10, raceway=raceway, power_factor=0.9, circuit_length_ft=1_000, volts=2_000)
    found = voltage_drop("8", "copper", one, edition, Worksheet())
    assert found is not None
    assert found.branch_pct == pytest.approx(drop_pct, abs=1e-4)


@pytest.mark.parametrize("missing", ["circuit_length_ft", "volts", "power_factor"])
def test_without_length_volts_or_power_factor_there_is_no_run(missing: str) -> None:
    """What is not known is not calculated."""
    known: dict[str, Any] = {"circuit_length_ft": 100, "volts": 240, "power_factor": 1}
    del known[missing]
    assert run_of(50, CircuitConditions(**known)) is None


def test_a_size_that_the_table_does_not_have_is_not_calculated(edition: Edition) -> None:
    """The table of impedances ends at 250 kcmil here, and has no 14 AWG in aluminum."""
    sheet = Worksheet()
    assert voltage_drop("500", "copper", run(), edition, sheet) is None
    assert voltage_drop("14", "aluminum", run(), edition, sheet) is None


def test_the_recommendation_holds_for_branch_and_total(edition: Edition) -> None:
    """3 % and 5 %, the limits themselves included."""
    assert within(Drop(3, None), edition)
    assert within(Drop(3, 5), edition)
    assert not within(Drop(3.1, None), edition)
    assert not within(Drop(2, 5.1), edition)


def test_the_first_size_that_loses_little_enough(edition: Edition) -> None:
    """200 ft at 50 A: 6 AWG loses 4.1 %, 4 AWG 2.6 %; with 3 % up to the panel only 2 AWG stays below 5 %."""
    sizes = edition.rules.conductor_ampacity.sizes
    assert first_within(sizes, "copper", run(circuit_length_ft=200), edition)[0] == "4"
    # 2 x 50 x 0.25 x 0.2 / 240 = 2.083 %, 2 x 50 x 0.19 x 0.2 / 240 = 1.583 %
    assert first_within(sizes, "copper", run(circuit_length_ft=200, feeder_drop_pct=3), edition)[0] == "2"
    assert first_within(sizes, "copper", run(circuit_length_ft=9_000), edition) == (None, None)


def test_the_working_is_computed_again(edition: Edition) -> None:
    """Resistance, reactance, volts and percent: every line."""
    ws = Worksheet()
    voltage_drop("6", "aluminum", run(power_factor=0.85, feeder_drop_pct=1), edition, ws)
    assert len(ws.steps) == 12
    assert all(recompute(step) == step.value for step in ws.steps)
    assert {step.cite for step in ws.steps if step.unit == "%"} >= {"NEC 210.19, informational note"}


@pytest.mark.parametrize(
    ("raceway", "where", "note"), [("pvc_40", "plastic", None), (None, "steel", "steel loses most")]
)
def test_the_raceway_and_how_things_were_known_are_written(
    edition: Edition, raceway: str | None, where: str, note: str | None
) -> None:
    """Whoever checks the drop sees which column was read, and what was only told."""
    ws, bases = Worksheet(), {"feeder_drop_pct": Basis.MEASURED, "circuit_length_ft": Basis.ASSUMED}
    voltage_drop("6", "copper", run(raceway=raceway, feeder_drop_pct=1, bases=bases), edition, ws)
    steps = {step.label: step for step in ws.steps}
    assert {f"Resistance in {where}", f"Reactance in {where}"} <= steps.keys()
    assert (note or "") in (steps[f"Resistance in {where}"].note or "")
    assert steps["Voltage drop up to the panel"].basis is Basis.MEASURED
    assert steps["Length of the circuit"].basis is Basis.ASSUMED
