from typing import Any

import pytest

from assess.electrical import CircuitConditions
from assess.electrical.circuit.raceway import raceway_size
from assess.rulebook import Edition
from assess.worksheet import Worksheet


@pytest.mark.parametrize(
    ("size", "grounding", "raceway", "found"),
    [
        ("4", "8", "emt", "3/4 in EMT"),  # 0.2014 in² / 0.40 = 0.504 in² of 0.533 in²
        ("4", "8", "pvc_80", "1 in PVC schedule 80"),  # 0.409 in² in 3/4 are too little
        ("6", "10", "emt", "3/4 in EMT"),  # 0.1225 / 0.40 = 0.306 in², of 1/2 in 0.304
        ("6", "10", "rmc", "1/2 in RMC"),  # 0.314 in²
        ("250", "4", "pvc_40", "2 in PVC schedule 40"),  # 0.8764 / 0.40 = 2.191 in²
        ("500", "2", "emt", None),  # 1.5304 / 0.40 = 3.826 in², and the table ends at 3.356
        ("4", "8", "cable", None),
        ("4", "8", None, None),
        ("600", "1", "emt", None),
    ],
)
def test_the_smallest_trade_size_that_holds_them(
    edition: Edition, size: str, grounding: str, raceway: Any, found: str | None
) -> None:
    """Two conductors and their ground may fill 40 %."""
    conditions = CircuitConditions(raceway=raceway)
    assert raceway_size(size, grounding, conditions, edition, Worksheet()) == found
