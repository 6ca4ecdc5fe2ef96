"""The visit: question after question, each answer saved before the next is asked."""

from collections.abc import Callable, Mapping, Sequence

from assess.errors import AssessError, IntakeError
from assess.intake.field_names import FieldPath
from assess.intake.messages import shown
from assess.interview.answers import Given, Said, Word, understood
from assess.interview.home_file import HomeFile
from assess.interview.judging import Judge
from assess.interview.marks import Mark
from assess.interview.questions import Part, visit
from assess.interview.route import Asks, Stop, part_named, route
from assess.interview.sheet import Sheet
from assess.interview.so_far import cure_of, foremost, foremost_line, verdict_line
from assess.interview.terminal import Talk
from assess.interview.wording import KEYS, answer_words, help_lines, question_lines, refusal_lines

_PATIENCE_S = 0.3  # for a verdict at the end of a part; nobody notices


class StoppedVisit(Exception):
    """The visit was ended before its end; all that was answered is saved."""


class Visit:
    """One visit to one home: where it stands, and what an answer does."""

    def __init__(self, file: HomeFile, talk: Talk, judge: Judge) -> None:
        self._file, self._talk, self._judge = file, talk, judge
        self._part: Part | None = None
        self._walking: FieldPath | str | None = None  # a part or an entry that is walked, its answers shown again
        self._jump: tuple[FieldPath, FieldPath] | None = None  # to what matters most: from which question, to which
        self._routed: tuple[Sheet, tuple[Stop, ...]] | None = None

    def hold(self, start: Stop | None = None) -> None:
        """Ask until nothing is open. Raises StoppedVisit, and IntakeError for a wrong answer that was prepared."""
        here = start or self._first_open()
        while here is not None:
            here = self._one(here)

    def go(self, name: str) -> Stop:
        """Return the first question of a part, which is walked from there. Raises IntakeError where there is none."""
        part = part_named(name)
        there = [stop for stop in self._stops() if stop.part is part]
        if not there:
            raise IntakeError(f"{part.title} has no question for this home, as far as is known now")
        self._walking, self._jump = part.name, None
        return there[0]

    def _first_open(self) -> Stop | None:
        return next((stop for stop in self._stops() if stop.open), None)

    def _stops(self) -> tuple[Stop, ...]:
        sheet = self._file.read()
        if self._routed is None or self._routed[0] is not sheet:
            self._routed = sheet, route(sheet)
        return self._routed[1]

    def _one(self, here: Stop) -> Stop | None:
        """Ask one question until it is answered, and return the next."""
        self._head(here)
        self._talk.say("", *question_lines(here, self._file.read()))
        stops = self._stops()  # not read again here: while an editor has the file broken, the question waits
        while True:
            typed = understood(self._typed(here, stops), here.shape, listing=here.asks is Asks.ENTRY)
            try:
                if isinstance(typed, Given):
                    return self._taken(here, typed)
                following = self._said(here, typed)
            except AssessError as error:
                if self._talk.strict:
                    raise
                self._talk.say(*refusal_lines(error, here))
            else:
                if following is not here:
                    return following

    def _typed(self, here: Stop, stops: Sequence[Stop]) -> str:
        def toolbar() -> Sequence[str]:
            return verdict_line(self._judge), foremost_line(foremost(self._judge, stops)), KEYS

        try:
            return self._talk.ask(answer_words(here), toolbar)
        except EOFError:
            raise StoppedVisit from None

    def _head(self, here: Stop) -> None:
        """Say which part begins, and before it how the verdict stands."""
        if here.part is self._part:
            return
        if self._part is not None and not self._talk.strict:
            self._judge.wait(_PATIENCE_S)
            self._talk.say("", verdict_line(self._judge))
            if most := foremost_line(foremost(self._judge, self._stops())):
                self._talk.say(most)
        self._part = here.part
        titles = [part.name for part in visit()]
        self._talk.say("", f"== {here.part.title} ({titles.index(here.part.name) + 1} of {len(titles)})")

    def _taken(self, here: Stop, given: Given) -> Stop | None:
        """Save a value, and return the next question."""
        file, stated = self._file, given.stated
        if here.asks is Asks.THERE:
            if not isinstance(given.value, bool):
                raise IntakeError(f"{shown(given.value)} is neither yes nor no; write y or n")
            file.set(here.path, {}) if given.value else file.mark(Mark.NONE, here.path)
        else:
            if given.value is None:
                value = file.read().value(here.path)
                if value is None:
                    raise IntakeError("says how a value is known, and there is none yet; write the value first")
                stated = Given(value, given.basis, given.range).stated
            file.set(here.path, stated)
        self._judge.ask()
        return self._after(here)

    def _said(self, here: Stop, said: Said) -> Stop | None:
        """Do what was said in place of an answer, and return the question that comes then; `here` for the same."""
        acts: Mapping[Word, Callable[[], Stop | None]] = {
            Word.KEEP: lambda: self._kept(here),
            Word.UNKNOWN: lambda: self._unknown(here),
            Word.NONE: lambda: self._none(here),
            Word.BACK: lambda: self._back(here),
            Word.ONWARD: lambda: self._onward(here),
            Word.HELP: lambda: self._help(here),
            Word.FOREMOST: lambda: self._foremost(here),
            Word.GO: lambda: self.go(said.rest),
            Word.EDIT: lambda: self._edit(here, int(said.rest)),
            Word.REMOVE: lambda: self._remove(here, int(said.rest)),
        }
        if said.word is Word.STOP:
            raise StoppedVisit
        return acts[said.word]()

    def _help(self, here: Stop) -> Stop:
        self._talk.say(*help_lines(here, (part.name for part in visit()), cure_of(self._judge, here)))
        return here

    def _kept(self, here: Stop) -> Stop | None:
        """Leave what stands, or note that it was asked; of a list with entries, that it is complete."""
        if here.open:
            complete = here.asks is Asks.ENTRY and self._entries(here) > 0
            self._file.mark(Mark.COMPLETE if complete else Mark.SKIPPED, here.marked_at)
        return self._after(here)

    def _unknown(self, here: Stop) -> Stop | None:
        """Note that a question has no answer; what its field holds goes, but no list and no section with it."""
        if here.asks is Asks.THERE and here.known:
            raise IntakeError("is in the file, with what is known of it; n takes all of it out")
        entries = here.asks is Asks.ENTRY and self._entries(here) > 0
        self._file.mark(Mark.SKIPPED if entries else Mark.UNKNOWN, here.marked_at)
        self._judge.ask()
        return self._after(here)

    def _none(self, here: Stop) -> Stop | None:
        if self._entries(here):
            raise IntakeError("has entries; take them out one by one, as in remove 1")
        self._file.set(here.marked_at, [])
        self._judge.ask()
        return self._after(here)

    def _entries(self, here: Stop) -> int:
        return self._file.read().count(here.marked_at)

    def _after(self, here: Stop) -> Stop | None:
        """Return the question after one that is done with: the next of what is walked, else the next open one."""
        stops = self._stops()
        at = _place(stops, here) + 1
        if self._jump is not None:
            origin, target = self._jump
            rest = next((stop for stop in stops[at:] if stop.path[: len(target)] == target and stop.open), None)
            if rest is not None:
                return rest
            self._jump = None
            back = next((stop for stop in stops if stop.path == origin and stop.open), None)
            if back is not None:
                return back
        if at < len(stops) and self._walks(stops[at]):
            return stops[at]
        self._walking = None
        return next((stop for stop in (*stops[at:], *stops[:at]) if stop.open), None)

    def _walks(self, stop: Stop) -> bool:
        walking = self._walking
        if isinstance(walking, tuple):
            return stop.path[: len(walking)] == walking
        return stop.part.name == walking

    def _back(self, here: Stop) -> Stop:
        stops = self._stops()
        at = _place(stops, here)
        if at == 0:
            self._talk.say("This is the first question.")
            return here
        return stops[at - 1]

    def _onward(self, here: Stop) -> Stop | None:
        """Leave the rest of a part, noted as skipped, and return the first open question behind it."""
        stops = self._stops()
        left = [stop.marked_at for stop in stops if stop.part is here.part and stop.open]
        if left:
            self._file.mark(Mark.SKIPPED, *left)
        self._walking = self._jump = None
        last = max(n for n, stop in enumerate(stops) if stop.part is here.part)
        return self._after(stops[last])

    def _foremost(self, here: Stop) -> Stop:
        self._judge.wait(_PATIENCE_S)
        found = foremost(self._judge, self._stops())
        if found is None or found.path == here.path:
            self._talk.say("Nothing unanswered matters more than this question, as far as is known now.")
            return here
        self._jump = here.path, found.marked_at
        return found

    def _edit(self, here: Stop, number: int) -> Stop:
        """Walk an entry of a list again."""
        self._walking = entry = self._numbered(here, number)
        return next(stop for stop in self._stops() if stop.path[: len(entry)] == entry)

    def _remove(self, here: Stop, number: int) -> Stop | None:
        """Take an entry out of a list, and ask for one more."""
        self._file.remove(self._numbered(here, number))
        self._judge.ask()
        adding = (stop for stop in self._stops() if stop.asks is Asks.ENTRY)
        return next((stop for stop in adding if stop.marked_at == here.marked_at), None)

    def _numbered(self, here: Stop, number: int) -> FieldPath:
        count = self._entries(here)
        if not 0 < number <= count:
            there = f"entries 1 to {count}" if count > 1 else "one entry" if count else "no entries yet"
            raise IntakeError(f"there is no entry {number}; the list has {there}")
        return (*here.marked_at, number - 1)


def _place(stops: Sequence[Stop], here: Stop) -> int:
    """Return where a question is among those that apply; where it no longer does, where its part begins."""
    found = next((n for n, stop in enumerate(stops) if stop.path == here.path), None)
    if found is not None:
        return found
    return next((n for n, stop in enumerate(stops) if stop.part is here.part), 0)
