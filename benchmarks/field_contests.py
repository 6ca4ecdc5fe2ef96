"""What is measured for the table of `field`: each piece of work as the program does it, and as its user would without.

Both sides get the same input, and where both give an answer it is checked to be the same before anything is timed.
"""

from collections import deque
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from itertools import islice
from math import isclose
from pathlib import Path
from typing import NamedTuple

import weasyprint
from weasyprint.text.fonts import FontConfiguration

from assess import Assessment, Home, assess, load_home, write_pdf
from assess.batch.answering import answers
from assess.batch.reading_rows import read_row, row_mapping
from assess.batch.records import Depth, Options
from assess.batch.screening import desk_of
from assess.readers.meters import read_meter
from assess.readers.speedtests import json_lines, speed_tests_in
from assess.report.document import fill_template
from assess.thermal.engine.annual import simulate
from assess.thermal.engine.network import Drivers, Network
from benchmarks import batch_reading as tables
from benchmarks import meters, speedtests, thermal
from benchmarks.batch_screening import headings_of_rows, raw_rows
from benchmarks.report import font_faces
from benchmarks.startup import ASSESS, BARE_PDF, EMPTY_APP, REPO, run

ON = date(2026, 11, 27)
HOME = REPO / "examples/homes/go-cleveland.toml"
STATED = "3 to 10 s as [stated](https://openstudio-hpxml.readthedocs.io/en/latest/intro.html), not run here"


class Side(NamedTuple):
    """One way to do a piece of work; `units` is how many of what is counted it does each time."""

    name: str
    work: Callable[[], object]
    units: int = 1


class Contest(NamedTuple):
    """A piece of work: the program's way, and others.

    `unit` is what the time is of, `but` what the others leave out; `stated` is a name, and a time not measured.
    """

    title: str
    ours: Side
    beside: tuple[Side, ...]
    unit: str = ""
    but: str = ""
    stated: tuple[str, str] | None = None


class Sizes(NamedTuple):
    """How much of everything is measured."""

    table_rows: int = 20_000
    speed_tests: int = 10_000
    screened: int = 10_000
    one_by_one: int = 200


def contests(scratch: Path, sizes: Sizes) -> Iterator[Contest]:
    """Yield everything that is measured; files are made in `scratch`."""
    result = assess(load_home(HOME), on=ON)
    yield _report(result, scratch)
    yield from _tables(scratch, sizes.table_rows)
    yield from _meters(scratch)
    yield _speed_tests(sizes.speed_tests)
    yield _year_of_heat()
    yield _one_home()
    yield _many_homes(sizes)
    yield from _commands(scratch)


def _report(result: Assessment, scratch: Path) -> Contest:
    html = fill_template("report.html.j2", result, paper="letter", embedded=False)
    fonts = FontConfiguration()
    faces = weasyprint.CSS(string=font_faces(), font_config=fonts)

    def alone() -> None:
        page = weasyprint.HTML(string=html)
        page.write_pdf(scratch / "alone.pdf", stylesheets=[faces], font_config=fonts)

    return Contest(
        "A report as PDF, in a warm process",
        Side("`write_pdf`", lambda: write_pdf(result, scratch / "ours.pdf")),
        (Side("WeasyPrint", alone),),
        but="the HTML is given to it; no PDF/A, tags, attached data or seal",
    )


def _tables(scratch: Path, rows: int) -> Iterator[Contest]:
    book, text, parquet = (scratch / f"homes.{end}" for end in ("xlsx", "csv", "parquet"))
    tables.write_book(book, rows)
    tables.write_csv(text, rows)
    tables.write_parquet(parquet, rows)
    title = f"{rows:,} homes of {tables.COLUMNS} columns from {{}}"
    bare = "no check for zip bombs and broken cells"
    yield Contest(
        title.format("xlsx"),
        Side("`open_table`", partial(tables.by_open_table, book)),
        (
            Side("python-calamine", partial(tables.by_calamine, book)),
            Side("openpyxl, read-only", partial(tables.by_openpyxl, book, rows + 1)),
        ),
        but=f"{bare}, no process of its own",
    )
    for path, name, alone in ((text, "csv", tables.by_csv), (parquet, "pyarrow", tables.by_pyarrow)):
        ours = Side("`open_table`", partial(tables.by_open_table, path))
        but = "no guess of encoding and delimiter" if name == "csv" else ""
        yield Contest(title.format(path.suffix[1:]), ours, (Side(name, partial(alone, path)),), but=but)


