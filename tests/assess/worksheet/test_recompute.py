import pytest

from assess.findings import Operand, Step
from assess.worksheet import Worksheet, recompute


def every_verb() -> list[Step]:
    """Return one step of every verb, and of every way of looking up and choosing."""
    ws = Worksheet()
    ws.given("Volts", 240, "V")
    ws.product("Current", (12_500, "W"), over=[(240, "V"), (0.95, "power factor")], unit="A")
    ws.share("Heat", 15_000, 0.65, unit="VA")
    ws.total("Left", {"rating": 200.0, "more": 25.0}, less={"house": 89.5}, unit="A")
    ws.largest("Climate", {"cooling": 1_380, "heating": 3_600}, unit="VA")
    ws.largest("Nothing", {}, unit="VA")
    ws.tiered("Demand", 29_700, [(10_000, 1.0), (None, 0.4)], unit="VA")
    ws.lookup("Breaker", 65.1, [(60, 60), (70, 70)], key_unit="A", unit="A")
    ws.lookup("Capacity", 100, [(95, 1.0), (105, 0.947)], key_unit="°F", unit="", how="between")
    for test in (True, False):
        ws.choose("Share", test, 0.4, 0.65, unit="", because="four or more")
    return ws.steps


@pytest.mark.parametrize("step", every_verb(), ids=lambda s: s.label)
def test_a_step_is_computed_again_from_its_operands(step: Step) -> None:
    """Whoever holds the JSON can redo every line of the report."""
    assert recompute(step) == step.value


def test_a_step_that_was_read_back_is_computed_again_too() -> None:
    """Operands keep all they need through JSON."""
    for step in every_verb():
        assert recompute(Step.model_validate_json(step.model_dump_json())) == step.value


def test_a_false_line_is_found_out() -> None:
    """A value that does not follow from its operands differs from what is computed again."""
    step = Step(
        label="Calculated load",
        kind="total",
        operands=(Operand(name="house", value=21_480, unit="VA"), Operand(name="node", value=12_500, unit="VA")),
        working="21,480 + 12,500",
        value=21_480,
        unit="VA",
    )
    assert recompute(step) == 33_980 != step.value
