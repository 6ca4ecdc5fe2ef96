"""Where each figure comes from: a clause stands beside its figure, a longer source gets a number and a list."""

from dataclasses import dataclass

from assess.findings import Step
from assess.records import Confidence

_LONG = 20


@dataclass(frozen=True)
class Source:
    """One entry of the list of sources, with the weakest confidence that it was used with."""

    number: int
    text: str
    confidence: Confidence


class Sources:
    """Numbers the long sources in the order in which the report comes to them."""

    def __init__(self, code: str) -> None:
        """Start an empty list; `code` is how the edition names itself before its clauses."""
        self._prefix = f"{code} "
        self._confidence: dict[str, Confidence] = {}

    def mark(self, cite: str, confidence: Confidence = Confidence.HIGH) -> str:
        """Return what to print beside a figure: its clauses, a short source as it is, or a number in the list."""
        clauses = cite.split("; ")
        if all(clause.startswith(self._prefix) for clause in clauses):
            return self._prefix + "; ".join(clause.removeprefix(self._prefix) for clause in clauses)
        if len(cite) <= _LONG:
            return cite
        known = self._confidence.get(cite, Confidence.HIGH)
        self._confidence[cite] = Confidence.weakest(known, confidence)
        return f"[{list(self._confidence).index(cite) + 1}]"

    def of_step(self, step: Step) -> str:
        """Return what to print beside a step; nothing where it has no source of its own."""
        return self.mark(step.cite, step.confidence) if step.cite else ""

    def listed(self) -> tuple[Source, ...]:
        """Return every numbered source so far."""
        return tuple(Source(n, text, c) for n, (text, c) in enumerate(self._confidence.items(), start=1))