def _meters(scratch: Path) -> Iterator[Contest]:
    for title, name, text, other, alone in (
        ("A year of quarter-hours, a utility's CSV", "year.csv", meters.pge_year(), "csv", meters.by_csv),
        (
            "A year of hours, Green Button XML",
            "year.xml",
            meters.green_button(meters.HOURS, 3_600),
            "ElementTree, iterparse",
            meters.by_iterparse,
        ),
    ):
        path = scratch / name
        path.write_text("".join(text), "utf-8")
        ours = Side("`read_meter`", lambda path=path: deque(read_meter(path).readings, maxlen=0))  # type: ignore[misc]
        yield Contest(title, ours, (Side(other, partial(alone, path)),), but="texts only: no times, units or registers")


def _speed_tests(count: int) -> Contest:
    log = json_lines(speed_tests_in("".join(_ookla(count)), "ookla.jsonl"))
    return Contest(
        f"{count:,} speed tests from JSON lines",
        Side("`speed_tests_in`", partial(speed_tests_in, log, "log")),
        (Side("json", partial(speedtests.by_json, log)),),
        but="no rate is checked, no time read",
    )


def _ookla(count: int) -> Iterator[str]:
    import json

    return (json.dumps(record) + "\n" for record in speedtests.records_of(count))


def _year_of_heat() -> Contest:
    """Return the year of one zone against the standard's own equations in a loop, once both give the same heat."""
    drivers = thermal.made_up_year()
    if drivers.house is None:
        raise SystemExit("the made-up year has no house")
    network, alone = Network(thermal.HOUSE), Drivers(drivers.outdoor_c, drivers.house)
    ours = partial(simulate, network, alone, thermal.CONTROL, warm_up_h=0)
    theirs = partial(thermal.plain_year, thermal.HOUSE, alone, thermal.CONTROL)
    year = ours()
    if not isclose(year.cooling_kwh + year.heating_kwh, theirs() / 1e3, rel_tol=1e-9):
        raise SystemExit("the plain loop gives another heat of the year, so their times cannot be compared")
    return Contest(
        "8,760 hours of a zone's heat",
        Side("`simulate`", ours),
        (Side("ISO 13790 in a plain loop", theirs),),
        but="the same heat to nine digits",
    )


def _one_home() -> Contest:
    home = load_home(HOME)
    return Contest(
        "A home assessed whole, its year of hours in it",
        Side("`assess`", partial(_assessed, home)),
        (),
        but="EnergyPlus knows far more of a building, and nothing of nodes, lines and safety",
        stated=("OpenStudio-HPXML", STATED),
    )


def _assessed(home: Home) -> Assessment:
    return assess(home, on=ON)


def _many_homes(sizes: Sizes) -> Contest:
    options, headings = Options(on=ON, depth=Depth.SCREEN), headings_of_rows()
    rows = list(raw_rows(sizes.screened, 7))
    few = list(islice(raw_rows(sizes.one_by_one, 7), sizes.one_by_one))
    mapping, desk = row_mapping(headings, {}), desk_of(headings, options)

    def one_by_one() -> None:
        answers(
            [one.home for one in (read_row(row, headings, mapping) for row in few) if one.home is not None], options
        )

    return Contest(
        "A row of a list read and screened",
        Side(f"{sizes.screened:,} as columns", partial(desk.screened, rows), sizes.screened),
        (Side("the same function, one by one", one_by_one, sizes.one_by_one),),
        unit="a home",
    )


def _commands(scratch: Path) -> Iterator[Contest]:
    import sys

    empty, page = scratch / "empty.py", scratch / "report.html"
    empty.write_text(EMPTY_APP, "utf-8")
    run((*ASSESS, "home", str(HOME), "--html", str(page)))
    base = f"{REPO / 'templates' / 'report'}/"
    imports = "import typer, rich, pydantic"
    for title, words, name, other, but in (
        ("`assess --help`", ("--help",), "typer, no command in it", (str(empty), "--help"), ""),
        ("`assess home`, cold start", ("home", str(HOME)), f"`{imports}` alone", ("-c", imports), "answers nothing"),
        (
            "`assess home --pdf`, cold start",
            ("home", str(HOME), "--pdf", str(scratch / "cold.pdf")),
            "WeasyPrint",
            ("-c", BARE_PDF, str(page), base, str(scratch / "bare.pdf")),
            "the HTML is given to it; no assessment",
        ),
    ):
        ours = Side("", partial(run, (*ASSESS, *words)))
        yield Contest(title, ours, (Side(name, partial(run, (sys.executable, *other))),), but=but)
