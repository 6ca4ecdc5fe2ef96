"""What the interview says of a question: its words, what it takes, what stands there, why an answer was not taken."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from assess.errors import AssessError
from assess.intake.field_names import FieldPath, dotted
from assess.intake.form import example_of
from assess.intake.messages import place_of
from assess.interview.by_hand import accepted, refused, with_unit
from assess.interview.letters import unbroken
from assess.interview.marks import Mark
from assess.interview.route import Asks, Stop
from assess.interview.sheet import Sheet

KEYS = "Enter skips  dk don't know  < back  ? help  Ctrl-D stops"
_HELP = (
    "Enter        skips the question; where a value stands, it stays",
    "dk           don't know: it stays out of the file, and is listed at the end",
    "<            back, as does Ctrl-B",
    ">            leaves the rest of this part",
    "!            goes to what matters most now",
    "go panel     goes to a part: {parts}",
    "200 A label  says how it is known: measured, label, told, or assumed as in 200 A assumed 150 A to 225 A",
    "Tab          completes a choice; its number or first letters do as well",
    "stop         ends the visit, as do Ctrl-D and Ctrl-C; all answers are saved",
)
_SINGULAR = {"loads": "Load", "circuits": "Breaker", "subpanels": "Sub-panel", "systems": "System", "tests": "Test"}
_PLURAL = {
    "loads": "The loads",
    "circuits": "The breakers",
    "subpanels": "The sub-panels",
    "systems": "The heating and cooling systems",
    "tests": "The speed tests",
}


def question_lines(stop: Stop, sheet: Sheet) -> Iterator[str]:
    """Yield a question, its choices, and what stands there."""
    yield f"{_entry(stop)}{stop.question.ask}{_takes(stop)}"
    if stop.asks is Asks.ENTRY:
        yield from _entries(stop, sheet)
    first_time = stop.asks is not Asks.ENTRY or stop.path[-2] == 0
    if stop.shape.choices and first_time:
        yield f"   {'  '.join(_numbered(stop.shape.choices))}"
    yield from _standing(stop, sheet)


def help_lines(stop: Stop, parts: Iterable[str], cure: str = "") -> Iterator[str]:
    """Yield what is asked for, what is accepted and how to get it, then the words to the interview."""
    yield f"{dotted(stop.path)}: {stop.shape.description or stop.question.ask}"
    if stop.asks is Asks.THERE or stop.shape.form == "yes_no":
        yield "Write y or yes, n or no."
    else:
        yield f"Write {accepted(stop.shape)}."
    if stop.asks is Asks.ENTRY:
        yield "Enter ends the list. none says that there are none; edit 1 and remove 1 change the first."
    if cure:
        yield f"To find out: {cure}"
    yield ""
    names = " | ".join(parts)
    for line in _HELP:
        yield line.format(parts=names)


def refusal_lines(error: AssessError, stop: Stop) -> Iterator[str]:
    """Yield the message of the intake, with the field only where it is not the one that was asked."""
    where = error.where or ""
    about = "" if not where or where.startswith(dotted(stop.path)) else f"{where}: "
    message = refused(error.message, stop.shape)
    yield f"Not taken. {about}{message}{'' if message.endswith(('.', '?')) else '.'}"
    if error.hint:
        yield error.hint.strip()
    if about:
        yield "If an earlier answer is the wrong one, < goes back to it."
    if "is assumed and has no range" in error.message:
        yield "Here that is typed as: 200 A assumed 150 A to 225 A"


def answer_words(stop: Stop) -> list[str]:
    """Return what Tab completes."""
    if stop.asks is Asks.THERE or stop.shape.form == "yes_no":
        return ["yes", "no"]
    return [str(choice) for choice in stop.shape.choices]


def name_of(stop: Stop) -> str:
    """Return a question as it is spoken of elsewhere."""
    if stop.asks is Asks.ENTRY:
        return _PLURAL.get(str(stop.marked_at[-1]), stop.question.ask)
    return f"{_entry(stop)}{stop.question.ask}".rstrip("?")


def shown_value(value: Any) -> str:
    """Return a value as it would be typed."""
    match value:
        case bool():
            return "yes" if value else "no"
        case list() | tuple():
            return ", ".join(map(str, value)) or "none"
        case float():
            return f"{value:,g}"
        case _:
            return str(value)


def _entry(stop: Stop) -> str:
    """Return which entry of a list a question is of, counted as people do."""
    numbers = [step for step in stop.path if isinstance(step, int)]
    if not numbers:
        return ""
    name = str(stop.path[stop.path.index(numbers[0]) - 1])
    return f"{_SINGULAR.get(name, name)} {numbers[0] + 1}: "


def _takes(stop: Stop) -> str:
    """Return what an answer looks like, as the end of a question."""
    shape = stop.shape
    if stop.asks is Asks.THERE or shape.form == "yes_no":
        return " (y/n)"
    if shape.form == "choice":
        return ""
    example = example_of(_plain(stop.path), shape)
    said = shown_value(example)
    return f" (such as {said})" if said and said != "none" else ""


def _plain(path: FieldPath) -> str:
    return dotted(tuple(step for step in path if isinstance(step, str)))


def _numbered(choices: Sequence[str | int]) -> list[str]:
    if any(str(choice).isdecimal() for choice in choices):
        return [str(choice) for choice in choices]
    return [unbroken(f"{number} {choice}") for number, choice in enumerate(choices, 1)]


def _entries(stop: Stop, sheet: Sheet) -> Iterator[str]:
    """Yield the entries that a list has so far, one a line, and how it ends."""
    *above, number, _ = stop.path
    for at in range(int(number)):
        told = [_part_of_entry(sheet, (*above, at, inner.field)) for inner in stop.question.each]
        yield f"   {at + 1}  {', '.join(filter(None, told))}"
    if number:
        yield "Enter if that is all; edit 1 and remove 1 change one."
    else:
        yield "none if there are none. Enter skips."


def _part_of_entry(sheet: Sheet, path: FieldPath) -> str:
    """Return a value of an entry as a list shows it; a yes or a no says nothing without its question."""
    value, shape = sheet.value(path), place_of(path).shape
    if value is None or isinstance(value, bool) or shape is None:
        return ""
    return with_unit(shown_value(value), shape)


def _standing(stop: Stop, sheet: Sheet) -> Iterator[str]:
    """Yield what is known, and how; or that it was asked before."""
    if stop.asks is Asks.ENTRY:
        return
    if stop.asks is Asks.THERE:
        if stop.known or stop.mark is Mark.NONE:
            yield f"Now: {'yes' if stop.known else 'no'}. Enter keeps it."
    elif stop.known:
        basis = sheet.home.basis_of(dotted(stop.path)).basis
        yield f"Now: {with_unit(shown_value(sheet.value(stop.path)), stop.shape)} ({basis}). Enter keeps it."
    elif (usual := sheet.found(stop.path)) is not None:
        yield f"Enter says {shown_value(usual)}."
    elif stop.mark is not None:
        yield f"Asked before: {stop.mark}."
