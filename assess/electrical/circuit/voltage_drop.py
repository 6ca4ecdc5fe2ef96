"""The voltage that a circuit loses on its way, by resistance and reactance of its conductors."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from assess.electrical.circuit.circuit_conditions import CircuitConditions
from assess.rulebook import Edition, load_reference
from assess.rulebook.rules import ImpedanceRow, Material
from assess.worksheet import Worksheet

_PVC, _STEEL = 0, -1  # places of a raceway among the resistances of a row
_STEEL_RACEWAYS = {"emt", "rmc", None}  # one that is not stated is taken for steel, which loses most


@dataclass(frozen=True, slots=True)
class Drop:
    """What is lost on the branch circuit, and from the service on [% of the voltage]; None is not known."""

    branch_pct: float
    total_pct: float | None


@dataclass(frozen=True, slots=True)
class Run:
    """A circuit's current without its continuous factor, its length, volts and power factor."""

    current_a: float
    length_ft: float
    volts: float
    power_factor: float
    conditions: CircuitConditions


def run_of(current_a: float, conditions: CircuitConditions) -> Run | None:
    """Return the run; None where length, volts or power factor are not known."""
    length_ft, volts, factor = conditions.circuit_length_ft, conditions.volts, conditions.power_factor
    if length_ft is None or volts is None or factor is None:
        return None
    return Run(current_a, length_ft, volts, factor, conditions)


def voltage_drop(size: str, material: Material, run: Run, edition: Edition, ws: Worksheet) -> Drop | None:
    """Return the voltage drop on a conductor; None for a size the table of impedances does not have."""
    rule = edition.rule(edition.rules.voltage_drop)
    row = next((row for row in rule.rows if row.size == size), None)
    if row is None or resistance(row, material, run) is None:
        return None
    reference, conditions = load_reference("reference/conductors"), run.conditions
    impedance = _impedance(row, material, run, rule.table_cite, ws)
    length = ws.given("Length of the circuit", run.length_ft, "ft", basis=conditions.basis("circuit_length_ft"))
    lost = ws.product(
        "Voltage lost, out and back",
        reference.figure("circuit.conductors"),
        (run.current_a, "A"),
        (impedance, "Ω/kft"),
        (length, "ft"),
        over=[reference.figure("length.feet")],
        unit="V",
        cite=rule.table_cite,
    )
    stated = conditions.feeder_drop_pct is not None
    branch_pct = ws.product(
        "Voltage drop of the branch circuit",
        (lost, "V"),
        reference.figure("percent.whole"),
        over=[(run.volts, "V")],
        unit="%",
        cite=rule.cite,
        note=None if stated else "the drop up to the panel is not stated, so the total is not calculated",
    )
    if conditions.feeder_drop_pct is None:
        return Drop(branch_pct, None)
    feeder = ws.given(
        "Voltage drop up to the panel", conditions.feeder_drop_pct, "%", basis=conditions.basis("feeder_drop_pct")
    )
    parts = {"branch": branch_pct, "feeder": feeder}
    total_pct = ws.total("Voltage drop from the service on", parts, unit="%", cite=rule.total.cite)
    return Drop(branch_pct, total_pct)


def within(drop: Drop, edition: Edition) -> bool:
    """Return whether a drop is no more than what is recommended, so far as it is known."""
    rule = edition.rules.voltage_drop
    return drop.branch_pct <= rule.branch.value and (drop.total_pct or 0.0) <= rule.total.value


def first_within(
    sizes: Sequence[str], material: Material, run: Run, edition: Edition
) -> tuple[str, Drop] | tuple[None, None]:
    """Return the first of some sizes, smallest first, that loses no more than is recommended, and its drop."""
    silent = Worksheet(recording=False)
    for size in sizes:
        drop = voltage_drop(size, material, run, edition, silent)
        if drop is not None and within(drop, edition):
            return size, drop
    return None, None


def resistance(row: ImpedanceRow, material: Material, run: Run) -> float | None:
    """Return the resistance of a row in the run's raceway [Ω/kft]; None where it has none of this material."""
    several = row.copper if material == "copper" else row.aluminum
    return None if several is None else several[_STEEL if _in_steel(run) else _PVC]


def _in_steel(run: Run) -> bool:
    return run.conditions.raceway in _STEEL_RACEWAYS


def _impedance(row: ImpedanceRow, material: Material, run: Run, cite: str, ws: Worksheet) -> float:
    """Return what the current meets, at its power factor [Ω/kft]."""
    where = "steel" if _in_steel(run) else "plastic"
    note = "the raceway is not stated; steel loses most" if run.conditions.raceway is None else None
    reactance = row.x_steel if _in_steel(run) else row.x_nonmagnetic
    r = ws.given(f"Resistance in {where}", resistance(row, material, run), "Ω/kft", cite=cite, note=note)
    x = ws.given(f"Reactance in {where}", reactance, "Ω/kft", cite=cite)
    factor = ws.given("Power factor", run.power_factor)
    sine = ws.given("Sine of its angle", sqrt(max(0.0, 1 - factor * factor)), note="root of 1 less its square")
    parts = {
        "resistance": ws.product("Resistance, in phase", (r, "Ω/kft"), (factor, "power factor"), unit="Ω/kft"),
        "reactance": ws.product("Reactance, across it", (x, "Ω/kft"), (sine, "sine"), unit="Ω/kft"),
    }
    return ws.total("Effective impedance", parts, unit="Ω/kft", cite=cite)
