"""The place and the dwelling: where it stands, how large and how old it is, who lives in it."""

import re
from typing import Any
from xml.etree.ElementTree import Element

from assess.readers.hpxml.document import Document, Value, clean
from assess.readers.hpxml.figures import figure
from assess.readers.xml import text_of
from assess.records import Basis

_AREA_NOTE = "conditioned floor area; the code counts the outside dimensions, which can be more"
_WMO = re.compile(r"(?<!\d)\d{6}(?!\d)")
_STATUS = {"audit": "existing", "preconstruction": "new"}


def contact(doc: Document) -> dict[str, Any]:
    """Return the address, as far as the file was not redacted."""
    return {"address": doc.told_text(doc.building, "Site/Address/Address1")}


def place(doc: Document) -> dict[str, Any]:
    """Return where the home stands."""
    building = doc.building
    return {
        "state": doc.told_text(building, "Site/Address/StateCode"),
        "city": doc.told_text(building, "Site/Address/CityMunicipality"),
        "zip_code": doc.told_text(building, "Site/Address/ZipCode"),
        "latitude": doc.told_number(building, "Site/GeoLocation/Latitude"),
        "longitude": doc.told_number(building, "Site/GeoLocation/Longitude"),
        "elevation_ft": doc.told_number(building, "Site/Elevation"),
    }


def weather(doc: Document) -> dict[str, Any]:
    """Return the weather station that the audit was calculated with: by number, else from the name of its file."""
    station = doc.details.find("ClimateandRiskZones/WeatherStation")
    if station is None:
        return {}
    for path in ("WMO", "extension/EPWFilePath", "Name"):
        if found := _WMO.search(text_of(station, path) or ""):
            return {"station_wmo": doc.told(found[0], f"ClimateandRiskZones/WeatherStation/{path}")}
    return {}


def dwelling(doc: Document) -> dict[str, Any]:
    """Return size, age, people, air tightness and setpoint; the envelope is read elsewhere."""
    summary = doc.details.find("BuildingSummary")
    construction = None if summary is None else summary.find("BuildingConstruction")
    above = doc.told_number(construction, "NumberofConditionedFloorsAboveGrade")
    return {
        "status": doc.told(
            _STATUS.get(text_of(doc.building, "ProjectStatus/EventType") or ""), "ProjectStatus/EventType"
        ),
        "floor_area_ft2": doc.told_number(construction, "ConditionedFloorArea", _AREA_NOTE),
        "stories": above or doc.told_number(construction, "NumberofConditionedFloors"),
        "ceiling_height_ft": _ceiling_height(doc, construction),
        "bedrooms": doc.told_number(construction, "NumberofBedrooms"),
        "occupants": doc.told_number(summary, "BuildingOccupancy/NumberofResidents"),
        "year_built": doc.told_number(construction, "YearBuilt"),
        "air_changes_ach50": _air_changes(doc, construction),
        "indoor_design_f": doc.told_number(doc.details, "Systems/HVAC/HVACControl/SetpointTempCoolingSeason"),
        "gas_service": _gas_service(doc, summary),
    }


def _volume_ft3(doc: Document, construction: Element | None) -> float | None:
    return doc.number(construction, "ConditionedBuildingVolume")


def _ceiling_height(doc: Document, construction: Element | None) -> Value:
    if stated := doc.told_number(construction, "AverageCeilingHeight"):
        return stated
    volume, area = _volume_ft3(doc, construction), doc.number(construction, "ConditionedFloorArea")
    if not volume or not area:
        return None
    return doc.told(clean(volume / area), "ConditionedBuildingVolume", "volume over floor area")


def _air_changes(doc: Document, construction: Element | None) -> Value:
    """Return the first blower-door result, air changes or flow, at the pressure of the test."""
    for test in doc.details.findall("Enclosure/AirInfiltration/AirInfiltrationMeasurement"):
        leakage = doc.number(test, "BuildingAirLeakage/AirLeakage")
        if leakage is None or doc.number(test, "HousePressure") != figure("units.blower_door_pa").value:
            continue
        tested = text_of(test, "TypeOfInfiltrationMeasurement") == "blower door"
        basis = Basis.MEASURED if tested else Basis.TOLD
        unit, path = text_of(test, "BuildingAirLeakage/UnitofMeasure"), "BuildingAirLeakage/AirLeakage"
        if unit == "ACH":
            return doc.told(leakage, path, basis=basis)
        volume = doc.number(test, "InfiltrationVolume") or _volume_ft3(doc, construction)
        if unit == "CFM" and volume:
            per_hour = leakage * figure("units.minutes_per_hour").value
            return doc.told(clean(per_hour / volume), path, f"{leakage:g} CFM into {volume:,.0f} ft³", basis)
    return None


def _gas_service(doc: Document, summary: Element | None) -> Value:
    path = "FuelTypesAvailable/Fuel"
    fuels = {fuel.text for fuel in (summary.findall(f"Site/{path}") if summary is not None else ())}
    if fuels:
        return doc.told("natural gas" in fuels, path)
    for name in ("HeatingSystemFuel", "FuelType"):
        if any(found.text == "natural gas" for found in doc.details.iter(name)):
            return doc.told(True, name)  # noqa: FBT003  # the value that is told, not a switch
    return None
