"""The catalogue of remedies as data: each has a source, a cost, an action and something that it may relieve."""

import re

import pytest

from assess.records import Confidence
from assess.rulebook import load_reference
from assess.verdict.remedies import catalogue
from assess.verdict.remedies.apply import ACTIONS, NEEDS
from assess.verdict.remedies.catalogue import BOOK, Entry, entries

UNITS = {"A", "VA", "BTU/h", "°F", "spaces", "in", "Mbps", "ms", "changes", "CFM"}


@pytest.fixture(params=[entry.id for entry in entries()])
def entry(request: pytest.FixtureRequest) -> Entry:
    """Return each entry of the catalogue."""
    return next(one for one in entries() if one.id == request.param)


def test_every_remedy_has_an_id_of_its_own() -> None:
    """An id names one remedy in one size."""
    ids = [offer.id for offer in catalogue()]
    assert len(set(ids)) == len(ids) > 40
    assert all(re.fullmatch(r"[a-z][a-z0-9_]+", one) for one in ids)


def test_every_remedy_does_something(entry: Entry) -> None:
    """Its action and its needs are ones that the program has."""
    assert entry.action in ACTIONS
    assert set(entry.needs) <= set(NEEDS)


def test_no_action_and_no_need_is_left_over() -> None:
    """What the program can do to a home stands in the catalogue."""
    assert {entry.action for entry in entries()} == set(ACTIONS)
    assert {need for entry in entries() for need in entry.needs} == set(NEEDS)


def test_a_cost_says_where_it_comes_from(entry: Entry) -> None:
    """A page and a date, or the word judgement, which is never more than a low confidence."""
    cost = entry.cost
    assert "https://" in cost.cite or "http://" in cost.cite or "judgement" in cost.cite
    assert re.fullmatch(r"20\d\d(-[01]\d)?", cost.as_of)
    if "judgement" in cost.cite:
        assert cost.confidence is Confidence.LOW


def test_titles_read_as_one_line(entry: Entry) -> None:
    """A capital first, no full stop at the end, and somebody who does it."""
    assert entry.title[0].isupper()
    assert not entry.title.endswith(".")
    assert entry.who


def test_what_is_relieved_is_a_code(entry: Entry) -> None:
    """Limits and findings by their code, or by the first words of one."""
    assert all(re.fullmatch(r"[a-z]+(\.[a-z_]+)*", code) for code in entry.relieves)


def test_units_of_the_figures_are_known() -> None:
    """Each unit is one of a short list."""
    book = load_reference(BOOK)
    units = {one.unit for one in book.figures.values()} | {one.unit for one in book.tables.values()}
    assert units | {table.key_unit for table in book.tables.values()} <= UNITS


def test_a_larger_size_costs_no_less() -> None:
    """Within one entry the costs do not fall with the size."""
    for entry in entries():
        assert list(entry.cost.low_usd) == sorted(entry.cost.low_usd)
        assert list(entry.cost.high_usd) == sorted(entry.cost.high_usd)
