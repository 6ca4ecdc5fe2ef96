"""Write codes/conversions.csv: every conversion the intake can ask for, as pint computes it.

pint's registry takes half a second to load, on every command, to learn that a foot has twelve inches. So it is
asked once, here; a test asks it again and compares. Run this after adding a unit to assess/units/kinds.py.
"""

import csv
from pathlib import Path

from assess.units import KINDS
from assess.units.conversion import line_by_pint

TARGET = Path(__file__).parent.parent / "codes" / "conversions.csv"


def pairs() -> list[tuple[str, str]]:
    """Return every pair of units, by pint's names, that a measured type may have to convert."""
    wanted = {(unit, kind.pint_unit) for kind in KINDS.values() for unit in kind.units}
    return sorted(pair for pair in wanted | {("inch", "foot"), ("foot", "inch")} if pair[0] != pair[1])


def main() -> None:
    """Write the file and say how many lines it has."""
    with TARGET.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["unit", "into", "factor", "offset"])
        for unit, into in pairs():
            factor, offset = line_by_pint(unit, into)
            writer.writerow([unit, into, repr(factor), repr(offset)])
    print(f"{len(pairs())} conversions written to {TARGET.name}")


if __name__ == "__main__":
    main()
