"""A schedule to be filled in at the panel: every fact that may be told, a row for each space."""

from assess.report.schedule_file.boards import Board, Cell, empty

_FACTS = ("panel.make", "panel.model", "panel.bus_a", "panel.main_a", "panel.volts", "panel.location", "service_a")


def blank_boards(spaces: int) -> tuple[Board, ...]:
    """Return one panel of so many spaces of which nothing is known."""
    facts: list[tuple[str, Cell]] = [("panel.id", "Main"), *((fact, "") for fact in _FACTS)]
    facts.append(("panel.spaces_total", spaces))
    return (Board("Main", tuple(facts), tuple(empty(n, marked=False) for n in range(1, spaces + 1))),)
