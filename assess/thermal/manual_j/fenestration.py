"""Windows and skylights: the mean of the day's sun, and the air on both sides of the glass."""

from math import cos, radians, sin

from assess.thermal.inputs import Inputs
from assess.thermal.manual_j.component import Component, Part, U
from assess.thermal.manual_j.conditions import Design
from assess.thermal.manual_j.house import Facing, Skylight, Window

_SAME_SUN = {"SW": "SE", "W": "E", "NW": "NE"}  # morning and evening are alike in the mean of the day


def windows(inputs: Inputs, window: Window, design: Design) -> Component:
    """Return the load of one window, by the average load procedure of Manual J."""
    ws = inputs.ws
    shaded = _in_shade(inputs, window, design)
    name = window.label
    gain = _through(inputs, window, window.facing, design, name)
    if shaded > 0:
        north = _through(inputs, window, "N", design, f"{name}, shaded part")
        sunlit = ws.product(f"{name}, sunlit share", (gain, "BTU/h·ft²"), (1.0 - shaded, "sunlit"), unit="BTU/h·ft²")
        dim = ws.product(f"{name}, shaded share", (north, "BTU/h·ft²"), (shaded, "shaded"), unit="BTU/h·ft²")
        gain = ws.total(f"{name}, under its overhang", {"sunlit": sunlit, "shaded": dim}, unit="BTU/h·ft²")
    screen = [(window.screen, "let through by the screen")] if window.screen != 1.0 else []
    load = ws.product(name, (gain, "BTU/h·ft²"), *screen, (window.area_ft2, "ft²"), unit="BTU/h")
    return Component(name, Part.WINDOWS, load, conducted(inputs, name, window.u, window.area_ft2, design))


def skylights(inputs: Inputs, skylight: Skylight, design: Design) -> Component:
    """Return the load of one skylight: level and upright sun by its tilt, and 15 °F more than the airs differ."""
    ws, name, tilt = inputs.ws, skylight.name, radians(skylight.tilt_deg)
    kind = "bare" if skylight.shade == 1.0 else "shaded"
    parts = {}
    for part, facing, weight in (("level", "flat", cos(tilt)), ("upright", skylight.facing, sin(tilt))):
        key = _SAME_SUN.get(facing, facing)
        peak = _peak(inputs, key, design, f"{name}, {part} sun")
        factors = (peak, "BTU/h·ft²"), inputs.figure(f"clf.{kind}.{key}"), (weight, "by tilt")
        parts[part] = ws.product(f"{name}, {part} part", *factors, unit="BTU/h·ft²")
    sun = ws.total(f"{name}, sun", parts, unit="BTU/h·ft²")
    clear, glass = inputs.figure("glass.clear"), (skylight.shgc, "SHGC")
    sun = ws.product(
        f"{name}, sun let in", (sun, "BTU/h·ft²"), glass, (skylight.shade, "shade"), over=[clear], unit="BTU/h·ft²"
    )
    curb = {"glass": skylight.u, "curb and shaft": skylight.curb_ua / skylight.area_ft2}
    u = ws.total(f"{name}, U-factor with curb and shaft", curb, unit=U)
    warm = {"airs": design.hotter_f, "roof": inputs.figure("glass.roof_f").value}
    across = ws.total(f"{name}, difference", warm, unit="°F", cite=inputs.figure("glass.roof_f").cite)
    air = ws.product(f"{name}, air", (u, U), (across, "°F"), unit="BTU/h·ft²")
    both = ws.total(f"{name}, a square foot", {"sun": sun, "air": air}, unit="BTU/h·ft²")
    load = ws.product(name, (both, "BTU/h·ft²"), (skylight.area_ft2, "ft²"), unit="BTU/h")
    return Component(name, Part.SKYLIGHTS, load, conducted(inputs, name, u, skylight.area_ft2, design))


def conducted(inputs: Inputs, name: str, u: float, area_ft2: float, design: Design) -> float | None:
    """Return what goes out through a surface to outdoors in winter [BTU/h], None when the winter is not known."""
    if design.colder_f is None:
        return None
    factors = (u, U), (area_ft2, "ft²"), (design.colder_f, "°F")
    return inputs.ws.product(f"{name}, winter", *factors, unit="BTU/h")


def _through(inputs: Inputs, window: Window, facing: Facing, design: Design, name: str) -> float:
    ws, key = inputs.ws, _SAME_SUN.get(facing, facing)
    peak = _peak(inputs, key, design, f"{name}: peak sun")
    sun = ws.product(
        f"{name}: sun through a square foot",
        (peak, "BTU/h·ft²"),
        inputs.figure(f"clf.{'bare' if window.shade == 1.0 else 'shaded'}.{key}"),
        (window.shgc, "SHGC"),
        (window.shade, "let through by the shade"),
        over=[inputs.figure("glass.clear")],
        unit="BTU/h·ft²",
    )
    air = ws.product(f"{name}: air", (window.u, U), (design.hotter_f, "°F"), unit="BTU/h·ft²")
    return ws.total(f"{name}: a square foot", {"sun": sun, "air": air}, unit="BTU/h·ft²")


def _peak(inputs: Inputs, key: str, design: Design, label: str) -> float:
    return inputs.looked_up(label, design.at.latitude_deg, inputs.figures.table(f"psf.{key}"))


def _in_shade(inputs: Inputs, window: Window, design: Design) -> float:
    """Return the share of the glass that an overhang shades, mean of the day; the north side gets none."""
    key, over = _SAME_SUN.get(window.facing, window.facing), window.overhang
    if over is None or key in {"N", "NE"}:
        return 0.0
    table = inputs.figures.table(f"shade_line.{key}")
    line = inputs.looked_up(f"{window.label}: shade line", design.at.latitude_deg, table)
    return shaded_share(line, over.depth_ft, over.to_top_ft, over.to_foot_ft)


def shaded_share(line: float, depth_ft: float, to_top_ft: float, to_foot_ft: float) -> float:
    """Return the share of a window above the shade line, which lies `line` times the overhang's depth below it."""
    return min(max((line * depth_ft - to_top_ft) / (to_foot_ft - to_top_ft), 0.0), 1.0)
