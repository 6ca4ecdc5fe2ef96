"""What was typed: a value, with how it is known, or a word to the interview such as `<` for back."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Any

from assess.intake.fields import NUMERIC, Shape
from assess.records import Basis


class Word(Enum):
    """What can be said in place of an answer."""

    KEEP = "Enter"
    BACK = "<"
    ONWARD = ">"
    HELP = "?"
    UNKNOWN = "dk"
    FOREMOST = "!"
    NONE = "none"
    GO = "go"
    EDIT = "edit"
    REMOVE = "remove"
    STOP = "stop"


@dataclass(frozen=True)
class Said:
    """A word to the interview, with what stands behind it: the part to go to, the entry to remove."""

    word: Word
    rest: str = ""


@dataclass(frozen=True)
class Given:
    """A value as it goes into the home file; `basis` None leaves it to the file, `range` is of an assumed value.

    A `value` of None keeps the one that stands and only says how it is known.
    """

    value: Any
    basis: Basis | None = None
    range: tuple[Any, Any] | None = None

    @property
    def stated(self) -> Any:
        """Return what is written: the plain value, or a table of it with its basis."""
        if self.basis is None:
            return self.value
        ranged = {"range": list(self.range)} if self.range else {}
        return {"value": self.value, "basis": str(self.basis), **ranged}


_SPOKEN = {
    "": Word.KEEP,
    "<": Word.BACK,
    "back": Word.BACK,
    ">": Word.ONWARD,
    "?": Word.HELP,
    "help": Word.HELP,
    "dk": Word.UNKNOWN,
    "don't know": Word.UNKNOWN,
    "dont know": Word.UNKNOWN,
    "not known": Word.UNKNOWN,
    "unknown": Word.UNKNOWN,
    "!": Word.FOREMOST,
    "stop": Word.STOP,
}
_BEHIND = re.compile(r"(go) ([a-z]+)|(edit|remove) (\d{1,3})")
_BASES = "|".join(Basis)
_HOW = re.compile(rf"^(?:(?P<value>.*?)(?P<comma>,)?\s+)?(?P<basis>{_BASES})(?:\s+(?P<range>.+))?$", re.IGNORECASE)
_ENDS = re.compile(r"\s+to\s+|\s*\.\.\s*|\s+-\s+")
_FIGURES = re.compile(r"#?\d[\d/-]*( ?(awg|kcmil))?", re.IGNORECASE)
_YES = {"y": True, "yes": True, "true": True, "n": False, "no": False, "false": False}


def understood(typed: str, shape: Shape, *, listing: bool = False) -> Said | Given:
    """Return what was meant by an answer to a field of this shape.

    A value that the field does not take stays as typed, for the intake to refuse with its own message. Text in
    quotes is always a value. With `listing` entries can be edited and removed, and `none` says that there are none.
    """
    text = typed.strip().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    low = " ".join(text.lower().split())
    if low in _SPOKEN:
        return Said(_SPOKEN[low])
    if listing and low == "none" and low not in shape.choices:
        return Said(Word.NONE)
    behind = _BEHIND.fullmatch(low)
    if behind and (behind[1] or listing):
        word, rest = (behind[1], behind[2]) if behind[1] else (behind[3], behind[4])
        return Said(Word(word), rest)
    return _given(text, shape)


def _given(text: str, shape: Shape) -> Given:
    if len(text) > 1 and text[0] == text[-1] == '"' and shape.form in {"text", "choice", "texts"}:
        return Given(_value(text[1:-1], shape))
    how = _HOW.match(text)
    # Words may end in "label" and be nothing but words: there only a comma sets the basis off. Figures, such as the 4/0
    # of a conductor, need none.
    if how is None or (
        shape.form in {"text", "texts"} and not (how["comma"] or _FIGURES.fullmatch(how["value"] or ""))
    ):
        return Given(_value(text, shape))
    basis = Basis(how["basis"].lower())
    ends = _ENDS.split(how["range"], maxsplit=1) if how["range"] else []
    if ends and (basis is not Basis.ASSUMED or len(ends) != 2 or shape.form not in NUMERIC):
        return Given(_value(text, shape))
    value = None if how["value"] is None else _value(how["value"].strip(), shape)
    return Given(value, basis, (_value(ends[0], shape), _value(ends[1], shape)) if ends else None)


def _value(text: str, shape: Shape) -> Any:
    """Return the value as a home file has it: a bare number as a number, a yes as true, a choice in its spelling."""
    match shape.form:
        case "yes_no" | "section":
            return _YES.get(text.lower(), text)
        case "choice":
            return _choice(text, shape.choices)
        case "texts":
            return [part.strip() for part in text.split(",") if part.strip()]
        case "measured" | "number" | "whole":
            return _number(text)
        case _:
            return text


def _choice(text: str, choices: tuple[str | int, ...]) -> str | int:
    """Return the choice that was named, begun, or counted: the second where 2 is typed and no choice is a number."""
    word = re.sub(r"[\s-]+", "_", text.lower())
    named = {str(choice): choice for choice in choices}
    if word in named:
        return named[word]
    if word.isdecimal() and not any(name.isdecimal() for name in named) and 0 < int(word) <= len(choices):
        return choices[int(word) - 1]
    begun = [choice for name, choice in named.items() if name.startswith(word)]
    return begun[0] if len(begun) == 1 else text


def _number(text: str) -> int | float | str:
    text = text[1:-1].strip() if re.fullmatch(r'".+"', text) else text
    plain = text.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", text) else text
    if re.fullmatch(r"-?\d{1,15}", plain):
        return int(plain)
    return float(plain) if re.fullmatch(r"-?(\d{1,12}\.\d{1,9}|\.\d{1,9})", plain) else text
