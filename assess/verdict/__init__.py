"""The verdict: search, outcome, remedies, the commissioning card."""

from assess.verdict.decide import Decision, decide
from assess.verdict.forward import Case, Site, run
from assess.verdict.records import CommissioningCard, Configuration, Outcome, Remedy, Unknown, Verdict
from assess.verdict.words import gpu_or_gpus, node_in_words

__all__ = [
    "Case",
    "CommissioningCard",
    "Configuration",
    "Decision",
    "Outcome",
    "Remedy",
    "Site",
    "Unknown",
    "Verdict",
    "decide",
    "gpu_or_gpus",
    "node_in_words",
    "run",
]
