"""The service, the panel, the recorded peak, solar panels and batteries."""

from typing import Any
from xml.etree.ElementTree import Element

from assess.readers.hpxml.document import Document, Value, clean, id_of, refers_to
from assess.readers.hpxml.figures import figure
from assess.readers.xml import text_of
from assess.records import Basis

_RATING_NOTE = "the panel's rating in the file; read the main breaker and the busbar label too"
_PEAK_NOTE = "the file says neither over which interval and period it was read, nor if the home was lived in"
_BATTERY_PLACES = {
    "outside": "outdoors",
    "garage": "garage",
    "conditioned space": "living_space",
    "living space": "living_space",
}


def main_panel(doc: Document) -> Element | None:
    """Return the panel that no circuit of another one feeds; None when the file describes no panel."""
    panels = doc.details.findall("Systems/ElectricPanels/ElectricPanel")
    fed = {sub for panel in panels for sub in refers_to(panel, "BranchCircuits/BranchCircuit/AttachedToSubPanel")}
    return next((panel for panel in panels if id_of(panel) not in fed), None)


def service(doc: Document) -> dict[str, Any]:
    """Return rating and voltage; a file without a panel leaves them unknown."""
    panel = main_panel(doc)
    return {
        "rating_a": doc.told_number(panel, "MaxCurrentRating", _RATING_NOTE),
        "volts": doc.told_number(panel, "Voltage"),
    }


def panel(doc: Document) -> dict[str, Any]:
    """Return total and free spaces. Circuits have no position in HPXML, so no directory is made of them."""
    found = main_panel(doc)
    return {
        "spaces_total": doc.told_number(found, "RatedTotalSpaces"),
        "spaces_free": doc.told_number(found, "HeadroomSpaces") or _left_over(doc, found),
    }


def _left_over(doc: Document, found: Element | None) -> Value:
    """Return the spaces that the listed circuits leave, down to none, because the list may not be whole."""
    total = doc.number(found, "RatedTotalSpaces")
    circuits = [] if found is None else found.findall("BranchCircuits/BranchCircuit")
    taken = [doc.number(circuit, "OccupiedSpaces") for circuit in circuits]
    known = [spaces for spaces in taken if spaces is not None]
    if total is None or not known or len(known) < len(taken):
        return None
    left = max(0.0, total - sum(known))
    return {
        "value": left,
        "basis": str(Basis.ASSUMED),
        "range": [0, left],
        "source": doc.source("ElectricPanel/BranchCircuits"),
        "note": f"{total:g} spaces less {sum(known):g} of the circuits listed, which may not be all",
    }


def demand(doc: Document) -> dict[str, Any] | None:
    """Return the recorded peak that some programs write as an extension; 0 W is a peak nobody recorded."""
    path = "BuildingSummary/extension/ElectricPanelBaselinePeakPower"
    peak_w = doc.number(doc.details, path)
    if not peak_w:
        return None
    kilowatts = clean(peak_w / figure("units.w_per_kw").value)
    return {"peak_kw": doc.told(kilowatts, path, _PEAK_NOTE)}


def photovoltaics(doc: Document) -> dict[str, Any] | None:
    """Return the power of all arrays together."""
    arrays = doc.details.findall("Systems/Photovoltaics/PVSystem")
    if not arrays:
        return None
    total = _together([_kilowatts(doc, array, "MaxPowerOutput") for array in arrays])
    return {"power_kw": doc.told(total, "PVSystem/MaxPowerOutput", "direct current rating of the arrays")}


def battery(doc: Document) -> dict[str, Any] | None:
    """Return energy and power of all batteries together, and where the first one stands."""
    found = doc.details.findall("Systems/Batteries/Battery")
    if not found:
        return None
    location = text_of(found[0], "Location") or ""
    place = "basement" if location.startswith("basement") else _BATTERY_PLACES.get(location)
    return {
        "energy_kwh": doc.told(_together([_energy_kwh(doc, b) for b in found]), "Battery/NominalCapacity"),
        "power_kw": doc.told(
            _together([_kilowatts(doc, b, "RatedPowerOutput") for b in found]), "Battery/RatedPowerOutput"
        ),
        "location": doc.told(place, "Battery/Location"),
    }


def _kilowatts(doc: Document, part: Element, path: str) -> float | None:
    watts = doc.number(part, path)
    return None if watts is None else watts / figure("units.w_per_kw").value


def _energy_kwh(doc: Document, part: Element) -> float | None:
    """Return nominal energy [kWh]; releases before 4.0 write ampere-hours, which need a voltage."""
    value, unit = doc.number(part, "NominalCapacity/Value"), text_of(part, "NominalCapacity/Units")
    if value is None:
        value, unit = doc.number(part, "NominalCapacity"), "Ah"
    if value is None or unit == "kWh":
        return value
    volts = doc.number(part, "NominalVoltage")
    return value * volts / figure("units.w_per_kw").value if volts and unit == "Ah" else None


def _together(parts: list[float | None]) -> float | None:
    known = [part for part in parts if part is not None]
    return clean(sum(known)) if len(known) == len(parts) else None
