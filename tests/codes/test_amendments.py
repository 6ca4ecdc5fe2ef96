"""The amendments carried, and the document that shows how to write one."""

import re
import runpy
import tomllib
from pathlib import Path

import pytest

from assess.rulebook import Edition, list_editions, load_edition
from assess.rulebook.comparison import compare

NAMES = [name for name in list_editions() if name.startswith("amendments/")]


@pytest.fixture(params=NAMES)
def local(request: pytest.FixtureRequest) -> Edition:
    """Return each bundled amendment."""
    return load_edition(request.param)


def test_six_places_are_carried() -> None:
    """Four states and two cities."""
    assert [name.removeprefix("amendments/") for name in NAMES] == ["ca", "chicago", "ma", "nyc", "or", "wa"]


def test_a_file_is_named_for_what_is_in_it(local: Edition) -> None:
    """The id is the path, and the title has the edition it builds on."""
    assert local.id in NAMES
    assert f"NEC {local.chain[-1].removeprefix('nec/')} as amended" in local.title


def test_every_amendment_changes_or_asks_something(local: Edition) -> None:
    """One that does neither is not an amendment."""
    assert compare(load_edition(local.chain[-1]), local) or local.requirements


def test_every_requirement_is_one_sentence_or_two_with_a_source(local: Edition) -> None:
    """What the report says is readable, ends, and names where it was found."""
    for one in local.requirements:
        assert one.text.endswith(".")
        assert len(one.text) < 300
        assert re.search(r"\d|form|Rule", one.cite)


def test_no_amendment_leaves_open_what_its_edition_has(local: Edition) -> None:
    """A place does not make a confirmed rule unusable."""
    assert all(local.usable(getattr(local.rules, name)) for name in type(local.rules).model_fields)


def test_chicago_builds_on_2017_and_new_york_on_2020() -> None:
    """Their cities stand on older editions than their states."""
    assert load_edition("amendments/chicago").chain == ("amendments/chicago", "nec/2017")
    assert load_edition("amendments/nyc").chain == ("amendments/nyc", "nec/2020")
    assert load_edition("amendments/chicago").rules.surge_protection.absent


def test_states_print_clauses_under_their_own_name() -> None:
    """California's inspector reads CEC, Oregon's OESC, Washington's NEC with the WAC beside it."""
    assert load_edition("amendments/ca").rules.optional_dwelling.cite == "CEC 220.82"
    assert load_edition("amendments/or").rules.optional_dwelling.cite == "OESC 220.82"
    assert load_edition("amendments/wa").rules.panel_place.bathroom_cite == "NEC 240.24(E); WAC 296-46B-408"


def test_the_ten_lines_of_the_document_work(repo: Path, tmp_path: Path) -> None:
    """Whoever copies them has an amendment."""
    text = (repo / "docs/amendments.md").read_text(encoding="utf-8")
    (snippet,) = re.findall(r"^```toml\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
    assert len([line for line in snippet.splitlines() if line.strip()]) <= 10
    path = tmp_path / "my-city.toml"
    path.write_text(snippet, encoding="utf-8")
    city = load_edition(str(path))
    assert (city.id, city.chain[1:]) == ("my-city", ("nec/2023",))
    assert city.rules.service_minimum.minimum.value == 200
    assert city.rules.service_minimum.minimum.cite == "NEC 230.79(C), Ordinance 12"
    assert [one.text for one in city.requirements] == ["The node's disconnect is painted red."]


@pytest.mark.parametrize("rule", ["surge_protection", "emergency_disconnect", "gfci_outdoor"])
def test_the_rules_that_a_place_may_leave_out_are_those_of_the_document(repo: Path, tmp_path: Path, rule: str) -> None:
    """`absent = true` is known where the document says so."""
    assert f"`[{rule}]`" in (repo / "docs/amendments.md").read_text(encoding="utf-8")
    path = tmp_path / "city.toml"
    path.write_text(f'id = "c"\ntitle = "t"\nextends = "nec/2023"\n[{rule}]\nabsent = true\n', encoding="utf-8")
    assert getattr(load_edition(str(path)).rules, rule).absent


def test_exceptions_are_the_disputed_examples(repo: Path) -> None:
    """Each disputed example is listed with the values that its test holds."""
    folder = repo / "tests/published"
    listed = tomllib.loads((folder / "exceptions.toml").read_text(encoding="utf-8"))["case"]
    cases = {case["name"]: case for case in listed}
    for one in tomllib.loads((folder / "dwelling_examples.toml").read_text(encoding="utf-8"))["disputed"]:
        case = cases[one["name"]]
        assert (case["published"], case["ours"]) == (f"{one['published_va']:,} VA", f"{one['ours_va']:,} VA")


def test_the_coverage_page_is_up_to_date(repo: Path) -> None:
    """Whoever changes rule data runs scripts/build_coverage.py."""
    script = runpy.run_path(str(repo / "scripts/build_coverage.py"))
    assert (repo / "docs/coverage.md").read_text(encoding="utf-8") == script["page"]()
