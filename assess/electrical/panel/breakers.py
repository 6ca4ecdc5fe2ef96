"""Breakers that cannot be: of a size nobody makes, or larger than the busbar they are said to stand on."""

from bisect import bisect_left
from collections.abc import Iterator

from assess.errors import IntakeError
from assess.intake import Home
from assess.intake.messages import Problem
from assess.intake.service import Panelboard
from assess.numbers import quantity
from assess.rulebook import Edition, load_reference
from assess.worksheet.arrays import is_one_of

_Breaker = tuple[str, float | None, float | None]  # field, its rating, the busbar it stands on


def refuse_strange_breakers(home: Home, edition: Edition) -> None:
    """Raise IntakeError for a breaker that is no standard size, or that is larger than its busbar."""
    rule = edition.rules.overcurrent_sizes
    for field, rating_a, bus_a in _breakers(home):
        if rating_a is None:
            continue
        if not is_one_of(rating_a, rule.sizes_a):
            raise IntakeError(
                f"{quantity(rating_a, 'A')} is no standard size of a breaker ({rule.cite})",
                where=Problem(field, "").where,
                hint=f"{_nearest(rating_a, rule.sizes_a)}; read the handle again.",
            )
        if bus_a is not None and rating_a > bus_a:
            raise IntakeError(
                f"a {quantity(rating_a, 'A')} breaker cannot stand on a busbar of {quantity(bus_a, 'A')}",
                where=Problem(field, "").where,
                hint="Read both again.",
            )


def _breakers(home: Home) -> Iterator[_Breaker]:
    """Yield every breaker of the form; the directories have been held against their busbars when they were read."""
    panel, subpanels = home.panel, home.panel.subpanels or ()
    yield "panel.main_a", _main_breaker_a(panel), None
    for i, circuit in enumerate(panel.circuits or ()):
        yield f"panel.circuits.{i}.breaker_a", circuit.breaker_a, None
    buses = {one.name: one.bus_a for one in subpanels}
    for n, one in enumerate(subpanels):
        parent = panel.bus_a if one.fed_from is None else buses[one.fed_from]
        yield f"panel.subpanels.{n}.feeder_breaker_a", one.feeder_breaker_a, parent
        yield f"panel.subpanels.{n}.main_a", _main_breaker_a(one), None
        for i, circuit in enumerate(one.circuits or ()):
            yield f"panel.subpanels.{n}.circuits.{i}.breaker_a", circuit.breaker_a, None
    for name, source in (("pv", home.pv), ("battery", home.battery)):
        if source is not None:  # it may stand in a sub-panel, so no busbar is held against it
            yield f"{name}.breaker_a", source.breaker_a, None


def _main_breaker_a(panel: Panelboard) -> float | None:
    """Return a main breaker [A]; None for lugs alone, and for a service that goes by the class of its meter base."""
    class_a = load_reference("reference/equipment").figure("meter_base.class_continuous").value
    main_a = panel.main_a
    return None if main_a is None or is_one_of(main_a, (0.0, class_a)) else main_a


def _nearest(rating_a: float, sizes_a: tuple[float, ...]) -> str:
    place = bisect_left(sizes_a, rating_a)
    beside = [quantity(size, "A") for size in sizes_a[max(0, place - 1) : place + 1]]
    return f"The nearest {'is' if len(beside) == 1 else 'are'} {' and '.join(beside)}"
