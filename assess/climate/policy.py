"""The figures of the method: how near a station must be, and what is added for the hottest day."""

import tomllib
from functools import cache

from pydantic import ValidationError

from assess.errors import RuleDataError
from assess.records import Figure, Record
from assess.resources import folder

_FILE = "codes/climate/policy.toml"


class Extreme(Record):
    """What to add to the 1 % value for the twenty-year maximum in some states, perhaps only below a value."""

    region: str
    states: tuple[str, ...]
    below: Figure | None = None
    adder: Figure

    def fits(self, state: str, cooling_1_f: float) -> bool:
        """Return whether this region speaks for a place; one without states speaks for every place."""
        mild = self.below is None or cooling_1_f < self.below.value
        return mild and (not self.states or state in self.states)


class Policy(Record):
    """Everything in codes/climate/policy.toml, by its own names."""

    source: str
    skip_words: frozenset[str]
    keep_words: frozenset[str]
    skip_wmo: str
    near: Figure
    near_stations: Figure
    far: Figure
    reach: Figure
    earth_radius: Figure
    height_step: Figure
    height_spread: Figure
    lapse: Figure
    height_as_distance: Figure
    range_low_below: Figure
    range_high_above: Figure
    extreme: tuple[Extreme, ...]


@cache
def load_policy() -> Policy:
    """Return the figures of the method. Raises RuleDataError when the file is malformed."""
    text = folder("codes").joinpath("climate", "policy.toml").read_text(encoding="utf-8")
    try:
        return Policy.model_validate(tomllib.loads(text))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise RuleDataError("the climate figures cannot be read", where=_FILE, hint=str(error)) from error
