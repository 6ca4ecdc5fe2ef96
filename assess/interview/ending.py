"""The end of a visit: what is not known, the verdict, and the report."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from assess.errors import AssessError
from assess.interview.home_file import HomeFile
from assess.interview.judging import Judge
from assess.interview.marks import Mark
from assess.interview.route import Asks, Stop, route
from assess.interview.sheet import Sheet
from assess.interview.so_far import foremost, foremost_line, outcome_in_words
from assess.interview.terminal import Talk
from assess.interview.visit import StoppedVisit, Visit
from assess.interview.wording import name_of

if TYPE_CHECKING:
    from assess.assessment import Assessment

WriteReport = Callable[["Assessment", Path], None]
_NO = {"n", "no", "none"}
_YES = {"", "y", "yes"}


def to_the_end(file: HomeFile, talk: Talk, judge: Judge, write: WriteReport) -> None:
    """Hold a visit, then show what is not known and the verdict, and write the report where it is wanted.

    From both the visit can be gone back to. Raises StoppedVisit where it is ended before, and AssessError for a home
    that cannot be assessed.
    """
    visit = Visit(file, talk, judge)
    visit.hold()
    while True:
        again = _review(file, talk, judge, visit)
        if again is None:
            judged = judge.wait()
            if judged is None:
                return
            if isinstance(judged.found, Exception):
                raise judged.found
            talk.say("", *verdict_lines(judged.found))
            again = _offer_the_report(file.path, talk, judged.found, write, visit)
        if again is None:
            return
        visit.hold(again)


def verdict_lines(assessment: "Assessment") -> Iterator[str]:
    """Yield the verdict, why, what is still unknown and how to get it."""
    verdict = assessment.verdict
    yield f"VERDICT  {outcome_in_words(assessment)}"
    yield verdict.headline
    for title, lines in (
        ("Why", verdict.reasons),
        ("Stop: these must be cured first", verdict.blocking),
        ("Still unknown", [f"{one.says} {one.cure}".strip() for one in verdict.unknowns]),
        ("What would make it possible", verdict.changes.titles if verdict.changes else ()),
        ("Conditions", verdict.conditions),
    ):
        if lines:
            yield ""
            yield title
            yield from (f"-  {line}" for line in lines)


def _review(file: HomeFile, talk: Talk, judge: Judge, visit: Visit) -> Stop | None:
    """Say what has no answer, and return a question to go back to; None to end the visit."""
    sheet = file.read()
    stops = route(sheet)
    talk.say("", "== All is asked")
    for mark, title in ((Mark.UNKNOWN, "Not known"), (Mark.SKIPPED, "Skipped")):
        names = [name_of(stop) for stop in stops if stop.mark is mark and not _has_something(sheet, stop)]
        if names:
            talk.say("", f"{title}, {len(names)}", *(f"-  {name}" for name in names))
    judge.wait()
    most = foremost(judge, stops)
    talk.say("", *([foremost_line(most)] if most else []))
    talk.say("Enter shows the verdict. go PART returns to a part" + (", ! to what matters most." if most else "."))
    while True:
        typed = _typed(talk).lower()
        if typed == "":
            return None
        if typed == "!" and most is not None:
            return most
        try:
            return visit.go(typed.removeprefix("go ").strip())
        except AssessError as error:
            if talk.strict:
                raise
            talk.say(f"{error.message}.")


def _has_something(sheet: Sheet, stop: Stop) -> bool:
    """Return whether a skipped question has the form's own answer, or a list that was not ended has entries."""
    return bool(sheet.found(stop.marked_at)) if stop.asks is Asks.ENTRY else sheet.found(stop.path) is not None


def _offer_the_report(
    file: Path, talk: Talk, assessment: "Assessment", write: WriteReport, visit: Visit
) -> Stop | None:
    """Ask for the name of the PDF until it is written, or not wanted; a question to go back to where that is said."""
    usual = file.with_suffix(".pdf")
    there = ", in place of the one there" if usual.exists() else ""
    talk.say("", f"Write the report? Enter writes {usual}{there}; n writes none; or give another name.")
    talk.say("go PART returns to a part.")
    while True:
        typed = _typed(talk)
        if typed.lower() in _NO:
            return None
        part = re.fullmatch(r"go ([a-z]+)", typed.strip().lower())
        path = usual if typed.lower() in _YES else Path(typed).expanduser()
        if path.suffix.lower() != ".pdf":
            path = path.with_name(f"{path.name}.pdf")
        try:
            if part is not None:
                return visit.go(part[1])
            write(assessment, path)
        except AssessError as error:
            if talk.strict:
                raise
            talk.say(f"{error}", "Give another name, or n.")
            continue
        talk.say(f"Report written to {path}")
        return None


def _typed(talk: Talk) -> str:
    try:
        return talk.ask()
    except EOFError:
        raise StoppedVisit from None
