"""Many homes screened at once get the answers that each of them gets by itself."""

from collections.abc import Iterator
from random import Random
from typing import Any

import pytest

from assess.assessment import site_of
from assess.errors import AssessError
from assess.intake import Home, LoadKind
from assess.intake.files import home_from_mapping
from assess.preparing import weather_of, with_its_place
from assess.readers.nameplates import with_usual_nameplates
from assess.rulebook import choose_edition, load_edition
from assess.verdict.brief import Brief, brief
from assess.verdict.screening.screen import Screen
from assess.verdict.screening.sites import Asking

BLOCKS, HOMES, TWINS = 3, 200, 5
SLICE = 40
VARIED = ("floor_area_ft2", "nameplate_va", "cooling_btu_h", "heating_btu_h", "down_mbps", "up_mbps", "length_ft")
ZIPS = ("44106", "85001", "77002", "98101", "02139", "60614", "94110", "33101", "80205", "55401", "99501", "87501")
SERVICES = (60, 100, 125, 150, 200, 225, 320, 400)
BREAKERS = (60, 100, 125, 150, 200, 225, 400, 0)
KINDS = [str(kind) for kind in LoadKind]
SYSTEMS = ("central_ac", "heat_pump", "mini_split", "room_ac", "furnace_gas", "furnace_electric", "boiler", "baseboard")
SEEN = ("fuse_panel", "split_bus", "panel_heat_or_corrosion", "aluminum_branch_wiring", "flood_zone")
ROOMS = ("garage", "basement", "utility_room", "living_space", "outdoor_pad", "outdoor_wall")


def perhaps(lots: Random, share: float, **told: Any) -> dict[str, Any]:
    """Return what is told of a home, each value left out with some likelihood."""
    return {name: value for name, value in told.items() if value is not None and lots.random() < share}


def a_form(lots: Random) -> dict[str, Any]:
    """Return a home as it may be told: whole or in part, sensible or not."""
    rating = lots.choice(SERVICES)
    main = lots.choice((*[size for size in BREAKERS if size <= rating], *[rating if rating in BREAKERS else 200] * 6))
    bus = lots.choice((main, main, 225, 400)) if lots.random() < 0.97 else 100
    whole = lots.choice((0.6, 0.9, 1.0, 1.0))
    yes_no = (True, False, False)
    form: dict[str, Any] = {
        "place": perhaps(lots, whole, zip_code=lots.choice(ZIPS), elevation_ft=lots.choice((None, None, 20, 7_000))),
        "weather": perhaps(lots, 0.05, cooling_1_f=lots.randrange(80, 118), extreme_max_f=lots.randrange(95, 128)),
        "dwelling": perhaps(
            lots,
            whole,
            status=lots.choice(("existing", "existing", "new")),
            floor_area_ft2=lots.randrange(400, 6_000),
            year_built=lots.randrange(1900, 2025),
            bedrooms=lots.randrange(1, 6),
            occupants=lots.randrange(1, 7),
            stories=lots.randrange(1, 4),
            count=lots.choice((None, None, None, 1, 2, 3)),
            house_loads_va=lots.choice((None, 0, 4_000)),
            laundry_circuits=lots.choice((None, 0, 1, 2)),
            insulation=lots.choice(("none", "some", "good")),
            foundation=lots.choice(("slab", "crawlspace", "basement")),
        ),
        "service": perhaps(
            lots,
            whole,
            rating_a=rating,
            volts=lots.choice((None, 240, 240, 208, 236)),
            continuous_a=320 if rating == 400 and lots.random() < 0.5 else None,
            conductor_size=lots.choice((None, None, "4/0", "2/0", "1/0")),
            conductor_material=lots.choice((None, "aluminum", "copper")),
            phases=lots.choice((None, 1, 1, 3)),
            transformer_kva=lots.choice((None, 25, 50)),
            homes_on_transformer=lots.choice((None, 1, 4)),
        ),
        "panel": perhaps(
            lots,
            whole,
            make=lots.choice(("Square D", "Eaton", "Federal Pacific", "Zinsco", "Siemens")),
            bus_a=bus,
            main_a=main,
            spaces_free=lots.randrange(8),
            location=lots.choice((None, "garage", "basement")),
            ambient_f=lots.choice((None, None, 120)),
            center_fed=lots.choice((None, *yes_no)),
        ),
        "internet": perhaps(
            lots,
            whole,
            technology=lots.choice(("fiber", "cable", "dsl", "satellite", "fixed_wireless")),
            plan_down_mbps=lots.choice((25, 100, 500, 1_000)),
            plan_up_mbps=lots.choice((5, 20, 500, 1_000)),
            data_cap_tb=lots.choice((None, 1.2, 5)),
            unlimited_data=lots.choice((None, True, False)),
            servers_allowed=lots.choice((None, True, False)),
            tests=[
                perhaps(lots, 0.9, down_mbps=lots.uniform(5, 900), up_mbps=lots.uniform(1, 900))
                | perhaps(lots, 0.5, idle_latency_ms=lots.uniform(5, 90), loss_pct=lots.choice((0, 0, 2)))
                for _ in range(lots.randrange(3))
            ],
        ),
        "safety": perhaps(
            lots,
            whole,
            **{
                name: lots.choice(yes_no)
                for name in (
                    "fuse_panel",
                    "split_bus",
                    "panel_heat_or_corrosion",
                    "aluminum_branch_wiring",
                    "flood_zone",
                )
            },
            grounding_ok=lots.choice((True, True, False)),
            panel_place=lots.choice(("outdoors", "garage", "closet", "bathroom", "basement")),
            working_depth_in=lots.choice((20, 36, 48)),
            working_width_in=lots.choice((20, 30, 36)),
            smoke_alarms=lots.choice((True, False)),
            disconnect_distance_ft=lots.choice((4, 40, 80)),
        ),
        "room": perhaps(
            lots,
            whole,
            kind=lots.choice((None, None, *ROOMS)),
            length_ft=lots.randrange(8, 26),
            width_ft=lots.randrange(6, 24),
            height_ft=lots.choice((7, 8, 9)),
            sun=lots.choice(("full", "part", "shade")),
            door=lots.choice((None, "open", "closed", "louvered")),
            supply_cfm=lots.choice((None, 0, 150)),
        ),
        "node": perhaps(
            lots,
            0.5,
            model=lots.choice((None, "xfra-16", "generic-liquid", "generic-air")),
            gpus=lots.choice((4, 8, 12, 16)),
            power_management=lots.choice((None, "none", "pcs_fixed", "pcs_dynamic")),
            workload=lots.choice((None, "batch", "inference")),
            circuit_length_ft=lots.choice((None, 20, 120)),
            exports=lots.choice((None, True, False)),
        ),
    }
    if lots.random() < whole:
        form["loads"] = [a_load(lots) for _ in range(lots.randrange(9))]
    if lots.random() < whole:
        form["hvac"] = {"systems": [a_system(lots) for _ in range(lots.randrange(4))]}
    if lots.random() < 0.15:
        form["pv"] = perhaps(lots, 0.9, power_kw=lots.choice((4, 8)), inverter_a=32, breaker_a=lots.choice((20, 40)))
    if lots.random() < 0.15:
        form["battery"] = perhaps(lots, 0.9, energy_kwh=13.5, power_kw=5, breaker_a=30, location="garage", units=1)
    if lots.random() < 0.1:
        form["demand"] = perhaps(lots, 0.9, peak_kw=lots.uniform(3, 14), period_days=365)
    if form["node"].get("model", "").startswith("generic"):
        form["node"]["gpu"] = "rtx-pro-6000-server"
    return form


