"""A wish to stop: noted once, obeyed at once the second time."""

import signal
import time

import pytest

from assess.batch.ledger import stop as module
from assess.batch.ledger.stop import Stop


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_the_first_is_noted_and_the_second_obeyed(
    name: str, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Work goes on after the first; the second, unless it is the first passed on, ends it."""
    number = getattr(signal, name)
    before = signal.getsignal(number)
    with Stop() as stop:
        assert not stop.asked()
        signal.raise_signal(number)
        signal.raise_signal(number)  # at once: a wrapper passes it on
        assert stop.asked()
        monkeypatch.setattr(module, "monotonic", lambda: time.monotonic() + 1)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(number)
    assert signal.getsignal(number) is before
    assert capfd.readouterr().err.count("Stopping once the rows in hand are done") == 1


def test_what_the_program_was_told_to_ignore_stays_ignored() -> None:
    """Under nohup a closed terminal is no wish to stop."""
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with Stop() as stop:
            signal.raise_signal(signal.SIGHUP)
            assert not stop.asked()
    finally:
        signal.signal(signal.SIGHUP, before)
