"""What a page shows its reader to do: files to save, commands to give, and what comes of them.

A page is run as its reader would, from top to bottom in one folder:

    Save as `house.toml`:      and a fence after it: the file is written
    Add to `house.toml`:       the same at its end
        assess home house.toml # ends with 6       an indented line is a command; without a remark it ends with 0
    a fence marked `text`      after a command: lines that its output has, an ellipsis standing for what is left out
"""

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, replace

_PART = re.compile(
    r"^(?:[^\n]* )?(?P<verb>Save as|Add to) `(?P<name>[^`\n]+)`[^\n]*:\n\n```\w*\n(?P<text>.*?)^```$"
    r"|^ {4,}(?P<command>assess [^\n]+)$"
    r"|^```text\n(?P<output>.*?)^```$"
    r"|^```.*?^```$",
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(r"ends with (\d+)")


@dataclass(frozen=True)
class Saved:
    """A file that the reader writes, or adds to."""

    name: str
    text: str
    added: bool


@dataclass(frozen=True)
class Given:
    """A command: its words after `assess`, the exit code it ends with if the page says one, lines of its output."""

    words: tuple[str, ...]
    code: int | None
    output: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """Return the command as it is typed."""
        return shlex.join(("assess", *self.words))


def shown(page: str) -> list[Saved | Given]:
    """Return what a page shows, in its order."""
    found: list[Saved | Given] = []
    for part in _PART.finditer(page):
        if part["verb"]:
            found.append(Saved(part["name"], part["text"], added=part["verb"] == "Add to"))
        elif part["command"]:
            found.append(_given(part["command"]))
        elif part["output"] and found and isinstance(last := found[-1], Given):
            found[-1] = replace(last, output=tuple(_lines(part["output"])))
    return found


def commands(page: str) -> list[Given]:
    """Return the commands of a page, in its order."""
    return [one for one in shown(page) if isinstance(one, Given)]


def inline(page: str) -> list[tuple[str, ...]]:
    """Return commands that stand within sentences, as words after `assess`."""
    prose = re.sub(r"^```.*?^```$", "", page, flags=re.MULTILINE | re.DOTALL)
    return [tuple(found.split()) for found in re.findall(r"`assess ([^`]+)`", prose)]


def _given(line: str) -> Given:
    command, _, remark = line.partition(" #")
    code = _CODE.search(remark)
    return Given(tuple(shlex.split(command)[1:]), int(code[1]) if code else None)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        words = " ".join(line.split())
        if words and words not in {"…", "..."}:
            yield words
