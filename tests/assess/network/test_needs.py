from math import comb

import pytest

from assess.intake import Internet, NodeRequest
from assess.network import NetworkRules, load_network_rules

RULES = load_network_rules()


def at_most(k: int, n: int, p: float) -> float:
    """Return the chance of at most k hits in n tries of chance p."""
    return sum(comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k + 1))


@pytest.mark.parametrize("row", RULES.samples.rows, ids=lambda row: f"{row.tests} tests")
def test_sample_rows_keep_their_promise(row: object) -> None:
    """The rank-th lowest of so many tests is below the percentile with 95 % confidence, and the next rank is not."""
    tests, share, rank = (getattr(row, name) for name in ("tests", "percentile", "rank"))
    assert at_most(rank - 1, tests, share / 100) <= 0.05
    assert at_most(rank, tests, share / 100) > 0.05


def test_sample_rows_start_as_soon_as_they_can() -> None:
    """One test fewer allows no bound of that percentile at all."""
    for percentile in {row.percentile for row in RULES.samples.rows}:
        first = min(row.tests for row in RULES.samples.rows if row.percentile == percentile)
        assert at_most(0, first, percentile / 100) <= 0.05 < at_most(0, first - 1, percentile / 100)


def test_sample_rows_ascend() -> None:
    """Rows stand in the order of their tests, the percentile never rising."""
    rows = RULES.samples.rows
    assert [r.tests for r in rows] == sorted({r.tests for r in rows})
    assert [r.percentile for r in rows] == sorted((r.percentile for r in rows), reverse=True)


def test_the_form_and_the_figures_know_the_same_words() -> None:
    """Every workload of the form has a class, every technology but `other` has its usual rates."""
    workloads = NodeRequest.model_json_schema()["properties"]["workload"]["anyOf"][0]["enum"]
    technologies = Internet.model_json_schema()["properties"]["technology"]["anyOf"][0]["enum"]
    assert set(RULES.classes) == set(workloads)
    assert set(RULES.technologies) == set(technologies) - {"other"}
    assert RULES.default_workload in RULES.classes


def test_the_most_gpus_are_those_of_the_form() -> None:
    """A download that serves everyone serves the largest node that can be asked for."""
    largest = NodeRequest.model_json_schema()["properties"]["gpus"]["anyOf"][0]["maximum"]
    assert RULES.node["most_gpus"].value == largest


def test_needs_are_in_megabits() -> None:
    """Every need is in Mbps, by GPU where it grows, with a ceiling above its floor."""
    for work in RULES.classes.values():
        for need in (work.up, work.down):
            assert need.floor.unit == "Mbps"
            assert need.per_gpu is None or need.per_gpu.unit == "Mbps/GPU"
            assert need.ceiling is None or need.ceiling.value > need.floor.value


def test_usual_rates_are_ranges() -> None:
    """The usual rates of a technology run from low to high."""
    for kind in RULES.technologies.values():
        assert kind.down_mbps[0] < kind.down_mbps[1]
        assert kind.up_mbps[0] < kind.up_mbps[1]


def test_the_figures_are_read_once() -> None:
    """The checked figures are one object for everybody."""
    assert load_network_rules() is RULES
    assert isinstance(RULES, NetworkRules)
