"""The typed form: everything an electrician can say of a home and of the node asked for."""

from assess.intake.home import Home
from assess.intake.hvac import Hvac, HvacKind, HvacSystem
from assess.intake.internet import Internet, SpeedTest
from assess.intake.loads import Load, LoadKind, MeasuredDemand
from assess.intake.node import NodeRequest, PowerManagement
from assess.intake.photos import Photo, Subject
from assess.intake.room import Placement, Room
from assess.intake.safety import SafetyChecklist
from assess.intake.service import Battery, Circuit, Generator, Panel, Panelboard, Photovoltaics, Service, Subpanel
from assess.intake.site import Contact, DesignWeather, Dwelling, Jurisdiction

__all__ = [
    "Battery",
    "Circuit",
    "Contact",
    "DesignWeather",
    "Dwelling",
    "Generator",
    "Home",
    "Hvac",
    "HvacKind",
    "HvacSystem",
    "Internet",
    "Jurisdiction",
    "Load",
    "LoadKind",
    "MeasuredDemand",
    "NodeRequest",
    "Panel",
    "Panelboard",
    "Photo",
    "Photovoltaics",
    "Placement",
    "PowerManagement",
    "Room",
    "SafetyChecklist",
    "Service",
    "SpeedTest",
    "Subject",
    "Subpanel",
]
