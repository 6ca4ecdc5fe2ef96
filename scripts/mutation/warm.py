"""Run mutants: pytest collects the tests once, and each mutant is a fork of that process.

A mutant so costs the tests it meets and no start-up. Processor time is what limits it, not the clock, so that a busy
machine fails nobody.
"""

import gc
import os
import resource
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest
from _pytest.runner import runtestprotocol

from scripts.mutation.cover import Cover
from scripts.mutation.mutant import Mutant
from scripts.mutation.order import ordered
from scripts.mutation.steady import clear_caches, steady_properties
from scripts.mutation.swap import Functions, functions_below, import_all, swap

KILLED, SURVIVED, INVALID = 1, 0, 3
SLOWER = 4  # how many times longer than unchanged code a mutant may run
SPARE_S = 5
MEMORY_BYTES = 8 << 30


@dataclass(frozen=True)
class Outcome:
    """What became of a mutant: killed, timeout, survived, uncovered or invalid; and by which test."""

    mutant: Mutant
    status: str
    test: str
    seconds: float


class Forks:
    """A plugin of pytest that runs mutants in place of the tests."""

    def __init__(self, mutants: Iterable[Mutant], cover: Cover, tell: Callable[[Outcome], None]) -> None:
        self.mutants, self.cover, self.tell = mutants, cover, tell

    def pytest_configure(self) -> None:
        """Keep properties from varying, before any is collected."""
        steady_properties()

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run every mutant against the tests that reach it."""
        items = {item.nodeid: item for item in session.items}
        import_all("assess")
        clear_caches()
        functions = functions_below(Path.cwd())
        gc.collect()
        gc.freeze()
        for mutant in self.mutants:
            tests = [at for at in ordered(mutant, self.cover) if self.cover.tests[at] in items]
            if not tests:
                self.tell(Outcome(mutant, "uncovered", "", 0.0))
                continue
            limit_s = SPARE_S + SLOWER * sum(self.cover.cost_s[at] for at in tests)
            self.tell(_outcome(mutant, [items[self.cover.tests[at]] for at in tests], functions, limit_s))
        return True


def _outcome(mutant: Mutant, items: list[pytest.Item], functions: Functions, limit_s: float) -> Outcome:
    began = time.monotonic()
    reader, writer = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reader)
        _run(mutant, items, functions, limit_s, writer)
    os.close(writer)
    code = _wait(child, began + SPARE_S + 20 * limit_s)
    with os.fdopen(reader) as told:
        test = told.read()
    status = {KILLED: "killed", SURVIVED: "survived", INVALID: "invalid"}.get(code, "timeout")
    return Outcome(mutant, status, test, time.monotonic() - began)


def _wait(child: int, until: float) -> int:
    """Return the exit code of a child, negative where a signal ended it; end it when its time is over."""
    while True:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() > until:
            os.killpg(child, signal.SIGKILL)
        time.sleep(0.005)


def _run(mutant: Mutant, items: list[pytest.Item], functions: Functions, limit_s: float, told: int) -> NoReturn:
    """Run the tests in the child, up to the first that fails."""
    code = INVALID  # until the code is in its place
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (int(limit_s) + 1, int(limit_s) + 2))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in range(3):
            os.dup2(nowhere, stream)
        swap(mutant, functions)
        code = KILLED  # by what goes through pytest itself, as SystemExit may
        failing = _first_failing(items)
        os.write(told, failing.encode())
        code = KILLED if failing else SURVIVED
    finally:
        os._exit(code)


def _first_failing(items: list[pytest.Item]) -> str:
    """Return the name of the first test that fails; nothing where all pass."""
    for item, following in zip(items, [*items[1:], None], strict=True):
        reports = runtestprotocol(item, log=False, nextitem=following)
        if any(report.failed for report in reports):
            return item.nodeid
    return ""
