"""Lines of talk that fit a terminal."""

import io

import pytest

from assess.cli.lines import broken


class Screen(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Return that it is one."""
        return True


LINE = "  one.toml: the first of them and/or-the-other, in many more words than stand on a single line of a terminal"


def test_a_terminal_gets_lines_broken_between_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is broken off keeps the indent or hangs as deep as told, no word is broken, and lines stay apart."""
    monkeypatch.setenv("COLUMNS", "60")
    told = broken(f"{LINE}\nnext", Screen())
    assert max(map(len, told.splitlines())) <= 60
    assert told.split() == f"{LINE}\nnext".split()
    assert told.splitlines()[1].startswith("  ")
    assert told.endswith("\nnext")
    assert broken(LINE, Screen(), 7).splitlines()[1].startswith(" " * 7)


def test_a_long_word_and_a_pipe_are_left_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """A path can be copied, and what reads a pipe finds one line."""
    monkeypatch.setenv("COLUMNS", "40")
    path = "/a/very/long/path/that/is/longer/than/the/terminal/is/wide.toml"
    assert path in broken(f"Report written to {path}", Screen()).splitlines()
    assert broken(LINE, io.StringIO()) == LINE
