import stat
import tomllib
from pathlib import Path

import pytest

from assess.errors import IntakeError, ReportError, UsageError
from assess.intake import Home
from assess.interview.home_file import HomeFile
from assess.interview.marks import Mark
from assess.readers.home import read_home


@pytest.fixture
def file(tmp_path: Path) -> HomeFile:
    """Return the file of a visit that has just begun."""
    begun = HomeFile(tmp_path / "house.toml")
    assert not begun.begin()
    return begun


def test_an_answer_is_on_the_disk_at_once(file: HomeFile) -> None:
    """What is set and marked is read from the file by whoever opens it next, and by `assess home`."""
    file.set(("service", "rating_a"), {"value": "200 A", "basis": "label"})
    file.mark(Mark.UNKNOWN, ("service", "volts"))
    again = HomeFile(file.path)
    assert again.begin()
    sheet = again.read()
    assert sheet.value(("service", "rating_a")) == "200 A"
    assert sheet.marks == {("service", "volts"): Mark.UNKNOWN}
    assert read_home(file.path).service.volts is None


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (("service", "rating_a"), "200 parsecs", '"200 parsecs" is not a current; write a number in A'),
        (("service", "rating_a"), 5000, "5000 is out of range; accepted is more than 0 and at most 1200 A"),
        (("room", "kind"), "attic", '"attic" is not one of outdoor_pad, '),
        (("place", "zip_code"), "00000", '"00000" is not a ZIP code'),
        (("node", "model"), "xfra-17", '"xfra-17" is not a node of the catalogue'),
        (("internet", "test_files"), ["none.json"], "there is no such file"),
        (("panel", "main_a"), "400 A", "the main breaker (400 A) is larger than the busbar rating (225 A)"),
        (("dwelling", "occupants"), {"value": 3, "basis": "assumed"}, "3 is assumed and has no range"),
    ],
)
def test_a_wrong_value_is_refused_and_the_file_left_alone(
    file: HomeFile, path: tuple[str, ...], value: object, message: str
) -> None:
    """The message is the one of a home file, names no temporary file, and nothing is written."""
    file.set(("panel", "bus_a"), "225 A")
    before = file.path.read_bytes()
    with pytest.raises(IntakeError) as refused:
        file.set(path, value)
    assert message in refused.value.message
    assert ".part" not in str(refused.value)
    assert file.path.read_bytes() == before
    assert [one.name for one in file.path.parent.iterdir()] == ["house.toml"]


def test_what_others_write_meanwhile_stays(file: HomeFile) -> None:
    """A file that is changed in an editor between two answers is gone on with as it is then."""
    file.set(("service", "rating_a"), "200 A")
    file.path.write_text(f"{file.path.read_text('utf-8')}\n[contact]\nname = 'A. B.' # spelled so\n", encoding="utf-8")
    file.set(("service", "volts"), 240)
    text = file.path.read_text(encoding="utf-8")
    assert "name = 'A. B.' # spelled so" in text
    assert tomllib.loads(text)["service"] == {"rating_a": "200 A", "volts": 240}


def test_a_save_in_the_very_moment_of_an_answer_is_not_lost(file: HomeFile, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two visits to one file: the answer is refused, what the other wrote stays, and the answer given again is kept."""

    def slow(path: Path) -> Home:
        monkeypatch.undo()
        file.path.write_text('[contact]\nname = "A. B."\n', encoding="utf-8")
        return read_home(path)

    file.set(("service", "rating_a"), "200 A")
    monkeypatch.setattr("assess.interview.home_file.read_home", slow)
    with pytest.raises(IntakeError, match="saved by another program meanwhile"):
        file.set(("service", "volts"), 240)
    file.set(("service", "volts"), 240)
    assert tomllib.loads(file.path.read_text("utf-8")) == {"contact": {"name": "A. B."}, "service": {"volts": 240}}


def test_a_note_stays_with_its_value_and_a_basis_does_not(file: HomeFile) -> None:
    """Who corrects a value keeps the remark on it, but has to say anew how it is known."""
    file.path.write_text(
        '[service]\nrating_a = { value = "100 A", basis = "label", note = "main" } # seen\n', encoding="utf-8"
    )
    file.set(("service", "rating_a"), "200 A")
    assert 'rating_a = { value = "200 A", note = "main" } # seen' in file.path.read_text(encoding="utf-8")


def test_a_list_of_another_file_is_taken_over_before_it_is_changed(repo: Path, tmp_path: Path) -> None:
    """An entry added to the loads of an audit leaves those of the audit there, with where they come from."""
    path = tmp_path / "house.toml"
    path.write_text(f'from = "{repo / "examples/files/audit-seattle.xml"}"\n', encoding="utf-8")
    file = HomeFile(path)
    before = file.read().home
    count = len(before.loads or ())
    assert count > 0
    after = file.set(("loads", count, "kind"), "spa").home
    assert (after.loads or ())[:count] == before.loads
    first = next(field for field in before.provenance if field.startswith("loads.0."))
    assert after.provenance[first].source == before.provenance[first].source


def test_a_link_and_the_rights_of_a_file_stay(tmp_path: Path) -> None:
    """The file behind a link is written, and who may read it does not change."""
    real = tmp_path / "real.toml"
    real.write_text("[room]\n", encoding="utf-8")
    real.chmod(0o600)
    link = tmp_path / "house.toml"
    link.symlink_to(real)
    HomeFile(link).set(("room", "kind"), "garage")
    assert link.is_symlink()
    assert 'kind = "garage"' in real.read_text(encoding="utf-8")
    assert stat.S_IMODE(real.stat().st_mode) == 0o600


@pytest.mark.parametrize("text", ['{"contact": {}}', '<?xml version="1.0"?><HPXML/>'])
def test_only_toml_can_be_asked_for(tmp_path: Path, text: str) -> None:
    """JSON and XML have no room for remarks of ours: the message says what to do."""
    path = tmp_path / "home.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError, match="keeps its answers in TOML"):
        HomeFile(path).begin()


def test_a_new_file_is_named_as_what_it_is(tmp_path: Path) -> None:
    """TOML in a file that says JSON or a workbook would mislead whoever opens it."""
    for name in ("house.json", "homes.XLSX"):
        with pytest.raises(UsageError, match="is not a name for a home file in TOML"):
            HomeFile(tmp_path / name).begin()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_noticed_before_the_first_question(tmp_path: Path) -> None:
    """Nobody answers for ten minutes to hear then that nothing can be saved."""
    with pytest.raises(ReportError, match="cannot be written"):
        HomeFile(tmp_path / "no" / "house.toml").begin()
