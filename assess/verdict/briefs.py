"""The verdicts in brief on many sites, those under one weather after each other."""

from collections.abc import Sequence

from assess.errors import AssessError
from assess.verdict.brief import Brief, brief
from assess.verdict.forward import Site


def brief_many(sites: Sequence[Site]) -> list[Brief | AssessError]:
    """Return for each site, in their order, what `brief` returns of it, or the error that it raises.

    A year of weather, and what it lets through of a node, is kept for a while and not for ever: neighbours find it
    there if they come one after another. Nothing else passes between sites, so that none can change what is said of
    another.
    """
    found: list[Brief | AssessError | None] = [None] * len(sites)
    for place in sorted(range(len(sites)), key=lambda at: _climate(sites[at])):
        try:
            found[place] = brief(sites[place])
        except AssessError as error:
            found[place] = error
    return [one for one in found if one is not None]


def _climate(site: Site) -> tuple[object, ...]:
    """Return what the year of a place is made up from, as an order: stations first, then positions."""
    weather = site.weather
    if weather is None:
        return ()
    position = weather.latitude_deg or 0.0, weather.longitude_deg or 0.0
    return (weather.wmo, weather.cooling_1_f, weather.heating_99_f, *position)
