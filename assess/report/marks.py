"""The five answers as they are marked in print."""

from dataclasses import dataclass

from assess.verdict import Outcome


@dataclass(frozen=True)
class Mark:
    """The answer as a word and a shape; the tone only goes with them."""

    word: str
    shape: str
    tone: str


MARKS = {
    Outcome.GO: Mark("Go", "check", "go"),
    Outcome.GO_CAPPED: Mark("Go, with a smaller node", "check", "capped"),
    Outcome.GO_IF: Mark("Go, after changes", "arrow", "changes"),
    Outcome.NO_GO: Mark("No go", "cross", "stop"),
    Outcome.INCOMPLETE: Mark("Not decided yet", "question", "unsure"),
}
