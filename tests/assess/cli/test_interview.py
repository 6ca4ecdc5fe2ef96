"""`assess interview` without a terminal: answers from a pipe, one a line."""

import io
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def answered(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """Return a function that runs the interview of a file with these lines as answers."""

    def run(file: Path, *lines: str) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        return cli("interview", file, "--date", "2026-11-27")

    return run


def test_answers_from_a_pipe_are_kept_and_it_says_how_to_go_on(
    answered: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """Where the answers end the visit is stopped, with what was answered in the file."""
    file = tmp_path / "house.toml"
    code, out, err = answered(file, "A-1", ">", "existing", "1850 measured", ">", "200 A label")
    assert (code, out) == (130, "")
    assert err.rstrip().endswith(f"on:\n    assess interview {file} --date 2026-11-27")
    home = tomllib.loads(file.read_text(encoding="utf-8"))
    assert home["service"] == {"rating_a": {"value": "200 A", "basis": "label"}}
    assert "\x1b" not in err


def test_a_wrong_answer_in_a_pipe_ends_it_and_names_its_line(
    answered: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """What follows a wrong answer would answer the wrong questions, so nothing of it is taken."""
    file = tmp_path / "house.toml"
    code, out, err = answered(file, "A-1", "", "", "00000", "existing")
    assert (code, out) == (3, "")
    assert 'Error: line 4 of the answers, place.zip_code: "00000" is not a ZIP code of the states or territories' in err
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {"contact": {"site_id": "A-1"}}


def test_a_visit_of_nothing_but_skips_ends_incomplete(
    answered: Callable[..., tuple[int, str, str]], cli: Cli, tmp_path: Path
) -> None:
    """Each part left, the review, the verdict of `assess home`, and no report."""
    file = tmp_path / "house.toml"
    code, _, err = answered(file, *(">" for _ in range(11)), "", "n")
    assert code == 0
    assert "VERDICT  INCOMPLETE, " in err
    assert "Skipped, " in err
    assert not file.with_suffix(".pdf").exists()
    assert " INCOMPLETE " in cli("home", file, "--date", "2026-11-27")[1]
    code, _, err = answered(file, "go who", "A-2", "", "", "", "", "Denver", "", "n")
    assert code == 0
    assert "Going on with" in err
    assert tomllib.loads(file.read_text(encoding="utf-8")) == {
        "contact": {"site_id": "A-2"},
        "place": {"city": "Denver"},
    }


def test_a_file_that_is_no_home_is_refused_as_anywhere(
    answered: Callable[..., tuple[int, str, str]], tmp_path: Path
) -> None:
    """A broken file is not asked about, and not written."""
    file = tmp_path / "house.toml"
    file.write_text("[service]\nrating_a = 200 A\n", encoding="utf-8")
    code, _, err = answered(file, "A-1")
    assert code == 3
    assert "is not TOML" in err
    assert file.read_text(encoding="utf-8") == "[service]\nrating_a = 200 A\n"
