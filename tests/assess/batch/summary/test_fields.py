"""Fields in plain words, and what tells several of them at once."""

import pytest

from assess.batch.answering import assess_row
from assess.batch.records import Options
from assess.batch.summary.fields import asked_at_once, pattern_of, words_of
from assess.intake import Home
from assess.verdict.sensitivity.ranges import input_ranges


@pytest.mark.parametrize(
    ("field", "name", "ask"),
    [
        ("service.rating_a", "service rating", "Photograph the label on the service disconnect."),
        ("hvac.systems.3.cooling_btu_h", "cooling capacity of the system", "Photograph the nameplates"),
        ("internet.tests", "speed test", "Run a speed test"),
        ("room.supply_cfm", "supply air of the room", ""),
        ("economics.fee_usd_per_month", "fee usd per month (economics)", ""),
    ],
)
def test_a_field_has_a_plain_name(field: str, name: str, ask: str) -> None:
    """The name is that of the input ranges where there is one; entries lose their number."""
    words = words_of(pattern_of(field))
    assert words.name == name
    assert words.ask.startswith(ask)


def test_an_entry_may_be_called_by_its_kind() -> None:
    """Where the kind is known it stands in the name."""
    assert words_of("hvac.systems.*.cooling_btu_h", "central ac").name == "cooling capacity of the central ac"


def test_one_photograph_is_asked_for_once() -> None:
    """Fields that the same thing tells stand together, in the order in which they are met."""
    fields = ["panel.make", "internet.tests", "panel.main_a", "room.f", "safety.split_bus"]
    assert asked_at_once(fields) == (
        ("panel.make", "panel.main_a", "safety.split_bus"),
        ("internet.tests",),
        ("room.f",),
    )


def test_every_field_a_home_may_lack_has_words() -> None:
    """Of a home of which nothing is known each unknown has a name of its own and a way to get it."""
    from datetime import date

    unknowns = assess_row(Home(), Options(date(2026, 11, 26))).verdict.unknowns
    words = [words_of(pattern_of(unknown.field)) for unknown in unknowns]
    assert len(words) > 10
    assert [word for word in words if not word.ask or "(" in word.name] == []


def test_every_ask_is_a_sentence() -> None:
    """What is asked for begins with a capital and ends with a full stop."""
    asks = [words_of(pattern).ask for pattern in input_ranges()]
    assert [ask for ask in asks if not (ask[:1].isupper() and ask.endswith("."))] == []
