"""The words of a panel on the wall: its label, what a breaker feeds, and whether a node finds its two spaces."""

from collections.abc import Iterator

from assess.electrical.panel.spaces import space_map
from assess.errors import printable
from assess.intake import Home
from assess.intake.service import Circuit, Panelboard, Subpanel
from assess.numbers import number

_TAGS = {"spare": "spare", "subpanel": "sub-panel", "pv": "solar", "battery": "battery", "compute": "node"}
_MOST = 4  # pairs or spaces named
_WRITE_SPACE = 'Where there is no breaker, write "space".'


def title(panel: Panelboard, home: Home) -> str:
    """Return what a panel is and where, and of a sub-panel the breaker that feeds it."""
    make = " ".join(word for word in (panel.make, panel.model) if word)
    said = on_one_line(", ".join(word for word in (make, panel.location) if word))
    if not isinstance(panel, Subpanel):
        return f"Main panel{f': {said}' if said else ''}"
    feeder = _feeder(panel, home)
    rating = amps(panel.feeder_breaker_a if panel.feeder_breaker_a is not None or feeder is None else feeder.breaker_a)
    place = f" on {' and '.join(feeder.positions)}" if feeder is not None else ""
    fed = f", fed by {'a breaker of unknown rating' if rating is None else f'a {rating} breaker'}{place}"
    return f'Sub-panel "{on_one_line(panel.name)}"{fed}{f": {said}" if said else ""}'


def label(panel: Panelboard) -> str:
    """Return main, busbar and spaces on one line; what is not known says so."""
    bus = amps(panel.bus_a)
    main = "main lugs only" if panel.main_a == 0 else f"main {amps(panel.main_a) or 'not known'}"
    return " · ".join((main, f"busbar {bus or 'not known'}", _spaces(panel)))


def fed(one: Circuit) -> tuple[str, tuple[str, ...]]:
    """Return the label of a breaker, and in brackets what else is known of it that the label does not say."""
    words = one.label or (
        _TAGS.get(one.load_type) or one.load_type.replace("_", " ") if one.load_type else "not labelled"
    )
    words = on_one_line(words)
    tags = [_TAGS[one.load_type]] if one.load_type in _TAGS else []
    tags += ["managed"] if one.managed else []
    plain = words.lower().replace(" ", "-")
    return words, tuple(tag for tag in tags if tag not in plain)


def of_the_node(home: Home) -> str:
    """Return in one sentence whether the panel that the node hangs on has two spaces for its breaker."""
    host = next((one for one in home.panel.subpanels or () if one.name == home.node.fed_from), None)
    panel: Panelboard = home.panel if host is None else host
    at = "" if host is None else f' in sub-panel "{on_one_line(host.name)}"'
    node = next((one for one in panel.circuits or () if one.load_type == "compute"), None)
    if node is not None:
        return f"The node has its breaker already{at}: {' and '.join(node.positions)}."
    needs = f"The node needs a two-pole breaker{at}, on two free spaces one above the other: "
    found = space_map(panel)
    if found is None:
        if panel.circuits is None:
            return f"{needs}the circuits are not listed, so whether there are two is not known."
        return f"{needs}how many spaces there are is not known."
    if found.pairs:
        several = [f"{upper}-{lower}" for upper, lower in found.pairs[:_MOST]]
        more = f" and {len(found.pairs) - _MOST} more" if len(found.pairs) > _MOST else ""
        return f"{needs}{', '.join(several)}{more}."
    if found.move and found.freed:
        place, target = found.move
        return f"{needs}none. With {place} moved to {target}, {found.freed[0]} and {found.freed[1]} would be."
    return f"{needs}none, and moving one breaker makes none."


def sources_elsewhere(home: Home) -> Iterator[str]:
    """Yield what feeds back into the home and is on no circuit that is listed."""
    panels: list[Panelboard] = [home.panel, *(home.panel.subpanels or ())]
    listed = {one.load_type for panel in panels for one in panel.circuits or ()}
    for kind, name, source in (("pv", "Solar", home.pv), ("battery", "A battery", home.battery)):
        if source is not None and kind not in listed:
            yield f"{name} feeds this home and is on no breaker that is listed."


def nothing_written(home: Home) -> Iterator[str]:
    """Yield what breakers nothing is known of may be as well: a list has an empty space look like them."""
    for panel in (home.panel, *(home.panel.subpanels or ())):
        bare = [one for one in panel.circuits or () if not (one.label or one.breaker_a or one.load_type)]
        if bare:
            at = f' in sub-panel "{on_one_line(panel.name)}"' if isinstance(panel, Subpanel) else ""
            where = ", ".join(one.positions[0] for one in bare[:_MOST])
            more = f" and {len(bare) - _MOST} more" if len(bare) > _MOST else ""
            yield f"Nothing is written beside {where}{more}{at}: counted as taken. {_WRITE_SPACE}"


def on_one_line(text: str) -> str:
    """Return a text of the file with single blanks, and without what a terminal obeys."""
    return " ".join(printable(text).split())


def amps(value: float | None) -> str | None:
    """Return a rating with a plain blank before its unit; None where it is not known."""
    return None if value is None else f"{number(value, 'A')} A"


def _spaces(panel: Panelboard) -> str:
    total = "spaces not known" if panel.spaces_total is None else f"{panel.spaces_total} spaces"
    found = space_map(panel)
    if found is not None:
        return f"{total}, {len(found.free)} free"
    return total if panel.spaces_free is None else f"{total}, {number(panel.spaces_free)} free by count"


def _feeder(panel: Subpanel, home: Home) -> Circuit | None:
    """Return the breaker that feeds a panel, where one of the panel above bears its name."""
    above: Panelboard = next((o for o in home.panel.subpanels or () if o.name == panel.fed_from), home.panel)
    feeders = [one for one in above.circuits or () if one.load_type == "subpanel"]
    named = [one for one in feeders if panel.name.lower() in (one.label or "").lower()]
    return named[0] if len(named) == 1 else None
