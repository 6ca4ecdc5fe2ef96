"""Hazards at the panel and at the node's place: what blocks, what is a condition, what is not known."""

from assess.safety.hazards import HazardRules, load_hazards
from assess.safety.section import assess_safety

__all__ = ["HazardRules", "assess_safety", "load_hazards"]
