import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assess.rulebook.adoption import clock_doubt

Cli = Callable[..., tuple[int, str, str]]


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("1970-01-01", "is before the rule data was made"),
        ("2099-12-31", "years after the rule data"),
        ("2026-11-27", None),
    ],
)
def test_a_clock_that_cannot_be_right_is_told(day: str, says: str | None) -> None:
    """A battery that died, or a hand that slipped: before the rule data was made, or long after."""
    doubt = clock_doubt(dt.date.fromisoformat(day))
    assert (doubt is None) if says is None else (doubt is not None and says in doubt and day in doubt)


def test_the_command_warns_and_goes_on(cli: Cli, house: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The warning is talk, on stderr; with --date there is none."""
    monkeypatch.setattr("assess.cli.clock.dt.datetime", _Dead)
    code, out, err = cli("compare", house, house)
    assert code == 0
    assert err.startswith("Warning: the clock of this computer is wrong: 1970-01-0")
    assert "--date" in err
    assert "Warning" not in out
    assert cli("compare", house, house, "--date", "2026-11-27")[2] == ""


def test_workbooks_are_written_whatever_the_clock_says(
    cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A zip archive knows no time before 1980 and none after 2107."""
    for seconds in (86_400.0, 5e9):
        monkeypatch.setattr("time.time", lambda now=seconds: now)
        assert cli("batch", "template", tmp_path / "homes.xlsx", "--force")[0] == 0
        assert "Homes" in load_workbook(tmp_path / "homes.xlsx").sheetnames


class _Dead(dt.datetime):
    """The clock of a computer whose battery died."""

    @classmethod
    def now(cls, tz: dt.tzinfo | None = None) -> "_Dead":
        return cls(1970, 1, 2, tzinfo=tz)
