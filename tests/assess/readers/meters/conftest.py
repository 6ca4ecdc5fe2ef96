"""Small meter files, written for one test each."""

from collections.abc import Callable
from pathlib import Path

import pytest

from assess.intake.meter import MeterFile
from assess.readers.meters import read_meter


@pytest.fixture
def meter(tmp_path: Path) -> Callable[..., MeterFile]:
    """Write content to a file and read it; `choice` stands behind the #."""

    def read(content: str | bytes, *, choice: str = "", name: str = "usage") -> MeterFile:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_meter(path.with_name(f"{name}#{choice}") if choice else path)

    return read
