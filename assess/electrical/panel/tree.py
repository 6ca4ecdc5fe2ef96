"""Sub-panels: the way from the main panel to the node, and what each panel on it is good for."""

from dataclasses import dataclass

from assess.electrical.methods.items import unknown
from assess.electrical.panel.heat import hot_panel_f, rating_in_heat_a
from assess.errors import IntakeError
from assess.findings import Finding
from assess.intake import Home
from assess.intake.messages import nearest, shown
from assess.intake.service import Panelboard, Subpanel
from assess.worksheet import Worksheet


@dataclass(frozen=True)
class Host:
    """The panel that the node hangs on, and the dotted name of its section."""

    panel: Panelboard
    path: str


@dataclass(frozen=True)
class OnTheWay:
    """One sub-panel between the main panel and the node."""

    number: int
    panel: Subpanel

    @property
    def path(self) -> str:
        """Return the dotted name of its section."""
        return f"panel.subpanels.{self.number}"

    def called(self, what: str) -> str:
        """Return a part of it by name: `Busbar of sub-panel "garage"`."""
        return f'{what} of sub-panel "{self.panel.name}"'


def way_to_node(home: Home) -> list[OnTheWay]:
    """Return the sub-panels from the main panel to the node, in the order of the current; none where it hangs there.

    Raises IntakeError for a node that is fed from a sub-panel nobody describes.
    """
    fed_from = home.node.fed_from
    if fed_from is None:
        return []
    known = {one.name: OnTheWay(n, one) for n, one in enumerate(home.panel.subpanels or ())}
    if fed_from not in known:
        raise IntakeError(
            f"{shown(fed_from)} is not a sub-panel of this home{nearest(fed_from, known)}",
            where="node.fed_from",
            hint=f"The sub-panels are {', '.join(known)}." if known else "Describe it as [[panel.subpanels]].",
        )
    way = [known[fed_from]]
    while (above := way[0].panel.fed_from) is not None:
        way.insert(0, known[above])
    return way


def host_of(home: Home) -> Host:
    """Return the panel that the node hangs on. Raises IntakeError for one that nobody describes."""
    way = way_to_node(home)
    return Host(way[-1].panel, way[-1].path) if way else Host(home.panel, "panel")


def load_on(home: Home, place: OnTheWay, ws: Worksheet) -> float | Finding:
    """Return what a sub-panel and those below it have connected [VA], every nameplate in full, or what is not known."""
    parts: dict[str, float] = {}
    missing = _collect(home, place, parts)
    if missing is not None:
        return missing
    note = "every nameplate in full"
    return ws.total(f'Connected to sub-panel "{place.panel.name}"', parts, unit="VA", note=note)


def feeder_breaker_a(home: Home, place: OnTheWay, ws: Worksheet) -> float | None:
    """Return the feeder breaker of a sub-panel [A], less what the heat around the main panel takes from it."""
    rating_a, ambient_f = place.panel.feeder_breaker_a, hot_panel_f(home)
    if rating_a is None or ambient_f is None or place.panel.fed_from is not None:
        return rating_a
    return rating_in_heat_a(place.called("Feeder breaker"), rating_a, ambient_f, ws)


def _collect(home: Home, place: OnTheWay, parts: dict[str, float]) -> Finding | None:
    """Gather the loads of a sub-panel and of those below it; return the first that is not known."""
    if place.panel.circuits is None:
        says = f'The circuits of sub-panel "{place.panel.name}" are not listed'
        return unknown(f"{place.path}.circuits", says, "List them with their nameplates, or write circuits = []")
    below = [OnTheWay(n, one) for n, one in enumerate(home.panel.subpanels or ()) if one.fed_from == place.panel.name]
    # A breaker that feeds a panel described below is counted there; a source is no load.
    apart = {"spare", "pv", *(["subpanel"] if below else [])}
    for i, circuit in enumerate(place.panel.circuits):
        if circuit.load_type in apart:
            continue
        if circuit.nameplate_va is None:
            field = f"{place.path}.circuits.{i}.nameplate_va"
            name = circuit.label or f"space {circuit.space}"
            says = f'What {name} of sub-panel "{place.panel.name}" draws is not known'
            return unknown(field, says, "Read its nameplate, or give the VA its outlets are counted with")
        parts[f"{place.panel.name} {circuit.space}"] = circuit.nameplate_va
    return next((lost for one in below if (lost := _collect(home, one, parts)) is not None), None)
