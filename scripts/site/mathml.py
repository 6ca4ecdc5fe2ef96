"""A renderer of equations for Sphinx: MathML, which browsers show without a script, a font or a network."""

import re

from docutils import nodes
from latex2mathml.converter import convert
from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util.typing import ExtensionMetadata
from sphinx.writers.html5 import HTML5Translator

_COMMAND_LEFT = re.compile(r"\\[a-zA-Z]+")


def mathml(latex: str, *, block: bool = False) -> str:
    """Return an equation as MathML.

    Raises ExtensionError on what cannot be read, and on a command that is not known, which would show as it is typed.
    """
    plain = latex.replace(r"\{", "").replace(r"\}", "")
    if plain.count("{") != plain.count("}"):  # which the library lets pass
        raise ExtensionError(f"the equation {latex!r} has a brace without its partner")
    try:
        made: str = convert(latex.strip(), display="block" if block else "inline")
    except Exception as error:  # the library has a tree of exceptions of its own, of which none says where
        raise ExtensionError(f"the equation {latex!r} cannot be read: {error!r}") from error
    if left := _COMMAND_LEFT.search(made):
        raise ExtensionError(f"the equation {latex!r} has a command that is not known: {left[0]}")
    return made


def _inline(translator: HTML5Translator, node: nodes.math) -> None:
    translator.body.append(mathml(node.astext()))
    raise nodes.SkipNode


def _block(translator: HTML5Translator, node: nodes.math_block) -> None:
    translator.body.append(f'<div class="equation">{mathml(node.astext(), block=True)}</div>')
    raise nodes.SkipNode


def setup(app: Sphinx) -> ExtensionMetadata:
    """Make the renderer known."""
    app.add_html_math_renderer("mathml", (_inline, None), (_block, None))
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
