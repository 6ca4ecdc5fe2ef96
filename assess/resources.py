"""Where the rule data and the report templates are, installed or in a checkout."""

from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Literal

_PACKAGE = files("assess")


def folder(name: Literal["codes", "templates"]) -> Traversable:
    """Return the folder of rule data or of templates.

    A wheel carries both under `assess/_bundled/`; a checkout and an editable install
    have them beside the package, where `pyproject.toml` is the mark that keeps a broken
    install from picking up another package's `templates/`.
    """
    bundled = _PACKAGE.joinpath("_bundled", name)
    if bundled.is_dir():
        return bundled
    root = _PACKAGE.joinpath("..")
    if root.joinpath("pyproject.toml").is_file():
        return root.joinpath(name)
    raise FileNotFoundError(f"assess was installed without its {name}/ folder; reinstall it")
