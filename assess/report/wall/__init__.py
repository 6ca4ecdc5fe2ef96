"""A panel as it looks on the wall, drawn in letters: two columns, sub-panels below the one that feeds them."""

from assess.report.wall.page import print_wall

__all__ = ["print_wall"]
