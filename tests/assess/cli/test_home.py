"""`assess home` at the terminal."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.assessment import Assessment

Cli = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(repo: Path) -> Path:
    """Return the clear go."""
    return repo / "examples" / "homes" / "go-cleveland.toml"


def test_the_verdict_goes_to_stdout(cli: Cli, home: Path) -> None:
    """The page with the answer is the result; nothing is said on stderr."""
    code, out, err = cli("home", home)
    assert code == 0
    assert "GO" in out
    assert "Yes. This home can host the node as asked" in out
    assert "Commissioning card" in out
    assert err == ""


def test_json_is_the_whole_assessment(cli: Cli, home: Path) -> None:
    """`--json` prints one document that reads back as an Assessment."""
    code, out, _ = cli("home", home, "--json", "--date", "2026-05-05")
    assert code == 0
    assert json.loads(out)["date"] == "2026-05-05"
    assert Assessment.model_validate_json(out).verdict.outcome == "go"


def test_the_working_shows_clauses(cli: Cli, home: Path) -> None:
    """`--show work` prints every discipline's steps with clause and value."""
    _, out, _ = cli("home", home, "--show", "work")
    for text in (
        "General lighting",
        "NEC 220.83",
        "NEC 240.6(A)",
        "Working: Heat",
        "Working: Internet",
    ):
        assert text in out
    assert "information only" in out


def test_the_electrical_worksheet_alone(cli: Cli, home: Path) -> None:
    """`--show electrical` prints that discipline's working and no other's."""
    _, out, _ = cli("home", home, "--show", "electrical")
    assert "Working: Electrical" in out
    assert "Working: Heat" not in out
    assert "Calculated load with" in out


def test_the_answer_alone(cli: Cli, home: Path) -> None:
    """`--show answer` leaves it at what decides: half of the usual page, with every condition on it."""
    _, whole, _ = cli("home", home)
    _, out, _ = cli("home", home, "--show", "answer")
    assert len(out.splitlines()) < 0.6 * len(whole.splitlines())
    for title in ("Why", "How sure", "Limits, tightest first", "Conditions"):
        assert title in out
    start, end = (whole.index(title) for title in ("Conditions", "Commissioning card"))
    assert whole[start:end].strip() in out
    for title in ("Commissioning card", "What work suits", "Based on", "How the answer was found"):
        assert title in whole
        assert title not in out
    assert "A screening aid, not a permit" in out


def test_inputs_show_their_basis(cli: Cli, home: Path) -> None:
    """`--show inputs` prints each value with how it came to be known."""
    _, out, _ = cli("home", home, "--show", "inputs")
    line = next(line for line in out.splitlines() if line.strip().startswith("service.rating_a"))
    assert "200" in line
    assert "label" in line


def test_a_no_go_is_a_result(cli: Cli, repo: Path) -> None:
    """A no-go ends with 0, and with 1 only under `--exit-code`."""
    bad = repo / "examples" / "homes" / "no-go-houston.toml"
    assert cli("home", bad)[0] == 0
    assert cli("home", bad, "--exit-code")[0] == 1


def test_another_edition_is_refused_by_name(cli: Cli, home: Path) -> None:
    """An edition that is not carried is named in the message, with what there is; exit code 4."""
    code, out, err = cli("home", home, "--code", "nec/1999")
    assert code == 4
    assert out == ""
    assert 'no edition "nec/1999"' in err
    assert "nec/2023" in err


def test_a_date_is_read_or_refused(cli: Cli, home: Path) -> None:
    """A date that is not one is a usage error with an example."""
    code, _, err = cli("home", home, "--date", "05/31/2026")
    assert code == 2
    assert "2026-05-31" in err


def test_fewer_gpus_may_be_asked_on_the_command_line(cli: Cli, home: Path) -> None:
    """`--gpus` and `--node` replace the file's request."""
    _, out, _ = cli("home", home, "--gpus", 8, "--json")
    assert json.loads(out)["verdict"]["requested"]["gpus"] == 8


def test_zip_and_state_must_agree(cli: Cli, home: Path, tmp_path: Path) -> None:
    """A ZIP code of another state is refused with both named."""
    text = home.read_text().replace('"44107"', '"85016"').replace("../files", str(home.parent.parent / "files"))
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(text)
    code, _, err = cli("home", wrong)
    assert code == 3
    assert "85016" in err
    assert "AZ" in err
    assert "OH" in err


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ('node = { model = "xfra-16", gpus = 17 }', "node.gpus: "),
        ('node = { gpu = "l40s", cap_w = 20 }', "node.cap_w: "),
        ('place = { zip_code = "00000" }', "place.zip_code: "),
        ('place = { zip_code = "44107", state = "TX" }', "place.zip_code: "),
    ],
)
def test_what_the_catalogues_refuse_names_file_and_field(cli: Cli, tmp_path: Path, said: str, where: str) -> None:
    """A value that only hardware or climate can refuse is found in its file like any other."""
    wrong = tmp_path / "wrong.toml"
    wrong.write_text(said)
    code, _, err = cli("home", wrong)
    assert code == 3
    assert err.startswith(f"Error: {wrong}, {where}")


