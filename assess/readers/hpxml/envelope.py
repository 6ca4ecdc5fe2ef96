"""The envelope: areas of walls, ceilings and windows, and what they let through, weighted by area.

A part counts when conditioned space is on one side and outdoors, or an attic, on the other.
"""

from collections.abc import Iterable, Iterator
from typing import Any
from xml.etree.ElementTree import Element

from assess.readers.hpxml.document import Document, Value, clean, id_of, refers_to
from assess.readers.hpxml.figures import assembly, figure
from assess.readers.xml import text_of

_METAL = {"Aluminum", "Metal"}


def envelope(doc: Document) -> dict[str, Any]:
    """Return the fields of the dwelling that tell of its envelope."""
    walls, ceilings = list(_walls(doc)), list(_ceilings(doc))
    windows = [*doc.details.findall("Enclosure/Windows/Window"), *doc.details.findall("Enclosure/Skylights/Skylight")]
    return {
        "wall_area_ft2": _net_wall_area(doc, walls),
        "wall_u": _u(doc, "wall", walls),
        "ceiling_area_ft2": _area(doc, ceilings),
        "ceiling_u": _u(doc, "ceiling", ceilings),
        "window_area_ft2": _area(doc, windows),
        "window_u": _glass(doc, windows, "UFactor", "u"),
        "window_shgc": _glass(doc, windows, "SHGC", "shgc"),
    }


def is_conditioned(location: str | None) -> bool:
    """Return whether a location word means heated and cooled space; releases before 4.0 say living space."""
    return location in {"conditioned space", "living space"} or (location or "").endswith("- conditioned")


def _walls(doc: Document) -> Iterator[Element]:
    for part in (*doc.details.iterfind("Enclosure/Walls/Wall"), *doc.details.iterfind("Enclosure/RimJoists/RimJoist")):
        if text_of(part, "ExteriorAdjacentTo") in {"outside", "ambient"} and _inside(part):
            yield part


def _ceilings(doc: Document) -> Iterator[Element]:
    for path in ("Enclosure/Floors/Floor", "Enclosure/FrameFloors/FrameFloor"):
        for part in doc.details.iterfind(path):
            beyond = text_of(part, "ExteriorAdjacentTo") or ""
            if beyond.startswith("attic") and not is_conditioned(beyond) and _inside(part):
                yield part
    yield from (roof for roof in doc.details.iterfind("Enclosure/Roofs/Roof") if _inside(roof))


def _inside(part: Element) -> bool:
    return is_conditioned(text_of(part, "InteriorAdjacentTo"))


def _areas(doc: Document, parts: Iterable[Element]) -> list[float] | None:
    """Return the area of every part [ft²], or None when one is not known or there is none at all."""
    areas = [doc.number(part, "Area") for part in parts]
    known = [area for area in areas if area is not None]
    return known if len(known) == len(areas) and sum(known) != 0 else None


def _area(doc: Document, parts: list[Element]) -> Value:
    areas = _areas(doc, parts)
    return None if areas is None else doc.told(clean(sum(areas)), f"{parts[0].tag}/Area")


def _net_wall_area(doc: Document, walls: list[Element]) -> Value:
    """Return wall area less the windows and doors in these walls; one attached to no wall counts as in them."""
    gross, ids = _areas(doc, walls), {id_of(wall) for wall in walls}
    if gross is None:
        return None
    openings = [*doc.details.findall("Enclosure/Windows/Window"), *doc.details.findall("Enclosure/Doors/Door")]
    held = [o for o in openings if not (to := refers_to(o, "AttachedToWall")) or ids.intersection(to)]
    cut = sum(_areas(doc, held) or [0])
    net = sum(gross) - cut
    if net <= 0:
        return None
    parts = "walls and rim joists" if any(wall.tag == "RimJoist" for wall in walls) else "walls"
    note = f"{sum(gross):,.1f} ft² of {parts} less {cut:,.1f} ft² of windows and doors"
    return doc.told(clean(net), "Wall/Area", note)


def _u(doc: Document, kind: str, parts: list[Element]) -> Value:
    """Return the U-factor of all parts together, or None when one part does not tell its insulation."""
    areas, us = _areas(doc, parts), [_part_u(doc, kind, part) for part in parts]
    known = [u for u in us if u]
    if areas is None or len(known) != len(us):
        return None
    conducted = sum(area * u for area, u in zip(areas, known, strict=True))
    note = "1/R, by area" if all(_assembly_r(doc, p) for p in parts) else "from nominal R by table, by area"
    return doc.told(clean(conducted / sum(areas)), f"{parts[0].tag}/Insulation", note)


def _assembly_r(doc: Document, part: Element) -> float | None:
    return doc.number(part, "Insulation/AssemblyEffectiveRValue")


def _part_u(doc: Document, kind: str, part: Element) -> float | None:
    if stated := _assembly_r(doc, part):
        return 1 / stated
    if part.tag == "Wall" and part.find("WallType/WoodStud") is None:
        return None  # the table is of wood studs; nothing stands in for masonry
    layers = [doc.number(layer, "NominalRValue") for layer in part.iterfind("Insulation/Layer")]
    known = [r for r in layers if r is not None]
    return 1 / assembly(kind, sum(known)) if known else None


def _glass(doc: Document, windows: list[Element], element: str, name: str) -> Value:
    """Return a rating of all windows together, from the label or from panes and frame."""
    areas = _areas(doc, windows)
    stated = [doc.number(window, element) for window in windows]
    ratings = [s if s is not None else _by_panes(w, name) for s, w in zip(stated, windows, strict=True)]
    known = [rating for rating in ratings if rating is not None]
    if areas is None or len(known) != len(windows):
        return None
    mean = sum(area * rating for area, rating in zip(areas, known, strict=True)) / sum(areas)
    note = "by area" if None not in stated else "by area, partly from panes and frame by table"
    return doc.told(clean(mean), f"Window/{element}", note)


def _by_panes(window: Element, name: str) -> float | None:
    panes = (text_of(window, "GlassLayers") or "").partition("-")[0]
    if panes not in {"single", "double", "triple"}:
        return None
    if panes == "double" and (text_of(window, "GlassType") or "").startswith("low-e"):
        panes = "double_low_e"
    elif panes != "triple" and any(window.find(f"FrameType/{frame}") is not None for frame in _METAL):
        panes = f"{panes}_metal"
    return figure(f"window.{panes}.{name}", "assemblies").value
