"""What is fuzzed: each target reads one file as a command would, and shows what it read."""

import contextlib
import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from random import Random

from assess.errors import AssessError

DAY = dt.date(2026, 11, 27)
Read = Callable[[Path], None]


@dataclass(frozen=True)
class Target:
    """A way into the program: `read` takes the file `name`; `kind` says how its inputs are built and changed."""

    read: Read
    name: str
    kind: str


def _foreign(path: Path) -> None:
    """Read any file as `assess read` does, and print it both ways."""
    from assess.cli.reading import content_of
    from assess.report.readings import print_content, to_json

    content = content_of(path, DAY)
    print_content(content)
    json.loads(to_json([content]))


def _panel(path: Path) -> None:
    """Read a panel schedule, and any other file that a household keeps its circuits in."""
    from assess.readers.panels import read_panel

    with contextlib.suppress(AssessError):
        read_panel(path)
    _foreign(path)


def _home(path: Path) -> None:
    """Assess a home as `assess home --show all` and `--json` do."""
    from assess.cli.assessing import assess_file
    from assess.report.exchange import from_json, to_json
    from assess.report.table import DECISION, print_assessment

    assessment = assess_file(path, on=DAY)
    from_json(to_json(assessment))
    print_assessment(assessment, work=(DECISION, *(one.name for one in assessment.sections)), inputs=True)


def _rules(path: Path) -> None:
    """Read a file as a policy, as an edition or an amendment, and as a mapping of columns."""
    from assess.batch.own_columns import read_own_columns
    from assess.rulebook import load_edition
    from assess.verdict.policy_file import read_policy

    last: AssessError | None = None
    for read in (read_policy, read_own_columns, lambda file: load_edition(str(file))):
        try:
            read(path)
        except AssessError as error:
            last = error
    if last is not None:
        raise last


def _table(path: Path) -> None:
    """Read a table of homes, every row of it, as `assess batch check` does."""
    from assess.batch.check import Check
    from assess.batch.check_page import print_check, write_check_json
    from assess.batch.tables.table import open_table

    with open_table(path) as table:
        print_check(str(path), Check(table), every=True)
    with open_table(path) as table:
        page = io.StringIO()
        write_check_json(str(path), Check(table), page, every=True)
    json.loads(page.getvalue())


def _report(path: Path) -> None:
    """Verify a report, without the files that it was made with."""
    from assess.cli.verify import _again, _lines
    from assess.report.verify import verify

    found = verify(path, lambda carried: _again(carried, path, None, None))
    print("\n".join(_lines(path, found)))  # noqa: T201 - as the command does


def _photo(path: Path) -> None:
    """Make a photo fit for a report, from the home that names it."""
    from assess.report.photos import fit_for_print

    fit_for_print(path.read_bytes())


def _quantity(path: Path) -> None:
    """Read a text as a quantity of every kind."""
    from assess.units import KINDS, parse

    text = path.read_bytes().decode("utf-8", "surrogateescape")
    refused: AssessError | None = None
    for kind in KINDS:
        try:
            value = parse(kind, text)
        except AssessError as error:
            refused = error
        else:
            if not KINDS[kind].lowest <= value <= KINDS[kind].highest:
                raise ValueError(f"{value} lies outside the bounds of {kind}")
    if refused is not None:
        raise refused


TARGETS: dict[str, Target] = {
    "units": Target(_quantity, "quantity.txt", "quantity"),
    "homes": Target(_home, "home.toml", "home"),
    "rules": Target(_rules, "rules.toml", "rules"),
    "xml": Target(_foreign, "file.xml", "xml"),
    "meters": Target(_foreign, "meter.csv", "meter"),
    "speedtests": Target(_foreign, "test.txt", "speedtest"),
    "weather": Target(_foreign, "year.epw", "weather"),
    "panels": Target(_panel, "panel.csv", "panel"),
    "tables": Target(_table, "homes.csv", "table"),
    "reports": Target(_report, "report.pdf", "report"),
    "photos": Target(_photo, "photo.jpg", "photo"),
}


def made(name: str, dice: Random) -> bytes:
    """Return an input for a target, built by its own rules."""
    from tests.fuzz.make import inputs

    return inputs.make(TARGETS[name].kind, dice)


def changed(name: str, data: bytes, dice: Random) -> bytes:
    """Return an input of a target with a few things in it changed, by the rules of its format."""
    from tests.fuzz.make import inputs

    return inputs.change(TARGETS[name].kind, data, dice)
