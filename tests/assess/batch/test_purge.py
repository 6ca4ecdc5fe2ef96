"""Purging a run: what it has of persons goes for good, its numbers stay."""

import csv
import json
import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from assess.batch import purge as module
from assess.batch.ledger import Format, Plan, publishing
from assess.batch.purge import purge
from assess.batch.records import Depth, Options
from assess.batch.run import run_batch
from assess.batch.writing import workbook
from assess.cli.batch.purge import purge as command
from assess.errors import UsageError

pytestmark = pytest.mark.usefixtures("inline")

HEADINGS = ("Site ID", "Street Address", "State", "Zip", "Square Feet", "Main Breaker", "Owner")
PLAN = Plan(Options(date(2026, 5, 1), Depth.SCREEN), format=Format.CSV, jobs=1)
SECRETS = (b"XYLOPHONE", b"Quillfeather", b"Josephine")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return the folder of a run of forty homes, run anew once so that there is an old ledger too."""
    source, out = tmp_path / "homes.csv", tmp_path / "out"
    with source.open("w", encoding="utf-8", newline="") as file:
        homes = [
            (
                f"XYLOPHONE-{n}",
                f"{n} Quillfeather Road",
                "OH",
                "44101",
                1500 + n,
                200 if n % 9 else "Josephine",
                "Josephine",
            )
            for n in range(40)
        ]
        csv.writer(file).writerows([HEADINGS, *homes])
    run_batch(source, out, PLAN, quiet=True)
    run_batch(source, out, replace(PLAN, fresh=True), quiet=True)
    reports = out / "reports" / "000"
    reports.mkdir(parents=True)
    (reports / "000002-XYLOPHONE-0.pdf").write_bytes(b"%PDF of Josephine")
    (out / ".assess-left").mkdir()
    (out / ".assess-left" / "1.in-hand").write_bytes(b"Quillfeather")
    (out / ".results.csv.1.part").write_bytes(b"Quillfeather")
    return out


def secrets_in(out: Path) -> set[tuple[str, bytes]]:
    """Return each file, by its name or its bytes, that still tells something of a person."""
    files = [one for one in out.rglob("*") if one.is_file()]
    return {
        (one.name, word) for one in files for word in SECRETS if word in one.read_bytes() or word.decode() in one.name
    }


def test_nothing_of_a_person_is_left(out: Path) -> None:
    """No byte of a site id, an address or a name is in any file, the ledger's free pages and log among them."""
    assert {name for name, _ in secrets_in(out)} >= {"ledger.sqlite", "ledger.old.sqlite", "results.csv", "errors.csv"}
    done = purge(out)
    assert secrets_in(out) == set()
    assert (done.rows, done.reports) == (40, 1)
    assert sorted(one.name for one in out.iterdir()) == [
        ".lock",
        "ledger.sqlite",
        "results.csv",
        "statistics.json",
        "summary.html",
    ]
    with closing(sqlite3.connect(out / "ledger.sqlite")) as file:
        left = file.execute(
            "SELECT DISTINCT site_id, address_key, input_sha256, rules_key, report FROM home"
        ).fetchall()
    assert left == [("", "", "", "", "")]


def test_the_numbers_stay(out: Path) -> None:
    """Statistics are those of the run, and each row still has its verdict."""
    before = json.loads((out / "statistics.json").read_text("utf-8"))
    with (out / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        verdicts = [(one["Row"], one["Status"], one["Verdict"]) for one in csv.DictReader(file)]
    (out / "statistics.json").unlink()  # as if the run had been killed before it wrote them
    purge(out)
    assert json.loads((out / "statistics.json").read_text("utf-8")) == before
    with (out / "results.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [(one["Row"], one["Status"], one["Verdict"]) for one in csv.DictReader(file)] == verdicts


def test_a_table_that_its_form_cannot_hold_does_not_stop_it(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook of a run with a limit, beside a ledger of more rows than a workbook holds: what is left is a CSV."""
    (out / "results.csv").rename(out / "results.xlsx")
    for module_of_limit in (publishing, workbook):
        monkeypatch.setattr(module_of_limit, "MOST_WORKBOOK_ROWS", 30)
    purge(out)
    assert secrets_in(out) == set()
    assert {one.name for one in out.glob("results.*")} == {"results.csv"}


@pytest.mark.parametrize("step", ["_remove", "_keep_statistics", "write_results", "note_purged"])
def test_broken_off_it_goes_on(out: Path, step: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed at any step, the same command ends with the same folder and the same numbers."""
    before = (out / "statistics.json").read_bytes()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(module, step, killed)
        with pytest.raises(KeyboardInterrupt):
            purge(out)
    purge(out)
    assert secrets_in(out) == set()
    assert (out / "statistics.json").read_bytes() == before
    assert purge(out).rows == 0
    assert (out / "statistics.json").read_bytes() == before


def test_a_purged_folder_can_be_run_again(out: Path) -> None:
    """Every row is answered anew: nothing is left by which it could be known."""
    purge(out)
    again = run_batch(out.parent / "homes.csv", out, PLAN, quiet=True)
    assert (again.done, again.kept) == (40, 0)


def test_it_asks_before_it_removes(out: Path) -> None:
    """Without `--yes` the command says what would go and touches nothing; with it, it does so."""
    app = typer.Typer()
    app.command()(command)
    before = secrets_in(out)
    refused = CliRunner().invoke(app, [str(out)])
    assert isinstance(refused.exception, UsageError)
    assert "--yes" in str(refused.exception)
    assert secrets_in(out) == before
    done = CliRunner().invoke(app, [str(out), "--yes"])
    assert done.exit_code == 0
    assert "40 rows, 1 reports" in done.output
    assert secrets_in(out) == set()


def test_another_folder_is_refused(tmp_path: Path) -> None:
    """A folder that no run wrote is not touched."""
    (tmp_path / "results.csv").write_text("mine")
    with pytest.raises(UsageError, match="is not the folder of a run"):
        purge(tmp_path)
    assert (tmp_path / "results.csv").read_text() == "mine"
