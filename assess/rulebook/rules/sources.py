"""Other sources on the premises: solar, batteries, and what may stand alone."""

from assess.records import Figure
from assess.rulebook.rules.base import Rule


class BusbarSources(Rule):
    """The ways in which a busbar may take load-side sources; the source current counts at `source_factor`."""

    source_factor: Figure
    sum_with_main: Figure
    sources_only_cite: str
    main_and_sources_cite: str
    sum_of_breakers_cite: str
    center_fed_cite: str
    feed_through_cite: str
    engineered_cite: str
    pcs_cite: str
    supply_side_cite: str


class StorageDisconnect(Rule):
    """The disconnecting means of an energy storage system at a dwelling."""

    outdoor: bool


class StandAlone(Rule):
    """A source that carries the premises alone: at least the largest single load."""
