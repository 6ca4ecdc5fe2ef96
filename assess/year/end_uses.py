"""The end uses of a home beside heating and cooling: the energy of a year, and when in it."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from assess.intake import Home, LoadKind
from assess.rulebook.reference import Reference, load_reference
from assess.thermal.inputs import Inputs, Missing
from assess.year.steps import HOURS_OF_DAY, Array, Steps

BOOK = "reference/profiles"
_CURE = "Measure the floor area of the house."


@dataclass(frozen=True)
class EndUse:
    """An end use as the data has it: shares of the 24 hours and of the 12 months, each of mean 1 over its period.

    `kinds` are the listed loads that bring it; without any every home has it.
    """

    key: str
    name: str
    kinds: tuple[LoadKind, ...]
    hours: tuple[float, ...]
    months: tuple[float, ...]


@dataclass(frozen=True)
class Use:
    """An end use of one home: kWh a year, and, where it runs now and then, the power it then draws [W] and how often.

    `units` alike share the energy and run by turns.
    """

    use: EndUse
    kwh: float
    power_w: float | None = None
    runs: float | None = None


@dataclass(frozen=True)
class People:
    """What an end use is sized by."""

    floor_ft2: float
    residents: float
    bedrooms: float


@cache
def end_uses() -> tuple[EndUse, ...]:
    """Return every end use of the data."""
    book = load_reference(BOOK)
    seasons = book.raw["months"]
    return tuple(
        EndUse(
            key,
            part["name"],
            tuple(LoadKind(kind) for kind in part.get("kinds", ())),
            tuple(share * HOURS_OF_DAY / sum(part["hours"]) for share in part["hours"]),
            tuple(seasons[part["months"]]),
        )
        for key, part in book.raw.items()
        if key != "months"
    )


def people(inputs: Inputs) -> People | Missing:
    """Return who lives there, written down; a number of residents that is not stated follows from the bedrooms."""
    inputs = inputs.of("reference/year")
    floor_ft2 = inputs.stated("dwelling.floor_area_ft2", "Floor area", "ft²")
    if floor_ft2 is None:
        return Missing("dwelling.floor_area_ft2", _CURE)
    bedrooms = inputs.value("dwelling.bedrooms", "Bedrooms", "bedrooms", "people.bedrooms")
    residents = inputs.stated("dwelling.occupants", "Residents", "people")
    if residents is None:
        base, slope = inputs.figure("people.bedrooms_base"), inputs.figure("people.bedrooms_slope")
        sum_of = inputs.ws.total("Bedrooms and base", {"bedrooms": bedrooms, "base": base.value}, unit="bedrooms")
        residents = float(inputs.ws.product("Residents, usual", (sum_of, "bedrooms"), over=[slope], unit="people"))
    return People(floor_ft2, residents, bedrooms)


def uses_of(home: Home, who: People) -> tuple[Use, ...]:
    """Return the end uses of a home. Where no loads are listed everything usual is taken to be electric."""
    book = load_reference(BOOK)
    found = []
    for use in end_uses():
        listed = _listed(home, use)
        if listed == 0:
            continue
        kwh = max(0.0, _kwh(book, use.key, who))
        if f"{use.key}.power" not in book.figures:
            found.append(Use(use, kwh))
            continue
        power_w = _nameplate_w(home, use) or book.figure(f"{use.key}.power").value
        if f"{use.key}.runs" in book.figures:
            runs = book.figure(f"{use.key}.runs").value
        else:
            runs = kwh * 1_000 / (power_w * book.figure(f"{use.key}.run").value / 60)
        # Several alike, such as two vehicles, each have the whole use; other kinds share it.
        several = listed if LoadKind.EV_CHARGER in use.kinds else 1
        found.extend(Use(use, kwh, power_w, runs) for _ in range(several))
    return tuple(found)


def smooth_w(use: Use, steps: Steps) -> Array:
    """Return an end use that never pauses, over the year [W]: its mean power by the shares of month and hour."""
    day = np.repeat(np.array(use.use.hours), steps.per_hour)
    season = np.array(use.use.months)[steps.month]
    series = np.tile(day, steps.count // steps.a_day) * season
    scaled: Array = series * (use.kwh * 1_000 / steps.hours / series.sum())
    return scaled


def _kwh(book: Reference, key: str, who: People) -> float:
    sizes = {"base": 1.0, "per_ft2": who.floor_ft2, "per_person": who.residents, "per_bedroom": who.bedrooms}
    parts = ((f"{key}.{part}", size) for part, size in sizes.items())
    return sum(book.figure(part).value * size for part, size in parts if part in book.figures)


# What a home is taken to have where its loads are not listed: the usual appliances, electric.
_USUAL = frozenset({LoadKind.RANGE, LoadKind.DISHWASHER, LoadKind.DRYER, LoadKind.WATER_HEATER})


def _listed(home: Home, use: EndUse) -> int:
    """Return how many of an end use the home has."""
    if not use.kinds:
        return 1
    if home.loads is None:
        return int(bool(_USUAL.intersection(use.kinds)))
    return sum(load.count for load in home.loads if load.kind in use.kinds and load.fuel == "electric")


def _nameplate_w(home: Home, use: EndUse) -> float | None:
    """Return the largest nameplate among the listed loads of a use; cooking never draws its nameplate."""
    if LoadKind.RANGE in use.kinds:
        return None
    read = [load.nameplate_va for load in home.loads or () if load.kind in use.kinds and load.fuel == "electric"]
    return max((va for va in read if va), default=None)
