from typing import Any

import pytest
from pydantic import ValidationError

from assess.rulebook import Rules, load_edition
from assess.rulebook.rules import ConductorAmpacity, OvercurrentSizes, Tier

NEC = load_edition("nec/2023").rules


def changed(rule: str, **parts: Any) -> dict[str, Any]:
    """Return all rules as data, one of them changed."""
    data = NEC.model_dump()
    data[rule] |= parts
    return data


@pytest.mark.parametrize(
    "tiers",
    [
        [{"up_to_va": 10_000, "factor": 1.0}],  # not open-ended
        [{"factor": 1.0}, {"factor": 0.4}],  # two that are
        [{"up_to_va": 10_000, "factor": 1.0}, {"up_to_va": 8_000, "factor": 0.5}, {"factor": 0.4}],
        [{"up_to_va": 8_000, "factor": 1.0}, {"up_to_va": 8_000, "factor": 0.5}, {"factor": 0.4}],
    ],
)
def test_tiers_ascend_and_the_last_is_open_ended(tiers: list[dict[str, float]]) -> None:
    """A load that no tier takes, or that two take, is a slip of the pen."""
    with pytest.raises(ValidationError, match="tiers must ascend"):
        Rules.model_validate(changed("optional_dwelling", tiers=tiers))


@pytest.mark.parametrize("factor", [40, -0.4, 1.01])
def test_a_demand_factor_is_a_share(factor: float) -> None:
    """40 for 40 % would be forty times the load."""
    with pytest.raises(ValidationError, match="factor"):
        Tier(factor=factor)


def test_standard_sizes_ascend() -> None:
    """The next size up is looked for in order."""
    data = NEC.overcurrent_sizes.model_dump() | {"sizes_a": [60, 80, 70]}
    with pytest.raises(ValidationError, match="sizes_a must ascend"):
        OvercurrentSizes.model_validate(data)


@pytest.mark.parametrize("row", [2, 5])
def test_ampacity_ascends_with_size_and_temperature(row: int) -> None:
    """Two columns in the wrong order, or a size that carries less than a smaller one."""
    rows = NEC.conductor_ampacity.model_dump()["rows"]
    rows[row]["copper"] = rows[row]["copper"][::-1]
    with pytest.raises(ValidationError, match="ampacities of copper must ascend"):
        ConductorAmpacity.model_validate(NEC.conductor_ampacity.model_dump() | {"rows": rows})


def test_a_size_that_is_in_no_table_is_refused() -> None:
    """A misspelt small conductor would be protected by nothing."""
    small = {"coper 14": NEC.overcurrent_sizes.small_conductors["copper 14"].model_dump()}
    with pytest.raises(ValidationError, match="the conductor table has no coper 14"):
        Rules.model_validate(changed("overcurrent_sizes", small_conductors=small))
    rows = [{"rating_a": 100, "copper": "04", "aluminum": "2"}]
    with pytest.raises(ValidationError, match="the conductor table has no 04"):
        Rules.model_validate(changed("dwelling_service_conductors", rows=rows))


@pytest.mark.parametrize(("circuit_a", "column_c"), [(70, 60), (100, 60), (110, 75), (400, 75)])
def test_terminals_decide_the_column(circuit_a: float, column_c: float) -> None:
    """110.14(C)(1): circuits to 100 A in the 60 °C column, larger ones in that of 75 °C."""
    table = NEC.conductor_ampacity
    assert table.columns_c[table.column(circuit_a)] == column_c


def test_a_rule_without_a_clause_is_refused() -> None:
    """Nothing in a report is without its source."""
    with pytest.raises(ValidationError, match="cite"):
        Rules.model_validate(changed("surge_protection", cite=""))