def test_what_the_command_line_asks_is_not_laid_on_the_file(cli: Cli, home: Path) -> None:
    """Too many GPUs by `--gpus` are refused without naming the file."""
    code, _, err = cli("home", home, "--gpus", 17)
    assert code == 3
    assert err.startswith("Error: node.gpus: ")


def test_one_gpu_is_one_gpu(cli: Cli, home: Path) -> None:
    """The banner of a single GPU has neither "GPUs" nor "each"."""
    _, out, _ = cli("home", home, "--gpus", 1)
    assert "1 GPU · 600" in out
    assert "1 GPUs ·" not in out
    assert "W each" not in out


def test_changes_are_joined_as_one_sentence(cli: Cli, home: Path, tmp_path: Path) -> None:
    """Where it takes two changes, the second goes on in lower case."""
    text = home.read_text().replace("../files", str(home.parent.parent / "files"))
    text = text.replace("spaces_free  = { value = 8,", "spaces_free  = { value = 0,")
    text = text.replace("[internet]", "[internet]\ntests = [{ down_mbps = 20, up_mbps = 1 }]")
    both = tmp_path / "both.toml"
    both.write_text(text)
    _, out, _ = cli("home", both)
    words = " ".join(out.split())
    assert "What would make it possible" in words
    assert "; and a" in words
    assert "; and A" not in words


def test_a_missing_file_is_one_sentence(cli: Cli, tmp_path: Path) -> None:
    """A file that is not there gives one message, exit code 3, and no traceback."""
    code, out, err = cli("home", tmp_path / "nowhere.toml")
    assert code == 3
    assert out == ""
    assert "nowhere.toml" in err
    assert "Traceback" not in err


def test_an_output_never_replaces_its_input(cli: Cli, home: Path, tmp_path: Path) -> None:
    """A report over the home file, or two reports in one file, are refused before anything is written."""
    before = home.read_bytes()
    assert cli("home", home, "--pdf", home)[0] == 2
    assert cli("home", home, "--pdf", tmp_path / "x", "--html", tmp_path / "x")[0] == 2
    assert home.read_bytes() == before
    assert not (tmp_path / "x").exists()


@pytest.mark.parametrize("target", ["/", "."])
def test_a_folder_is_no_place_for_a_report(cli: Cli, home: Path, target: str) -> None:
    """A folder as `--html` is one message and exit code 5."""
    code, _, err = cli("home", home, "--html", target)
    assert code == 5
    assert "folder" in err
    assert "Traceback" not in err


def test_hpxml_is_read_directly(cli: Cli, samples: Path) -> None:
    """A real audit gives a verdict that says what is missing and which values came from the file."""
    code, out, _ = cli("home", samples / "hpxml" / "v4_2_real_home_32_bills.xml")
    assert code == 0
    assert "INCOMPLETE" in out
    assert "service.rating_a" in out
    assert "v4_2_real_home_32_bills.xml" in out


