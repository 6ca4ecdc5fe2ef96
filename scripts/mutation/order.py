"""Which tests a mutant meets, and in which order: its own module's first, then the quick ones; goldens last."""

from pathlib import PurePosixPath

from scripts.mutation.cover import Cover
from scripts.mutation.mutant import Mutant

BUDGET_S = 12.0  # of processor time on tests that are not the module's own; a survivor costs all of it


def ordered(mutant: Mutant, cover: Cover) -> list[int]:
    """Return the tests by index; what goes beyond the budget is left out, which can only lower the score."""
    own, spent, kept = _own(mutant.path), 0.0, []
    for at in sorted(
        cover.of(mutant.path, mutant.line), key=lambda at: (_rank(cover.tests[at], own), cover.cost_s[at])
    ):
        rank = _rank(cover.tests[at], own)
        if rank in _BUDGETED:
            if spent + cover.cost_s[at] > BUDGET_S:
                continue  # a dear one of its own room leaves room for quick ones of others
            spent += cover.cost_s[at]
        kept.append(at)
    return kept


_BUDGETED = (1, 2)


def _own(path: str) -> PurePosixPath:
    """Return the test module that mirrors a module."""
    mirrored = PurePosixPath("tests") / path
    return mirrored.with_name(f"test_{mirrored.name}")


def _rank(test: str, own: PurePosixPath) -> int:
    file = test.partition("::")[0]
    if file == str(own):
        return 0
    if file.startswith("tests/golden/"):
        return 3
    of_its_room = (str(own.parent), f"tests/properties/test_{own.parent.name}.py", "tests/published/")
    return 1 if file.startswith(of_its_room) else 2
