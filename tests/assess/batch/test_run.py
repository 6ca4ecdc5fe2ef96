"""The run of a batch: from a table to results, again and again, without losing or doubling anything."""

import csv
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assess.batch import run as module
from assess.batch.ledger import Finished, Format, Plan, open_ledger, publishing
from assess.batch.records import Depth, Options, Status
from assess.batch.run import run_batch
from assess.batch.shard import Shard
from assess.errors import ExitCode, IntakeError, RuleDataError, UsageError

pytestmark = pytest.mark.usefixtures("inline")

HEADINGS = ("Site ID", "Street Address", "State", "Zip", "Square Feet", "Main Breaker", "Download Speed", "Rep")
PLAN = Plan(Options(date(2026, 5, 1), Depth.SCREEN), dated=True, format=Format.CSV, jobs=1)

Lines = list[list[object]]


def lines(count: int) -> Lines:
    """Return homes: one says its breaker in words, one repeats a site id."""
    homes: Lines = [[f"A-{n}", f"{n} Sycamore Lane", "OH", "44101", 1500 + n, 200, 500, "Pat"] for n in range(count)]
    homes[3][5] = "enormous"
    homes[5][0] = "A-2"
    return homes


def table(path: Path, homes: Lines) -> Path:
    """Write homes as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([HEADINGS, *homes])
    return path


def results(out: Path, name: str = "results.csv") -> list[dict[str, str]]:
    """Return the rows of a table of results."""
    with (out / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture
def again(tmp_path: Path) -> Callable[..., Finished]:
    """Return what runs these homes into one folder, with a plan changed as named."""

    def run(homes: Lines, **plan: object) -> Finished:
        return run_batch(table(tmp_path / "homes.csv", homes), tmp_path / "out", replace(PLAN, **plan), quiet=True)  # type: ignore[arg-type]

    return run


def test_every_row_comes_back_in_its_order(again: Callable[..., Finished], tmp_path: Path) -> None:
    """Each row has its line of results; the one that cannot be read is told, in the input's own words."""
    finished = again(lines(12))
    out = tmp_path / "out"
    told = results(out)
    assert [int(one["Row"]) for one in told] == list(range(2, 14))
    assert [one["Status"] for one in told].count("error") == 1
    assert [(one["Row"], one["Duplicate of row"]) for one in told if one["Status"] == "duplicate"] == [("7", "4")]
    assert all(one["Verdict"] for one in told if one["Status"] != "error")
    assert finished.exit_code is ExitCode.ROWS_FAILED
    assert (finished.done, finished.kept, finished.counts.statuses[Status.ERROR]) == (12, 0, 1)
    (wrong,) = results(out, "errors.csv")
    assert wrong["Main Breaker"] == "enormous"
    assert "enormous" in wrong["assess: hint"]
    assert json.loads((out / "statistics.json").read_text("utf-8"))["rows"] == 12
    assert sorted(one.name for one in out.iterdir()) == [
        ".lock",
        "errors.csv",
        "ledger.sqlite",
        "results.csv",
        "statistics.json",
        "summary.html",
    ]


def test_the_ledger_knows_no_persons(again: Callable[..., Finished], tmp_path: Path) -> None:
    """Neither addresses nor a cell that was refused stand in it."""
    again(lines(12))
    kept = (tmp_path / "out" / "ledger.sqlite").read_bytes()
    assert b"A-2" in kept
    assert not any(word in kept for word in (b"Sycamore", b"enormous", b"Pat"))


@pytest.mark.parametrize("form", [Format.CSV, Format.XLSX])
def test_results_of_a_redacted_run_say_no_more_than_which_row(
    again: Callable[..., Finished], tmp_path: Path, form: Format
) -> None:
    """Its number and site id; no address, no own column, no quoted word. What is to be mended stays."""
    homes = lines(8)
    homes[1][5], homes[2][2], homes[4][4] = "200 of Quill", "Quillstate", "1800 (Quill)"
    again(homes, options=replace(PLAN.options, redact=True), format=form)
    path = tmp_path / "out" / f"results.{form}"
    if form is Format.CSV:
        told = path.read_text("utf-8-sig")
        assert [one["First problem"] for one in results(tmp_path / "out")][1:3] == [
            "Main Breaker: wrong unit",
            "State: not a us address",
        ]
    else:
        with zipfile.ZipFile(path) as book:
            told = "".join(book.read(name).decode() for name in book.namelist())
    assert "A-2" in told
    assert not [word for word in ("Sycamore", "Quill", "44101", "enormous", "Pat<", "Pat\r") if word in told]
    others = [(tmp_path / "out" / name).read_bytes() for name in ("statistics.json", "summary.html", "ledger.sqlite")]
    assert not [word for word in (b"Sycamore", b"Quill", b"enormous") for kept in others if word in kept]
    assert "Sycamore" in (tmp_path / "out" / "errors.csv").read_text("utf-8-sig")


