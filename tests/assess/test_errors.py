import re

import pytest

from assess import errors
from assess.errors import (
    AssessError,
    ExitCode,
    IntakeError,
    MissingLibrary,
    ReportError,
    RuleDataError,
    UnconfirmedRule,
)


def subclasses(kind: type[AssessError]) -> list[type[AssessError]]:
    """Return every exception below one, depth first, in the order they are written."""
    return [found for child in kind.__subclasses__() for found in (child, *subclasses(child))]


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    """The drawing at the head of the module names every exception, its exit code and its parent."""
    drawn = re.findall(r"^([ │]*)[├└]── (\w+) +(\d+)", errors.__doc__ or "", re.MULTILINE)
    classes = subclasses(AssessError)
    assert [(name, int(code)) for _, name, code in drawn] == [(c.__name__, int(c.exit_code)) for c in classes]
    depths = [len(indent) // 4 for indent, _, _ in drawn]
    assert depths == [len(c.__mro__) - len(AssessError.__mro__) for c in classes]


def test_exit_codes_are_a_promise() -> None:
    """Scripts rely on these numbers, so a change of one fails here first."""
    assert {code.name: code.value for code in ExitCode} == {
        "ASSESSED": 0,
        "NO_GO": 1,
        "USAGE": 2,
        "INTAKE": 3,
        "RULE_DATA": 4,
        "REPORT": 5,
        "ROWS_FAILED": 6,
        "INTERRUPTED": 130,
    }


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (IntakeError("is not a state"), "is not a state"),
        (IntakeError("is not a state", where="place.state"), "place.state: is not a state"),
        (IntakeError("is not a state", hint="Write CO."), "is not a state. Write CO."),
        (RuleDataError("has no id", where="a.toml", hint="Write one."), "a.toml: has no id. Write one."),
        (ReportError("The file is there.", hint="Pass --force."), "The file is there. Pass --force."),
    ],
)
def test_a_message_is_place_then_problem_then_remedy(error: AssessError, text: str) -> None:
    """The three parts stand in this order on one line, and the missing ones leave no trace."""
    assert str(error) == text


def test_the_parts_stay_apart() -> None:
    """A terminal, a log and a spreadsheet cell each take the part they need."""
    error = UnconfirmedRule("not confirmed", where="nec/2026", hint="Use another.")
    assert (error.message, error.where, error.hint) == ("not confirmed", "nec/2026", "Use another.")


def test_a_kind_can_be_caught_by_its_parent() -> None:
    """Whoever handles rule data or reports handles their special cases too."""
    assert issubclass(UnconfirmedRule, RuleDataError)
    assert issubclass(MissingLibrary, ReportError)
    assert MissingLibrary.exit_code is ReportError.exit_code is ExitCode.REPORT


def test_a_message_cannot_speak_to_the_terminal() -> None:
    """Controls, half characters and marks of direction are shown for what they are; spaces and line breaks stay."""
    told = AssessError("is \x1b[31mred\u202e", where="a\ud800\x07.toml", hint="200\N{THIN SPACE}A\nor\tless")
    odd = "\N{REPLACEMENT CHARACTER}"
    assert (told.message, told.where) == (f"is {odd}[31mred{odd}", f"a{odd}{odd}.toml")
    assert told.hint == "200\N{THIN SPACE}A\nor less"


def test_no_line_of_a_message_is_longer_than_anybody_reads() -> None:
    """A name of ten thousand letters is cut; the lines below it are not touched."""
    told = AssessError("x" * 10_000 + "\nMend it.")
    first, second = told.message.split("\n")
    assert (len(first), first[-1], second) == (2_001, "…", "Mend it.")
