"""The page of the Python API: what `assess.__all__` names, by its own docstrings."""

import assess
from scripts.site.pages import DOCS

HEAD = """\
# Python

The program is a package too: `import assess` gives a notebook or a service the same answer as the command line,
without a process for each home. Nothing of it opens a socket.
"""
NONE_YET = """\
This version names nothing for others to import: use the command line, whose `--json` is a whole assessment.

    assess home house.toml --json

What `import assess` has besides its version is the program's own and may change from one version to the next.
"""


def python_api_page() -> str:
    """Return the page: an entry for each public name, or that there is none."""
    names: list[str] = [name for name in getattr(assess, "__all__", ()) if not name.startswith("__")]
    if not names:
        return f"{HEAD}\n{NONE_YET}"
    at_work = ["The names [at work](api.md).\n"] if (DOCS / "api.md").exists() else []
    return "\n".join([HEAD, *at_work, *(_entry(name, getattr(assess, name)) for name in names)])


def _entry(name: str, what: object) -> str:
    kind, options = ("class", "   :members:\n") if isinstance(what, type) else ("function", "")
    if not callable(what):
        kind = "data"
    return f"## `{name}`\n\n```{{eval-rst}}\n.. auto{kind}:: assess.{name}\n{options}```\n"
