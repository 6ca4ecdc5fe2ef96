"""Years of weather in EPW: whole ones with cells, rows or lines of the head changed."""

import gzip
from functools import cache
from random import Random

from tests.fuzz.make import archives, texts, words

_HEAD = """\
LOCATION,Somewhere,CO,USA,Made up,000000,40.0,-105.0,-7.0,1650.0
DESIGN CONDITIONS,1,A handbook,,Heating,12,-17.5,-14.1,-21.7,0.7,Cooling,7,15.3,34.6,15.5,33.2,15.4,31.8,15.4
TYPICAL/EXTREME PERIODS,0
GROUND TEMPERATURES,0
HOLIDAYS/DAYLIGHT SAVINGS,No,0,0,0
COMMENTS 1,none
COMMENTS 2,none
DATA PERIODS,1,1,Data,Sunday, 1/ 1,12/31
"""
_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_CELLS = (
    "9999",
    "99999",
    "99.9",
    "999",
    "-70",
    "70.1",
    "0",
    "-0.1",
    "1e308",
    "nan",
    "inf",
    "",
    " ",
    "?",
    "1,5",
    "24",
    "25",
)


@cache
def year() -> tuple[str, ...]:
    """Return the lines of a plain year: its head, then 8,760 hours."""
    rows = []
    for month, days in enumerate(_DAYS, 1):
        for day in range(1, days + 1):
            for hour in range(1, 25):
                light = "500" if 7 <= hour <= 18 else "0"
                air = f"{hour}.0,2.0,50,83000,0,0,300,{light},{light},{light},0,0,0,0,180,3.0,5,5"
                rows.append(f"1995,{month},{day},{hour},0,?9*9,{air}" + ",0" * 11)
    return (*_HEAD.splitlines(), *rows)


def make(dice: Random) -> bytes:
    """Return a year with a few things changed in it, compressed now and then."""
    lines = list(year())
    for _ in range(dice.randrange(1, 4)):
        lines = _changed(lines, dice)
    data = texts.encoded("\n".join(lines) + "\n", dice)
    if dice.randrange(8):
        return data
    packed = gzip.compress(data, 1, mtime=0)
    return archives.bytes_changed(packed, dice) if dice.randrange(2) else packed


def change(data: bytes, dice: Random) -> bytes:
    """Return a year with one thing changed."""
    if data.startswith(b"\x1f\x8b"):
        return archives.bytes_changed(data, dice)
    lines = data.decode("utf-8", "replace").split("\n")
    return "\n".join(_changed(lines, dice)).encode("utf-8", "replace")


def _changed(lines: list[str], dice: Random) -> list[str]:
    lines = lines or [""]
    in_head = not dice.randrange(2)
    at = dice.randrange(min(9, len(lines))) if in_head else dice.randrange(len(lines))
    cells = lines[at].split(",")
    match dice.randrange(10):
        case 0 | 1 | 2:
            cells[dice.randrange(len(cells))] = dice.choice(_CELLS)
        case 3:
            cells[dice.randrange(len(cells))] = words.word(dice)
        case 4:
            return _column_set(lines, dice)
        case 5:
            return lines[:at] + lines[at + dice.choice((1, 1, 7, 24, 1_000)) :]
        case 6:
            return lines[: at + 1] + lines[at : at + dice.choice((1, 24, 8_760))] + lines[at + 1 :]
        case 7:
            cells = cells[: dice.randrange(len(cells) + 1)]
        case 8:
            return texts.change("\n".join(lines[:12]), dice).split("\n") + lines[12:]
        case _:
            cells += [words.word(dice)] * dice.choice((1, 40))
    lines[at] = ",".join(cells)
    return lines


def _column_set(lines: list[str], dice: Random) -> list[str]:
    """Return the lines with one column missing or the same from some hour on, for some hours."""
    place, cell = dice.randrange(35), dice.choice(_CELLS)
    start = dice.randrange(8, max(9, len(lines)))
    stop = start + dice.choice((1, 6, 7, 24, 8_760))
    out = list(lines)
    for at in range(min(start, len(out)), min(stop, len(out))):
        cells = out[at].split(",")
        if place < len(cells):
            cells[place] = cell
        out[at] = ",".join(cells)
    return out
