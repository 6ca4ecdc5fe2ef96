"""`assess --version`: of the program, and of the data it decides by."""

import platform
from collections.abc import Iterator

from assess import __version__

_SHOWN = 8  # of a hash: enough to compare two machines by telephone


def version_lines() -> Iterator[str]:
    """Give the lines: program, rule data as a whole, each edition with what it is made of, and the other parts."""
    from assess.rulebook import adoption, list_editions, load_edition
    from assess.rulebook.rule_data import rule_data

    data = rule_data()
    yield f"assess {__version__}, Python {platform.python_version()}"
    yield f"Rule data           {data.sha256[:_SHOWN]}  ({len(data.files)} files; every hash is in a report's JSON)"
    for name in sorted(list_editions(), key=lambda one: (not one.startswith("nec/"), one)):
        edition = load_edition(name)
        yield f"{name:<18}  {edition.sha256[:_SHOWN]}  {edition.title}"
    whole = adoption("CO")
    yield f"Adoption            {_hash(data.files, 'adoption.toml')}  as of {whole.as_of}, {whole.source}"
    yield f"Climate             {_hash(data.files, 'climate/stations.csv')}  stations, and their ZIP codes"
    yield f"Nodes, GPUs         {_hash(data.files, 'hardware/nodes.toml')}, {_hash(data.files, 'hardware/gpus.toml')}"


def _hash(files: dict[str, str], name: str) -> str:
    return files[name][:_SHOWN]
