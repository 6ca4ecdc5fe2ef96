"""A house by its loads, as the published examples give them."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from assess.electrical.methods.calculation import connected_va, house_va
from assess.electrical.methods.case import Case
from assess.electrical.methods.choice import Method
from assess.electrical.methods.connected import connected
from assess.findings import Step
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import load_edition
from assess.worksheet import Worksheet

NO_NODE = NodePower.model_validate(dict.fromkeys(NodePower.model_fields, 0))
Work = Callable[..., dict[str, Step]]


def worked_house(
    method: str, dwelling: dict[str, Any], loads: Sequence[dict[str, Any]], **sections: Any
) -> dict[str, Step]:
    """Return the steps of a house alone by a method, by label; scripts/validating asks for the same."""
    data = {"dwelling": dwelling, "loads": list(loads), "hvac": {"systems": []}, **sections}
    home, ws = Home.model_validate(data), Worksheet()
    house = connected(home, ws)
    case = Case(home, NO_NODE, NO_NODE, load_edition("nec/2023"), Method(method), 240.0, house)
    start_va = connected_va(case, ws)
    assert (start_va is None, house.missing) == (False, ())
    house_va(case, start_va or 0.0, ws)
    return {step.label: step for step in ws.steps}


@pytest.fixture
def work() -> Work:
    """Return a function that works a house alone by a method, and returns the steps by label."""
    return worked_house
