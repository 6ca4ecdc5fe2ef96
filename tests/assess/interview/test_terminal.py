"""The terminal of a visit, where two threads meet."""

import threading
from types import SimpleNamespace
from typing import cast

import pytest

from assess.assessment import Assessment
from assess.interview.judging import Judge
from assess.interview.terminal import KeyTalk


@pytest.mark.parametrize("raised", [RuntimeError("Event loop is closed"), AttributeError("call_soon_threadsafe")])
def test_a_line_that_ends_while_its_toolbar_is_drawn_ends_no_verdict(
    raised: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The verdict's thread goes on, and whoever waits for it at the end of the visit has it."""
    drawn = threading.Event()

    def invalidate() -> None:
        drawn.set()
        raise raised

    talk = KeyTalk.__new__(KeyTalk)
    monkeypatch.setattr(talk, "_session", SimpleNamespace(app=SimpleNamespace(invalidate=invalidate)), raising=False)
    judge = Judge(lambda: cast("Assessment", "a verdict"))
    judge.tell(talk.refresh)
    for answers in (1, 2):
        judge.ask()
        judged = judge.wait(10)
        assert judged is not None
        assert judged.answers == answers
    assert drawn.wait(10)
    judge.end()
