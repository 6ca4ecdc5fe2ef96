"""Plain words for the person who lives there: names of limits, grades, and what a word of the trade means."""

import re
from collections.abc import Iterable

from assess.findings import Limit
from assess.intake import Home

_LIMITS = {
    "electrical.service": "power supply of the house",
    "electrical.main": "main switch of the panel",
    "electrical.conductor": "wires from the street",
    "electrical.bus": "metal bars inside the panel",
    "electrical.spaces": "free places in the panel",
    "electrical.setpoint": "setting of the power control",
    "electrical.nameplate": "breaker that the node's label allows",
    "electrical.existing_circuit": "circuit that is there already",
    "thermal.cooler": "outdoor cooler on the hottest day",
    "thermal.house": "the house's cooling on a hot day",
    "thermal.room": "the node's room on a hot day",
    "thermal.room_idle": "the node's room on a mild day",
    "thermal.garage": "the garage on a hot day",
    "network.download": "internet, download",
    "network.upload": "internet, upload",
    "network.data_cap": "internet, data in a month",
    "year.availability": "time lost in a year",
}
GRADES = {
    "A": "Well founded: all that matters was measured or read from a label.",
    "B": "Fairly sure: some of what matters was only told, but none of it turns the answer.",
    "C": "Not very sure: something told could turn the answer, or a guess matters.",
    "D": "Unsure: a guess carries the answer, or something is not known at all.",
}
# Each word of the trade with what it means; the node itself is explained in every report.
_WORDS = (
    ("Node", r"\bnode\b", "a cabinet of computers that works day and night and turns all its power into heat"),
    ("GPU", r"\bGPUs?\b", "the chip that does the computing; the node holds several"),
    ("Cap", r"\b[Cc]ap for each|\b\d+\sW each", "the most power that each GPU is allowed to take"),
    ("W, kW", r"\d\sk?W\b", "power; 1,000 W are 1 kW, and a portable heater takes about 1.5 kW"),
    ("A", r"\d\sA\b", "ampere, the current in a wire"),
    ("kWh", r"\bkWh\b", "what the electricity bill counts: 1 kW for an hour"),
    ("BTU/h", r"BTU/h", "how air conditioners are sized; 12,000 BTU/h carry off about 3.5 kW of heat"),
    ("Panel", r"\bpanel\b", "the metal box with the home's breakers"),
    ("Breaker", r"\bbreakers?\b", "a switch that turns a circuit off when too much current flows"),
    ("Load", r"\b[Ll]oad\b", "what draws power"),
    ("Continuous", r"\bcontinuous\b", "without pause for three hours or more, for which wires need more room"),
    ("PCS, power control", r"\bPCS\b|\bpower control\b", "a device that keeps the node under a set current"),
    ("UL 3141, UL 1741", r"\bUL \d+", "safety standards by which such a device is tested; its label names them"),
    ("Disconnect", r"\bdisconnect\b", "a switch that cuts off the power, for whoever works there or for firefighters"),
    ("Nameplate", r"\bnameplate\b", "the label on a machine with its power and voltage"),
    (
        "Surge protective device",
        r"\bsurge\b",
        "a part that keeps lightning and peaks from what is plugged in",
    ),
    ("Mini-split", r"\bmini-split\b", "an air conditioner for one room, with a unit on the outside wall"),
    ("HVAC contractor", r"\bHVAC\b", "who builds and mends heating and cooling"),
    ("Low-ambient", r"\blow-ambient\b|\blowest ambient\b", "able to work when it is cold outside"),
    ("Upload, download", r"\b[Uu]pload\b|\b[Dd]ownload\b", "data sent from the home, and data that come to it"),
    ("Mbps", r"\bMbps\b", "the speed of an internet line, in megabits a second"),
    ("Data cap", r"\b[Dd]ata cap\b", "how much data the internet plan allows in a month"),
    ("Router", r"\brouter\b", "the box through which the home reaches the internet"),
    ("assess measure", r"assess measure", "the speed test of the program that made this report"),
    ("Permit", r"\bpermits?\b", "leave from the building department to do the work"),
)
_FIELD = re.compile(rf"[;,]? ?\b({'|'.join(Home.model_fields)})\.[a-z][a-z_.\d]*[^.;]*")


def plainly(text: str, limits: Iterable[Limit]) -> str:
    """Return a sentence with its limits by plain names."""
    for limit in limits:
        text = text.replace(f"({limit.name[:1].lower()}{limit.name[1:]})", f"({plain_name(limit)})")
    return text


def without_fields(text: str) -> str:
    """Return a sentence without what it says of the fields of the form, and without the marks around a command."""
    return _FIELD.sub("", text).replace("`", "")


def plain_name(limit: Limit) -> str:
    """Return what a limit is called at home."""
    return _LIMITS.get(limit.code, f"{limit.name[:1].lower()}{limit.name[1:]}")


def explained(texts: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return every word of the trade that occurs in texts, with what it means."""
    together = " ".join(texts)
    return tuple((word, means) for word, pattern, means in _WORDS if re.search(pattern, together))
