"""`init`, `schema`, `codes`, `nodes`."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.hardware import gpus
from assess.report.catalogue import print_nodes

Cli = Callable[..., tuple[int, str, str]]


def test_init_prints_or_writes_the_form(cli: Cli, tmp_path: Path) -> None:
    """The blank form is valid TOML; written once, it is not overwritten unless asked."""
    code, form, _ = cli("init")
    assert code == 0
    assert isinstance(tomllib.loads(form), dict)
    target = tmp_path / "home.toml"
    assert cli("init", target)[0] == 0
    assert target.read_text() == form
    code, _, err = cli("init", target)
    assert code == 2
    assert "--force" in err
    assert cli("init", target, "--force")[0] == 0


def test_init_into_no_folder_is_refused(cli: Cli, tmp_path: Path) -> None:
    """A folder that does not exist is one message, not a traceback."""
    code, _, err = cli("init", tmp_path / "no" / "home.toml")
    assert code == 5
    assert "home.toml" in err


def test_schema_is_json(cli: Cli) -> None:
    """`assess schema` prints a JSON Schema."""
    code, out, _ = cli("schema")
    assert code == 0
    assert json.loads(out)["$schema"].startswith("https://json-schema.org/")


def test_codes_list_and_show(cli: Cli) -> None:
    """Editions are listed; a rule is shown with value, clause and confidence."""
    assert "nec/2023" in cli("codes", "list")[1]
    out = cli("codes", "show", "nec/2023", "optional_dwelling")[1]
    assert "NEC 220.82" in out
    assert "[high]" in out
    code, _, err = cli("codes", "show", "nec/2023", "optional")
    assert code == 2
    assert "optional_dwelling" in err


def test_nodes_list_and_show(cli: Cli) -> None:
    """The catalogue is listed; a node is shown with its conflicting ratings."""
    out = cli("nodes", "list")[1]
    assert "xfra-16" in out
    assert "rtx-pro-6000-server" in out
    assert "19,200" in cli("nodes", "show", "xfra-16")[1]
    assert cli("nodes", "show", "nothing")[0] == 2


def test_the_list_of_gpus_breaks_no_word(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """At 80 columns every word of every name, and every name that is typed, stands whole."""
    monkeypatch.setenv("COLUMNS", "80")
    print_nodes()
    out = capsys.readouterr().out
    assert {word for one in gpus().values() for word in (one.id, *one.name.split())} <= set(out.split())
    assert max(map(len, out.splitlines())) <= 80


@pytest.mark.parametrize(
    "command", [[], ["home"], ["init"], ["schema"], ["codes"], ["codes", "show"], ["nodes", "show"]]
)
def test_every_command_has_help(cli: Cli, command: list[str]) -> None:
    """Each command explains itself."""
    code, out, _ = cli(*command, "--help")
    assert code == 0
    assert "Usage" in out
