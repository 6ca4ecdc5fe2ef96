"""Write docs/validation.md and its pictures: every published answer worked again, beside ours.

    python -m scripts.validation [--check]

`--check` writes nothing and fails where the files are not what they should be. The weather of the test box is no
part of the project: it lies in `weather/` of the folder that ASSESS_SAMPLES names.
"""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from scripts.build_coverage import HEAT, PUBLISHED, missed, suites
from scripts.validating import houses
from scripts.validating.loads import load_answers
from scripts.validating.page import validation_page
from scripts.validating.picture import Panel, picture

DOCS = Path(__file__).resolve().parent.parent / "docs"
HEATING_AND_COOLING = (
    Panel("Heating, MWh a year", ("heating",), 0, 8, 1),
    Panel("Cooling, MWh a year", ("cooling",), 0, 11, 1),
)
AIR = (
    Panel("Coldest hour, °C", ("coldest",), -20, 15, 5),
    Panel("Mean of the year, °C", ("mean",), 15, 35, 5),
    Panel("Hottest hour, °C", ("hottest",), 30, 80, 10),
)


def files(samples: Path) -> dict[str, str]:
    """Return the page and the pictures as they should be, by their path below docs/."""
    weather = houses.denver(samples)
    loads, floats = houses.loads(weather), houses.free_float(weather)
    counted = [
        (suite, suite.of - sum(case.suite == suite.key for case in missed(PUBLISHED / name)))
        for name in HEAT
        for suite in suites(PUBLISHED / name)
    ]
    page = validation_page(
        load_answers(),
        missed(PUBLISHED),
        counted,
        loads,
        [*houses.manual_j_lines()],
        [*houses.manual_j_peer()],
    )
    return {
        "validation.md": page,
        "images/bestest-loads.svg": picture(
            "ASHRAE 140, cases 600 to 995: heating and cooling", loads, HEATING_AND_COOLING, "accepted by the Standard"
        ),
        "images/bestest-free-float.svg": picture("ASHRAE 140, free float: air", floats, AIR, ""),
    }


def main(words: Sequence[str]) -> int:
    """Write the files, or check them."""
    named = os.environ.get("ASSESS_SAMPLES")
    if not named:
        sys.stderr.write("set ASSESS_SAMPLES to the folder of field samples: the box stands in the weather of Denver\n")
        return 2
    stale = []
    for name, text in files(Path(named)).items():
        path = DOCS / name
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            stale.append(name)
            if "--check" not in words:
                path.write_text(text, encoding="utf-8")
    for name in stale:
        print(f"{name} {'is not current' if '--check' in words else 'written'}")
    return 1 if stale and "--check" in words else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
