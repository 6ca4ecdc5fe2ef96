"""A made-up list of homes as a sales team keeps it: rows of a spreadsheet, and the same homes told completely.

Nothing in it is a real home. The list is the same on every run of the same length; it is uneven on purpose.
"""

import csv
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

from assess.intake import Home
from assess.intake.files import home_from_mapping
from assess.resources import folder

SEED = 20_26
_INDOORS, _LEFT_OUT = 0.10, 0.20  # shares of the homes and of the cells
# A team sells in some markets: the first three digits of their ZIP codes.
_MARKETS = (
    *("441", "850", "303", "770", "981", "021", "802", "331", "606", "941", "554", "891"),
    *("787", "275", "191", "481", "631", "972", "641", "372", "282", "336", "921", "207"),
)
_SERVICES_A, _SHARES = (100, 125, 150, 200, 320, 400), (10, 8, 14, 52, 8, 8)
_MAKES = ("Square D", "Eaton", "Siemens", "Leviton", "GE", "Cutler-Hammer", "Federal Pacific")
_MAKE_SHARES = (25, 25, 20, 12, 12, 5, 1)
_FURNACE, _PUMP, _WINDOW, _BASEBOARD = "furnace_gas", "heat_pump", "room_ac", "baseboard"
_LINES = (("fiber", 1_000, 1_000), ("fiber", 500, 500), ("cable", 1_000, 40), ("dsl", 50, 5))
_LINE_SHARES = (30, 20, 45, 5)
_OWN_COOLING = (
    {
        "kind": "mini_split",
        "cooling_btu_h": "3 tons",
        "ducts": "none",
        "dedicated": True,
        "serves_host_room": True,
        "low_ambient": True,
    },
)
_SEEN_FINE = {
    "panel_heat_or_corrosion": False,
    "fuse_panel": False,
    "split_bus": False,
    "aluminum_branch_wiring": False,
    "knob_and_tube": False,
    "double_tapped_breakers": False,
    "grounding_ok": True,
    "working_depth_in": 48,
    "working_width_in": 36,
    "working_height_in": 80,
    "panel_place": "outdoors",
    "lockable_disconnect": True,
    "disconnect_distance_ft": 4,
    "smoke_alarms": True,
    "heat_detector": True,
    "co_alarm": True,
    "over_temperature_cutoff": True,
    "leak_detection": True,
    "flood_zone": False,
    "vehicle_protection": True,
    "tamper_protection": True,
    "beside_sleeping_room": False,
    "node_clearance_in": 36,
}


def rows(count: int, seed: int = SEED) -> Iterator[dict[str, str]]:
    """Yield the rows of a spreadsheet, cells by heading; one cell in five is empty."""
    lots = Random(seed)  # noqa: S311 - the same homes again, not a secret
    for number in range(count):
        whole, form = {}, _form(number, lots)
        for heading, (part, name) in _HEADINGS.items():
            whole[heading] = str(form[part].get(name, ""))
        whole["Cooling Tons"] = str(form["hvac"]["systems"][0].get("cooling_btu_h", "")).removesuffix(" tons")
        whole["Notes"] = lots.choice(("", "call after 5 pm", "panel behind the freezer", "wants it before summer"))
        kept = {"Site ID", "ZIP Code"}
        yield {name: cell if name in kept or lots.random() > _LEFT_OUT else "" for name, cell in whole.items()}


def homes(count: int, seed: int = SEED) -> Iterator[Home]:
    """Yield homes of which everything is told that an answer needs."""
    lots = Random(seed)  # noqa: S311
    for number in range(count):
        yield home_from_mapping(_form(number, lots), f"home {number}")


_HEADINGS = {
    "Site ID": ("contact", "site_id"),
    "Address": ("contact", "address"),
    "City": ("place", "city"),
    "State": ("place", "state"),
    "ZIP Code": ("place", "zip_code"),
    "Square Feet": ("dwelling", "floor_area_ft2"),
    "Yr Built": ("dwelling", "year_built"),
    "Beds": ("dwelling", "bedrooms"),
    "Occupants": ("dwelling", "occupants"),
    "Stories": ("dwelling", "stories"),
    "Main Breaker": ("service", "rating_a"),
    "Panel Brand": ("panel", "make"),
    "Free Spaces": ("panel", "spaces_free"),
    "Download Mbps": ("internet", "plan_down_mbps"),
    "Upload Mbps": ("internet", "plan_up_mbps"),
}


@cache
def _places() -> dict[str, list[tuple[str, str, str]]]:
    """Return the ZIP codes of each market, with state and city."""
    text = folder("codes").joinpath("climate", "zips.csv").read_text(encoding="utf-8")
    found: dict[str, list[tuple[str, str, str]]] = {market: [] for market in _MARKETS}
    for zip_code, state, city, *_ in csv.reader(text.splitlines()[1:]):
        if zip_code[:3] in found:
            found[zip_code[:3]].append((zip_code, state, city))
    return found


