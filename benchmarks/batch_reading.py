"""How long a table of homes takes to read, beside what the reader below it takes alone.

The same homes as .xlsx, CSV and Parquet: 40 columns, some words, mostly figures. The workbook is read by `open_table`,
its guard and its own process included, and by python-calamine in this one process; CSV stands against `csv.reader`,
Parquet against pyarrow. Figures are medians of interleaved rounds in this one run, so a machine's speed cancels out of
the ratio. openpyxl reads a tenth of the workbook, and its time is scaled up.

    python benchmarks/batch_reading.py [--rows N] [--rounds N]
"""

import argparse
import csv
import random
import tempfile
import time
import zipfile
from collections import deque
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from xml.sax.saxutils import escape

COLUMNS = 40
WORDS = ("200 A", "gas", "electric", "2,450 sqft", "central air", "unknown")
SHEETS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.{}+xml"
Row = list[str | float]


def main() -> None:
    """Print one line a kind of file: its size, both times and their ratio; then openpyxl's."""
    parser = argparse.ArgumentParser(description="Time the reading of tables of homes.")
    parser.add_argument("--rows", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    print(f"{given.rows:,} rows of {COLUMNS} columns; median of {given.rounds} rounds")
    print(f"{'':10}{'MB':>7}{'open_table':>13}{'alone':>10}{'ratio':>7}")
    with tempfile.TemporaryDirectory() as folder:
        book, text, parquet = (Path(folder) / f"homes.{end}" for end in ("xlsx", "csv", "parquet"))
        write_book(book, given.rows)
        write_csv(text, given.rows)
        write_parquet(parquet, given.rows)
        calamine = 0.0
        for path, alone in ((book, by_calamine), (text, by_csv), (parquet, by_pyarrow)):
            ours, theirs = _interleaved(path, alone, given.rounds)
            calamine = calamine or theirs
            size = path.stat().st_size / 1e6
            print(f"{path.suffix:10}{size:>7.1f}{ours:>11.2f} s{theirs:>8.2f} s{ours / theirs:>7.2f}")
        tenth = given.rows // 10
        scaled = _seconds(lambda: by_openpyxl(book, tenth)) * given.rows / max(tenth, 1)
        print(f"openpyxl, read_only: {scaled:.0f} s, scaled up from {tenth:,} rows; {scaled / calamine:.0f} x calamine")


def homes(rows: int) -> Iterator[Row]:
    """Yield the headings and then the same homes each time."""
    chance = random.Random(1)  # noqa: S311 - homes, not keys
    yield ["Site ID", "Address", *(f"Column {n}" for n in range(3, COLUMNS + 1))]
    for row in range(rows):
        rest = (chance.choice(WORDS) if n % 3 == 0 else round(chance.random() * 5000, 2) for n in range(3, COLUMNS + 1))
        yield [f"site-{row}", f"{row} Oak Street", *rest]


def write_book(path: Path, rows: int) -> None:
    """Write the homes as the smallest .xlsx workbook, its texts shared, much faster than a library would."""
    shared: dict[str, int] = {}
    letters = [_letters(n) for n in range(COLUMNS)]

    def cell(place: str, value: str | float) -> str:
        if isinstance(value, str):
            return f'<c r="{place}" t="s"><v>{shared.setdefault(value, len(shared))}</v></c>'
        return f'<c r="{place}"><v>{value}</v></c>'

    main = "officeDocument", "xl/workbook.xml"
    parts = (("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        kinds = {"sheet.main": main[1], "sharedStrings": "xl/sharedStrings.xml"}
        overrides = "".join(f'<Override PartName="/{at}" ContentType="{KIND.format(k)}"/>' for k, at in kinds.items())
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{PACKAGE}/content-types">{overrides}</Types>')
        archive.writestr("_rels/.rels", _relations(main))
        sheet = '<sheet name="Homes" sheetId="1" r:id="rId1"/>'
        archive.writestr(
            "xl/workbook.xml", f'<workbook xmlns="{SHEETS}" xmlns:r="{OFFICE}"><sheets>{sheet}</sheets></workbook>'
        )
        archive.writestr("xl/_rels/workbook.xml.rels", _relations(*parts))
        with archive.open("xl/worksheets/sheet1.xml", "w") as file:
            file.write(f'<worksheet xmlns="{SHEETS}"><sheetData>'.encode())
            for number, row in enumerate(homes(rows), 1):
                cells = "".join(cell(f"{at}{number}", value) for at, value in zip(letters, row, strict=True))
                file.write(f'<row r="{number}">{cells}</row>'.encode())
            file.write(b"</sheetData></worksheet>")
        texts = "".join(f"<si><t>{escape(text)}</t></si>" for text in shared)
        archive.writestr("xl/sharedStrings.xml", f'<sst xmlns="{SHEETS}">{texts}</sst>')


def _relations(*parts: tuple[str, str]) -> str:
    lines = (f'<Relationship Id="rId{n}" Type="{OFFICE}/{k}" Target="{at}"/>' for n, (k, at) in enumerate(parts, 1))
    return f'<Relationships xmlns="{PACKAGE}/relationships">{"".join(lines)}</Relationships>'


def write_csv(path: Path, rows: int) -> None:
    """Write the homes as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(homes(rows))


def write_parquet(path: Path, rows: int) -> None:
    """Write the homes as Parquet."""
    import pyarrow as pa
    from pyarrow import parquet

    headings, *below = homes(rows)
    columns = dict(zip(map(str, headings), map(list, zip(*below, strict=True)), strict=True))
    parquet.write_table(pa.table(columns), path)


def by_open_table(path: Path) -> None:
    """Read a table as a batch does."""
    from assess.batch.tables.table import open_table

    with open_table(path) as table:
        deque(table.rows(), maxlen=0)


def by_calamine(path: Path) -> None:
    """Read the first sheet of a workbook with python-calamine alone."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_path(path) as book:
        deque(book.get_sheet_by_index(0).iter_rows(), maxlen=0)


def by_csv(path: Path) -> None:
    """Read a CSV with the standard library alone."""
    with path.open(newline="", encoding="utf-8") as file:
        deque(csv.reader(file), maxlen=0)


def by_pyarrow(path: Path) -> None:
    """Read a Parquet file with pyarrow alone, row by row."""
    from pyarrow import parquet

    for batch in parquet.ParquetFile(path).iter_batches():
        deque(zip(*(column.to_pylist() for column in batch.columns), strict=True), maxlen=0)


def by_openpyxl(path: Path, rows: int) -> None:
    """Read some rows of a workbook with openpyxl, in its fast mode."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True, data_only=True)
    deque(book.worksheets[0].iter_rows(values_only=True, max_row=rows), maxlen=0)


def _interleaved(path: Path, alone: Callable[[Path], None], rounds: int) -> tuple[float, float]:
    ours, theirs = [], []
    for _ in range(rounds + 1):
        ours.append(_seconds(lambda: by_open_table(path)))
        theirs.append(_seconds(lambda: alone(path)))
    return median(ours[1:]), median(theirs[1:])  # the first round warms up


def _seconds(run: Callable[[], object]) -> float:
    begun = time.perf_counter()
    run()
    return time.perf_counter() - begun


def _letters(n: int) -> str:
    return chr(ord("A") + n) if n < 26 else f"A{chr(ord('A') + n - 26)}"


if __name__ == "__main__":
    main()
