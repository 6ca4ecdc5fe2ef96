"""Short tests: figures that take a second instead of a minute, and programs that only pretend."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assess.rulebook import Reference, load_reference

Fake = Callable[[str, str], Path]
SHORT = {
    "ping.packets": 3,
    "iperf3.time": 2,
    "iperf3.settle": 0.4,
    "iperf3.flows": 2,
    "iperf3.pause": 0.1,
    "iperf3.limit": 10,
}


@pytest.fixture(scope="session")
def figures() -> Reference:
    """Return the figures of codes/reference/measuring.toml with everything short."""
    real = load_reference("reference/measuring")
    short = {key: real.figure(key).model_copy(update={"value": value}) for key, value in SHORT.items()}
    return real.model_copy(update={"figures": real.figures | short})


@pytest.fixture
def fake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Fake:
    """Write a program in sh, the only ones of PATH: `fake("ping", "echo hello")` returns where it is."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def write(name: str, body: str) -> Path:
        program = folder / name
        program.write_text(f"#!/bin/sh\nPATH=/bin:/usr/bin\n{body}\n", encoding="utf-8")
        program.chmod(0o755)
        return program

    return write
