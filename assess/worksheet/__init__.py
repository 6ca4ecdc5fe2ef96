"""Arithmetic that shows its work."""

from assess.worksheet.recompute import recompute
from assess.worksheet.sheet import Worksheet

__all__ = ["Worksheet", "recompute"]
