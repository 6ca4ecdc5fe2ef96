"""Rows are answered in their order, each as `assess home` answers a file that says the same."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assess.batch.answering import assess_row
from assess.batch.reading_rows import read_row, row_mapping
from assess.batch.records import Cell, Depth, Note, Options, RawRow, RowResult, Status, Task
from assess.batch.row_hash import input_sha256
from assess.batch.work import answer_rows
from assess.errors import IntakeError
from assess.verdict.brief import brief_of
from assess.verdict.policy_file import read_policy
from assess.verdict.records import Outcome

ON = date(2026, 5, 5)
HEADINGS = (
    "Site ID",
    "Zip code",
    "State",
    "Service size",
    "Panel main breaker",
    "Panel Brand",
    "Square Feet",
    "Yr Built",
    "Email",
)
GOOD: tuple[Cell, ...] = ("A-1", "44107", "OH", "200 A", "200 A", "Square D", "1,850", "2004", "me@example.com")
ROWS: tuple[tuple[Cell, ...], ...] = (
    GOOD,
    ("A-2", "85001", "AZ", "100 A", "100 A", "Zinsco", "2,400", "1968", None),
    ("A-3", "44107", "TX", "200 A", "200 A", "Eaton", "1,200", "1990", None),
    (None,) * len(HEADINGS),
    ("A-5", "02139", "MA", "200 A", "123 A", "Eaton", "1,200", "1990", None),
    ("A-6", "98101", "WA", "two hundred", None, None, None, None, None),
    ("A-7", "77002", "TX", "60 A", "60 A", "Siemens", "4,400", "1955", None),
)


def task(depth: Depth, rows: tuple[tuple[Cell, ...], ...] = ROWS, **options: Any) -> Task:
    """Return some rows to be answered."""
    raw = tuple(RawRow(number, cells) for number, cells in enumerate(rows, 2))
    return Task(HEADINGS, raw, Options(on=ON, depth=depth, **options))


@pytest.fixture(scope="module")
def found() -> dict[Depth, list[RowResult]]:
    """Return what came of the rows at every depth."""
    return {depth: answer_rows(task(depth)) for depth in Depth}


@pytest.mark.parametrize("depth", list(Depth))
def test_every_row_has_a_result_in_its_order(found: dict[Depth, list[RowResult]], depth: Depth) -> None:
    """Errors and empty rows are results, and what is wrong with one of them stops no other."""
    results = found[depth]
    assert [one.row for one in results] == list(range(2, 2 + len(ROWS)))
    assert [one.site_id for one in results] == [str(cells[0] or "") for cells in ROWS]
    answered = [one.site_id for one in results if one.answer is not None]
    assert {"A-1", "A-2", "A-7"} <= set(answered)
    by_site = {one.site_id: one for one in results}
    assert (by_site["A-3"].status, by_site["A-3"].answer) == (Status.ERROR, None)
    assert [problem.code for problem in by_site["A-3"].problems] == ["contradiction"]
    assert (by_site[""].status, by_site[""].answer) == (Status.SKIPPED, None)


@pytest.mark.parametrize("depth", list(Depth))
def test_a_home_that_cannot_be_is_refused_with_the_reason(found: dict[Depth, list[RowResult]], depth: Depth) -> None:
    """A breaker of no standard size can be read and not assessed, among others and alone."""
    among = found[depth][4]
    (alone,) = answer_rows(task(depth, ROWS[4:5]))
    for one in (among, alone):
        assert (one.status, one.answer) == (Status.ERROR, None)
        assert one.problems[-1].code == "refused"
        assert "no standard size of a breaker" in one.problems[-1].says


def test_depths_agree_in_what_they_all_work_out(found: dict[Depth, list[RowResult]]) -> None:
    """No change is looked for but at full depth, and a row is read alike at each."""
    for full, answer, screen in zip(*(found[depth] for depth in Depth), strict=True):
        assert (full.status, full.input_sha256, full.problems) == (answer.status, answer.input_sha256, answer.problems)
        assert (screen.status, screen.problems) == (full.status, full.problems)
        if full.answer is None or answer.answer is None or screen.answer is None:
            assert full.answer is answer.answer is screen.answer is None
            continue
        if full.answer.outcome is not Outcome.GO_IF:
            assert replace(full.answer, changes="") == answer.answer
        assert screen.answer.edition == full.answer.edition
        assert screen.answer.blocking == full.answer.blocking


@pytest.mark.slow
def test_a_row_is_answered_as_a_file_that_says_the_same(
    cli: Callable[..., Any], tmp_path: Path, found: dict[Depth, list[RowResult]]
) -> None:
    """Outcome, GPUs, cap, draw, binding limit and edition are those of `assess home`."""
    file = tmp_path / "home.toml"
    file.write_text(
        """
        [place]
        zip_code = "44107"
        state = "OH"
        [service]
        rating_a = "200 A"
        [panel]
        make = "Square D"
        main_a = "200 A"
        [dwelling]
        floor_area_ft2 = "1850 sq ft"
        year_built = 2004
        """,
        "utf-8",
    )
    ran = cli("home", file, "--json", "--date", ON.isoformat())
    assert ran.code == 0, ran.err
    said = json.loads(ran.out)
    row = found[Depth.FULL][0].answer
    assert row is not None
    verdict = said["verdict"]
    assert (row.outcome, row.edition, row.binding) == (
        verdict["outcome"],
        said["edition"]["id"],
        verdict["binding"]["name"],
    )
    best = verdict["best"]
    assert (row.gpus, row.cap_w, row.wall_w) == (best["gpus"], best["cap_w"], best["wall_w"])
    assert row.next_limit == ((verdict["next_limit"] or {}).get("name") or "")
    assert list(row.unknowns) == list(dict.fromkeys(one["field"] for one in verdict["unknowns"]))


def test_the_answer_is_that_of_the_whole_assessment(found: dict[Depth, list[RowResult]]) -> None:
    """At full depth a row says what its assessment says, from which its report is made."""
    mapping = row_mapping(HEADINGS)
    home = read_row(RawRow(2, GOOD), HEADINGS, mapping).home
    assert home is not None
    whole = assess_row(home, Options(on=ON))
    blocking = [finding.code for finding in whole.findings if finding.severity == "blocking"]
    assert found[Depth.FULL][0].answer == brief_of(whole.verdict, whole.edition.id, blocking)


def test_redacted_rows_are_assessed_without_names() -> None:
    """Neither site nor place nor ZIP code stands anywhere in the assessment, and the verdict is the same."""
    home = read_row(RawRow(2, GOOD), HEADINGS, row_mapping(HEADINGS)).home
    assert home is not None
    bare, whole = (assess_row(home, Options(on=ON, redact=redact)) for redact in (True, False))
    text, full = bare.model_dump_json(), whole.model_dump_json()
    for name in ("A-1", "44107", "Lakewood"):
        assert f'"{name}"' in full
        assert f'"{name}"' not in text
    assert bare.home.contact.redacted
    assert (bare.verdict.outcome, bare.verdict.best) == (whole.verdict.outcome, whole.verdict.best)


@pytest.mark.parametrize("depth", list(Depth))
def test_what_is_asked_is_asked_of_every_row(depth: Depth, tmp_path: Path) -> None:
    """Edition, GPUs and policy reach the answer at each depth."""
    own = tmp_path / "own.toml"
    own.write_text("[go]\nminimum_gpus = 2\n[margins]\nelectrical = 0.2\n", "utf-8")
    (usual,) = answer_rows(task(depth, (GOOD,)))
    (other,) = answer_rows(task(depth, (GOOD,), code="nec/2017", gpus=3, policy=read_policy(own)))
    assert usual.answer is not None
    assert other.answer is not None
    assert (other.answer.edition, other.answer.gpus) == ("nec/2017", 3)
    assert usual.answer.gpus != 3
    assert usual.answer.edition != "nec/2017"


def test_the_hash_is_of_what_a_row_says() -> None:
    """Its number does not count, but each cell, heading and note does."""
    row = RawRow(2, GOOD)
    said = input_sha256(row, HEADINGS)
    assert said == input_sha256(RawRow(99, GOOD), HEADINGS)
    others = (
        input_sha256(RawRow(2, ("A-2", *GOOD[1:])), HEADINGS),
        input_sha256(row, ("Site", *HEADINGS[1:])),
        input_sha256(RawRow(2, GOOD, (Note(None, "extra_cells", "more cells than headings"),)), HEADINGS),
    )
    assert len({said, *others}) == 4


def test_a_table_without_a_known_column_is_refused() -> None:
    """Of which no row could be read."""
    with pytest.raises(IntakeError):
        answer_rows(Task(("Foo", "Bar"), (RawRow(2, ("a", "b")),), Options(on=ON)))


def test_no_rows_are_no_results() -> None:
    """At every depth."""
    for depth in Depth:
        assert answer_rows(task(depth, ())) == []
