"""`assess batch template`."""

from pathlib import Path

import typer
from openpyxl import load_workbook
from typer.testing import CliRunner

from assess.cli.batch.template import template
from assess.errors import UsageError

APP = typer.Typer()
APP.command()(template)


def test_it_writes_the_workbook_and_says_so(tmp_path: Path) -> None:
    """The talk goes to stderr, nothing to stdout."""
    ran = CliRunner().invoke(APP, [str(tmp_path / "homes.xlsx")])
    assert ran.exit_code == 0, ran.output
    assert ran.stdout == ""
    assert "Template written to" in ran.stderr
    assert "Homes" in load_workbook(tmp_path / "homes.xlsx").sheetnames


def test_it_does_not_overwrite_unless_told_to(tmp_path: Path) -> None:
    """The refusal is one of the command line, which ends the program with 2."""
    (tmp_path / "homes.xlsx").write_text("mine")
    refused = CliRunner().invoke(APP, [str(tmp_path / "homes.xlsx")]).exception
    assert isinstance(refused, UsageError)
    assert "--force" in str(refused)
    assert CliRunner().invoke(APP, [str(tmp_path / "homes.xlsx"), "--force"]).exit_code == 0
