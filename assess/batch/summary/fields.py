"""The fields of the form in plain words, and how to get each: what a sales team asks a homeowner."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from assess.intake.fields import UNIT_ENDINGS
from assess.verdict.sensitivity.ranges import input_ranges

EVERY = "*"  # stands for the number of an entry in a list


@dataclass(frozen=True, slots=True)
class FieldWords:
    """A field as it is spoken of, and what to ask for."""

    name: str
    ask: str = ""


# What is asked for at once, with the fields that it tells: nobody asks for one photograph of a panel six times.
_AT_ONCE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Photograph the panel: its door open, its label, its main breaker.": (
            "panel.make",
            "panel.main_a",
            "panel.bus_a",
            "panel.spaces_free",
            "panel.spaces_total",
            "panel.circuits",
            "safety.fuse_panel",
            "safety.split_bus",
        ),
        "Photograph the way to the panel, with a tape measure in front of it.": (
            "safety.panel_place",
            "safety.working_depth_in",
            "safety.working_width_in",
            "safety.working_height_in",
        ),
        "Photograph the nameplates of heating and cooling.": (
            "hvac.systems",
            "hvac.systems.*.kind",
            "hvac.systems.*.cooling_btu_h",
            "hvac.systems.*.heating_btu_h",
        ),
        "Read the broadband label or the bill.": ("internet.data_cap_tb", "internet.servers_allowed"),
        "Run a speed test on a computer wired to the router.": ("internet.tests",),
        "List the range, dryer, water heater, car charger and the like.": ("loads",),
        "Have an electrician open the dead front.": ("safety.panel_heat_or_corrosion",),
        "Say whether there is solar power, and its inverter's output.": ("pv",),
        "Download a year of meter data from the utility.": ("demand.file", "demand"),
        "Say what is behind the wall.": ("safety.beside_sleeping_room",),
        "Ask for the address.": ("place.zip_code", "place.state", "place.city"),
    }
)
_ASKS: Mapping[str, str] = {field: ask for ask, fields in _AT_ONCE.items() for field in fields}
# Names of fields that are not a value that may be off, and so are not among the input ranges.
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "contact.address": "street address",
        "contact.site_id": "your number for the home",
        "demand": "recorded demand",
        "demand.file": "meter record",
        "hvac.systems": "heating and cooling equipment",
        "hvac.systems.*.heating_btu_h": "heating capacity",
        "hvac.systems.*.kind": "kind of heating or cooling",
        "internet.servers_allowed": "whether servers are allowed",
        "internet.plan_down_mbps": "download rate of the plan",
        "internet.plan_up_mbps": "upload rate of the plan",
        "internet.tests": "speed test",
        "loads": "fixed appliances",
        "panel.circuits": "circuits of the panel",
        "panel.make": "maker of the panel",
        "place.city": "city",
        "place.state": "state",
        "place.zip_code": "ZIP code",
        "pv": "solar power",
        "safety.beside_sleeping_room": "bedroom beside the node",
        "safety.fuse_panel": "fuses or breakers",
        "safety.panel_heat_or_corrosion": "heat damage or corrosion",
        "safety.panel_place": "place of the panel",
        "safety.split_bus": "a single main",
    }
)
_GENERIC = "system"  # what an entry is called where it may be any


def pattern_of(field: str) -> str:
    """Return a field with the numbers of entries left out, so that it is the same for every home."""
    return ".".join(EVERY if step.isdecimal() else step for step in field.split("."))


def words_of(pattern: str, item: str | None = None) -> FieldWords:
    """Return a field in plain words, with how to get it where that is known; `item` is what its entry is called."""
    told = input_ranges().get(pattern)
    if told is None:
        return FieldWords(_NAMES.get(pattern) or _plain(pattern), _ASKS.get(pattern, ""))
    return FieldWords(_NAMES.get(pattern) or told.name.format(item=item or _GENERIC), _ASKS.get(pattern, told.settle))


def asked_at_once(patterns: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """Return fields in groups: those that are told by the same thing stand together."""
    groups: dict[str, list[str]] = {}
    for pattern in patterns:
        groups.setdefault(words_of(pattern).ask or pattern, []).append(pattern)
    return tuple(tuple(group) for group in groups.values())


def _plain(pattern: str) -> str:
    section, *rest = (step for step in pattern.split(".") if step != EVERY)
    name = UNIT_ENDINGS.sub("", rest[-1] if rest else section).replace("_", " ")
    return f"{name} ({section})" if rest else name
