import pytest
from pydantic import ValidationError

from assess.intake import Internet, NodeRequest
from assess.intake.site import STATES
from assess.network import NetworkRules, load_network_rules
from assess.network.needs import Samples

RULES = load_network_rules()


def test_sample_rows_start_as_soon_as_they_can() -> None:
    """From that many tests on the lowest bounds the percentile with 95 % confidence, and one test fewer does not."""
    for row in RULES.samples.rows:
        missed = (1 - row.percentile / 100) ** row.tests
        assert missed <= 0.05 < missed / (1 - row.percentile / 100)
        assert RULES.samples.rank(row.tests) == 1


def test_sample_rows_ascend() -> None:
    """Rows stand in the order of their tests, the percentile never rising."""
    rows = RULES.samples.rows
    assert [r.tests for r in rows] == sorted({r.tests for r in rows})
    assert [r.percentile for r in rows] == sorted((r.percentile for r in rows), reverse=True)


def test_rows_out_of_order_are_refused() -> None:
    """A table whose rows do not ascend is not one."""
    raw = RULES.samples.model_dump()
    raw["rows"] = raw["rows"][::-1]
    with pytest.raises(ValidationError, match="rows must ascend"):
        Samples.model_validate(raw)


def test_a_row_that_promises_too_much_is_refused() -> None:
    """Thirteen tests do not bound the 20th percentile."""
    raw = RULES.samples.model_dump()
    raw["rows"][0]["tests"] = 13
    with pytest.raises(ValidationError, match="13 tests is not the first"):
        Samples.model_validate(raw)


@pytest.mark.parametrize(
    ("rise_ms", "grade"),
    [(0, "A+"), (4.9, "A+"), (5, "A"), (29, "A"), (30, "B"), (60, "C"), (199, "C"), (200, "D"), (400, "F"), (9e9, "F")],
)
def test_bufferbloat_is_graded_as_published(rise_ms: float, grade: str) -> None:
    """The scale of DSLReports: A+ under 5 ms, A under 30, B under 60, C under 200, D under 400, F from there."""
    assert RULES.bufferbloat.grade(rise_ms) == grade


def test_every_state_has_its_time() -> None:
    """Each state has a zone of the United States, and the two without daylight saving time are named."""
    assert set(RULES.zones.hours) == set(STATES)
    assert set(RULES.zones.hours.values()) == {-5, -6, -7, -8, -9, -10}
    assert set(RULES.zones.always_standard) == {"AZ", "HI"}


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
