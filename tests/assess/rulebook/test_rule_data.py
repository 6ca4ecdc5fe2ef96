"""The hashes of the rule data: every file, each by its own bytes."""

import hashlib
from pathlib import Path

from assess.rulebook import load_reference
from assess.rulebook.rule_data import rule_data


def test_every_data_file_is_in_it(repo: Path) -> None:
    """Each TOML and CSV of `codes/` stands there by its name, with the hash that anyone can work out."""
    codes = repo / "codes"
    files = {
        path.relative_to(codes).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for ending in ("toml", "csv")
        for path in codes.rglob(f"*.{ending}")
    }
    assert rule_data().files == files
    assert rule_data().files["reference/policy.toml"] == load_reference("reference/policy").sha256


def test_one_hash_stands_for_all() -> None:
    """The hash of all is that of their list, as `sha256sum` would print it."""
    listed = "\n".join(f"{digest}  {name}" for name, digest in sorted(rule_data().files.items()))
    assert rule_data().sha256 == hashlib.sha256(listed.encode()).hexdigest()
