"""Put a mutant's code in place of a function's, in a program that runs already.

Nothing is imported anew: every function made from the old code gets the new one, wherever a decorator,
a class or a table keeps it.
"""

import gc
from collections import defaultdict
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from types import CodeType, FunctionType

from scripts.mutation.mutant import Mutant

Functions = dict[tuple[str, str], list[FunctionType]]


class NotAlive(Exception):
    """No function of the program runs this code, so nothing can be changed in it."""


def import_all(package: str) -> None:
    """Import every module of a package, so that each of its functions exists."""
    for module in walk_packages(import_module(package).__path__, f"{package}."):
        if not module.name.endswith("__main__"):
            import_module(module.name)


def functions_below(root: Path) -> Functions:
    """Return the functions that exist, by path and qualified name."""
    found: Functions = defaultdict(list)
    top = f"{root}/"
    for each in gc.get_objects():
        if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(top):
            found[each.__code__.co_filename.removeprefix(top), each.__code__.co_qualname].append(each)
    return found


def swap(mutant: Mutant, functions: Functions) -> None:
    """Change every function that the mutant is about; raise NotAlive where there is none."""
    sources = Path(mutant.path).read_text(encoding="utf-8"), mutant.source
    old, new = (
        [code for code in _codes(compile(text, mutant.path, "exec", dont_inherit=True)) if _named(code, mutant)]
        for text in sources
    )
    # Property and setter, or two forms of one name, share the name: the last one that begins above is meant.
    at = max(place for place, code in enumerate(old) if code.co_firstlineno <= mutant.line)
    alive = [
        each
        for each in functions.get((mutant.path, mutant.function), ())
        if each.__code__.co_firstlineno == old[at].co_firstlineno
    ]
    if not alive:
        raise NotAlive(mutant.function)
    for each in alive:
        each.__code__ = new[at].replace(co_filename=each.__code__.co_filename)


def _named(code: CodeType, mutant: Mutant) -> bool:
    return code.co_qualname == mutant.function


def _codes(code: CodeType) -> Iterator[CodeType]:
    yield code
    for const in code.co_consts:
        if isinstance(const, CodeType):
            yield from _codes(const)
