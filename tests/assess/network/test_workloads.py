import pytest
from pydantic import ValidationError

from assess.errors import RuleDataError
from assess.network import WorkloadClass, load_network_rules, load_workloads
from assess.network.checked import checked
from assess.network.workloads import Workloads
from assess.records import Figure
from assess.rulebook import load_reference

WORK = load_workloads()


@pytest.mark.parametrize(
    ("name", "down", "up_floor", "up_each", "latency", "loss", "up_pct"),
    [
        ("batch", 50, 10, 5, 1_000, 2, 95),
        ("training", 100, 20, 20, 500, 1, 97),
        ("media", 100, 20, 20, 500, 1, 97),
        ("render", 100, 25, 25, 500, 1, 97),
        ("interactive", 100, 20, 10, 200, 0.5, 99),
        ("swarm", 100, 100, None, 150, 0.5, 97),
        ("low_sync_small", 100, 100, None, 500, 0.5, 98),
        ("low_sync_large", 300, 300, None, 500, 0.5, 98),
        ("rental", 100, 100, 250, 500, 1, 95),
        ("streaming", 50, 12, 12, 60, 0.1, 99.9),
    ],
)
def test_classes_ask_what_the_survey_of_needs_found(
    name: str, down: float, up_floor: float, up_each: float | None, latency: float, loss: float, up_pct: float
) -> None:
    """Rates by floor and GPU, latency under load, loss, uptime."""
    work = WORK.classes[name]
    each = work.up.per_gpu.value if work.up.per_gpu else None
    assert (work.down.floor.value, work.up.floor.value, each) == (down, up_floor, up_each)
    assert (work.loaded_latency.value, work.loss.value, work.availability.value) == (latency, loss, up_pct)


def test_every_class_is_one_sentence_and_in_its_units() -> None:
    """Needs are in Mbps, latency in ms, uptime in percent, and the why is a sentence."""
    for work in WORK.classes.values():
        assert work.why.endswith(".")
        assert {work.up.floor.unit, work.down.floor.unit} == {"Mbps"}
        assert (work.loaded_latency.unit, work.loss.unit, work.availability.unit) == ("ms", "%", "%")
        assert work.cap_average.unit == "Mbps/GPU"


def test_the_form_asks_for_a_few_of_them() -> None:
    """The classes that can be given as node.workload are those of the rules of the line."""
    assert set(WORK.asked) == {"batch", "training", "interactive", "rental"}
    assert load_network_rules().classes == WORK.asked


def test_what_never_suits_says_so_for_each_aspect() -> None:
    """Regulated data and mission-critical work fail everywhere, each time for a reason."""
    assert set(WORK.never) == {"regulated", "mission_critical"}
    for work in WORK.never.values():
        for reason in (work.internet, work.power, work.heat, work.security, work.terms):
            assert reason.endswith(".")


def test_a_class_without_a_need_is_refused_by_its_place() -> None:
    """A broken file is told by the place of its fault."""
    raw = dict(load_reference("reference/workloads").raw)
    raw["classes"] = {"batch": {**raw["classes"]["batch"], "up": {}}}
    with pytest.raises(RuleDataError, match=r"classes.batch.up.floor.*field required"):
        checked(Workloads, "reference/workloads", raw)


def test_an_invented_field_is_refused() -> None:
    """A word that the record does not know is not passed over."""
    raw = {**WORK.classes["batch"].model_dump(), "hopeful": True}
    with pytest.raises(ValidationError, match="hopeful"):
        WorkloadClass.model_validate(raw)
    assert isinstance(WORK.margin["rate"], Figure)
