"""The sites of many homes: edition, weather and node are looked up once for all that say the same."""

from collections.abc import Callable
from typing import Any

import pytest

np = pytest.importorskip("numpy", reason="a screen is made of NumPy arrays")
from assess.electrical import Method  # noqa: E402  # what follows imports NumPy at its top
from assess.hardware import resolve  # noqa: E402
from assess.intake import Home  # noqa: E402
from assess.preparing import weather_felt, weather_of, with_a_node, with_its_place  # noqa: E402
from assess.verdict.policy import usual_policy  # noqa: E402
from assess.verdict.screening import sites as module  # noqa: E402
from assess.verdict.screening.sites import Asking, Sites, sites_of  # noqa: E402
from assess.verdict.screening.table import plain, rows_of  # noqa: E402
from assess.worksheet.lanes import divided  # noqa: E402
from assess.worksheet.many import Column, Shown  # noqa: E402

Changed = Callable[..., Home]


def made(homes: list[Home], asking: Asking | None = None) -> Sites:
    """Return the sites of some homes."""
    return sites_of(rows_of(Home, homes), len(homes), asking or Asking())


def test_each_home_has_the_place_the_weather_and_the_node_it_has_alone(homes: dict[str, Home]) -> None:
    """ZIP codes are looked up, own temperatures felt, and the policy's node taken where none is asked for."""
    bare = Home().model_copy(update={"place": Home().place.model_copy(update={"zip_code": "85001"})})
    hot = bare.model_copy(update={"weather": bare.weather.model_copy(update={"cooling_1_f": 117.0})})
    several = [*homes.values(), bare, hot, Home(place=homes["go-cleveland"].place)]
    found = made(several)
    assert not found.refused.any()
    for number, home in enumerate(several):
        placed = with_a_node(with_its_place(home))
        here = plain(found.home, number)
        assert here.place == placed.place
        assert here.node == placed.node
        weather, expected = plain(found.weather, number), weather_felt(placed, weather_of(placed))
        shown = {name: getattr(weather, name) for name in ("cooling_1_f", "heating_99_f", "extreme_max_f")}
        assert shown == {name: getattr(expected, name) for name in shown}
        spec = resolve(placed.node, placed.room.kind, service_volts=placed.service.volts)
        assert found.spec.at(number).model_dump(exclude={"assumed"}) == spec.model_dump(exclude={"assumed"})


def test_what_is_the_same_is_looked_up_once(homes: dict[str, Home], monkeypatch: pytest.MonkeyPatch) -> None:
    """However many homes there are at a place or with a node, and whatever else they say."""
    looked_up: list[str] = []

    def counting(name: str) -> None:
        inner = getattr(module, name)

        def count(*words: Any, **named: Any) -> Any:
            looked_up.append(name)
            return inner(*words, **named)

        monkeypatch.setattr(module, name, count)

    for name in ("choose_edition", "weather_of", "resolve"):
        counting(name)
    cleveland, phoenix = homes["go-cleveland"], homes["go-capped-phoenix"]
    areas = [
        home.model_copy(
            update={
                "dwelling": home.dwelling.model_copy(update={"floor_area_ft2": 1_000.0 + n}),
                "room": home.room.model_copy(update={"length_ft": 10.0 + n}),
                "service": home.service.model_copy(update={"rating_a": (100.0, 200.0)[n % 2]}),
            }
        )
        for n in range(20)
        for home in (cleveland, phoenix)
    ]
    made(areas)
    assert sorted(looked_up) == ["choose_edition"] * 2 + ["resolve"] * 2 + ["weather_of"] * 2


def test_homes_of_which_something_cannot_be_are_refused(homes: dict[str, Home], changed: Changed) -> None:
    """A place that contradicts itself, a ZIP code and a node that do not exist; the others stand."""
    good = homes["go-cleveland"]
    wrong = [
        changed(good, "place", state="TX"),
        changed(good, "place", zip_code="00000"),
        changed(good, "node", gpus=99),
        changed(good, "node", gpu="no-such"),
    ]
    assert made([good, *wrong, good]).refused.tolist() == [False, *[True] * 4, False]
    assert made(wrong).refused.all()


