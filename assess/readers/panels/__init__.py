"""Panel schedules: SPAN's JSON, tables in CSV and xlsx, lists that homeowners keep, the panel of an HPXML audit."""

from assess.readers.panels.panel_file import PanelFile
from assess.readers.panels.reading import is_panel_file, looks_like_panel, read_panel

__all__ = ["PanelFile", "is_panel_file", "looks_like_panel", "read_panel"]
