"""The conversions kept in codes/ are those of pint, and all that the intake can ask for."""

import csv
from pathlib import Path

from pint import UnitRegistry

from assess.units import KINDS


def test_conversions_are_those_of_pint(repo: Path) -> None:
    """Every unit of every kind has its line, and pint, asked again, gives the same factor and offset."""
    with (repo / "codes" / "conversions.csv").open(newline="") as file:
        kept = {(row["unit"], row["into"]): row for row in csv.DictReader(file)}
    wanted = {(unit, kind.pint_unit) for kind in KINDS.values() for unit in kind.units if unit != kind.pint_unit}
    assert wanted | {("inch", "foot"), ("foot", "inch")} == set(kept)
    convert = UnitRegistry().convert
    for (unit, into), row in kept.items():
        offset = float(convert(0.0, unit, into))
        assert float(row["offset"]) == offset
        assert float(row["factor"]) == float(convert(1.0, unit, into)) - offset
