import time
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.measuring.running import Running, run

Fake = Callable[[str, str], Path]


def test_what_a_program_says_is_kept(fake: Fake) -> None:
    """Output, errors, code and the last line of them."""
    ran = run([str(fake("tool", 'echo "out $1"; echo wrong >&2; exit 3')), "a; touch b"], 5)
    assert (ran.code, ran.out, ran.err) == (3, "out a; touch b\n", "wrong\n")
    assert ran.last_words == "wrong"
    assert not ran.timed_out


def test_a_hanging_program_is_ended_with_all_it_started(fake: Fake, tmp_path: Path) -> None:
    """It ignores the polite request, its child holds its output open; after the limit neither is there."""
    survived = tmp_path / "survived"
    program = fake("tool", f"trap '' TERM; echo begun; (sleep 4; touch {survived}) & sleep 30")
    began = time.monotonic()
    ran = run([str(program)], 0.5)
    took = time.monotonic() - began
    assert ran.timed_out
    assert ran.out == "begun\n"
    assert took < 3.8
    time.sleep(max(0.0, 4.5 - took))
    assert not survived.exists()


def test_a_program_that_ends_at_once_is_not_waited_for(fake: Fake) -> None:
    """The limit is a limit, not a length; the seconds are told meanwhile."""
    heard: list[float] = []
    ran = run([str(fake("tool", "sleep 0.5; echo done"))], 60, heard.append)
    assert ran.out == "done\n"
    assert ran.seconds < 5
    assert heard == sorted(heard)
    assert len(heard) > 1


def test_leaving_early_leaves_nothing_behind(fake: Fake, tmp_path: Path) -> None:
    """Ctrl-C in the middle of a run ends the program as well."""
    survived = tmp_path / "survived"
    program = fake("tool", f"sleep 1; touch {survived}")
    with pytest.raises(KeyboardInterrupt), Running([str(program)]):
        raise KeyboardInterrupt
    time.sleep(1.3)
    assert not survived.exists()


def test_programs_speak_english(fake: Fake, monkeypatch: pytest.MonkeyPatch) -> None:
    """What ping says in another language could not be read."""
    monkeypatch.setenv("LC_ALL", "de_DE.UTF-8")
    assert run([str(fake("tool", 'echo "$LC_ALL"'))], 5).out == "C\n"
