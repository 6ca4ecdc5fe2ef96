"""Panel schedules written as CSV or xlsx, so that the readers have the same panel of them; blank ones to fill in."""

from assess.report.schedule_file.blank import blank_boards
from assess.report.schedule_file.boards import Board, boards_of
from assess.report.schedule_file.writing import KINDS, write_boards

__all__ = ["KINDS", "Board", "blank_boards", "boards_of", "write_boards"]
