"""What lies between two assessments."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assess.assessment import Assessment, assess
from assess.findings import Finding, Severity, Step, Worked
from assess.intake.setting import Setting, with_settings
from assess.report.difference import Difference, difference
from assess.report.exchange import canonical
from assess.rulebook import load_edition

Example = Callable[[str], Assessment]


@pytest.fixture
def home(example: Example) -> Assessment:
    """Return the clear go."""
    return example("go-cleveland")


def with_steps(assessment: Assessment, change: Callable[[tuple[Step, ...]], tuple[Step, ...]]) -> Assessment:
    """Return the assessment with the steps of its first worksheet changed."""
    first, *others = assessment.sections
    sheet, *sheets = first.worked
    sheet = Worked(title=sheet.title, steps=change(sheet.steps))
    first = first.model_copy(update={"worked": (sheet, *sheets)})
    return assessment.model_copy(update={"sections": (first, *others)})


def between(before: Assessment, after: Assessment) -> Difference:
    """Return the difference of the two."""
    return difference(before, after, names=("one", "other"))


def test_two_equal_assessments_are_the_same(home: Assessment) -> None:
    """Nothing differs, and all limits are there."""
    found = between(home, home)
    assert found.same
    assert (found.inputs, found.sheets, found.findings) == ((), (), ())
    assert [pair.after for pair in found.limits] == list(home.verdict.limits)


def test_only_a_step_that_prints_otherwise_is_told(home: Assessment) -> None:
    """The step stands under its section and worksheet, with both values; its neighbours do not."""
    changed = with_steps(home, lambda steps: (steps[0].model_copy(update={"value": 1.0}), *steps[1:]))
    found = between(home, changed)
    (sheet,) = found.sheets
    (pair,) = sheet.steps
    assert (sheet.section, sheet.title) == ("node", home.sections[0].worked[0].title)
    assert pair.label == home.sections[0].steps[0].label
    assert pair.before == home.sections[0].steps[0]
    assert pair.after is not None
    assert pair.after.value == 1.0
    assert not found.same


def test_the_last_bit_of_a_number_is_no_change(home: Assessment) -> None:
    """A reader who sees the same number sees no difference."""
    nearly = with_steps(
        home, lambda steps: (steps[0].model_copy(update={"value": steps[0].value * (1 + 1e-12)}), *steps[1:])
    )
    assert between(home, nearly).sheets == ()


def test_steps_of_one_label_are_told_apart_by_their_count(home: Assessment) -> None:
    """A second step of a label that vanishes leaves the first alone."""
    twice = with_steps(home, lambda steps: (steps[0], steps[0].model_copy(update={"value": 7.0}), *steps[1:]))
    (pair,) = between(twice, home).sheets[0].steps
    assert pair.before is not None
    assert pair.before.value == 7.0
    assert pair.after is None


def test_what_vanished_stands_where_it_stood(home: Assessment) -> None:
    """The order is that of the worksheet, also for steps of the first side alone."""
    gone = with_steps(home, lambda steps: (steps[0].model_copy(update={"value": 1.0}), *steps[2:-1]))
    labels = [pair.label for pair in between(home, gone).sheets[0].steps]
    steps = home.sections[0].steps
    assert labels == [steps[0].label, steps[1].label, steps[-1].label]


def test_findings_appear_and_vanish(home: Assessment) -> None:
    """A finding of one side alone is paired with nothing."""
    extra = Finding(code="node.new", severity=Severity.NOTE, says="Something is new.")
    first, *others = home.sections
    first = first.model_copy(update={"findings": (*first.findings, extra)})
    more = home.model_copy(update={"sections": (first, *others)})
    (appeared,) = between(home, more).findings
    (vanished,) = between(more, home).findings
    assert (appeared.before, appeared.after) == (None, extra)
    assert (vanished.before, vanished.after) == (extra, None)


def test_a_limit_of_one_side_has_no_other(example: Example) -> None:
    """Limits are matched by their code; all are there."""
    before, after = example("go-cleveland"), example("no-go-houston")
    found = between(before, after)
    pairs = {pair.code: pair for pair in found.limits}
    assert pairs.keys() == {limit.code for one in (before, after) for limit in one.verdict.limits}
    assert pairs["network.data_cap"].before is None
    assert pairs["electrical.service"].before is not None


def test_the_record_reads_back(example: Example) -> None:
    """The JSON is the whole difference."""
    found = between(example("go-cleveland"), example("no-go-houston"))
    assert Difference.model_validate_json(canonical(found)) == found


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_change_without_effect_changes_no_step(home: Assessment, data: st.DataObject) -> None:
    """Values set to what they were leave every step, limit and finding alone."""
    known = {
        f"{part}.{field}": value
        for part in ("service", "panel", "dwelling", "room", "node")
        for field, value in getattr(home.home, part).model_dump(mode="json").items()
        if isinstance(value, (float, str)) and not isinstance(value, bool)
    }
    fields = data.draw(st.lists(st.sampled_from(sorted(known)), min_size=1, unique=True))
    again = with_settings(home.home, [Setting(field, str(known[field])) for field in fields])
    edition, on = load_edition("nec/2023"), date(2026, 5, 5)
    before, after = (assess(one, edition, on=on, weather=home.weather) for one in (home.home, again))
    found = between(before, after)
    assert found.sheets == ()
    assert all(pair.before == pair.after for pair in found.limits)
    assert found.before.outcome == found.after.outcome
