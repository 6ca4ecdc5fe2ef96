"""A panel schedule, made ready to be shown: the label, the directory with its legs, the free spaces."""

from collections.abc import Iterator

from assess.electrical.panel.directory import directory_findings
from assess.electrical.panel.legs import leg_of
from assess.electrical.panel.spaces import space_map
from assess.intake import Circuit, Panelboard
from assess.numbers import number, quantity
from assess.readers.panels import PanelFile
from assess.report.readings.content import Content, Listing, facts

_UNKNOWN = "?"
_MOST_PAIRS = 8


def panel_content(found: PanelFile, file: str) -> Content:
    """Return what a panel schedule holds; spaces that nothing is said of are free only where their number is known."""
    panel, service = found.panel, found.service
    several: list[tuple[str, Panelboard]] = [("", panel), *((one.name, one) for one in panel.subpanels or ())]
    free = space_map(panel)
    circuits = panel.circuits
    remarks = {(name, space): text for name, space, text in found.remarks}
    return Content(
        file=file,
        kind=found.format,
        title=found.title,
        facts=facts(
            panel=" ".join(part for part in (panel.make, panel.model) if part) or None,
            busbar=None if panel.bus_a is None else quantity(panel.bus_a, "A"),
            main_breaker=_main(panel),
            service=None if service.rating_a is None else quantity(service.rating_a, "A"),
            spaces=None if panel.spaces_total is None else str(panel.spaces_total),
            circuits=None if circuits is None else _counted(circuits),
            one_pole_breakers=_on_legs(circuits or ()),
            free_spaces=None if free is None else _first([*map(str, free.free), *free.halves]) + f" ({len(free.free)})",
            free_pairs=None if free is None else _first(free.pairs_named.split(", ") if free.pairs else []),
            free_spaces_counted=None if panel.spaces_free is None else number(panel.spaces_free),
            solar="yes" if found.pv is not None else None,
            battery="yes" if found.battery is not None else None,
        ),
        listings=tuple(_listing(name, one, remarks) for name, one in several if one.circuits),
        findings=(*found.findings, *directory_findings(panel)),
        data={
            "panel": panel.model_dump(mode="json"),
            "service": service.model_dump(mode="json", exclude_none=True),
            "pv": None if found.pv is None else found.pv.model_dump(mode="json", exclude_none=True),
            "battery": None if found.battery is None else found.battery.model_dump(mode="json", exclude_none=True),
            "circuits": None if circuits is None else len(circuits),
            "two_pole_circuits": None if circuits is None else sum(one.poles == 2 for one in circuits),
            "breaker_a_known": None if circuits is None else sum(one.breaker_a is not None for one in circuits),
            "free_spaces": None if free is None else list(free.free),
            "free_pairs": None if free is None else [list(pair) for pair in free.pairs],
            "legs": {one.space: _legs(one) for one in circuits or ()},
            "remarks": [{"panel": name, "space": space, "remark": text} for name, space, text in found.remarks],
        },
    )


def _main(panel: Panelboard) -> str | None:
    if panel.main_a is None:
        return None
    return "main lugs only" if panel.main_a == 0 else quantity(panel.main_a, "A")


def _counted(circuits: tuple[Circuit, ...]) -> str:
    two = sum(one.poles == 2 for one in circuits)
    spare = sum(one.load_type == "spare" for one in circuits)
    rated = sum(one.breaker_a is not None for one in circuits)
    parts = [f"{two} of two poles"] if two else []
    parts += [f"{spare} spare"] if spare else []
    parts.append("every breaker rated" if rated == len(circuits) else f"{rated} with a known rating")
    return f"{len(circuits)} ({', '.join(parts)})" if circuits else "none"


def _on_legs(circuits: tuple[Circuit, ...]) -> str | None:
    """Return how many one-pole breakers stand on each leg; two-pole ones load both alike."""
    single = [leg_of(min(one.rows)) for one in circuits if one.poles == 1 and one.load_type != "spare"]
    return f"{single.count('A')} on leg A, {single.count('B')} on leg B" if single else None


def _listing(name: str, board: Panelboard, remarks: dict[tuple[str, str], str]) -> Listing:
    circuits = sorted(board.circuits or (), key=lambda one: (min(one.rows), one.space))
    named = any(one.nameplate_va is not None for one in circuits)
    columns = ("Space", "Leg", "Breaker", "Label", "Feeds", *(("Nameplate",) if named else ()))
    rows = (tuple(_row(one, remarks.get((name, one.space)), named=named)) for one in circuits)
    return Listing(f'Sub-panel "{name}"' if name else "Circuits", columns, tuple(rows), frozenset({2, 5}))


def _row(one: Circuit, note: str | None, *, named: bool) -> Iterator[str]:
    yield one.space
    yield _legs(one)
    yield _UNKNOWN if one.breaker_a is None else quantity(one.breaker_a, "A")
    yield (one.label or _UNKNOWN) + (f" ({note})" if note else "")
    yield str(one.load_type or _UNKNOWN).replace("_", " ")
    if named:
        yield _UNKNOWN if one.nameplate_va is None else quantity(one.nameplate_va, "VA")


def _legs(one: Circuit) -> str:
    return "+".join(sorted({leg_of(int(position.rstrip("AB"))) for position in one.positions}))


def _first(names: list[str]) -> str:
    more = f" and {len(names) - _MOST_PAIRS} more" if len(names) > _MOST_PAIRS else ""
    return (", ".join(names[:_MOST_PAIRS]) or "none") + more