def _form(number: int, lots: Random) -> dict[str, Any]:
    zip_code, state, city = lots.choice(_places()[lots.choice(_MARKETS)])
    rating_a = lots.choices(_SERVICES_A, _SHARES)[0]
    indoors, floor_ft2 = lots.random() < _INDOORS, lots.randrange(900, 4_600, 50)
    cools_with = lots.choice((_FURNACE, _FURNACE, _PUMP, _WINDOW, _BASEBOARD))
    return {
        "contact": {"site_id": f"S-{number + 1:06}", "address": f"{lots.randrange(1, 9_900)} Example Street"},
        "place": {"zip_code": zip_code, "city": city, "state": state},
        "dwelling": {
            "status": "existing",
            "floor_area_ft2": floor_ft2,
            "stories": lots.choice((1, 1, 2, 2, 3)),
            "year_built": lots.randrange(1925, 2024),
            "bedrooms": lots.randrange(2, 6),
            "occupants": lots.randrange(1, 6),
            "insulation": lots.choice(("none", "some", "some", "good")),
            "foundation": lots.choice(("slab", "crawlspace", "basement")),
        },
        "service": {
            "rating_a": rating_a,
            "volts": 240,
            **({"continuous_a": 320} if rating_a == max(_SERVICES_A) else {}),
        },
        "panel": {
            "make": lots.choices(_MAKES, _MAKE_SHARES)[0],
            "bus_a": rating_a,
            "main_a": rating_a,
            "spaces_free": lots.choices((0, 2, 4, 6, 8), (1, 6, 6, 4, 3))[0],
        },
        "loads": _loads(cools_with, floor_ft2, lots),
        "hvac": {"systems": [*_systems(cools_with, floor_ft2), *(_OWN_COOLING if indoors else ())]},
        "room": _room(lots) if indoors else {"kind": "outdoor_pad", "sun": lots.choice(("shade", "part", "full"))},
        "internet": _line(lots),
        "safety": _SEEN_FINE,
        "node": _node(lots, indoors=indoors),
    }


def _loads(cools_with: str, floor_ft2: int, lots: Random) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"kind": "dishwasher", "nameplate_va": 1_200},
        {"kind": "disposal", "nameplate_va": 700},
    ]
    for kind, least, most, share in (
        ("range", 8_000, 12_000, 0.6),
        ("dryer", 4_500, 5_600, 0.7),
        ("water_heater", 4_500, 5_500, 0.5),
        ("ev_charger", 7_200, 11_500, 0.2),
        ("pool_pump", 1_100, 2_300, 0.1),
    ):
        if lots.random() < share:
            found.append({"kind": kind, "nameplate_va": lots.randrange(least, most, 100)})
    if cools_with == _PUMP:
        found += [{"kind": "heat_pump", "nameplate_va": 2.4 * floor_ft2}, {"kind": "air_handler", "nameplate_va": 800}]
    elif cools_with == _FURNACE:
        found += [
            {"kind": "air_conditioner", "nameplate_va": 2.2 * floor_ft2},
            {"kind": "air_handler", "nameplate_va": 700},
        ]
    elif cools_with == _BASEBOARD:
        found.append({"kind": "space_heat", "nameplate_va": 6.0 * floor_ft2})
    else:
        found.append({"kind": "air_conditioner", "nameplate_va": 1_500, "count": 2})
    return found


def _systems(cools_with: str, floor_ft2: int) -> list[dict[str, Any]]:
    tons = f"{max(1.5, round(floor_ft2 / 600 * 2) / 2):g} tons"
    if cools_with == _PUMP:
        return [{"kind": _PUMP, "cooling_btu_h": tons, "heating_btu_h": 12.0 * floor_ft2, "ducts": "attic"}]
    if cools_with == _FURNACE:
        central = {"kind": "central_ac", "cooling_btu_h": tons, "ducts": "attic"}
        return [central, {"kind": _FURNACE, "heating_btu_h": 30.0 * floor_ft2, "ducts": "attic"}]
    if cools_with == _BASEBOARD:
        return [{"kind": _BASEBOARD, "heating_btu_h": 20.0 * floor_ft2}]
    return [{"kind": _WINDOW, "cooling_btu_h": "1 tons", "count": 2}, {"kind": "boiler", "heating_btu_h": 70_000}]


def _room(lots: Random) -> dict[str, Any]:
    return {
        "kind": lots.choice(("garage", "basement", "utility_room")),
        "length_ft": lots.choice((10, 14, 20)),
        "width_ft": lots.choice((8, 12, 20)),
        "height_ft": 8,
        "exterior_walls": 1,
        "window_area_ft2": 6,
        "above": "living_space",
        "below": "slab",
        "door": "shut",
        "supply_cfm": lots.choice((0, 100)),
    }


def _line(lots: Random) -> dict[str, Any]:
    technology, down, up = lots.choices(_LINES, _LINE_SHARES)[0]
    test = {"idle_latency_ms": 14, "loss_pct": 0, "at": "2026-05-03T19:40"}
    return {
        "technology": technology,
        "plan_down_mbps": down,
        "plan_up_mbps": up,
        "unlimited_data": True,
        "servers_allowed": True,
        "tests": [{"down_mbps": 0.9 * down, "up_mbps": 0.9 * up, **test}],
    }


def _node(lots: Random, *, indoors: bool) -> dict[str, Any]:
    asked: dict[str, Any] = {
        "power_management": lots.choices(("pcs_fixed", "none", "pcs_dynamic"), (60, 25, 15))[0],
        "workload": lots.choice(("batch", "batch", "training", "interactive")),
    }
    if indoors:
        return {"gpu": "rtx-pro-6000-server", "gpus": 4, "cooling": "air", "battery_kwh": 0, **asked}
    return {"model": "xfra-16", "placement": "outdoor_pad", **asked}
