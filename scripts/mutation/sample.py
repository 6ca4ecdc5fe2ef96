"""A seeded random sample of a folder's mutants, each of them as likely as any other."""

from pathlib import Path
from random import Random

from scripts.mutation.mutant import Mutant
from scripts.mutation.operators import changes_of, mutant


def sample(folder: Path, count: int, seed: int) -> tuple[int, list[Mutant]]:
    """Return how many mutants a folder has, and some of them in random order: a part of them is a sample as well."""
    files = {path: changes_of(path) for path in sorted(folder.rglob("*.py"))}
    population = [(path, at) for path, (_, found) in files.items() for at in range(len(found))]
    # The seed is no secret: the same sample has to be drawn again.
    drawn = Random(f"{folder.name} {seed}").sample(population, min(count, len(population)))  # noqa: S311
    return len(population), [mutant(str(path), files[path][0], files[path][1][at]) for path, at in drawn]
