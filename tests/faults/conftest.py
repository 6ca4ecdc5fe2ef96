"""The program as its own process under a fault: streams, disk, rights and language of one's choice."""

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

FORKS = Path(__file__).with_name("forks.py")
USUAL = ("/dev/null", "out", "err")


class Fault(NamedTuple):
    """What became of a command: its exit code, and what it said on both streams."""

    code: int
    out: str
    err: str


@pytest.fixture(scope="session")
def forks(repo: Path) -> Iterator[subprocess.Popen[str]]:
    """Yield the process that forks the program; it is the same for all tests of a worker."""
    if not hasattr(os, "fork"):
        pytest.skip("needs a system that forks")
    settings = {key: value for key, value in os.environ.items() if not key.startswith(("PYTHON", "LC_", "LANG"))}
    with subprocess.Popen(
        [sys.executable, str(FORKS), str(repo / "examples/homes/go-cleveland.toml")],
        stdin=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env=settings | {"PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1", "NO_COLOR": "1", "COLUMNS": "80"},
    ) as process:
        yield process


@pytest.fixture
def fault(forks: subprocess.Popen[str], house: Path, tmp_path: Path) -> Callable[..., Fault]:
    """Return a function that runs the program in the folder of `house`.

    `streams` are the files behind stdin, stdout and stderr, None for one that is closed; `most_bytes` is the longest
    file that can be written; `nobody` takes the rights of the superuser away.
    """
    numbers = itertools.count()

    def ran(
        *words: object,
        streams: Sequence[str | None] = USUAL,
        encoding: str = "utf-8",
        env: Mapping[str, str] | None = None,
        most_bytes: int | None = None,
        nobody: bool = False,
    ) -> Fault:
        heard = tmp_path / f"heard-{next(numbers)}"
        heard.mkdir()
        for name in ("out", "err"):
            (heard / name).touch()
            (heard / name).chmod(0o666)
        places = [str(heard / place) if place in {"out", "err"} else place for place in streams]
        case = {
            "words": [*map(str, words)],
            "cwd": str(house.parent),
            "streams": places,
            "encoding": encoding,
            "env": {**(env or {})},
            "most_bytes": most_bytes,
            "nobody": nobody,
        }
        assert forks.stdin is not None
        assert forks.stdout is not None
        forks.stdin.write(json.dumps(case) + "\n")
        forks.stdin.flush()
        code = int(forks.stdout.readline())
        out, err = ((heard / name).read_bytes().decode(encoding, "replace") for name in ("out", "err"))
        assert "Traceback" not in err
        return Fault(code, out, err)

    return ran


@pytest.fixture
def house(repo: Path, tmp_path: Path) -> Path:
    """Return the file of a home that can host a node, in a folder of its own."""
    folder = tmp_path / "homes"
    folder.mkdir()
    shutil.copytree(repo / "examples" / "files", tmp_path / "files")
    shutil.copy(repo / "examples" / "homes" / "go-cleveland.toml", folder / "house.toml")
    return folder / "house.toml"
