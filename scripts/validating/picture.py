"""Pictures of results beside published bands, as SVG that needs no font and no script."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from scripts.validating.houses import Result

LEFT, PANEL, GAP, ROW, TOP, BOTTOM = 292, 290, 34, 22, 74, 40
BAND, RANGE, TICK, OURS, OFF, INK, GREY = "#dbe4ee", "#9db4cc", "#4d6a88", "#0b7a4b", "#c02717", "#1b1f24", "#57606a"

FONT = 'font-family="system-ui, sans-serif" font-size="12"'


@dataclass(frozen=True)
class Panel:
    """One quantity: its heading and the ends and step of its axis."""

    heading: str
    quantities: tuple[str, ...]
    low: float
    high: float
    step: float

    def x(self, value: float) -> float:
        """Return where a value stands within the panel."""
        return PANEL * (value - self.low) / (self.high - self.low)


def picture(title: str, results: Sequence[Result], panels: Sequence[Panel], band_is: str) -> str:
    """Return a chart with a row for each case and a panel for each quantity.

    `band_is` says what the wide bar is; without it the band is the range of the programs, and there is no wide bar.
    """
    cases = [(case, [*rows]) for case, rows in groupby(results, key=lambda result: result.case)]
    width = LEFT + len(panels) * (PANEL + GAP)
    height = TOP + ROW * len(cases) + BOTTOM
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" role="img" {FONT} fill="{INK}">',
        f"<title>{escape(title)}</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_legend(band_is, off=any(not result.inside for result in results)),
    ]
    for number, panel in enumerate(panels):
        left = LEFT + number * (PANEL + GAP)
        parts += _axis(panel, left, height)
    for number, (case, rows) in enumerate(cases):
        y = TOP + ROW * number + ROW / 2
        parts.append(f'<text x="8" y="{y + 4:g}"><tspan font-weight="600">{escape(case)}</tspan>')
        parts.append(f'<tspan fill="{GREY}" dx="6">{escape(rows[0].about)}</tspan></text>')
        for place, panel in enumerate(panels):
            left = LEFT + place * (PANEL + GAP)
            for result in rows:
                if result.quantity in panel.quantities:
                    parts += _mark(result, panel, left, y, wide=bool(band_is))
    return "\n".join([*parts, "</svg>"]) + "\n"


def _legend(band_is: str, *, off: bool) -> list[str]:
    entries = [
        (f'<rect x="0" y="-9" width="26" height="12" fill="{BAND}"/>', band_is),
        (f'<rect x="0" y="-6" width="26" height="6" fill="{RANGE}"/>', "range of six programs"),
        (f'<circle cx="6" cy="-3" r="4.5" fill="{OURS}"/>', "assess"),
    ]
    if not band_is:
        del entries[0]
    if off:
        entries.append((f'<circle cx="6" cy="-3" r="4.5" fill="{OFF}"/>', "assess, outside"))
    parts, x = [], LEFT
    for mark, word in entries:
        indent = 32 if "rect" in mark else 16
        parts.append(f'<g transform="translate({x} 22)">{mark}<text x="{indent}" y="1">{escape(word)}</text></g>')
        x += indent + 7 * len(word) + 18
    return parts


def _axis(panel: Panel, left: float, height: float) -> list[str]:
    parts = [f'<text x="{left}" y="{TOP - 24}" font-weight="600">{escape(panel.heading)}</text>']
    value = panel.low
    while value <= panel.high + 1e-9:
        x = left + panel.x(value)
        parts.append(f'<path d="M{x:.1f} {TOP - 4}V{height - BOTTOM + 4}" stroke="#e6e9ec"/>')
        parts.append(
            f'<text x="{x:.1f}" y="{height - BOTTOM + 20}" text-anchor="middle" fill="{GREY}">{_plain(value)}</text>'
        )
        value += panel.step
    return parts


def _mark(result: Result, panel: Panel, left: float, y: float, *, wide: bool) -> list[str]:
    """Return one row: band, range of the programs, a tick for each of them, and ours."""
    low, high = (left + panel.x(max(panel.low, value)) for value in result.band)
    half, fill = (7, BAND) if wide else (3, RANGE)
    size = f'width="{max(high - low, 2):.1f}" height="{2 * half}"'
    parts = [f'<rect x="{low:.1f}" y="{y - half:g}" {size} fill="{fill}"/>']
    if result.programs:
        least, most = (left + panel.x(value) for value in (min(result.programs), max(result.programs)))
        parts.append(f'<rect x="{least:.1f}" y="{y - 3:g}" width="{most - least:.1f}" height="6" fill="{RANGE}"/>')
        ticks = "".join(f"M{left + panel.x(value):.1f} {y - 5:g}v10" for value in result.programs)
        parts.append(f'<path d="{ticks}" stroke="{TICK}" stroke-width="1"/>')
    said = f"Case {result.case}, {result.quantity}: {_plain(result.ours)} {result.unit}"
    accepted = f"{_plain(result.band[0])} to {_plain(result.band[1])}"
    colour = OURS if result.inside else OFF
    x = left + panel.x(result.ours)
    parts.append(f'<circle cx="{x:.1f}" cy="{y:g}" r="4.5" fill="{colour}" stroke="#fff" stroke-width="1">')
    parts.append(f"<title>{escape(f'{said}; {accepted} is accepted')}</title></circle>")
    return parts


def _plain(value: float) -> str:
    return f"{value:g}".replace("-", "−")
