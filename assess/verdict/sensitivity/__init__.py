"""Sensitivity: which inputs in doubt could change the answer, the worst of them together, and the grade."""

from assess.verdict.sensitivity.answer import in_doubt, sensitivity, which_first
from assess.verdict.sensitivity.inputs import Input, inputs_of
from assess.verdict.sensitivity.moves import moved, with_value, with_values
from assess.verdict.sensitivity.ranges import InputRange, input_ranges
from assess.verdict.sensitivity.worst import lower_bound

__all__ = [
    "Input",
    "InputRange",
    "in_doubt",
    "input_ranges",
    "inputs_of",
    "lower_bound",
    "moved",
    "sensitivity",
    "which_first",
    "with_value",
    "with_values",
]
