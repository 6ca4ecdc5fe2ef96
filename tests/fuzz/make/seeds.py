"""What the making of inputs starts from: the examples, the wrong inputs of the tests, and small files of our own."""

import tomllib
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

TESTS = Path(__file__).resolve().parents[2]
REPO = TESTS.parent
_OWN = Path(__file__).resolve().parents[1] / "seeds"
# By kind of input: folders and files. A folder stands for what is in it.
_PLACES: dict[str, tuple[Path, ...]] = {
    "home": (REPO / "examples/homes", TESTS / "bad/homes", TESTS / "bad/panels"),
    "rules": (
        *(REPO / "examples/policies", REPO / "examples/batch/columns.toml", REPO / "codes/amendments"),
        *(REPO / "codes/nec", TESTS / "bad/editions"),
    ),
    "xml": (_OWN / "xml", REPO / "examples/files/audit-seattle.xml", TESTS / "data/hpxml"),
    "meter": (_OWN / "meter",),
    "speedtest": (_OWN / "speedtest", REPO / "examples/files/cable-afternoon.json", TESTS / "data/ookla"),
    "panel": (
        *(_OWN / "panel", REPO / "examples/files/panel-schedule.csv", REPO / "examples/files/panel-schedule.xlsx"),
        TESTS / "bad/schedules",
    ),
    "table": (REPO / "examples/batch/homes.csv", REPO / "examples/batch/survey.csv", TESTS / "data/batch"),
}
_LEFT_OUT = {".md", ".py"}


@cache
def files(kind: str) -> tuple[bytes, ...]:
    """Return the seeds of a kind, in the order of their names."""
    paths = [
        path
        for place in _PLACES.get(kind, ())
        for path in (sorted(place.iterdir()) if place.is_dir() else [place])
        if path.is_file() and path.suffix not in _LEFT_OUT
    ]
    return tuple(path.read_bytes() for path in paths)


def text(kind: str, dice: Random) -> str:
    """Return a seed of a kind as text."""
    return dice.choice(files(kind)).decode("utf-8", "replace")


@cache
def _homes() -> tuple[str, ...]:
    return tuple(path.read_text("utf-8") for path in sorted((REPO / "examples/homes").glob("*.toml")))


def home_tree(dice: Random) -> dict[str, Any]:
    """Return an example home as a tree that may be changed; the references to other files are left out."""
    tree = tomllib.loads(dice.choice(_homes()))
    tree.pop("from", None)
    tree.get("internet", {}).pop("test_files", None)
    return tree