def test_no_socket_is_opened(cli: Cli, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The calculation works offline: a socket would raise."""

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a socket was opened")

    monkeypatch.setattr("socket.socket", refuse)
    assert cli("home", home)[0] == 0


def test_a_city_with_a_code_of_its_own_is_found_by_zip(cli: Cli, home: Path, tmp_path: Path) -> None:
    """A Chicago ZIP code brings Chicago's code, though the file names neither city nor edition."""
    text = home.read_text().replace('"44107"', '"60614"').replace('state    = "OH"', "")
    here = tmp_path / "chicago.toml"
    here.write_text(text.replace("../files", str(home.parent.parent / "files")))
    code, out, err = cli("home", here, "--json")
    assert code == 0, err
    assert json.loads(out)["edition"]["id"] == "amendments/chicago"


def test_a_territory_is_no_error(cli: Cli, home: Path, tmp_path: Path) -> None:
    """A ZIP code of Puerto Rico, which no adoption list names, falls back with a warning."""
    text = home.read_text().replace('"44107"', '"00901"').replace('state    = "OH"', "")
    here = tmp_path / "sanjuan.toml"
    here.write_text(text.replace("../files", str(home.parent.parent / "files")))
    code, out, err = cli("home", here, "--json")
    assert code == 0, err
    assert json.loads(out)["edition"]["warning"]


def test_a_missing_nameplate_is_assumed_and_listed(cli: Cli, home: Path, tmp_path: Path) -> None:
    """An appliance without a nameplate takes the usual one, and the page says so."""
    text = home.read_text().replace('nameplate_va = { value = "1.2 kW", basis = "label" }', "")
    here = tmp_path / "unread.toml"
    here.write_text(text.replace("../files", str(home.parent.parent / "files")))
    code, out, _ = cli("home", here)
    assert code == 0
    assert "loads.0.nameplate_va is assumed" in out


@pytest.mark.slow
def test_the_card_is_written_as_a_page(cli: Cli, home: Path, tmp_path: Path) -> None:
    """`--card` beside the terminal's page writes a PDF and says so on stderr."""
    code, out, err = cli("home", home, "--card", tmp_path / "card.pdf")
    assert code == 0
    assert "Alarms" in out
    assert f"Card written to {tmp_path / 'card.pdf'}" in err
    assert (tmp_path / "card.pdf").read_bytes().startswith(b"%PDF")


def test_the_card_is_written_as_data(cli: Cli, home: Path, tmp_path: Path) -> None:
    """An ending of .json gives the card alone, with the id of its report."""
    code, _, err = cli("home", home, "--date", "2026-05-05", "--card", tmp_path / "card.json")
    assert code == 0, err
    data = json.loads((tmp_path / "card.json").read_text(encoding="utf-8"))
    assert data["date"] == "2026-05-05"
    assert data["card"]["commands"] == ["nvidia-smi -pm 1", "nvidia-smi -pl 600"]


def test_a_card_of_another_kind_is_refused(cli: Cli, home: Path, tmp_path: Path) -> None:
    """Before anything is worked out, and with what would be right."""
    code, out, err = cli("home", home, "--card", tmp_path / "card.docx")
    assert code == 2
    assert out == ""
    assert ".pdf" in err
    assert ".json" in err


def test_the_card_does_not_overwrite_the_home(cli: Cli, home: Path, tmp_path: Path) -> None:
    """Neither the home nor the report may be written over by the card."""
    own = tmp_path / "home.json"
    own.write_text("{}", encoding="utf-8")
    code, _, err = cli("home", own, "--card", own)
    assert code == 2
    assert "would be overwritten" in err
    assert own.read_text(encoding="utf-8") == "{}"
    code, _, err = cli("home", home, "--pdf", tmp_path / "a.pdf", "--card", tmp_path / "a.pdf")
    assert code == 2
    assert list(tmp_path.iterdir()) == [own]


@pytest.mark.parametrize("name", ["go-if-atlanta", "no-go-houston", "incomplete-seattle"])
def test_without_a_node_there_is_no_card(cli: Cli, repo: Path, tmp_path: Path, name: str) -> None:
    """Nothing is written and one sentence says why; the assessment was made, so the code is 0 unless asked for."""
    file = repo / "examples" / "homes" / f"{name}.toml"
    code, out, err = cli("home", file, "--card", tmp_path / "card.pdf")
    assert code == 0
    assert out
    assert err.startswith("No commissioning card: ")
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "card.pdf").write_bytes(b"of last week")
    code, _, err = cli("home", file, "--card", tmp_path / "card.pdf", "--exit-code")
    assert code == (1 if name == "no-go-houston" else 0)
    assert err.endswith("card.pdf is of an earlier assessment: do not use it.\n")


def test_each_audience_has_its_part(cli: Cli, home: Path, tmp_path: Path) -> None:
    """`--audience` writes one part of the report, and without it both are there."""
    parts = {"homeowner": "Your data and your rights", "electrician": "Single-line diagram"}
    for audience, words in parts.items():
        code, _, _ = cli("home", home, "--html", tmp_path / "a.html", "--audience", audience)
        text = (tmp_path / "a.html").read_text(encoding="utf-8")
        assert code == 0
        assert [said for said in parts.values() if said in text] == [words]
    cli("home", home, "--html", tmp_path / "a.html")
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert [said for said in parts.values() if said in text] == list(parts.values())


def test_the_page_is_for_everyone(cli: Cli, home: Path, tmp_path: Path) -> None:
    """`--edition page` writes the answer alone, and has no parts to choose from."""
    code, _, _ = cli("home", home, "--html", tmp_path / "a.html", "--edition", "page")
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert code == 0
    assert "One page of a longer report" in text
    assert "What happens next" not in text
    code, _, err = cli("home", home, "--html", tmp_path / "b.html", "--edition", "page", "--audience", "homeowner")
    assert code == 2
    assert "one page is for everyone" in err
    assert not (tmp_path / "b.html").exists()
