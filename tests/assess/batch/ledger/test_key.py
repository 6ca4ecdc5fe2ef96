"""The key of the rules: the same for the same answers, another for all that may change one."""

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from assess.batch.ledger import rules_key
from assess.batch.records import Depth, Options
from assess.errors import RuleDataError
from assess.verdict.policy_file import read_policy

OPTIONS = Options(on=date(2026, 5, 1))
OTHER: dict[str, Any] = {
    "on": date(2026, 5, 2),
    "depth": Depth.SCREEN,
    "code": "nec/2020",
    "method": "standard",
    "node": "rtx-pro-6000-8",
    "gpus": 8,
    "policy": "cautious",
    "allow_unconfirmed": True,
    "redact": True,
    "columns": {"Amps": "service.rating_a"},
}


def test_it_is_the_same_each_time() -> None:
    """Two processes with the same options agree; nothing of an address in memory is in it."""
    assert rules_key(OPTIONS) == rules_key(replace(OPTIONS, columns={}))
    assert len(rules_key(OPTIONS)) == 64


def test_every_option_bears_on_it(repo: Path) -> None:
    """No option can change without the key; one that is added later must be named here."""
    assert set(OTHER) >= {one.name for one in fields(Options)}
    policy = read_policy(repo / "examples" / "policies" / "cautious.toml")
    changes: list[dict[str, Any]] = [{name: policy if name == "policy" else OTHER[name]} for name in OTHER]
    keys = {rules_key(OPTIONS), *(rules_key(replace(OPTIONS, **change)) for change in changes)}
    assert len(keys) == len(OTHER) + 1


def test_rule_data_and_program_bear_on_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the program, or of its rule data, is another key."""
    from assess.batch.ledger import key
    from assess.rulebook.rule_data import RuleData

    usual = rules_key(OPTIONS)
    monkeypatch.setattr(key, "__version__", "99.0")
    newer = rules_key(OPTIONS)
    monkeypatch.setattr(key, "rule_data", lambda: RuleData(sha256="0" * 64, files={}))
    assert len({usual, newer, rules_key(OPTIONS)}) == 3


def test_a_code_file_of_ones_own_bears_on_it(tmp_path: Path, repo: Path) -> None:
    """A file that changed under its name is another key."""
    own = tmp_path / "town.toml"
    text = (repo / "codes" / "amendments" / "chicago.toml").read_text("utf-8")
    text = text.replace('"amendments/chicago"', '"own/town"')
    own.write_text(text, "utf-8")
    before = rules_key(replace(OPTIONS, code=str(own)))
    own.write_text(f"{text}\n# amended\n", "utf-8")
    assert rules_key(replace(OPTIONS, code=str(own))) != before


def test_an_edition_that_is_not_there_is_refused() -> None:
    """It is said before any row is answered."""
    with pytest.raises(RuleDataError, match='no edition "nec/1999"'):
        rules_key(replace(OPTIONS, code="nec/1999"))