def test_what_is_told_of_the_table_is_told_by_the_run(again: Callable[..., Finished], tmp_path: Path) -> None:
    """A guessed encoding shows in names, which nobody looks at before the run."""
    assert again(lines(8)).notes == []
    path = table(tmp_path / "homes.csv", lines(8))
    path.write_bytes(path.read_text("utf-8").replace("Pat", "Ren\xe9").encode("cp1252"))
    finished = run_batch(path, tmp_path / "other", PLAN, quiet=True)
    assert [note for note in finished.notes if "Windows-1252" in note]


def test_a_second_run_does_only_what_changed(again: Callable[..., Finished], tmp_path: Path) -> None:
    """Rows as they were are kept, a changed one and a new one are done, those that vanish are left out."""
    homes = lines(12)
    again(homes)
    before = (tmp_path / "out" / "results.csv").read_bytes()
    same = again(homes)
    assert (same.done, same.kept, same.gone) == (0, 12, 0)
    assert (tmp_path / "out" / "results.csv").read_bytes() == before
    homes[3][5] = 200
    changed = again([*homes[:-2], ["A-98", "1 Oak", "OH", "44101", 900, 100, 50, "Pat"]])
    assert (changed.done, changed.kept, changed.gone) == (2, 9, 1)
    assert changed.exit_code is ExitCode.ASSESSED
    assert [one["Row"] for one in results(tmp_path / "out")] == [str(number) for number in range(2, 13)]
    assert again(homes).kept == 11


def test_rows_that_moved_take_their_answers_along(again: Callable[..., Finished], tmp_path: Path) -> None:
    """One put in at the top, two taken out in the middle: the results are those of a run of its own."""
    homes = lines(12)
    again(homes)
    new: list[object] = ["A-99", "99 Oak Street", "OH", "44101", 1900, 200, 500, "Pat"]
    for changed, done, gone in (([new, *homes], 1, 0), ([new, *homes[:4], *homes[6:]], 0, 2), (homes[::-1], 2, 0)):
        assert again(changed, dry_run=True).done == done
        finished = again(changed)
        assert (finished.done, finished.kept, finished.gone) == (done, len(changed) - done, gone)
        once = run_batch(tmp_path / "homes.csv", tmp_path / f"once-{done}-{gone}", PLAN, quiet=True)
        assert once.done == len(changed)
        for name in ("results.csv", "errors.csv", "statistics.json"):
            assert (tmp_path / "out" / name).read_bytes() == (once.files[0].parent / name).read_bytes()


def test_other_options_are_other_answers(again: Callable[..., Finished], tmp_path: Path) -> None:
    """With another option or anew every row is done; the old ledger is kept aside."""
    homes = lines(8)
    again(homes)
    asked = replace(PLAN.options, gpus=8)
    assert again(homes, options=asked).done == 8
    assert {one["GPUs"] for one in results(tmp_path / "out") if one["GPUs"]} <= {str(n) for n in range(9)}
    assert again(homes, options=asked).done == 0
    assert again(homes, options=asked, fresh=True).done == 8
    assert (tmp_path / "out" / "ledger.old.sqlite").is_file()


def test_a_run_keeps_the_date_it_began_with(again: Callable[..., Finished]) -> None:
    """Going on after midnight redoes nothing; a date that is asked for does."""
    homes = lines(8)
    again(homes)
    later = replace(PLAN.options, on=date(2026, 5, 2))
    went_on = again(homes, options=later, dated=False)
    assert went_on.kept == 8
    assert went_on.ran is not None
    assert went_on.ran.options.on == date(2026, 5, 1)
    assert again(homes, options=later).done == 8


def test_a_limit_and_parts(again: Callable[..., Finished], tmp_path: Path) -> None:
    """The first rows or a part are done and handed over; what others did in the folder is not lost."""
    homes = lines(12)
    assert again(homes, limit=5).done == 5
    assert len(results(tmp_path / "out")) == 5
    third = Shard(1, 3)
    ours = {row for row in range(2, 14) if third.has(row)}
    before = {row for row in ours if row < 7}  # of the first five
    part = again(homes, shard=third)
    assert {int(one["Row"]) for one in results(tmp_path / "out")} == ours
    assert (part.done, part.kept, part.gone) == (len(ours - before), len(before), 0)
    done = 5 + part.done
    whole = again(homes)
    assert (whole.done, whole.kept, whole.gone) == (12 - done, done, 0)


def test_a_dry_run_touches_nothing(again: Callable[..., Finished], tmp_path: Path) -> None:
    """It says what a run would do, with and without a ledger."""
    homes = lines(8)
    assert again(homes, dry_run=True).done == 8
    assert not (tmp_path / "out").exists()
    again(homes, limit=6)
    before = {one.name: one.stat().st_mtime_ns for one in (tmp_path / "out").iterdir()}
    dry = again(homes, dry_run=True)
    assert (dry.done, dry.kept) == (2, 6)
    assert dry.exit_code is ExitCode.ASSESSED
    after = {one.name: one.stat().st_mtime_ns for one in (tmp_path / "out").iterdir()}
    assert {name: after[name] for name in before} == before


