"""The electrician's part: facts with what is unknown, worksheets in order, findings by what follows."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.findings import Severity
from assess.report.electrician import chapters, facts, findings, limit_rows

NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]


@pytest.mark.parametrize("name", NAMES)
def test_no_worksheet_is_lost(name: str, example: Callable[[str], Assessment]) -> None:
    """Every worksheet but those of the table of work stands once, in the order that its discipline made it."""
    assessment = example(name)
    shown = [sheet for chapter in chapters(assessment) for ledger in chapter.ledgers for sheet in ledger]
    for section in assessment.sections:
        mine = [sheet.worked for sheet in shown if sheet.discipline == section.title]
        assert mine == ([] if section.name == "suitability" else [one for one in section.worked if one.steps])


def test_chapters_come_in_the_order_of_a_permit_set(example: Callable[[str], Assessment]) -> None:
    """Load and circuit before heat, heat before the year, then the line; a discipline that is new comes last."""
    assessment = example("go-cleveland")
    titles = [chapter.title for chapter in chapters(assessment)]
    assert titles == ["Load and circuit", "Heat", "The year and its cost", "Internet and safety"]
    first = next(section for section in assessment.sections if section.worked)
    new = first.model_copy(update={"name": "new", "title": "Something new"})
    more = assessment.model_copy(update={"sections": (new, *assessment.sections)})
    assert [chapter.title for chapter in chapters(more)] == [*titles, "Something new"]


@pytest.mark.parametrize("name", NAMES)
def test_findings_stand_by_what_follows(name: str, example: Callable[[str], Assessment]) -> None:
    """Every finding stands once, the gravest group first, and a group of none is left out."""
    assessment = example(name)
    groups = findings(assessment)
    order = [Severity.BLOCKING, Severity.UNKNOWN, Severity.WARNING, Severity.NOTE, Severity.OK]
    places = [order.index(Severity(group.severity)) for group in groups]
    assert places == sorted(set(places))
    assert all(group.seen or group.in_order for group in groups)
    shown = [seen.finding for group in groups for seen in group.seen]
    shown += [finding for group in groups for area in group.in_order for finding in area.findings]
    table = ("suitability.suits", "suitability.conditions", "suitability.no", "suitability.never")
    wanted = [finding for finding in assessment.findings if finding.code not in table]
    assert sorted(map(repr, shown)) == sorted(map(repr, wanted))


def test_what_is_unknown_says_so(example: Callable[[str], Assessment]) -> None:
    """No fact is left empty, and nothing unknown is nothing."""
    found = {fact.name: fact.value for fact in facts(example("incomplete-seattle"))}
    assert found["Service"].startswith("unknown")
    assert found["Panel"] == "make unknown, bus unknown, main unknown"
    assert all(found.values())
    rows = {row.limit.code: (row.there, row.left) for row in limit_rows(example("incomplete-seattle"))}
    assert rows["electrical.service"] == ("unknown", "unknown")
