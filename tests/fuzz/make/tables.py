"""Tables of homes and panel schedules as CSV, workbook and Parquet, with cells that no form takes."""

import csv
import io
from functools import cache
from random import Random
from typing import Any

from assess.readers.rows.columns import tables
from tests.fuzz.make import archives, books, seeds, texts, words

_PANEL = (("space", "poles", "breaker_a", "label"), ("Circuit", "Description", "Amps"), ("Breaker", "What it feeds"))
_LABELS = ("Range", "Dryer", "HVAC", "EV charger", "Spare", "Kitchen", "", "Sub panel", "Main")


@cache
def _columns() -> tuple[tuple[str, ...], ...]:
    """Return the headings that each kind of table is known by."""
    return tuple(tuple(name for column in table.column for name in column.names) for table in tables())


def rows(dice: Random) -> list[list[str]]:
    """Return headings of a kind of table, and rows of cells that are mostly something else than they should be."""
    known = dice.choice(_columns())
    headings = [dice.choice(known) for _ in range(dice.randrange(1, 8))]
    if dice.randrange(3):
        headings += ["service_a", "floor_area_ft2", "zip"]
    if not dice.randrange(4):
        headings.append(words.word(dice)[:300])
    cells = [[words.word(dice)[:2_000] for _ in headings] for _ in range(dice.randrange(1, 4))]
    return [headings, *cells]


def panel_rows(dice: Random) -> list[list[str]]:
    """Return a panel schedule with spaces, poles and breakers that no panel has."""
    headings = list(dice.choice(_PANEL))
    facts = [[dice.choice(("panel.spaces_total", "panel.bus_a", "service_a", "panel.id")), words.word(dice)[:300]]]
    spaces = ("1", "2", "1,3", "5-7", "7-9-11", "40", "0", "-1", "1e9", "A", "999999999", "1 3", "13a/13b", "1-9999999")
    circuits = []
    for _ in range(dice.randrange(1, 6)):
        row = [
            dice.choice(spaces),
            dice.choice(("1", "2", "3", "9", "")),
            dice.choice(("20", "50 A", "0", "2P50", "20/20")),
        ]
        row.append(dice.choice(_LABELS))
        if not dice.randrange(3):
            row[dice.randrange(4)] = words.word(dice)[:2_000]
        circuits.append(row[: len(headings)] if len(headings) > 2 else [row[0], row[3]])
    return [*(facts if dice.randrange(2) else []), headings, *circuits]


def as_csv(table: list[list[str]]) -> str:
    """Return rows as CSV, quoted as it should be."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([[cell.replace("\0", "") for cell in row] for row in table])
    return out.getvalue()


def make(kind: str, dice: Random) -> bytes:
    """Return a table as CSV, as workbook or, of homes, as Parquet; or a seed with cells changed."""
    panel = kind == "panel"
    match dice.randrange(12):
        case 0:
            return archives.change(books.workbook(panel_rows(dice) if panel else rows(dice), dice), dice)
        case 1:
            return books.workbook(panel_rows(dice) if panel else rows(dice), dice)
        case 2 if not panel:
            data = parquet(dice)
            return archives.bytes_changed(data, dice) if dice.randrange(2) else data
        case 3 | 4 | 5:
            text = as_csv(panel_rows(dice) if panel else rows(dice))
            return texts.encoded(texts.table_changed(text, dice) if dice.randrange(2) else text, dice)
        case _:
            data = dice.choice(seeds.files(kind))
            for _ in range(dice.randrange(1, 4)):
                data = change(data, dice)
            return data


def change(data: bytes, dice: Random) -> bytes:
    """Return a table with something in it changed, by what it is."""
    if data.startswith(b"PK"):
        return archives.change(data, dice)
    if data.startswith(b"PAR1"):
        return archives.bytes_changed(data, dice)
    text = texts.decoded(data)
    if text.lstrip().startswith(("{", "[")):
        return texts.encoded(texts.json_changed(text, dice), dice)
    return texts.encoded(texts.table_changed(text, dice), dice)


def parquet(dice: Random) -> bytes:
    """Return a Parquet file with columns of types that a spreadsheet does not have."""
    import pyarrow as pa
    from pyarrow import parquet

    columns: dict[str, Any] = {}
    for heading in {*rows(dice)[0], "service_a"}:
        columns[heading.encode("utf-8", "replace").decode()] = dice.choice(_values(dice))
    out = io.BytesIO()
    parquet.write_table(pa.table(columns), out, compression=dice.choice(("none", "snappy", "zstd")))
    return out.getvalue()


def _values(dice: Random) -> list[Any]:
    import pyarrow as pa

    most = 2**63 - 1
    text = words.text(dice).encode("utf-8", "replace").decode()
    return [
        pa.array([200, -1, None]),
        pa.array([most, -most, None]),
        pa.array([float("nan"), float("inf"), 1e308]),
        pa.array([text, "", None]),
        pa.array([True, None, False]),
        pa.array([None, None, None]),
        pa.array([253402300800, -(10**11), 0], pa.timestamp("s", "UTC")),
        pa.array([most, 0, None], pa.timestamp("ns")),
        pa.array([10**6, -(10**6), 0], pa.date32()),
        pa.array([10**12, 1, 2], pa.duration("s")),
        pa.array([1, 2, 3], pa.time64("ns")),
        pa.array([b"\xff", b"", None]),
        pa.array([[1], [], None]),
        pa.array([{"a": 1}, None, {"a": 2}]),
        pa.array([1, 2, None], pa.decimal128(38, 10)),
        pa.array([text, text, None]).dictionary_encode(),
        pa.array([1, 2, 3], pa.uint64()),
        pa.array([1.0, float("nan"), None], pa.float16()),
    ]
