"""A page shows the words of files, and does nothing that they say."""

import io

from rich.table import Table
from rich.text import Text

from assess.terminal import Terminal


def page(*parts: object) -> str:
    """Return what a terminal of 40 columns is sent."""
    out = io.StringIO()
    console = Terminal(file=out, width=40, force_terminal=True, color_system=None, highlight=False)
    for part in parts:
        console.print(part)
    return out.getvalue()


def test_control_sequences_are_shown_and_not_obeyed() -> None:
    """Neither the screen is cleared nor the writing turned, in a text as in a table."""
    table = Table("Label")
    table.add_row("Range\x1b[2J\u202eegnaR")
    shown = page(Text("Dryer\x07\x1b]0;title\x1b\\"), table)
    assert not set("\x07\x1b\u202e") & set(shown)
    assert "Dryer" in shown
    assert "Range\N{REPLACEMENT CHARACTER}" in shown


def test_typesetting_stays() -> None:
    """The thin space before a unit, a prime and a superscript are printed as they are."""
    assert page(Text("200\N{THIN SPACE}A, 1,500\N{THIN SPACE}ft², 6\N{PRIME}")) == (
        "200\N{THIN SPACE}A, 1,500\N{THIN SPACE}ft², 6\N{PRIME}\n"
    )


def test_its_own_styles_are_kept() -> None:
    """What the page itself makes bold is bold."""
    out = io.StringIO()
    Terminal(file=out, width=40, force_terminal=True, color_system="standard").print(Text("no", style="bold"))
    assert out.getvalue() == "\x1b[1mno\x1b[0m\n"
