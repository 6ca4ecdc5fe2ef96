"""What is doubtful about a list of circuits that somebody wrote by hand, said and taken to the stricter side."""

import re
from collections.abc import Sequence

from assess.findings import Severity
from assess.readers.panels.cells import is_whole
from assess.readers.panels.circuit_rows import CircuitRow
from assess.readers.panels.draft import Draft
from assess.readers.panels.labels import kind_by_label, kind_by_name
from assess.units.spelling import quoted

_NUMBERED = re.compile(r"^(?P<base>.*?\S)\s*#\s*(?P<number>[12])$")
_BELOW = 2
_MOST = 6  # named in one sentence
_ALIKE = ({"range", "oven", "cooktop"}, {"heat_pump", "air_conditioner", "air_handler", "supplemental_heat"})


def say_what_is_doubtful(rows: Sequence[CircuitRow], ctl_limit: str | None, draft: Draft) -> None:
    """Keep a finding for each thing of the list that may be otherwise on the wall."""
    taken = [row for row in rows if not row.empty]
    if any(row.by_side for row in rows):
        draft.note(
            "by_side",
            "Spaces are given by side and row; A was taken as the left side with odd numbers, B as the right.",
            "If the sides are the other way round, every number changes, the pairs do not.",
            "Compare one breaker with the numbers stamped into the panel.",
        )
    _blank(taken, draft)
    _spare(taken, draft)
    _types(taken, draft)
    _pairs(taken, draft)
    _unrated(taken, draft)
    if leaving := [row for row in taken if row.status == "to be removed"]:
        draft.note(
            "to_be_removed",
            f"To be removed: {_listed(leaving)}.",
            "Until then they take their spaces and count.",
            "Give the schedule again once they are gone.",
        )
    poles = sum(row.space.count(",") + 1 for row in taken)
    if ctl_limit is not None and is_whole(ctl_limit) and poles > int(ctl_limit):
        draft.note(
            "above_ctl_limit",
            f"The panel holds {poles} poles, and its label allows {ctl_limit}.",
            "More breakers than its label allows are a violation of its listing.",
            "Have an electrician look for tandems where none belong.",
            Severity.WARNING,
        )


def _blank(rows: Sequence[CircuitRow], draft: Draft) -> None:
    if blank := [row for row in rows if row.blank]:
        draft.note(
            "nothing_written",
            f"Nothing is written beside space {_spaces(blank)}.",
            "An empty space and a breaker without a label look alike in a list; they count as taken.",
            'Write "space" where there is no breaker.',
            Severity.WARNING,
        )


def _spare(rows: Sequence[CircuitRow], draft: Draft) -> None:
    labelled = [row for row in rows if row.status == "spare" and row.row.values.get("load_type") != "spare"]
    if labelled:
        draft.note(
            "spare_with_a_label",
            f"Marked spare, and labelled for something: {_listed(labelled)}.",
            "One of the two is out of date; they count as in use.",
            "See if a wire leaves the breaker.",
            Severity.WARNING,
        )


def _types(rows: Sequence[CircuitRow], draft: Draft) -> None:
    """Say which types are at odds with their labels, and which words for a type are not known."""
    odd, words = [], []
    for row in rows:
        kind, known = kind_by_name(row.stated)
        named = kind_by_label(row.label)
        if not known:
            words.append(row.stated)
        if named is not None and _at_odds(row.stated, kind, named, known=known):
            odd.append(row)
    if odd:
        draft.note(
            "type_against_label",
            f"Type and label do not agree on {_listed(odd)}.",
            "What the breaker feeds was taken from the label where the type is lighting or outlet, or is not known.",
            "Correct the one that is wrong.",
        )
    if words:
        named_words = ", ".join(quoted(word) for word in dict.fromkeys(words))
        draft.note(
            "types_not_known", f"Not a kind of load that is known: {named_words}.", "The label was read instead."
        )


def _at_odds(stated: str, kind: str | None, named: str, *, known: bool) -> bool:
    """Return whether a stated type cannot be what the label names; "appliance" may be any of them."""
    if kind is not None:
        return kind != named and not any({kind, named} <= alike for alike in _ALIKE)
    return not known and (stated.lower() == "outlet" or named == "spare")


def _pairs(rows: Sequence[CircuitRow], draft: Draft) -> None:
    """Say which labels #1 and #2 look like the two poles of one breaker, and whether they can be."""
    numbered: dict[str, dict[str, CircuitRow]] = {}
    for row in rows:
        if match := _NUMBERED.match(row.label):
            numbered.setdefault(match["base"].lower(), {})[match["number"]] = row
    for pair in numbered.values():
        if len(pair) < 2:
            continue
        one, two = pair["1"], pair["2"]
        if not (is_whole(one.space) and is_whole(two.space)):
            continue
        adjacent = abs(int(one.space) - int(two.space)) == _BELOW
        draft.note(
            "two_poles_or_two_breakers" if adjacent else "pair_on_two_sides",
            f"{quoted(one.label)} (space {one.space}) and {quoted(two.label)} (space {two.space}) look like the two "
            f"poles of one breaker{'' if adjacent else ', and no two-pole breaker can stand on these two spaces'}.",
            "They were read as two breakers of one pole.",
            "See if their handles are tied; write the two spaces on one row if they are.",
            Severity.NOTE if adjacent else Severity.WARNING,
        )


def _unrated(rows: Sequence[CircuitRow], draft: Draft) -> None:
    unrated = [row for row in rows if "breaker_a" not in row.row.values and not row.blank]
    if unrated and len(unrated) == len(rows):
        draft.note("no_rating", "No breaker has a rating.", "What a circuit may carry is unknown.", "Read the handles.")
    elif unrated:
        says = f"The rating of the breaker is missing on {_listed(unrated)}."
        draft.note("no_rating", says, "What it may carry is unknown, not zero.", "Read the handle.")


def _listed(rows: Sequence[CircuitRow]) -> str:
    named = [f"{row.space} {quoted(row.label)}" if row.label else row.space for row in rows[:_MOST]]
    more = f" and {len(rows) - _MOST} more" if len(rows) > _MOST else ""
    return ", ".join(named) + more


def _spaces(rows: Sequence[CircuitRow]) -> str:
    return ", ".join(row.space for row in rows[:12]) + (f" and {len(rows) - 12} more" if len(rows) > 12 else "")
