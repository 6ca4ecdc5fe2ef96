"""The answer: the mark, the figures, the reasons and the room there is."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.findings import Limit
from assess.report.answer import answer
from assess.report.given import given_groups
from assess.report.view import view
from assess.verdict import Outcome, Unknown

OUTCOMES = {
    "go-cleveland": Outcome.GO,
    "go-capped-phoenix": Outcome.GO_CAPPED,
    "go-if-atlanta": Outcome.GO_IF,
    "no-go-houston": Outcome.NO_GO,
    "incomplete-seattle": Outcome.INCOMPLETE,
}


@pytest.mark.parametrize("name", OUTCOMES)
def test_each_outcome_has_its_own_word(name: str, example: Callable[[str], Assessment]) -> None:
    """The five answers differ in their word, and no two differ in tone alone."""
    marks = {outcome: answer(example(n).verdict, ()).mark for n, outcome in OUTCOMES.items()}
    mine = marks.pop(OUTCOMES[name])
    assert mine.word not in {other.word for other in marks.values()}
    assert mine.tone not in {other.tone for other in marks.values()}


def test_the_figures_are_those_of_the_answer(example: Callable[[str], Assessment]) -> None:
    """What can be installed, what could be after the changes, or what was asked for."""
    capped, changed, refused = (example(n).verdict for n in ("go-capped-phoenix", "go-if-atlanta", "no-go-houston"))
    assert answer(capped, ()).figures.configuration == capped.best
    assert answer(capped, ()).asked == capped.requested
    assert changed.changes is not None
    assert answer(changed, ()).figures.configuration == changed.changes.after
    assert answer(refused, ()).figures.configuration == refused.requested
    assert answer(refused, ()).asked is None


def test_an_unknown_is_not_said_twice(example: Callable[[str], Assessment]) -> None:
    """A reason that only repeats what is unknown leaves the reasons."""
    verdict = example("incomplete-seattle").verdict
    unknown = Unknown(field="a.b", says="Nobody knows.", cure="Ask.")
    doubled = verdict.model_copy(update={"reasons": ("Nobody knows.", "It is hot."), "unknowns": (unknown,)})
    assert answer(doubled, ()).reasons == ("It is hot.",)


@pytest.mark.parametrize(
    ("capacity", "unit", "words"),
    [
        (100, "A", "60\u2009A left of 100\u2009A"),
        (40, "A", "nothing left of 40\u2009A"),
        (30, "A", "short by 10\u2009A: 30\u2009A can be had"),
        (-5, "A", "short by 45\u2009A: 0\u2009A can be had"),
        (2040, "W", "2\u2009kW (6,800\u2009BTU/h) left of 2.04\u2009kW"),
        (None, "A", "not known"),
        (40, "spaces", "room for the node's breaker"),
        (39, "spaces", "short by 1\u2009space: 39\u2009spaces can be had"),
    ],
)
def test_a_margin_is_said_in_the_readers_units(
    capacity: float | None, unit: str, words: str, example: Callable[[str], Assessment]
) -> None:
    """The words say what the bar shows, so that the picture is not needed."""
    limit = Limit(code="electrical.service", name="Test", capacity=capacity, demand=40, unit=unit)
    verdict = example("go-cleveland").verdict.model_copy(update={"limits": (limit,)})
    (row,) = answer(verdict, ()).margins
    assert row.words == words


def test_the_line_is_told_in_megabits_too(example: Callable[[str], Assessment]) -> None:
    """With the steps behind the limits the answer says what is left of the line, not only how many GPUs."""
    rows = {row.bar.limit.code: row.words for row in view(example("go-capped-phoenix")).answer.margins}
    assert rows["network.upload"] == "2\u2009GPUs left of 18\u2009GPUs, 12\u2009Mbps of the line to spare"


def test_the_binding_limit_and_the_next_are_named(example: Callable[[str], Assessment]) -> None:
    """One row decides and one stands behind it."""
    verdict = example("go-capped-phoenix").verdict
    roles = {row.bar.limit.code: row.role for row in answer(verdict, ()).margins if row.role}
    assert verdict.binding is not None
    assert verdict.next_limit is not None
    assert roles == {verdict.binding.code: "decides", verdict.next_limit.code: "next"}


def test_every_value_given_is_counted(example: Callable[[str], Assessment]) -> None:
    """The counts by basis add up to the values listed further back."""
    found = view(example("go-cleveland"))
    listed = sum(
        len(run.values) for group in given_groups(found.assessment.home) for line in group.lines for run in line
    )
    assert sum(count for _, count in found.answer.bases) == listed
