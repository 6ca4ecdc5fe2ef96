"""Rules for more than one dwelling, and for load by recorded demand."""

from pydantic import Field

from assess.records import Figure
from assess.rulebook.rules.base import Rule


class Multifamily(Rule):
    """Three or more dwellings on one service or feeder: a demand by their number `[dwellings, percent]`."""

    least_dwellings: Figure
    demand_cite: str
    demand: tuple[tuple[float, float], ...] = Field(min_length=1)


class TwoDwellings(Rule):
    """Two dwellings on one feeder, the lesser of two ways."""

    as_dwellings: Figure


class DemandData(Rule):
    """Existing load by recorded demand, and what makes a record inadmissible."""

    factor: Figure
    period: Figure
    exception_cite: str
    short_period: Figure
    short_interval: Figure
    refuses_renewable: bool
    refused_cite: str
