"""One way to make an input and one to change it, by its kind; both engines come here with dice of their own.

The dice of hypothesis are its own choices, so that it can make a find small; those of the coverage-guided fuzzer
are seeded by it.
"""

from random import Random

from tests.fuzz.make import archives, homes, markup, photos, reports, seeds, tables, texts, weather, words


def make(kind: str, dice: Random) -> bytes:
    """Return an input of a kind, built from a grammar or from a seed, with hostile things in it."""
    match kind:
        case "quantity":
            return words.quantity(dice).encode("utf-8", "replace")
        case "home":
            return homes.home(dice) if dice.randrange(4) else _from_seed(kind, dice)
        case "weather":
            return weather.make(dice)
        case "report":
            return reports.make(dice)
        case "photo":
            return photos.make(dice)
        case "table" | "panel":
            return tables.make(kind, dice)
        case _:
            return _from_seed(kind, dice)


def _from_seed(kind: str, dice: Random) -> bytes:
    data = dice.choice(seeds.files(kind))
    for _ in range(dice.randrange(1, 5)):
        data = change(kind, data, dice)
    if kind == "meter" and not dice.randrange(6):
        names = ("usage.csv", "a/b.xml", "../up.csv", "readme.txt", "pge_electric_interval_data.csv")
        members = {dice.choice(names): data, "second.csv": dice.choice(seeds.files(kind))}
        return archives.change(archives.packed(members), dice)
    return data


def change(kind: str, data: bytes, dice: Random) -> bytes:
    """Return an input of a kind with one thing in it changed."""
    match kind:
        case "weather":
            return weather.change(data, dice)
        case "report":
            return reports.change(data, dice)
        case "photo":
            return photos.change(data, dice)
        case "table" | "panel" | "meter" | "speedtest":
            return tables.change(data, dice)
    text = texts.decoded(data)
    match kind:
        case "xml":
            return texts.encoded(markup.change(text, dice), dice)
        case "quantity":
            return texts.change(text, dice).encode("utf-8", "replace")
        case _:
            return texts.encoded(homes.change(text, dice), dice)
