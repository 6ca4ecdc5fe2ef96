"""The parts of a table made into one run: the same files as of one machine, or a message that says why not."""

import csv
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assess.batch.ledger import open_ledger
from assess.batch.ledger.plan import Format, Plan
from assess.batch.merge import Merged, merge
from assess.batch.records import Depth, Options
from assess.batch.reports.naming import report_name
from assess.batch.run import run_batch
from assess.batch.shard import Shard
from assess.errors import AssessError, IntakeError, UsageError

pytestmark = pytest.mark.slow

OF = 3
OPTIONS = Options(on=date(2026, 11, 27), depth=Depth.SCREEN)


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a table of homes, with one that cannot be read, one that is empty, and one that is said three times."""
    path = tmp_path_factory.mktemp("table") / "homes.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        lines = csv.writer(file)
        lines.writerow(["Lead ID", "Street Address", "State", "ZIP", "Square Feet", "Main Breaker"])
        for n in range(24):
            rating: object = "no idea" if n == 7 else (100, 200, 400)[n % 3]
            number = 5 if n in {5, 11, 17} else n
            lines.writerow([] if n == 9 else [f"S{number}", f"{number} Elm Street", "TX", "78701", 1_400 + n, rating])
    return path


def run(homes: Path, out: Path, shard: Shard, options: Options = OPTIONS) -> Path:
    """Run a part of the table and return its folder."""
    plan = Plan(options, dated=True, format=Format.CSV, jobs=1, shard=shard)
    run_batch(homes, out, plan, quiet=True)
    return out


@pytest.fixture(scope="module")
def whole(homes: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a run of the whole table."""
    return run(homes, tmp_path_factory.mktemp("runs") / "whole", Shard())


