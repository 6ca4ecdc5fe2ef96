"""What a circuit feeds, by the words on its label: only where they name one kind of load and no other."""

import re

from assess.intake import LoadKind

NOT_STATED = "not stated"  # of a load: the label is not to be asked either
FED = ("spare", "subpanel", "pv", "battery", "compute")  # what the intake knows a breaker to feed beside loads

_WORDS: tuple[tuple[str, str], ...] = (
    (LoadKind.WATER_HEATER, r"(?:hot )?water heater|hot water|\bHPWH\b"),
    (LoadKind.DISHWASHER, r"dish ?washer"),
    (LoadKind.DISPOSAL, r"\bdisposal|\bdisposer"),
    (LoadKind.MICROWAVE, r"microwave"),
    (LoadKind.DRYER, r"(?<!hair )\bdryer"),
    (LoadKind.RANGE, r"\brange\b(?! hood)"),
    (LoadKind.COOKTOP, r"\bcook ?top"),
    (LoadKind.OVEN, r"\bovens?\b"),
    (LoadKind.EV_CHARGER, r"\bEVs?\b|\bEVSE\b|\bcar charger|vehicle charg|\bSPAN Drive\b|wall connector"),
    (LoadKind.SUPPLEMENTAL_HEAT, r"heating coil|heat strips?\b|strip heat|aux(?:iliary)?\.? heat|backup heat"),
    (LoadKind.SPACE_HEAT, r"baseboard|space heater|electric heat\b"),
    (LoadKind.AIR_CONDITIONER, r"air ?cond|\bA/C\b|\bAC unit\b|\bcondenser\b|^AC$"),
    (LoadKind.HEAT_PUMP, r"heat pump(?! backup)"),
    (LoadKind.AIR_HANDLER, r"air handler"),
    (LoadKind.WELL_PUMP, r"well pump"),
    (LoadKind.POOL_HEATER, r"pool heater"),
    (LoadKind.POOL_PUMP, r"pool (?:pump|equipment)"),
    (LoadKind.SPA, r"\bspa\b|hot tub|jacuzzi"),
    ("subpanel", r"\bsub[ -]?panel\b|\bsub[ -]?feed\b"),
    ("pv", r"\bsolar\b(?! lights?\b)|\bPV\b|photovoltaic"),
    ("battery", r"\bbattery\b(?! charger)|powerwall|\bESS\b|\bBESS\b"),
    ("spare", r"^\W*spare\W*$"),
)
_PATTERNS = tuple((kind, re.compile(words, re.IGNORECASE)) for kind, words in _WORDS)
# A stove is a range where nothing else is said of it; "Cooktop/Stove" is one cooktop.
_STOVE = re.compile(r"\bstove\b", re.IGNORECASE)
_TWO_IN_ONE = (
    (LoadKind.RANGE, LoadKind.OVEN),  # "Oven/Range" is one appliance
    (LoadKind.WATER_HEATER, LoadKind.HEAT_PUMP),  # a heat pump water heater
)
# What files call the kinds of load, HPXML's list among them; capitals, spaces and underscores do not count.
_SPELLINGS = {
    "heating": None,  # resistance, heat pump or furnace blower: HPXML tells by what it is attached to
    "cooling": LoadKind.AIR_CONDITIONER,
    "hot water": LoadKind.WATER_HEATER,
    "clothes dryer": LoadKind.DRYER,
    "range/oven": LoadKind.RANGE,
    "stove": LoadKind.RANGE,
    "mech vent": LoadKind.VENTILATION,
    "permanent spa heater": LoadKind.SPA,
    "permanent spa pump": LoadKind.SPA,
    "electric vehicle charging": LoadKind.EV_CHARGER,
    "ev": LoadKind.EV_CHARGER,
    "lights": LoadKind.LIGHTING,
    "solar": "pv",
    "sub panel": "subpanel",
    "kitchen": None,
    "laundry": None,
    "unknown": None,
    NOT_STATED: None,
    "": None,
}


def kind_by_label(label: str | None) -> str | None:
    """Return the kind of load, or what else a breaker feeds, that a label names; None for none or for several."""
    if not label:
        return None
    found = {kind for kind, words in _PATTERNS if words.search(label)}
    for one, other in _TWO_IN_ONE:
        if found == {one, other}:
            found = {one}
    if not found and _STOVE.search(label):
        found = {LoadKind.RANGE}
    return str(found.pop()) if len(found) == 1 else None


def kind_by_name(name: str) -> tuple[str | None, bool]:
    """Return the kind that a `load_type` names, and whether the word is one that is known."""
    plain = " ".join(name.replace("_", " ").lower().split())
    if plain in _SPELLINGS:
        known = _SPELLINGS[plain]
        return (None if known is None else str(known)), True
    for kind in (*LoadKind, *FED):
        if plain in {str(kind), str(kind).replace("_", " ")}:
            return str(kind), True
    return None, False
