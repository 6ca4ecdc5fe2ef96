"""Where the visit is typed: a terminal with keys and a toolbar, or plain lines. All of it is talk, for stderr."""

import os
import shutil
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol, TextIO

from assess.interview.letters import as_typed, cut, fitted, spelled

Toolbar = Callable[[], Sequence[str]]
_PROMPT = "> "


class Talk(Protocol):
    """Where an interview is held."""

    strict: bool  # answers that were written down beforehand: a wrong one ends them
    line: int  # how many lines were read, where they are counted

    def say(self, *lines: str) -> None:
        """Print lines, wrapped."""

    def ask(self, words: Sequence[str] = (), toolbar: Toolbar | None = None) -> str:
        """Return a line that was typed; `words` can be completed. Raises EOFError at the end."""

    def refresh(self) -> None:
        """Have the toolbar drawn again; may be called from another thread."""


class PlainTalk:
    """Lines in, lines out: for a pipe, a script, a screen reader, a terminal that can do nothing else."""

    def __init__(self, typed: TextIO, out: TextIO) -> None:
        self._typed, self._out = typed, out
        self.strict = not typed.isatty()
        self.line = 0

    def say(self, *lines: str) -> None:
        """Print lines, wrapped."""
        _print(self._out, lines)

    def ask(self, words: Sequence[str] = (), toolbar: Toolbar | None = None) -> str:
        """Return the next line. Raises EOFError behind the last."""
        del words, toolbar
        self._out.write(_PROMPT)
        self._out.flush()
        line = self._typed.readline()
        self.line += 1
        if self.strict:
            self._out.write(spelled(line if line.endswith("\n") else f"{line}\n", self._out))
        if not line:
            raise EOFError
        return as_typed(line)

    def refresh(self) -> None:
        """Do nothing: there is no toolbar."""


class KeyTalk:
    """A line that can be edited and completed, with a toolbar below it."""

    strict = False
    line = 0

    def __init__(self) -> None:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.key_binding import KeyBindings
        from prompt_toolkit.key_binding.key_processor import KeyPressEvent
        from prompt_toolkit.output import create_output
        from prompt_toolkit.shortcuts import CompleteStyle

        keys = KeyBindings()

        def typing(key: str, text: str) -> None:
            @keys.add(key)
            def _(event: KeyPressEvent) -> None:
                event.current_buffer.text = text
                event.current_buffer.validate_and_handle()

        typing("c-b", "<")
        typing("f1", "?")
        self._session: PromptSession[str] = PromptSession(
            _PROMPT,
            output=create_output(sys.stderr),
            key_bindings=keys,
            complete_style=CompleteStyle.READLINE_LIKE,
            complete_while_typing=False,
            reserve_space_for_menu=0,
        )
        # Where a terminal cannot say its cursor's place there is no toolbar, and no need to speak of it.
        self._session.app.renderer.cpr_not_supported_callback = lambda: None

    def say(self, *lines: str) -> None:
        """Print lines, wrapped."""
        _print(sys.stderr, lines)

    def ask(self, words: Sequence[str] = (), toolbar: Toolbar | None = None) -> str:
        """Return a line that was typed. Raises EOFError for Ctrl-D, KeyboardInterrupt for Ctrl-C."""
        from prompt_toolkit.completion import WordCompleter

        def drawn() -> str:
            width = self._session.output.get_size().columns
            lines = [spelled(line, sys.stderr) for line in (toolbar() if toolbar else ())]
            return "\n".join(cut(line, width) for line in lines if line)

        self._session.bottom_toolbar = drawn if toolbar else None
        self._session.completer = WordCompleter(list(words), ignore_case=True)
        return as_typed(self._session.prompt())

    def refresh(self) -> None:
        """Have the toolbar drawn again, if the line above it is still being typed."""
        # The line may end in between: its loop is closed then, or gone. Whoever calls must not end with it.
        with suppress(RuntimeError, AttributeError):
            self._session.app.invalidate()


def talk_here(*, plain: bool) -> Talk:
    """Return the way to talk that fits where the program runs."""
    keys = sys.stdin.isatty() and sys.stderr.isatty() and os.environ.get("TERM", "") not in {"dumb", "unknown"}
    return KeyTalk() if keys and not plain else PlainTalk(sys.stdin, sys.stderr)


def _print(out: TextIO, lines: Sequence[str]) -> None:
    width = shutil.get_terminal_size().columns
    for line in lines:
        out.writelines(f"{part}\n" for part in fitted(line, width, out))
    out.flush()
