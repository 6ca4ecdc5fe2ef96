"""What happens next: who does what, by the answer, with every condition at the one who meets it."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.report.next_steps import ELECTRICIAN, INSTALLER, OFFICES, PREPARER, YOU, next_steps
from assess.verdict import Outcome


@pytest.mark.parametrize("name", ["go-cleveland", "go-capped-phoenix"])
def test_every_condition_has_someone(name: str, example: Callable[[str], Assessment]) -> None:
    """Each condition stands once; the line is the homeowner's, the frost the installer's."""
    assessment = example(name)
    steps = next_steps(assessment)
    assert sorted(item for step in steps for item in step.items) == sorted(assessment.verdict.conditions)
    of = {item: step.who for step in steps for item in step.items}
    whose = {"Screening only": YOU, "Winters here": INSTALLER, "The node brings a battery": ELECTRICIAN}
    for start, who in whose.items():
        assert {of[item] for item in of if item.startswith(start)} <= {who}
    assert OFFICES in {step.who for step in steps}


def test_after_changes_the_home_is_assessed_again(example: Callable[[str], Assessment]) -> None:
    """A go-if names the change, who makes it, and that nothing is installed before it is assessed again."""
    assessment = example("go-if-atlanta")
    steps = next_steps(assessment)
    assert assessment.verdict.changes is not None
    assert assessment.verdict.changes.titles[0][1:] in steps[0].does
    assert steps[1].who == "HVAC contractor and licensed electrician"
    assert steps[2].who == PREPARER
    assert not any(step.items for step in steps)


def test_a_hazard_comes_first(example: Callable[[str], Assessment]) -> None:
    """What blocks is to be seen to whether a node comes or not, before any change for the node."""
    assessment = example("no-go-houston")
    first, *others = next_steps(assessment)
    assert first.items == assessment.verdict.blocking
    assert others


@pytest.mark.parametrize(
    ("outcome", "says"), [(Outcome.NO_GO, "none makes one fit"), (Outcome.GO_IF, "have this done first")]
)
def test_without_a_way_there_is_one_step(outcome: Outcome, says: str, example: Callable[[str], Assessment]) -> None:
    """Where no change helps, or none was looked for, nobody is sent on."""
    assessment = example("go-if-atlanta")
    bare = {"outcome": outcome, "changes": None, "to_request": None, "best_single": None, "ways_up": ()}
    verdict = assessment.verdict.model_copy(update=bare)
    (step,) = next_steps(assessment.model_copy(update={"verdict": verdict}))
    assert says in step.does


def test_an_open_answer_is_settled_first(example: Callable[[str], Assessment]) -> None:
    """Of an incomplete answer nothing is bought before what is unknown is found out."""
    steps = next_steps(example("incomplete-seattle"))
    assert [step.who for step in steps] == [YOU, PREPARER, ELECTRICIAN]
    assert "Nothing is bought before" in steps[0].does
