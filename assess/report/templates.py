"""The templates of every page, and the one way in which they are filled."""

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from assess.numbers import NARROW
from assess.resources import folder

if TYPE_CHECKING:
    from jinja2 import Environment

# What reorders or hides text; a name may hold it, a report may not.
_INVISIBLE = {"Cc", "Cf", "Cs", "Co"}
_HARMLESS = {"\n", "\t"}
_UNBROKEN = "\u202f"


def environment(styles: Sequence[str], filters: Mapping[str, Callable[..., str]]) -> "Environment":
    """Return what fills the templates of a page: all text is escaped and cleaned, and a name that is not there raises.

    A template has `styles`, one after the other, as `stylesheet()`, and what `filters` names.
    """
    import jinja2

    made = jinja2.Environment(
        loader=jinja2.FunctionLoader(_source),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        finalize=clean,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= filters
    made.globals["stylesheet"] = lambda: "".join(map(_source, styles))
    return made


def clean(value: Any) -> Any:
    """Return a text without control and direction marks, and with no line break between a number and its unit."""
    if type(value) is not str:
        return value  # markup that a macro made has been through here already
    kept = (c for c in value if c in _HARMLESS or unicodedata.category(c) not in _INVISIBLE)
    return "".join(kept).replace(NARROW, _UNBROKEN)


def _source(name: str) -> str:
    return folder("templates").joinpath("report", *name.split("/")).read_text(encoding="utf-8")
