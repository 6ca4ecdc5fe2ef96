"""What was found, as a page for the terminal: commands stand on lines of their own, whole, to be copied."""

from textwrap import wrap

from rich.text import Text

from assess.doctor.check import Check, Checkup
from assess.terminal import Terminal

_NAME, _MARK = 18, 8  # columns
_WIDTH = 100
_WELL, _WRONG, _ABSENT = ("ok", "green"), ("MISSING", "bold red"), ("-", "dim")


def print_checkup(checkup: Checkup, *, every: bool = False) -> None:
    """Print what was found, and how to mend what is not well; with `every` how to get each thing."""
    console = Terminal(highlight=False, soft_wrap=True)
    console.print(Text(f"assess {checkup.version}, Python {checkup.python}, {checkup.system}\n"))
    for title, needed in (("Needed", True), ("Worth having, or worth a look", False)):
        console.print(Text(title, style="bold"))
        for check in checkup.checks:
            if check.needed is needed:
                _print(console, check, every=every)
        console.print()
    console.print(Text(_sum(checkup)))


def _print(console: Terminal, check: Check, *, every: bool) -> None:
    mark, style = _WELL if check.well else _WRONG if check.needed else _ABSENT
    indent = " " * (_MARK + _NAME + 4)
    first, *rest = wrap(check.found, max(20, min(console.width, _WIDTH) - len(indent))) or [""]
    console.print(Text(f"  {mark:<{_MARK}}", style=style) + Text(f"{check.name:<{_NAME}}  ") + Text(first))
    for line in rest:
        console.print(Text(indent + line))
    if check.mend and (every or not check.well):
        console.print(Text(f"{' ' * (_MARK + 2)}{check.mend}", style="cyan"))


def _sum(checkup: Checkup) -> str:
    failed = checkup.failed
    if not failed:
        return "All that is needed is there."
    return f"Missing or broken: {', '.join(check.name for check in failed)}. The line below each mends it."
