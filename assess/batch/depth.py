"""How much is worked out for each home of a table; alone in its module, so that the command line need load no more."""

from enum import StrEnum


class Depth(StrEnum):
    """How much is worked out for a home.

    `full` is what `assess home` does; `answer` the same verdict with its year but without looking for changes to the
    home; `screen` without the year, many homes at once.
    """

    FULL = "full"
    ANSWER = "answer"
    SCREEN = "screen"
