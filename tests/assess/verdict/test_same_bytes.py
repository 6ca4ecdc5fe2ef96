"""The same home gives the same bytes in any process, however it orders its sets and wherever its clock stands."""

import os
import subprocess
import sys
from pathlib import Path

LABEL, RANGE = (
    '{ value = "10 kW", basis = "label" }',
    '{ value = "10 kW", basis = "told", low = "6 kW", high = "12 kW", distribution = "triangular" }',
)


def printed(home: Path, seed: str, zone: str) -> bytes:
    """Return what a process of its own prints of a home, with its options, as JSON."""
    command = [sys.executable, "-m", "assess", "home", str(home), "--json", "--explore", "--date", "2026-05-05"]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}
    return subprocess.run(command, env=environment, capture_output=True, check=True).stdout


def test_two_processes_print_the_same_bytes(repo: Path, tmp_path: Path) -> None:
    """Every option and a seeded chance are in the print, and no byte of it differs."""
    text = (repo / "examples" / "homes" / "go-capped-phoenix.toml").read_text(encoding="utf-8")
    assert text.count(LABEL) == 1
    home = tmp_path / "home.toml"
    files = (repo / "examples" / "files").as_posix()
    home.write_text(text.replace(LABEL, RANGE).replace("../files", files), encoding="utf-8")
    one, other = printed(home, "1", "UTC"), printed(home, "77", "Asia/Tokyo")
    assert b'"gpus_p95"' in one
    assert b'"must_change"' in one
    assert one == other
