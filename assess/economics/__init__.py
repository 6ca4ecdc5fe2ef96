"""The money answer: what a node costs and saves, and what an offer leaves a host. Never part of go or no-go."""

from assess.economics.energy import YearEnergy
from assess.economics.section import assess_economics

__all__ = ["YearEnergy", "assess_economics"]
