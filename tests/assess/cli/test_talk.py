"""How much is said beside the result, what the version tells, and output that cannot show every sign."""

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from assess import __version__
from assess.cli.encoding import print_json
from assess.cli.streams import steady_streams
from assess.rulebook import list_editions

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def house(repo: Path) -> Path:
    """Return a home that says who lives where."""
    return repo / "examples" / "homes" / "go-cleveland.toml"


def test_quiet_leaves_results_and_errors(house: Path, tmp_path: Path, cli: Cli) -> None:
    """Before the command or behind it; what is wrong is said all the same."""
    usual = cli("home", house, "--html", tmp_path / "a.html")
    assert usual[2] == f"Report written to {tmp_path / 'a.html'}\n"
    quiet = cli("home", house, "--html", tmp_path / "a.html", "-q")
    assert quiet == (0, usual[1], "")
    assert cli("--quiet", "init", tmp_path / "form.toml") == (0, "", "")
    code, out, err = cli("-q", "init", tmp_path / "form.toml")
    assert (code, out) == (2, "")
    assert "the file exists already" in err


def test_verbose_tells_how_it_came_about_and_nothing_of_the_home(house: Path, cli: Cli) -> None:
    """File, site id, names of fields, edition and why, and seconds; no name, no place and no figure."""
    code, _, err = cli("-v", "home", house)
    assert code == 0
    assert f"read {house} (site EX-1): contact, dwelling, hvac" in err
    assert "edition nec/2023 (" in err
    assert "adopted where place.state says, as of 20" in err
    assert "assessed in " in err
    told = err.replace(str(house), "")
    assert [word for word in ("Cleveland", "Example home", "OH", "44", "200 A") if word in told] == []
    assert "edition" not in cli("home", house)[2]  # and no longer so afterwards


@pytest.mark.parametrize("words", [("panel",), ("fmt", "--check"), ("read",)])
def test_verbose_tells_what_was_read_and_how_long_it_took(words: tuple[str, ...], house: Path, cli: Cli) -> None:
    """Where nothing is assessed as well; the last line has the seconds of it all."""
    quiet, verbose = cli(*words, house, "-q"), cli(*words, house, "-v")
    assert (quiet[0], quiet[1]) == (verbose[0], verbose[1])
    assert re.search(rf" \d+\.\d\d s  read {re.escape(str(house))}\n", verbose[2])
    assert re.search(r" \d+\.\d\d s  ended\n$", verbose[2])


def test_quiet_and_verbose_contradict_each_other(house: Path, cli: Cli) -> None:
    """One message, and the code of a command line that asks for something impossible."""
    code, out, err = cli("-q", "home", house, "-v")
    assert (code, out) == (2, "")
    assert err.startswith("Error: --quiet and --verbose contradict each other\n")


def test_the_version_names_the_data(cli: Cli) -> None:
    """Program, every edition with its hash, adoption with its date, climate and catalogue."""
    code, out, _ = cli("--version")
    assert code == 0
    first, *lines = out.splitlines()
    assert first.startswith(f"assess {__version__}, Python 3.")
    named = [line.split()[0] for line in lines]
    assert set(list_editions()) < set(named)
    assert {"Adoption", "Climate", "Nodes,"} < set(named)
    assert any("as of 20" in line for line in lines if line.startswith("Adoption"))


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "cp437"])
def test_an_output_without_the_signs_gets_plain_letters(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page is never broken off over a sign; a letter with an accent keeps its letter."""
    there = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(there, encoding=encoding))
    steady_streams()
    sys.stdout.write("≥ 1,850 ft² × 3 · é ─█╭ 屋 ▲")
    sys.stdout.flush()
    said = there.getvalue().decode(encoding)
    assert said.startswith(">= 1,850 ft" if encoding != "cp437" else "≥ 1,850 ft")
    assert said.endswith("? ?")
    if encoding == "ascii":
        assert said == ">= 1,850 ft2 x 3 - e -#+ ? ?"


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_json_is_the_same_data_in_every_encoding(encoding: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a stream cannot show is escaped, beyond the first plane as well; UTF-8 stays as it is."""
    data = {"ft²": 'Ærø 屋 🏠 "x" \\'}
    there = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(there, encoding=encoding))
    print_json(json.dumps(data, ensure_ascii=False))
    sys.stdout.flush()
    assert json.loads(there.getvalue().decode("utf-8")) == data  # as whoever reads the pipe takes it
    assert ("屋" in there.getvalue().decode("utf-8")) is (encoding == "utf-8")


def test_an_ascii_terminal_gets_the_whole_page(house: Path, cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    """The page as it stands, in plain letters, and as JSON the same figures."""
    there = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(there, encoding="ascii"))
    assert cli("home", house, "--show", "electrical")[0] == 0
    sys.stdout.flush()
    page = there.getvalue().decode("ascii")
    assert "This home can host the node" in page
    assert page.rstrip().endswith("decide.")
