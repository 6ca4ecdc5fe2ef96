import pytest

from assess.electrical.supply.transformer import transformer_finding
from assess.findings import Finding
from assess.intake import Home
from assess.worksheet import Worksheet


def told(node_va: float = 12_500, **service: float) -> tuple[list[Finding], dict[str, float]]:
    """Return the findings on a transformer and the steps by label."""
    sheet = Worksheet()
    found = list(transformer_finding(Home.model_validate({"service": service}), node_va, sheet))
    return found, {step.label: step.value for step in sheet.steps}


@pytest.mark.parametrize(
    ("kva", "homes", "part", "each", "over"), [(25, 4, 0.5, 6.25, True), (50, 3, 0.25, 50 / 3, False)]
)
def test_the_share_is_given_in_numbers(kva: float, homes: int, part: float, each: float, *, over: bool) -> None:
    """12.5 kVA are half of a 25 kVA transformer, twice a home's even share of 6.25 kVA."""
    (found,), steps = told(transformer_kva=kva, homes_on_transformer=homes)
    assert steps["Share of the transformer that the node takes"] == pytest.approx(part)
    assert steps["Share of the transformer for each home"] == pytest.approx(each)
    assert ("less than the node takes" in found.means) is over
    assert f"feeds {homes} homes" in found.says


def test_a_transformer_of_ones_own_has_a_share_too() -> None:
    """The node's part of it is told; how the utility loads it is not known."""
    (found,), steps = told(transformer_kva=25)
    assert steps["Share of the transformer that the node takes"] == pytest.approx(0.5)
    assert found.says.startswith("The utility transformer has 25\N{THIN SPACE}kVA: the node alone takes 50% of it")


def test_a_shared_transformer_of_unknown_size_asks_for_it() -> None:
    """There is no number to give."""
    (found,), steps = told(homes_on_transformer=6)
    assert (found.field, steps) == ("service.transformer_kva", {})


@pytest.mark.parametrize("service", [{}, {"homes_on_transformer": 1}])
def test_silence_and_a_home_alone_are_not_spoken_of(service: dict[str, float]) -> None:
    """Nothing is known that could be told."""
    assert told(**service) == ([], {})
