"""The verdict while the visit goes on, worked out behind the typist's back: nobody waits for it."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from assess.assessment import Assessment  # which takes a second to import: the first question does not wait for it

_PAUSE_S = 0.25
Assess = Callable[[], "Assessment"]


@dataclass(frozen=True)
class Judged:
    """What a home was assessed to be after so many answers, or why it could not be."""

    answers: int
    found: "Assessment | Exception"


class Judge:
    """Assesses the home file again after each answer, the latest only, in a thread of its own."""

    def __init__(self, assess: Assess) -> None:
        self._assess = assess
        self._changed = threading.Condition()
        self._answers = 0
        self._judged: Judged | None = None
        self._ended = self._awaited = False
        self._told: Callable[[], None] = lambda: None
        # A daemon: whoever ends the visit does not wait for a verdict either.
        threading.Thread(target=self._run, name="verdict", daemon=True).start()

    def tell(self, told: Callable[[], None]) -> None:
        """Have `told` called, from the other thread, whenever there is a new verdict."""
        self._told = told

    def ask(self) -> None:
        """Say that the file has changed."""
        with self._changed:
            self._answers += 1
            self._changed.notify_all()

    def end(self) -> None:
        """Have no more verdicts worked out."""
        with self._changed:
            self._ended = True
            self._changed.notify_all()

    @property
    def latest(self) -> Judged | None:
        """Return the latest verdict there is; `behind` says how old it is."""
        return self._judged

    @property
    def behind(self) -> int:
        """Return how many answers the latest verdict does not know of."""
        return self._answers - (self._judged.answers if self._judged else 0)

    def wait(self, seconds: float | None = None) -> Judged | None:
        """Return the verdict on the file as it is now, or after so many seconds the latest there is."""
        with self._changed:
            self._awaited = True
            self._changed.notify_all()
            self._changed.wait_for(lambda: self.behind == 0, timeout=seconds)
            self._awaited = False
            return self._judged

    def _run(self) -> None:
        while (answers := self._next()) is not None:
            found: Assessment | Exception
            try:
                found = self._assess()
            except Exception as error:  # noqa: BLE001  # of whatever kind: it is raised where the verdict is asked for
                found = error
            with self._changed:
                self._judged = Judged(answers, found)
                self._changed.notify_all()
            self._told()

    def _next(self) -> int | None:
        """Wait for an answer, and for the typist to pause; return how many answers there are, None at the end.

        Who types fast is not followed answer by answer: that would only warm a laptop.
        """
        with self._changed:
            self._changed.wait_for(lambda: self._ended or self.behind > 0)
            while not self._ended:
                answers = self._answers
                self._changed.wait_for(lambda: self._ended or self._awaited or self._answers > answers, _PAUSE_S)  # noqa: B023  # called at once
                if self._awaited or self._answers == answers:
                    break
            return None if self._ended else self._answers
