"""The transformer: homes peak apart, nodes stand in it whole."""

from collections.abc import Callable

import pytest

from assess.findings import Severity
from assess.intake import Home
from assess.thermal.inputs import Inputs
from assess.worksheet import Worksheet
from assess.worksheet.recompute import recompute
from assess.year.neighborhood import loading, neighborhood

MakeHome = Callable[..., Home]


def test_a_loading_by_hand(home: MakeHome) -> None:
    """Five homes of 8 kVA are 40, together 40 ÷ 2.2; one node of 12.5 kVA; of 50 kVA."""
    found = loading(Inputs(home(), Worksheet()), kva=50, homes=5, nodes=1, node_va=12_500, peak_va=8_000)
    assert found.homes_kva == pytest.approx(5 * 8 / 2.2)
    assert found.share == pytest.approx((5 * 8 / 2.2 + 12.5) / 50)


def test_every_node_adds_all_of_itself(home: MakeHome) -> None:
    """Two nodes are two nodes: they do not take turns."""
    one, two = (loading(Inputs(home(), Worksheet()), kva=50, homes=5, nodes=n, node_va=12_500) for n in (1, 2))
    assert two.nodes_kva == 2 * one.nodes_kva == 25
    assert two.homes_kva == one.homes_kva


@pytest.mark.parametrize(
    ("kva", "severity", "words"),
    [
        (75, Severity.NOTE, "within its nameplate"),
        (25, Severity.WARNING, "less rest"),
        (15, Severity.WARNING, "even for"),
    ],
)
def test_the_finding_says_what_the_loading_means(home: MakeHome, kva: float, severity: Severity, words: str) -> None:
    """Within the nameplate, above it, and above what is let happen for hours."""
    there = home(service={"transformer_kva": kva, "homes_on_transformer": 5})
    [found] = neighborhood(Inputs(there, Worksheet()), 12_500)
    assert found.severity is severity
    assert words in found.means
    assert found.cure


@pytest.mark.parametrize(
    ("service", "field"),
    [
        ({}, "service.transformer_kva"),
        ({"transformer_kva": 50}, "service.homes_on_transformer"),
        ({"homes_on_transformer": 8}, "service.transformer_kva"),
    ],
)
def test_what_is_not_known_is_said(home: MakeHome, service: dict[str, float], field: str) -> None:
    """Size or number of homes: the caveat names the field."""
    [found] = neighborhood(Inputs(home(service=service), Worksheet()), 12_500)
    assert found.field == field
    assert "not known" in found.says


def test_its_working_can_be_done_again(home: MakeHome) -> None:
    """Each step recomputed from its operands is equal."""
    ws = Worksheet()
    loading(Inputs(home(), ws), kva=50, homes=7, nodes=2, node_va=12_500)
    assert len(ws.steps) > 6
    assert all(recompute(step) == pytest.approx(step.value) for step in ws.steps)
