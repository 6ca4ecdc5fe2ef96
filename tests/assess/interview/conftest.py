"""Somebody who sits at a terminal and types: the program runs on a real pseudo-terminal."""

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

pexpect = pytest.importorskip("pexpect", reason="needs pexpect")
if not hasattr(pexpect, "spawn"):
    pytest.skip("this system has no pseudo-terminals", allow_module_level=True)

_ASKED = "\x1b[?2004h"  # the terminal is told to mark pasted text: a line is waited for
_CONTROL = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x08|\x1b[=>]")
_LONGEST_S = 240  # of one answer, on a machine that does much else


class Typist:
    """One run of `assess interview` at a terminal, and what it said since the last answer."""

    def __init__(self, file: Path, *words: str, columns: int = 80, **environment: str) -> None:
        env = {name: value for name, value in os.environ.items() if name not in {"COLUMNS", "LINES"}}
        env |= {"TERM": "xterm", "NO_COLOR": "1", "PROMPT_TOOLKIT_NO_CPR": "1", **environment}
        self.child = pexpect.spawn(
            sys.executable,
            ["-m", "assess", "interview", file.name, *words],
            dimensions=(40, columns),
            env=env,
            encoding=environment.get("PYTHONIOENCODING", "utf-8"),
            timeout=_LONGEST_S,
            cwd=str(file.parent),
        )
        self.file = file
        self.told: list[str] = []
        self.said = self.read()

    def read(self) -> str:
        """Return what is said until a line is waited for, or until the end."""
        self.child.expect_exact([_ASKED, pexpect.EOF])
        text = _CONTROL.sub("", self.child.before).replace("\r", "")
        self.told.append(text)
        return text

    def type(self, line: str) -> str:
        """Type a line and Enter, and return what is said then."""
        self.child.send(f"{line}\r")
        self.said = self.read()
        return self.said

    def press(self, key: str) -> str:
        """Press Ctrl and a letter, and return what is said then."""
        self.child.sendcontrol(key)
        self.said = self.read()
        return self.said

    def answer(self, answers: Mapping[str, list[str]], *, until: str) -> str:
        """Answer each question by its beginning, what is not listed with Enter, until something is said."""
        left = {question: list(several) for question, several in answers.items()}
        while until not in self.said:
            asked = [q for q in left if f"\n{q}" in self.said and left[q]]
            self.type(left[max(asked, key=len)].pop(0) if asked else "")
        assert {question: several for question, several in left.items() if several} == {}
        return self.said

    def end(self) -> int:
        """Return the exit code, once the program has ended."""
        self.child.expect(pexpect.EOF)
        self.child.close()
        return int(self.child.exitstatus if self.child.exitstatus is not None else -self.child.signalstatus)


@pytest.fixture
def typist() -> Iterator[Callable[..., Any]]:
    """Return a function that starts the interview of a file; what still runs at the end is ended."""
    begun: list[Typist] = []

    def start(file: Path, *words: str, columns: int = 80, **environment: str) -> Typist:
        begun.append(Typist(file, *words, columns=columns, **environment))
        return begun[-1]

    yield start
    for one in begun:
        one.child.close(force=True)
