"""`assess home --policy`: one home under another policy."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Cli = Callable[..., Any]


def test_a_policy_reaches_the_verdict(repo: Path, cli: Cli) -> None:
    """The cautious example allows Phoenix less than the usual policy does, says what it changed, and has another id."""
    home = str(repo / "examples" / "homes" / "go-capped-phoenix.toml")
    own = str(repo / "examples" / "policies" / "cautious.toml")
    usual = json.loads(cli("home", home, "--json", "--date", "2026-05-05").out)
    cautious = json.loads(cli("home", home, "--json", "--date", "2026-05-05", "--policy", own).out)
    assert cautious["verdict"]["best"]["throughput"] < usual["verdict"]["best"]["throughput"]
    assert usual["verdict"]["policy"]["changed"] == []
    assert "Fewest GPUs worth installing: 6" in cautious["verdict"]["policy"]["changed"][0]
    assert cautious["verdict"]["policy"]["name"] == "cautious.toml"
    assert cautious["report_id"] != usual["report_id"]
