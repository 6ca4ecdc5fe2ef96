"""Columns by the letters that a spreadsheet shows above them."""

_LETTERS = 26
_BEFORE_A = ord("A") - 1


def column_number(letters: str) -> int:
    """Return 1 for A, 27 for AA."""
    number = 0
    for letter in letters.upper():
        number = number * _LETTERS + ord(letter) - _BEFORE_A
    return number


def column_letters(number: int) -> str:
    """Return A for 1, AA for 27."""
    letters = ""
    while number > 0:
        number, rest = divmod(number - 1, _LETTERS)
        letters = chr(rest + _BEFORE_A + 1) + letters
    return letters
