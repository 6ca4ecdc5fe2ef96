"""The verdict: search, outcome, remedies, the commissioning card."""

from assess.verdict.card.records import CommissioningCard
from assess.verdict.decide import Decision, decide
from assess.verdict.forward import Case, Site, run
from assess.verdict.records import (
    Chance,
    Change,
    Configuration,
    Cost,
    Doubt,
    Grade,
    Option,
    Outcome,
    PolicyUsed,
    Remedy,
    Sensitivity,
    Stage,
    Unknown,
    Verdict,
)
from assess.verdict.words import gpu_or_gpus, node_in_words

__all__ = [
    "Case",
    "Chance",
    "Change",
    "CommissioningCard",
    "Configuration",
    "Cost",
    "Decision",
    "Doubt",
    "Grade",
    "Option",
    "Outcome",
    "PolicyUsed",
    "Remedy",
    "Sensitivity",
    "Site",
    "Stage",
    "Unknown",
    "Verdict",
    "decide",
    "gpu_or_gpus",
    "node_in_words",
    "run",
]
