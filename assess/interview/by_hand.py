"""The form's words for a file, said to a hand that types an answer: no quotes, y and n in place of true and false."""

import re

from assess.intake.fields import NUMERIC, Shape

_IN_QUOTES = re.compile(r'"(.+?)"(?=[ ,;.:(?]|$)')
_YES_NO = "write true or false, or leave the field out if it is unknown"


def accepted(shape: Shape) -> str:
    """Return what may be typed, as the end of a sentence that begins with "write"."""
    match shape.form:
        case "yes_no" | "section":
            return "y or n"
        case "texts":
            return "one or more, with commas between them"
        case _:
            said = shape.accepts.replace(", in quotes", "")
            if shape.kind is not None:
                said = said.replace("or text such as", "or with its unit, such as").replace('", "', '" or "')
            return _IN_QUOTES.sub(r"\1", said)


def refused(message: str, shape: Shape) -> str:
    """Return the message of the intake on an answer, with what would be right as it is typed."""
    if shape.form == "yes_no":
        return message.replace(_YES_NO, f"write {accepted(shape)}, or dk where it is not known")
    return message.replace(f"write {shape.accepts}", f"write {accepted(shape)}")


def with_unit(value: str, shape: Shape) -> str:
    """Return a number that was typed bare with the unit of its field; anything else as it is."""
    bare = shape.form in NUMERIC and re.fullmatch(r"-?[\d,.]+", value)
    return f"{value} {shape.unit}".strip() if bare else value