def test_what_is_asked_goes_before_what_a_home_says(homes: dict[str, Home]) -> None:
    """Edition and GPUs asked for are those of every home."""
    found = made(list(homes.values()), Asking(code="nec/2017", gpus=5))
    assert {one.id for one in found.edition.values} == {"nec/2017"}
    assert {one.gpus for one in found.spec.values} == {5}


def test_every_column_has_its_own_name(homes: dict[str, Home]) -> None:
    """By the names a screen tells what was read, so that none may stand for two."""
    found = made(list(homes.values()))
    columns = found.columns()
    assert all(column.name == name for name, column in columns.items())
    assert len({id(column) for column in columns.values()}) == len(columns)
    assert {("edition",), ("spec",), ("home", "service", "rating_a"), ("weather", "cooling_1_f")} <= set(columns)


def test_sites_read_as_one(homes: dict[str, Home], changed: Changed) -> None:
    """A part of the homes is one site of lanes, which says nothing of a load that was not counted."""
    found = made([changed(homes["go-cleveland"], "dwelling", floor_area_ft2=area) for area in (1_000.0, 2_000.0, 3e3)])

    def read(places: Any) -> Any:
        site = found.at(places + 1)
        with pytest.raises(LookupError, match="were not counted"):
            _ = site.house
        assert not site.node_year
        return site.home.dwelling.floor_area_ft2

    ((_, _, areas),) = divided(read, 2)
    assert np.asarray(areas).tolist() == [2_000, 3_000]


def test_weather_is_lanes_where_it_is_numbers(homes: dict[str, Home], changed: Changed) -> None:
    """Temperatures are numbers, the name of a station is only shown, and a home that is refused has neither."""
    good = homes["go-cleveland"]
    found = made([good, changed(good, "place", zip_code="00000"), homes["go-capped-phoenix"]])
    temperature, name = found.weather.fields["cooling_1_f"], found.weather.fields["station_name"]
    assert isinstance(temperature, Column)
    assert temperature.numeric
    assert isinstance(name, Shown)
    zone = found.weather.fields["iecc_zone"]
    assert isinstance(zone, Column)
    assert not zone.numeric
    assert found.refused.tolist() == [False, True, False]
    assert plain(found.weather, 1) is None
    assert plain(found.weather, 0).cooling_1_f != plain(found.weather, 2).cooling_1_f


def test_nodes_that_differ_in_what_was_filled_in_are_one(homes: dict[str, Home], changed: Changed) -> None:
    """A supply of 240 V that was read and one that was assumed are the same node; one of 208 V is another."""
    good = homes["go-cleveland"]
    volts = [changed(good, "service", volts=one) for one in (240.0, None, 208.0)]
    found = made(volts)
    codes = found.spec.codes.tolist()
    assert codes[0] == codes[1] != codes[2]


def test_an_asked_policy_and_method_are_those_of_all_sites(homes: dict[str, Home]) -> None:
    """And where none is asked for, the usual ones."""
    found = made(list(homes.values()), Asking(method=Method.STANDARD))
    assert (found.method, found.policy) == (Method.STANDARD, usual_policy())
    own = usual_policy().model_copy(update={"own_words": {"confidence.grade": "B"}})
    found = made([homes["go-cleveland"]] * 2, Asking(policy=own))

    def read(places: Any) -> Any:
        site = found.at(places)
        assert (site.policy, site.method, site.node_year, site.room_year) == (own, Method.AUTO, False, False)
        return site.spec.gpus

    ((_, _, gpus),) = divided(read, 2)
    assert np.unique(np.asarray(gpus)).tolist() == [16]
