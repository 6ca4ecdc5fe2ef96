"""HPXML, the exchange format of home energy audits, releases 2 to 5, read into the form.

Elements are found by their local names, because releases of the field carry each other's namespaces. What the
file states is told; what stands in for what it leaves out is assumed and carries its range; the rest is unknown.
"""

from assess.intake import Home
from assess.intake.files import home_from_mapping
from assess.readers.hpxml.document import open_document
from assess.readers.hpxml.dwelling import contact, dwelling, place, weather
from assess.readers.hpxml.envelope import envelope
from assess.readers.hpxml.hvac import hvac
from assess.readers.hpxml.loads import loads
from assess.readers.hpxml.power import battery, demand, panel, photovoltaics, service

__all__ = ["read_hpxml"]


def read_hpxml(data: bytes | str, where: str, building: str | None = None) -> Home:
    """Return the home of an HPXML file; `where` is the file's name, `building` the id of one of several.

    Raises IntakeError for what is not HPXML, is unsafe, contradicts itself or holds several buildings.
    """
    doc = open_document(data, where, building)
    stated = {
        "contact": contact(doc),
        "place": place(doc),
        "weather": weather(doc),
        "dwelling": dwelling(doc) | envelope(doc),
        "service": service(doc),
        "panel": panel(doc),
        "loads": loads(doc),
        "demand": demand(doc),
        "pv": photovoltaics(doc),
        "battery": battery(doc),
        "hvac": hvac(doc),
    }
    return home_from_mapping(stated, where)