@pytest.mark.slow
def test_reports_are_kept_mended_and_taken_away(again: Callable[..., Finished], tmp_path: Path) -> None:
    """A report that stands is not printed again; one that was changed is, and that of a changed row gives way."""
    homes = lines(6)[:3]
    homes[0][0], homes[1][0], homes[2][0] = "../../x", "../../x", "CON"
    out = tmp_path / "out"
    first = again(homes, pdf="all")
    names = {one["Row"]: one["Report"] for one in results(out)}
    assert names == {
        "2": "reports/000/000002-x.pdf",
        "3": "reports/000/000003-x.pdf",
        "4": "reports/000/000004-CON.pdf",
    }
    assert first.reports == 3
    assert {str(one.relative_to(out)) for one in out.rglob("*.pdf")} == set(names.values())
    assert all((out / name).read_bytes().startswith(b"%PDF") for name in names.values())
    assert again(homes, pdf="all").reports == 0
    (out / names["2"]).write_bytes((out / names["2"]).read_bytes()[:-100])
    assert again(homes, pdf="none").reports == 0
    assert [one["Report"] for one in results(out)] == ["", names["3"], names["4"]]
    homes[2][0] = "Q-9"
    assert again([homes[0], homes[2]], pdf="none").reports == 0
    assert not list(out.rglob("*CON.pdf"))
    assert [one["Report"] for one in results(out)] == ["", ""]
    assert list(out.rglob("*.pdf")) == []


def test_rows_to_be_done_again_count_for_the_form_too(
    again: Callable[..., Finished], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A workbook holds what is handed over, and rows that failed for now are handed over as well."""
    again(lines(6), format=Format.XLSX)
    monkeypatch.setattr(publishing, "MOST_WORKBOOK_ROWS", 5)
    with open_ledger(tmp_path / "out") as ledger:
        kept = next(ledger.rows())
        with closing(sqlite3.connect(ledger.path)) as file, file:
            file.execute("UPDATE home SET rules_key = 'for now: ' || rules_key WHERE row = ?", (kept.row,))
    monkeypatch.setattr(module, "compared", lambda *_, **__: (row for row in range(0)))
    assert again(lines(6), format=Format.XLSX).too_many_for_a_workbook
    assert len(results(tmp_path / "out")) == 6


def test_an_edition_of_ones_own_stays_on_this_machine(again: Callable[..., Finished], tmp_path: Path) -> None:
    """The workers of a cluster may have another file of that name."""
    options = replace(PLAN.options, code=str(tmp_path / "own.toml"))
    with pytest.raises(UsageError, match="for this machine alone"):
        again(lines(6), options=options, scheduler="tcp://127.0.0.1:9")
    assert not (tmp_path / "out").exists()


def test_a_table_nobody_can_use_touches_nothing(tmp_path: Path) -> None:
    """No known column, an edition that is not there, a missing file: refused before the folder is made."""
    strange = tmp_path / "strange.csv"
    strange.write_text("Favourite colour,Shoe size\nred,43\n", "utf-8")
    homes = table(tmp_path / "homes.csv", lines(8))
    out = tmp_path / "out"
    with pytest.raises(IntakeError, match="no column of this table is known"):
        run_batch(strange, out, PLAN)
    with pytest.raises(RuleDataError, match="no edition"):
        run_batch(homes, out, replace(PLAN, options=replace(PLAN.options, code="nec/1999")))
    with pytest.raises(IntakeError, match="cannot be read"):
        run_batch(tmp_path / "none.csv", out, PLAN)
    assert not out.exists()


def test_the_input_is_never_overwritten(tmp_path: Path) -> None:
    """A table that bears the name of a result is refused."""
    source = table(tmp_path / "results.csv", lines(8))
    with pytest.raises(UsageError, match="would be overwritten"):
        run_batch(source, tmp_path, replace(PLAN, into_existing=True))
    assert len(source.read_text("utf-8").splitlines()) == 9


def test_a_table_without_a_usable_row_is_told(again: Callable[..., Finished]) -> None:
    """Where nothing could be assessed the run ends with code 3, and its files say why."""
    homes = lines(8)
    for home in homes:
        home[5] = "enormous"
    assert again(homes).exit_code is ExitCode.INTAKE


def test_a_table_that_changes_meanwhile_is_told(
    again: Callable[..., Finished], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Somebody saves the table while it is read: no results are made of two tables at once, and nothing is lost."""
    from assess.batch import run

    def answering_and_saving(source: Path) -> str:
        with source.open("a", encoding="utf-8") as file:
            file.write("A-77,9 Oak,OH,44101,900,100,50,Pat\n")
        return "0" * 64

    with monkeypatch.context() as patched:
        patched.setattr(run, "file_sha256", answering_and_saving)
        with pytest.raises(IntakeError, match=r"changed while it was being read\. What is answered is kept"):
            again(lines(8))
    assert not (tmp_path / "out" / "results.csv").exists()
    assert again(lines(8)).kept == 8


@pytest.mark.skipif(os.name == "nt", reason="folders are made unwritable by other means there")
@pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_rights_is_told(again: Callable[..., Finished], tmp_path: Path) -> None:
    """One message, no traceback."""
    (tmp_path / "out").mkdir(mode=0o500)
    with pytest.raises(Exception, match="cannot be written here"):
        again(lines(8))
