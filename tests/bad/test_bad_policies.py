"""A policy file that is wrong: each is refused in one message that says where, and what would be right."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.errors import ExitCode, RuleDataError
from assess.verdict.policy_file import read_policy

WRONG = {
    "[go]\nminimum_gpu = 6": r"go\.minimum_gpu: is nothing that a policy sets\. Did you mean go\.minimum_gpus\? ",
    "[default_node]\nmodel = 'x'": r"default_node\.model: is nothing that a policy sets",
    "[confidence]\ncite = 'me'": r"confidence\.cite: is nothing that a policy sets",
    "minimum_gpus = 6": r"minimum_gpus: stands in no table\. Write it under its table",
    "[go]\nminimum_gpus = '6'": r'go\.minimum_gpus: "6" is not a number\. Write a number in GPUs',
    "[go]\nminimum_gpus = true": r'go\.minimum_gpus: "True" is not a number',
    "[go]\nminimum_gpus = [6]": r"go\.minimum_gpus: .* is not a number",
    "[go]\nminimum_gpus = {}": r"go\.minimum_gpus: has no value",
    "[go]\nminimum_gpus = 4.5": r"go\.minimum_gpus: 4\.5 is no whole number of GPUs",
    "[go]\nminimum_gpus = 17": r"go\.minimum_gpus: 17 is out of bounds\. It may be from 1 to 16.GPUs",
    "[go]\nminimum_gpus = inf": r"go\.minimum_gpus: inf is out of bounds",
    "[go]\nminimum_gpus = { value = 6, unit = 'A' }": r'go\.minimum_gpus: "A" is not its unit',
    "[go]\nminimum_gpus = { value = 6, cite = ' ' }": r"go\.minimum_gpus: has no words in its cite",
    "[go]\nminimum_gpus = { value = 6, low = 1 }": r"go\.minimum_gpus: does not know low",
    "[margins]\nheat = 0.9": r"margins\.heat: 0\.9 is out of bounds",
    "[year]\navailability = nan": r"year\.availability: nan is out of bounds",
    "[room]\nliving_space = 95": r"room\.living_space: 95 is out of bounds\. It may be from 75 to 82.°F",
    "[confidence]\ngrade = 'E'": r'confidence\.grade: "E" is not one of its words\. Write A, B, C or D',
    "[confidence]\ngrade = ['A']": r"confidence\.grade: .* is not one of its words",
    "[go\nminimum_gpus = 6": r"is not valid TOML",
}


@pytest.mark.parametrize("text", WRONG)
def test_a_wrong_policy_is_refused(tmp_path: Path, text: str) -> None:
    """The message names file, table and key; the exit code is that of rule data, as for a code edition of one's own."""
    file = tmp_path / "own.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RuleDataError, match=WRONG[text]) as caught:
        read_policy(file)
    assert str(caught.value).startswith(str(file))
    assert caught.value.exit_code is ExitCode.RULE_DATA


@pytest.mark.parametrize("content", [None, b"\xff\xfe\0"])
def test_a_policy_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes | None) -> None:
    """A file that is not there, and one that is no text."""
    file = tmp_path / "own.toml"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(RuleDataError, match=r"cannot be read|is not UTF-8"):
        read_policy(file)


def test_the_command_ends_with_the_code_for_rule_data(repo: Path, tmp_path: Path, cli: Callable[..., Any]) -> None:
    """`assess home --policy` refuses a wrong policy as it refuses a wrong edition, and prints no verdict."""
    file = tmp_path / "own.toml"
    file.write_text("[go]\nminimum_gpus = 99", encoding="utf-8")
    ran = cli("home", str(repo / "examples" / "homes" / "go-cleveland.toml"), "--policy", str(file))
    assert (ran.code, ran.out) == (ExitCode.RULE_DATA, "")
    assert "minimum_gpus" in ran.err
