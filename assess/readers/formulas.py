"""Text that a spreadsheet program would take for a formula, and the apostrophe that keeps it from that.

Source: OWASP ASVS 1.2.10, CSV and formula injection.
"""

# A spreadsheet takes a cell that begins so for a formula; no quotes of the file keep it from that.
STARTS_A_FORMULA = (
    "=",
    "+",
    "-",
    "@",
    "\t",
    "\r",
    "\n",
    "\0",
    "\N{FULLWIDTH EQUALS SIGN}",
    "\N{FULLWIDTH PLUS SIGN}",
    "\N{FULLWIDTH HYPHEN-MINUS}",
    "\N{FULLWIDTH COMMERCIAL AT}",
)
_MARK = "'"


def starts_a_formula(text: str) -> bool:
    """Return whether a spreadsheet would take this for a formula, spaces before it aside."""
    return text.startswith(STARTS_A_FORMULA) or text.lstrip(" ").startswith(STARTS_A_FORMULA)


def marked(text: str) -> str:
    """Return a text behind an apostrophe where a spreadsheet would take it for a formula.

    What begins with apostrophes of its own has one more, so that none of them is taken for ours.
    """
    return f"{_MARK}{text}" if starts_a_formula(text.lstrip(_MARK)) else text


def unmarked(text: str) -> str:
    """Return a text as it was before it was marked."""
    return text[1:] if text[:1] == _MARK and starts_a_formula(text.lstrip(_MARK)) else text
