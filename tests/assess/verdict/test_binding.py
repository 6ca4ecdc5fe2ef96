"""What binds and what comes next, of limits put together by hand."""

from collections.abc import Callable

from assess.findings import Limit
from assess.intake import Home
from assess.verdict import Site
from assess.verdict.binding import binding_of, next_behind, stops_of, tightest_first
from assess.verdict.calling import call


def limit(code: str, capacity: float | None, demand: float, unit: str = "A") -> Limit:
    """Return a limit named like its code."""
    return Limit(code=code, name=code, capacity=capacity, demand=demand, unit=unit)


SERVICE, BUS = limit("electrical.service", 100, 80), limit("electrical.bus", 200, 80)
ROOM, LINE = limit("thermal.room", 100, 70, "W"), limit("network.upload", 16, 4, "GPUs")
FREE, FULL = limit("electrical.spaces", 2, 2, "spaces"), limit("electrical.spaces", 0, 2, "spaces")
UNKNOWN, SHORT = limit("network.download", None, 4, "GPUs"), limit("thermal.cooler", 10, 30, "W")


def test_the_tightest_comes_first() -> None:
    """No space at all, three times too much, 80, 70, 40, 25 %; spaces that are there, and what nobody knows."""
    assert tightest_first([UNKNOWN, FREE, LINE, ROOM, BUS, SERVICE, SHORT]) == (
        *(SHORT, SERVICE, ROOM, BUS, LINE),
        *(FREE, UNKNOWN),
    )
    assert tightest_first([SHORT, FULL]) == (FULL, SHORT)
    assert tightest_first([UNKNOWN, FREE]) == (FREE, UNKNOWN)


def test_what_stops_binds_as_it_stands_for_the_node_shown() -> None:
    """By its code; where the node shown has no such limit, as it stopped. Without a stop the first known one binds."""
    asked = limit("electrical.service", 100, 150)
    assert binding_of([asked, SHORT], [ROOM, SERVICE]) is SERVICE
    assert binding_of([asked], [ROOM]) is asked
    assert binding_of([], [UNKNOWN, ROOM, SERVICE]) is ROOM
    assert binding_of([], [UNKNOWN]) is None


def test_the_next_is_of_another_discipline_else_of_another_stage() -> None:
    """Behind the service stands the room, not the conductors; spaces and the unknown are no next ones."""
    conductor = limit("electrical.conductor", 100, 79)
    assert next_behind(SERVICE, [SERVICE, conductor, BUS, ROOM, LINE]) is ROOM
    assert next_behind(SERVICE, [SERVICE, conductor, BUS, UNKNOWN, FREE]) is BUS
    assert next_behind(SERVICE, [SERVICE, conductor, FREE]) is conductor
    assert next_behind(SERVICE, [SERVICE, FREE, UNKNOWN]) is None
    assert next_behind(None, [SERVICE, ROOM]) is None


def test_what_stops_is_what_the_request_exceeds(
    example: Callable[[str], Home], site_of: Callable[[Home], Site]
) -> None:
    """A go has no stop; a service of 100 A stops sixteen GPUs, though fewer fit; in Atlanta the least is stopped."""
    clear = site_of(example("go-cleveland"))
    assert stops_of(clear, call(clear)) == ()
    home = example("go-cleveland")
    small = home.model_copy(
        update={
            "service": home.service.model_copy(update={"rating_a": 100.0, "conductor_size": None}),
            "panel": home.panel.model_copy(update={"main_a": 100.0, "bus_a": 100.0}),
        }
    )
    site = site_of(small)
    stops = stops_of(site, call(site))
    assert {one.code for one in stops} == {"electrical.service", "electrical.main", "electrical.bus"}
    assert all(one.fits is False for one in stops)
    nothing = site_of(example("go-if-atlanta"))
    found = call(nothing)
    assert found.stated is None
    assert stops_of(nothing, found) == tightest_first(one for one in found.case.limits if one.fits is False)
