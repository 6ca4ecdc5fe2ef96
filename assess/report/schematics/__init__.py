"""The drawings a permit asks for: the single-line diagram and the panel schedule."""

from assess.report.schematics.panel_schedule import PanelSchedule, panel_schedule
from assess.report.schematics.single_line import SingleLine, single_line

__all__ = ["PanelSchedule", "SingleLine", "panel_schedule", "single_line"]