@pytest.fixture(scope="module")
def made(homes: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Return the folders of three parts."""
    folder = tmp_path_factory.mktemp("runs")
    return [run(homes, folder / f"part-{n}", Shard(n, OF)) for n in range(1, OF + 1)]


@pytest.fixture
def parts(made: list[Path], tmp_path: Path) -> list[Path]:
    """Return copies of those folders, which a test may spoil."""
    return [Path(shutil.copytree(one, tmp_path / one.name)) for one in made]


def merged(homes: Path, parts: list[Path], out: Path, **options: Any) -> Merged:
    """Merge into tables of text, which can be compared."""
    return merge(homes, parts, out, form=Format.CSV, **options)


def files(folder: Path) -> dict[str, bytes]:
    """Return what was handed over, in bytes."""
    names = ("results.csv", "errors.csv", "statistics.json", "summary.html")
    return {name: (folder / name).read_bytes() for name in names}


def test_the_merged_files_are_those_of_one_run(homes: Path, whole: Path, parts: list[Path], tmp_path: Path) -> None:
    """Byte for byte, whatever the order of the folders; a home that is said in two parts is found."""
    done = merged(homes, parts[::-1], tmp_path / "all")
    assert files(tmp_path / "all") == files(whole)
    assert (done.joined.rows, done.joined.twice, done.missing) == (24, 0, 0)
    assert b"duplicate" in files(whole)["results.csv"]
    assert not all(files(part) == files(whole) for part in parts)
    before = files(tmp_path / "all")
    merged(homes, parts, tmp_path / "all")
    assert files(tmp_path / "all") == before


def test_a_run_goes_on_from_what_was_merged(homes: Path, parts: list[Path], tmp_path: Path) -> None:
    """All answers are there, so that the same options have nothing left to do."""
    merged(homes, parts, tmp_path / "all")
    finished = run_batch(homes, tmp_path / "all", Plan(OPTIONS, format=Format.CSV, jobs=1), quiet=True)
    assert (finished.done, finished.kept) == (0, 24)


def test_reports_go_along_if_they_are_whole(homes: Path, parts: list[Path], tmp_path: Path) -> None:
    """One that was changed since it was printed is left out, and told."""
    names = []
    for part in parts[:2]:
        with open_ledger(part) as ledger:
            row = next(ledger.rows()).row
            names.append(report_name(row))
            (part / names[-1]).parent.mkdir(parents=True)
            (part / names[-1]).write_bytes(f"%PDF of row {row}".encode())
            ledger.keep_report(row, names[-1], "key")
    (parts[1] / names[1]).write_bytes(b"%PDF")
    done = merged(homes, parts, tmp_path / "all")
    assert (done.joined.reports, done.joined.reports_lost) == (1, 1)
    assert (tmp_path / "all" / names[0]).read_bytes() == (parts[0] / names[0]).read_bytes()
    assert not (tmp_path / "all" / names[1]).exists()
    results = (tmp_path / "all" / "results.csv").read_text("utf-8-sig")
    assert names[0] in results
    assert names[1] not in results


def test_a_part_without_rows_may_be_named_first(homes: Path, whole: Path, parts: list[Path], tmp_path: Path) -> None:
    """A table of few rows leaves shards empty; they say nothing of the rules of the others."""
    empty = run(homes, tmp_path / "empty", Shard(40, 40))
    with open_ledger(empty) as ledger:
        ledger.say("shard", None)
    merged(homes, [empty, *parts], tmp_path / "all")
    assert files(tmp_path / "all") == files(whole)


def test_reports_of_an_earlier_merge_that_no_table_names_go(homes: Path, parts: list[Path], tmp_path: Path) -> None:
    """They tell of persons."""
    merged(homes, parts, tmp_path / "all")
    stale = tmp_path / "all" / report_name(3)
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"%PDF")
    merged(homes, parts, tmp_path / "all")
    assert not stale.exists()


def test_a_missing_part_is_named(homes: Path, parts: list[Path], tmp_path: Path) -> None:
    """Nothing is written over it, unless that was asked for."""
    with pytest.raises(UsageError, match=r"rows of the table are in none of the folders.*shards not given: 2/3\."):
        merged(homes, [parts[0], parts[2]], tmp_path / "all")
    assert not list((tmp_path / "all").glob("[a-z]*"))
    done = merged(homes, [parts[0], parts[2]], tmp_path / "all", partial=True)
    assert done.missing == 24 - done.joined.rows > 0


def test_a_part_that_was_not_finished_is_named(homes: Path, parts: list[Path], tmp_path: Path) -> None:
    """It was interrupted, and lacks a row."""
    with open_ledger(parts[1]) as ledger:
        row = next(ledger.rows()).row
        ledger._connection.execute("DELETE FROM home WHERE row = ?", (row,))
    says = rf"^1 rows of the table are in none of the folders, the first of them row {row}; shards not finished: 2/3\."
    with pytest.raises(UsageError, match=says):
        merged(homes, parts, tmp_path / "all")


def test_parts_that_overlap_must_agree(homes: Path, whole: Path, parts: list[Path], tmp_path: Path) -> None:
    """The same row with the same answer is told; with another it is refused, and names the row and the folder."""
    done = merged(homes, [whole, *parts], tmp_path / "all")
    assert (done.joined.rows, done.joined.twice) == (24, 24)
    assert files(tmp_path / "all") == files(whole)
    with open_ledger(parts[2]) as ledger:
        row = next(ledger.rows()).row
        ledger._connection.execute("UPDATE home SET status = 'incomplete' WHERE row = ?", (row,))
    with pytest.raises(UsageError, match=rf"part-3: answers row {row} otherwise than one of the folders before it"):
        merged(homes, [whole, *parts], tmp_path / "other")


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (replace(OPTIONS, on=date(2026, 11, 28)), r"was run with --date 2026-11-28, and .*part-1 with 2026-11-27\."),
        (replace(OPTIONS, code="nec/2020"), r"was run with --code nec/2020, and .*part-1 with left out\."),
        (replace(OPTIONS, columns={"Square Feet": ""}), r"was answered with other rule data, code, policy or columns"),
    ],
)
def test_parts_that_were_run_otherwise_are_refused(
    homes: Path, parts: list[Path], tmp_path: Path, options: Options, says: str
) -> None:
    """The message names the option that differs, with both values."""
    other = run(homes, tmp_path / "other", Shard(2, OF), options)
    with pytest.raises(UsageError, match=says):
        merged(homes, [parts[0], other], tmp_path / "all")


def _purged(_: Path, parts: list[Path]) -> None:
    with open_ledger(parts[0]) as ledger:
        ledger.say("purged", "yes")


def _no_ledger(_: Path, parts: list[Path]) -> None:
    (parts[0] / "ledger.sqlite").unlink()


def _broken(_: Path, parts: list[Path]) -> None:
    (parts[0] / "ledger.sqlite").write_bytes(b"nothing" * 1_000)


def _named_twice(_: Path, parts: list[Path]) -> None:
    parts[1] = parts[0]


def _other_division(_: Path, parts: list[Path]) -> None:
    with open_ledger(parts[0]) as ledger:
        ledger.say("shard", "1/4")


def _changed(homes: Path, _: list[Path]) -> None:
    homes.write_text(homes.read_text("utf-8").replace("1400", "1401"), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "kind", "says"),
    [
        (_purged, UsageError, r"part-1: was purged, and has nothing to merge"),
        (_no_ledger, UsageError, r"part-1: is not the folder of a run: it has no ledger"),
        (_broken, AssessError, r"ledger.sqlite: is damaged"),
        (_named_twice, UsageError, r"part-1: is named twice"),
        (_other_division, UsageError, r"part-2: is shard 2/3, and .*part-1 is 1/4"),
        (_changed, IntakeError, r"homes.csv: is not the table that .*part-1 was made of"),
    ],
)
def test_folders_that_do_not_belong_together_are_refused(
    homes: Path,
    parts: list[Path],
    tmp_path: Path,
    spoil: Callable[[Path, list[Path]], None],
    kind: type[AssessError],
    says: str,
) -> None:
    """One message names the folder, and nothing is written."""
    copy = Path(shutil.copy(homes, tmp_path / "homes.csv"))
    spoil(copy, parts)
    with pytest.raises(kind, match=says):
        merged(copy, parts, tmp_path / "all")
    assert not (tmp_path / "all").exists()


def test_the_whole_goes_into_a_folder_of_its_own(homes: Path, parts: list[Path], tmp_path: Path) -> None:
    """Neither a part nor the folder of another run is written over."""
    with pytest.raises(UsageError, match=r"part-2: is one of the parts"):
        merged(homes, parts, parts[1])
    with pytest.raises(UsageError, match=r"part-3: has answers of a run of its own"):
        merged(homes, parts[:2], parts[2])
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "notes.txt").write_text("mine", "utf-8")
    with pytest.raises(UsageError, match=r"full: is a folder with other files in it"):
        merged(homes, parts, tmp_path / "full")
