import codecs
import io

import pytest

from assess.cli.encoding import plainly
from assess.cli.streams import HANDLER
from assess.interview.letters import as_typed, cut, fitted, spelled, unbroken

codecs.register_error(HANDLER, plainly)  # as each command does


def stream(encoding: str) -> io.TextIOWrapper:
    """Return a stream like that of a terminal."""
    return io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors=HANDLER)


UTF8 = stream("utf-8")


@pytest.mark.parametrize("width", [40, 60, 80, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    """Lines fit, with a column to spare, and are no longer than one reads well."""
    text = "A sentence of many words that says what is wrong, and where, and what would be right. " * 4
    assert max(map(len, fitted(text, width, UTF8))) < min(width, 81)


def test_what_a_word_means_hangs_below_itself() -> None:
    """The second line of an explanation begins where the first did."""
    first, second, *_ = fitted("dk           " + "as often as not this is long " * 3, 50, UTF8)
    assert first.startswith("dk           as")
    assert second.startswith(" " * 13 + "is" if second.strip().startswith("is") else " " * 13)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("utf-8", "104 °F, 3 ft²…"), ("latin-1", "104 °F, 3 ft²..."), ("ascii", "104 degF, 3 ft2...")],
)
def test_a_terminal_gets_letters_that_it_has(encoding: str, text: str) -> None:
    """What the encoding lacks is spelled in plain letters, as the program does everywhere, and what it has is left."""
    assert spelled("104 °F, 3 ft²…", stream(encoding)) == text
    assert fitted("104 °F, 3 ft²…", 80, stream(encoding)) == [text]


def test_what_belongs_together_stays_on_its_line() -> None:
    """A number is not parted from its choice, nor a command to be copied from its words."""
    choices = "  ".join(unbroken(f"{number} a choice") for number in range(9))
    assert all(line.lstrip()[0].isdigit() for line in fitted(choices, 40, UTF8))
    assert fitted(unbroken("    assess interview a-long-name-of-a-file.toml"), 30, UTF8) == [
        "    assess interview a-long-name-of-a-file.toml"
    ]


def test_a_toolbar_has_one_line() -> None:
    """What is too long is cut and says so."""
    assert cut("Verdict so far", 10) == "Verdict..."
    assert cut("short", 10) == "short"


@pytest.mark.parametrize("data", ["José".encode(), "José".encode("latin-1")])
def test_what_is_typed_arrives_whatever_the_encodings(data: bytes) -> None:
    """A letter that the program takes for two unknown bytes, or one, is read as the letter it is."""
    assert as_typed(f" {data.decode('ascii', 'surrogateescape')}\n") == "José"
