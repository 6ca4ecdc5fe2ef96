"""The homeowner's part: two pages at most, in plain words, with every list held to a length that fits them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from assess.assessment import Assessment
from assess.findings import Limit
from assess.report.answer import Answer, Margin
from assess.report.next_steps import NextStep, next_steps
from assess.report.place import place_in_words
from assess.report.plain import GRADES, explained, plain_name, plainly, without_fields

_HEATER_W = 1500.0  # of a portable heater, which the words explained at the end name too
# Letters of a text at most: three lines, two, or one where there is much to say.
_LONGEST = (230, 160, 80)
_MOST, _MOST_UNKNOWN, _MOST_ROOMS = 3, 8, 8
# Lines of lists that two pages hold beside what is always there, and one page; and the letters of a line.
_TWO_PAGES, _ONE_PAGE = 37, 25
_LETTERS, _NAME_LETTERS = 100, 34


@dataclass(frozen=True)
class Listed:
    """A list held to a length, and how many entries it leaves to the electrician's part."""

    items: tuple[str, ...]
    left: int


@dataclass(frozen=True)
class Room:
    """One row of the picture of room: a limit by its plain name."""

    name: str
    margin: Margin


@dataclass(frozen=True)
class Homeowner:
    """What the homeowner's part prints beside the answer itself."""

    place: str
    heaters: int
    reasons: tuple[str, ...]
    unknowns: Listed
    changes: Listed
    buys: str
    rooms: tuple[Room, ...]
    rooms_left: int
    grade: str
    ways: Listed
    flips: Listed
    money: Listed
    steps: tuple[NextStep, ...]
    items_left: int = 0
    words: tuple[tuple[str, str], ...] = ()


def homeowner(assessment: Assessment, answer: Answer) -> Homeowner:
    """Return the homeowner's part of a report whose `answer` is known."""
    for longest in _LONGEST:
        part = _part(assessment, answer, longest)
        if _lines_of(part) <= _TWO_PAGES:
            break
    part = _held(part)
    return replace(part, words=explained(_texts(part, assessment)))


def one_page(assessment: Assessment, answer: Answer) -> Homeowner:
    """Return as much of the homeowner's part as the one-page edition prints."""
    nothing = Listed((), 0)
    for longest in _LONGEST:
        part = _part(assessment, answer, longest)
        part = replace(part, ways=nothing, flips=nothing, money=nothing, steps=())
        if _lines_of(part) <= _ONE_PAGE:
            break
    kept = max(_MOST, len(part.rooms) - max(0, _lines_of(part) - _ONE_PAGE))
    return replace(part, rooms=part.rooms[:kept], rooms_left=part.rooms_left + len(part.rooms[kept:]))


def _part(assessment: Assessment, answer: Answer, longest: int) -> Homeowner:
    """Return the part with no text of more letters than `longest`."""
    verdict, found = assessment.verdict, answer.decided

    def plain(texts: Sequence[str], most: int = _MOST) -> Listed:
        shown = tuple(_short(plainly(text, verdict.limits), longest) for text in texts[:most])
        return Listed(shown, max(0, len(texts) - most))

    first = found.ways[0] if verdict.changes else None
    buys = f"That buys {first.buys}. Rough cost: {first.costs}." if first else ""
    grade = " ".join(text for text in (GRADES.get(found.grade, ""), found.grade_says, found.in_100) if text)
    rooms = [(_capital(plain_name(one.bar.limit)), one) for one in answer.margins]
    name_letters = longest if longest == _LONGEST[0] else _NAME_LETTERS
    return Homeowner(
        place=place_in_words(assessment, answer.figures),
        heaters=round(answer.figures.configuration.wall_w / _HEATER_W),
        reasons=plain(answer.reasons).items,
        unknowns=plain([without_fields(f"{one.says} {one.cure}") for one in verdict.unknowns], _MOST_UNKNOWN),
        changes=plain(verdict.changes.titles if verdict.changes else ()),
        buys=_short(buys, longest),
        rooms=tuple(Room(_short(name, name_letters), one) for name, one in rooms[:_MOST_ROOMS]),
        rooms_left=max(0, len(rooms) - _MOST_ROOMS),
        grade=_short(grade, 2 * longest),
        ways=plain([way.says for way in found.foremost]),
        flips=plain(found.flips),
        money=plain(tuple(_money(assessment))),
        steps=tuple(_plain_steps(next_steps(assessment), verdict.limits, longest)),
    )


def _money(assessment: Assessment) -> Iterator[str]:
    """Yield what the node costs to run and who pays it, where that was worked out."""
    section = next((one for one in assessment.sections if one.name == "economics"), None)
    for finding in section.findings[:2] if section else ():
        yield f"{finding.says} {finding.cure or finding.means}".strip()


def _plain_steps(steps: Sequence[NextStep], limits: Sequence[Limit], longest: int) -> Iterator[NextStep]:
    for step in steps:
        items = tuple(_short(plainly(item, limits), longest) for item in step.items)
        yield replace(step, who=_short(step.who, longest), does=_short(step.does, _LONGEST[0]), items=items)


def _held(part: Homeowner) -> Homeowner:
    """Return the part with no more of the conditions than its two pages hold, and how many are left out."""
    room, left, held = _TWO_PAGES - _lines_of(part), 0, []
    for step in part.steps:
        kept: list[str] = []
        for item in step.items:
            room -= _lines(item)
            if room >= 0:
                kept.append(item)
        left += len(step.items) - len(kept)
        held.append(replace(step, items=tuple(kept)))
    return replace(part, steps=tuple(held), items_left=left)


def _lines_of(part: Homeowner) -> int:
    """Return how many lines the part takes beside its conditions and what is always there."""
    lists = (part.unknowns, part.changes, part.ways, part.flips, part.money)
    texts = (*part.reasons, part.buys, part.grade, *(text for some in lists for text in some.items))
    return sum(_lines(text) for text in texts) + sum(ceil(len(room.name) / _NAME_LETTERS) for room in part.rooms)


def _lines(text: str) -> int:
    return ceil(len(text) / _LETTERS)


def _texts(part: Homeowner, assessment: Assessment) -> Iterator[str]:
    """Yield every text of the part that may hold a word of the trade."""
    yield assessment.verdict.headline
    yield from part.reasons
    for some in (part.unknowns, part.changes, part.ways, part.flips, part.money):
        yield from some.items
    for room in part.rooms:
        yield f"{room.name} {room.margin.words}"
    for step in part.steps:
        yield " ".join((step.who, step.does, *step.items))


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _short(text: str, longest: int) -> str:
    """Return a text of no more letters; the electrician's part has the whole of it."""
    return text if len(text) <= longest else f"{text[:longest].rstrip()} …"