def a_load(lots: Random) -> dict[str, Any]:
    """Return one load of a home."""
    kind = lots.choice(KINDS)
    return {"kind": kind, **perhaps(lots, 0.95, nameplate_va=lots.randrange(100, 12_000))} | perhaps(
        lots, 0.1, count=lots.randrange(1, 5), new=lots.choice((True, False)), fuel=lots.choice(("gas", "electric"))
    )


def a_system(lots: Random) -> dict[str, Any]:
    """Return one heating or cooling system of a home."""
    told = {"cooling_btu_h": lots.randrange(9_000, 60_000), "heating_btu_h": lots.randrange(9_000, 90_000)}
    kind = lots.choice(SYSTEMS)
    return {"kind": kind, **perhaps(lots, 0.9, **told), **perhaps(lots, 0.3, dedicated=lots.choice((True, False)))}


def homes(seed: int) -> Iterator[Home]:
    """Yield homes at random, those left out that contradict themselves."""
    lots = Random(seed)  # noqa: S311  # homes at random are no secret
    for number in range(HOMES):
        form = a_form(lots)
        for _ in range(TWINS):
            try:
                yield with_usual_nameplates(home_from_mapping(form, f"home {number}"))
            except AssessError:
                break
            form = a_twin(form, lots)


def a_twin(told: Any, lots: Random) -> Any:
    """Return a home like another but for some of its numbers, as most homes of a list are."""
    if isinstance(told, dict):
        return {
            name: round(value * lots.uniform(0.7, 1.3), 1) if name in VARIED else a_twin(value, lots)
            for name, value in told.items()
        }
    return [a_twin(one, lots) for one in told] if isinstance(told, list) else told


def alone(home: Home) -> Brief:
    """Return the verdict on one home by itself, its year left out."""
    home = with_its_place(home)
    choice = choose_edition(None, home.place.code, home.place.state, home.place.city)
    return brief(site_of(home, load_edition(choice.name), weather=weather_of(home)).without_year())


def same(found: Brief, home: Home) -> None:
    """Hold a verdict in brief to that of a run of its own."""
    expected = alone(home)
    for name in Brief.__slots__:
        was, now = getattr(expected, name), getattr(found, name)
        assert now == (pytest.approx(was, rel=1e-9) if isinstance(was, float) else was), (name, home)


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(BLOCKS))
def test_a_home_among_many_has_the_answer_it_has_alone(seed: int) -> None:
    """Outcome, node, limits and what is not known are those of a run of its own; some homes are left to such a run."""
    block = list(homes(seed))
    answers = Screen(Asking()).homes(block)
    assert len(answers) == len(block) > HOMES
    screened = [(home, found) for home, found in zip(block, answers, strict=True) if found is not None]
    assert len(screened) > len(block) // 2
    for home, found in screened:
        same(found, home)


def test_a_few_homes_among_each_other_have_the_answers_they_have_alone() -> None:
    """The same for a slice that is quick: some homes in no order, with twins among them."""
    some = list(homes(7))[: 3 * SLICE : 3]
    answers = Screen(Asking()).homes(some)
    screened = [(home, found) for home, found in zip(some, answers, strict=True) if found is not None]
    assert len(screened) > SLICE // 2
    for home, found in screened:
        same(found, home)


def test_what_was_asked_before_is_answered_alike() -> None:
    """A screen that has seen some homes says of them, and of others, what a fresh one says."""
    block = list(homes(99))[:60]
    screen = Screen(Asking())
    first = screen.homes(block)
    assert screen.homes(block) == first
    assert screen.homes(block[::-1]) == first[::-1]
    assert Screen(Asking()).homes(block[20:]) == first[20:]
