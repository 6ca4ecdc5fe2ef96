"""The files that a home file names: what else its answer is made of."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assess.intake.parsing import parse_mapping
from assess.readers.home import read_bytes, text_from

_NAMED = (("from",), ("panel", "file"), ("demand", "file"), ("weather", "hourly_file"), ("internet", "test_files"))


def named_files(path: Path) -> tuple[Path, ...]:
    """Return the files that a home in TOML or JSON names, whether they are there or not; none for an audit.

    Raises IntakeError for a file that cannot be read as either.
    """
    path = file_of(path)
    data = read_bytes(path)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return ()
    raw = parse_mapping(text_from(data, str(path)), str(path))
    names = [name for steps in _NAMED for name in _texts(_at(raw, steps))]
    photos = raw.get("photos")
    names += [name for one in photos if isinstance(one, Mapping) for name in _texts(one.get("file"))] if photos else []
    return tuple(dict.fromkeys(file_of(path.parent / name) for name in names if name.strip()))


def _at(raw: Any, steps: tuple[str, ...]) -> Any:
    for step in steps:
        raw = raw.get(step) if isinstance(raw, Mapping) else None
    return raw


def _texts(value: Any) -> Iterator[str]:
    """Yield the names in a value: one, a list of them, or either with its basis."""
    match value:
        case str():
            yield value
        case list():
            for one in value:
                yield from _texts(one)
        case Mapping():
            yield from _texts(value.get("value"))


def file_of(path: Path) -> Path:
    """Return the file of `usage.zip#march.csv` or `audit.xml#house-2`."""
    name, mark, _ = path.name.partition("#")
    return path.with_name(name) if mark and name and not path.exists() else path
