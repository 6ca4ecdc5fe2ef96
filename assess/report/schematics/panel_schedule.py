"""The panel schedule: the two columns of breakers as they stand on the wall, the node's among them."""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.assessment import Assessment
from assess.electrical.panel.spaces import space_map
from assess.electrical.panel.tree import way_to_node
from assess.intake.service import Panelboard, Subpanel
from assess.numbers import quantity
from assess.report.schematics.node_parts import node_places
from assess.report.schematics.parts import short
from assess.report.schematics.schedule_rows import Row, rows_of

_NOT_KNOWN = "not known"


@dataclass(frozen=True)
class PanelTable:
    """One panel: what is on its label, its rows of breakers, what each leg carries, and what else is to be said."""

    title: str
    header: tuple[tuple[str, str], ...]
    rows: tuple[Row, ...]
    legs_va: tuple[tuple[str, float], ...]
    notes: tuple[str, ...]

    @property
    def words(self) -> str:
        """Return in a sentence what the table holds, as its caption."""
        if not self.rows:
            return f"{self.title}: its circuits are not listed."
        return f"{self.title}: odd spaces left, even right, as on the wall; rows alternate between the legs A and B."


@dataclass(frozen=True)
class PanelSchedule:
    """The main panel, then the sub-panels on the way to the node."""

    panels: tuple[PanelTable, ...]


def panel_schedule(assessment: Assessment) -> PanelSchedule | None:
    """Return the schedule of every panel that carries the node; None where nothing is known of the panel."""
    home = assessment.home
    way = [place.panel for place in way_to_node(home)]
    panels: list[Panelboard] = [home.panel, *way]
    if not way and not home.panel.model_dump(exclude_none=True):
        return None
    host = panels[-1]
    return PanelSchedule(tuple(_table(assessment, one, hosts=one is host) for one in panels))


def _table(assessment: Assessment, panel: Panelboard, *, hosts: bool) -> PanelTable:
    places = node_places(assessment, panel) if hosts else ()
    rows = rows_of(assessment, panel, places)
    loads = [cell for row in rows for cell in (*row.left, *row.right)]
    legs = {leg: sum(cell.load_va for cell in loads if cell.load_va is not None and cell.leg == leg) for leg in "AB"}
    counted = any(cell.load_va is not None for cell in loads)
    return PanelTable(
        title=f'Sub-panel "{short(panel.name)}"' if isinstance(panel, Subpanel) else "Main panel",
        header=tuple(_header(assessment, panel)),
        rows=rows,
        legs_va=tuple(legs.items()) if counted else (),
        notes=tuple(_notes(assessment, panel, places, rows, hosts=hosts)),
    )


def _header(assessment: Assessment, panel: Panelboard) -> Iterator[tuple[str, str]]:
    service, found = assessment.home.service, space_map(panel)
    make = " ".join(word for word in (panel.make, panel.model) if word)
    free = panel.spaces_free if found is None else len(found.free)
    yield "Make", short(make) if make else _NOT_KNOWN
    yield "Voltage", _known(service.volts, "V")
    yield "Phases", _NOT_KNOWN if service.phases is None else f"{service.phases}"
    yield "Bus", _known(panel.bus_a, "A")
    yield "Main", "main lugs only" if panel.main_a == 0 else _known(panel.main_a, "A")
    if isinstance(panel, Subpanel):
        yield "Feeder breaker", _known(panel.feeder_breaker_a, "A")
    yield "Spaces", _known(panel.spaces_total, "")
    yield "Free now", _known(free, "")
    yield "Interrupting rating (AIC)", _NOT_KNOWN
    yield "Place", short(panel.location) if panel.location else _NOT_KNOWN


def _known(value: float | None, unit: str) -> str:
    return _NOT_KNOWN if value is None else quantity(value, unit)


def _notes(
    assessment: Assessment, panel: Panelboard, places: tuple[int, ...], rows: tuple[Row, ...], *, hosts: bool
) -> Iterator[str]:
    """Yield what is to be said under the table."""
    cells = [cell for row in rows for cell in (*row.left, *row.right)]
    if panel.circuits is None:
        yield "The circuits of this panel are not listed, so no rows are drawn."
    elif panel.spaces_total is None:
        yield "How many spaces the panel has is not known: the rows end at the last breaker that is listed."
    if rows:
        yield "What is not marked (N), new, is existing (E)."
    if hosts:
        yield from _of_the_node(assessment, panel, places)
    without = [cell for cell in cells if cell.kind == "circuit" and cell.load_va is None]
    if rows and without:
        yield f"{len(without)} of the breakers have no load that is known or counted, and are not in the totals."
    if any(line.endswith("…") for cell in cells for line in cell.label):
        yield "A label that ends in … is cut short here; the data attached to this report have it whole."


def _of_the_node(assessment: Assessment, panel: Panelboard, places: tuple[int, ...]) -> Iterator[str]:
    """Yield where the node's breaker stands, or why it is not in the table."""
    card = assessment.verdict.card
    if card is None:
        yield "No node is entered, for none is approved for the home as it is."
        return
    breaker = f"The node's breaker, {_known(card.breaker_a, 'A')}, two-pole"
    if card.existing_circuit:
        if not places:
            yield f"{breaker}, is there already (E); which of these it is was not said."
        return
    if not places:
        unknown = space_map(panel) is None
        why = "which two spaces it can take is not known" if unknown else "no two free spaces stand one above the other"
        yield f"(N) {breaker}, is not entered: {why}."
        return
    taken = [one for one in panel.circuits or () if one.rows & set(places)]
    instead = " in place of the spare breaker there" if taken else ""
    yield f"(N) {breaker}, is entered on the first free pair, spaces {places[0]} and {places[1]}{instead}."
    if assessment.home.node.exports:
        yield "It can feed the panel, and may have to stand at the end opposite the main: see the findings."
