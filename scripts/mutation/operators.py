"""The mutants of a module: each a small change inside one function, made by mutmut's operators.

mutmut's own runner copies the package and routes every call through a trampoline; it leaves decorated functions
out, and here those are half of what matters. So its operators are taken, and the rest is done here.

Left out, because no test could or should tell: type annotations, docstrings, words in prose (a text with a space),
default values and decorators (they run when a module is imported), and whatever stands outside functions.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import libcst
from libcst.metadata import MetadataWrapper, PositionProvider
from mutmut.mutation.mutators import mutation_operators

from scripts.mutation.mutant import Mutant

NEVER_CALLED = {"cast", "TypeVar"}


@dataclass(frozen=True)
class Change:
    """A node of a module's tree and what takes its place."""

    function: str
    line: int
    node: Any
    instead: Any


def changes(module: Any, positions: Any) -> Iterator[Change]:
    """Yield every change of a module, in the order of its text."""
    yield from _below(module, (), inside=False, positions=positions)


def _below(node: Any, scope: tuple[str, ...], *, inside: bool, positions: Any) -> Iterator[Change]:
    if _left_out(node):
        return
    if isinstance(node, libcst.FunctionDef | libcst.ClassDef) and not inside:
        scope = (*scope, node.name.value)
        inside = isinstance(node, libcst.FunctionDef)
    elif inside and node in positions:
        for kind, operator in mutation_operators:
            if isinstance(node, kind):
                for instead in operator(node):
                    yield Change(".".join(scope), positions[node].start.line, node, instead)
    for child in node.children:
        yield from _below(child, scope, inside=inside, positions=positions)


def _left_out(node: Any) -> bool:
    match node:
        case libcst.Annotation() | libcst.Decorator() | libcst.Parameters():
            return True
        case libcst.SimpleString():
            return " " in node.value
        case libcst.Call(func=libcst.Name(value=name)):
            return name in NEVER_CALLED
        case _:
            return False


def changes_of(path: Path) -> tuple[Any, list[Change]]:
    """Return a module's tree and every change of it."""
    wrapper = MetadataWrapper(libcst.parse_module(path.read_text(encoding="utf-8")), unsafe_skip_copy=True)
    return wrapper.module, list(changes(wrapper.module, wrapper.resolve(PositionProvider)))


def mutant(path: str, module: Any, change: Change) -> Mutant:
    """Return a change carried out."""
    source = module.deep_replace(change.node, change.instead).code
    before, after = _differing(module.code, source)
    return Mutant(path, change.function, change.line, before, after, source)


def _differing(old: str, new: str) -> tuple[str, str]:
    """Return the lines that differ, each side on one line."""
    one, other = old.splitlines(), new.splitlines()
    steps = [step for step in SequenceMatcher(None, one, other, autojunk=False).get_opcodes() if step[0] != "equal"]
    before = [line.strip() for _, start, end, _, _ in steps for line in one[start:end]]
    after = [line.strip() for _, _, _, start, end in steps for line in other[start:end]]
    return " ".join(before), " ".join(after)
