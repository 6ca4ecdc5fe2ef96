"""Which inputs of a home are in doubt, and how far."""

from collections.abc import Callable
from typing import Any

import pytest

from assess.intake import Home, Internet, SpeedTest
from assess.records import Basis, Provenance
from assess.verdict.sensitivity import Input, InputRange, inputs_of

Example = Callable[[str], Home]


def one_of(home: Home, path: str) -> Input:
    """Return the input at a path."""
    return next(one for one in inputs_of(home) if one.path == path)


def told(**way: Any) -> InputRange:
    """Return a range that says one way."""
    return InputRange.model_validate({"name": "x", "settle": "Look.", "cite": "a test", "confidence": "low", **way})


@pytest.mark.parametrize(
    ("way", "value", "ends"),
    [
        ({"ratio": (0.5, 2)}, 10.0, (5, 20)),
        ({"plus": (-1, 2)}, 10.0, (9, 12)),
        ({"sizes": "service"}, 200.0, (150, 225)),
        ({"sizes": "service"}, 110.0, (100, 125)),
        ({"sizes": "volts"}, 240.0, (208, 240)),
        ({"steps": ("none", "some", "good")}, "some", ("none", "good")),
        ({"steps": ("none", "some", "good")}, "good", ("some", "good")),
        ({"steps": (False, True)}, False, (False, True)),
        ({"steps": ("attic", "inside")}, "none", ("none", "none")),
    ],
)
def test_a_told_value_has_two_ends(way: dict[str, Any], value: float, ends: tuple[float, float]) -> None:
    """A share, an amount, the next size or the next word; itself where there is no neighbour."""
    assert told(**way).ends(value) == ends


@pytest.mark.parametrize("way", [{}, {"ratio": (0.9, 1.1), "plus": (-1, 1)}])
def test_a_range_says_one_way(way: dict[str, Any]) -> None:
    """None at all or two of them are refused."""
    with pytest.raises(ValueError, match="one of ratio"):
        told(**way)


def test_what_is_unmarked_was_told(example: Example) -> None:
    """The insulation in the file has no mark, the service its label."""
    home = example("go-cleveland")
    assert one_of(home, "dwelling.insulation").basis is Basis.TOLD
    assert one_of(home, "service.rating_a").settled
    assert one_of(home, "panel.spaces_free").settled


def test_a_range_of_its_own_goes_first(example: Example) -> None:
    """A value with a range, told or assumed, has those ends and not its field's."""
    home = example("go-cleveland")
    for basis in (Basis.TOLD, Basis.ASSUMED):
        source = {"loads.1.nameplate_va": Provenance(basis=basis, low=500, high=1_100)}
        one = one_of(home.model_copy(update={"provenance": source}), "loads.1.nameplate_va")
        assert (one.low, one.high, one.basis) == (500, 1_100, basis)


def test_an_assumed_value_without_one_takes_that_of_its_field(example: Example) -> None:
    """A quarter more and a fifth less of a nameplate."""
    source = {"loads.1.nameplate_va": Provenance(basis=Basis.ASSUMED)}
    one = one_of(example("go-cleveland").model_copy(update={"provenance": source}), "loads.1.nameplate_va")
    assert (one.low, one.high) == (480, 750)


def test_an_assumed_number_of_any_field_is_in_doubt(example: Example) -> None:
    """A field that is usually sure is moved over the range it was assumed with."""
    source = {"demand.interval_min": Provenance(basis=Basis.ASSUMED, low=15, high=60, note="as utilities have")}
    home = Home.model_validate({"demand": {"interval_min": 15}, "provenance": source})
    assert (one_of(home, "demand.interval_min").high, one_of(home, "demand.interval_min").name) == (60, "interval min")
    assert not [one for one in inputs_of(example("go-cleveland")) if one.path == "demand.interval_min"]


def test_the_main_breaker_goes_with_the_service(example: Example) -> None:
    """Told alike they are one thing; read from its label, or of another size, the breaker stays."""
    home = example("go-cleveland").model_copy(update={"provenance": {}})
    assert one_of(home, "service.rating_a").along == ("panel.main_a",)
    label = {"panel.main_a": Provenance(basis=Basis.LABEL)}
    assert one_of(home.model_copy(update={"provenance": label}), "service.rating_a").along == ()
    smaller = home.model_copy(update={"panel": home.panel.model_copy(update={"main_a": 150})})
    assert one_of(smaller, "service.rating_a").along == ()


def test_a_speed_test_is_a_measurement_unless_it_says_otherwise() -> None:
    """Rates typed in were measured; marked as told they are in doubt."""
    home = Home(internet=Internet(tests=(SpeedTest(down_mbps=100, up_mbps=20),)))
    assert one_of(home, "internet.tests.0.up_mbps").settled
    marked = home.model_copy(update={"provenance": {"internet.tests.0": Provenance(basis=Basis.TOLD)}})
    assert one_of(marked, "internet.tests.0.up_mbps").basis is Basis.TOLD


def test_ends_stay_within_the_form(example: Example) -> None:
    """Fewer walls than none and a percentage below 0 are no ends, and what counts is whole."""
    home = Home.model_validate({"room": {"exterior_walls": 4}, "panel": {"spaces_free": 1}})
    assert (one_of(home, "room.exterior_walls").low, one_of(home, "room.exterior_walls").high) == (3, 4)
    assert one_of(home, "panel.spaces_free").low == 0
    built = one_of(example("go-cleveland"), "dwelling.year_built")
    assert (built.words(built.value), built.words(built.low)) == ("2004", "1994")


def test_entries_are_called_by_name(example: Example) -> None:
    """A load by its label or kind, never by its number."""
    names = {one.path: one.name for one in inputs_of(example("go-cleveland"))}
    assert names["loads.3.nameplate_va"] == "nameplate of the air conditioner"
    assert names["hvac.systems.0.cooling_btu_h"] == "cooling capacity of the central ac"
