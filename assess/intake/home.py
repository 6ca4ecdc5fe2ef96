"""The home, whole: everything the intake can say, each value with where it comes from."""

from typing import Self

from pydantic import Field, model_validator

from assess.intake.economics import Economics
from assess.intake.hvac import Hvac
from assess.intake.internet import Internet
from assess.intake.loads import Load, MeasuredDemand
from assess.intake.node import NodeRequest
from assess.intake.photos import Photo
from assess.intake.room import Placement, Room
from assess.intake.safety import SafetyChecklist
from assess.intake.security import SecurityChecklist
from assess.intake.service import Battery, Generator, Panel, Photovoltaics, Service
from assess.intake.site import Contact, DesignWeather, Dwelling, Jurisdiction
from assess.records import Basis, Provenance, Record

_TOLD = Provenance(basis=Basis.TOLD)


class Home(Record):
    """One home. A value left out is unknown; nothing unknown is ever taken as 0."""

    contact: Contact = Contact()
    place: Jurisdiction = Jurisdiction()
    weather: DesignWeather = DesignWeather()
    dwelling: Dwelling = Dwelling()
    service: Service = Service()
    panel: Panel = Panel()
    # No home comes near the bounds of its lists; each entry that is assumed is turned both ways, all others beside it.
    loads: tuple[Load, ...] | None = Field(
        None, max_length=100, description="every fixed or dedicated load; [] says there is none"
    )
    demand: MeasuredDemand | None = None
    pv: Photovoltaics | None = None
    battery: Battery | None = None
    generator: Generator | None = None
    hvac: Hvac = Hvac()
    room: Room = Room()
    internet: Internet = Internet()
    safety: SafetyChecklist = SafetyChecklist()
    security: SecurityChecklist = SecurityChecklist()
    economics: Economics = Economics()
    node: NodeRequest = NodeRequest()
    photos: tuple[Photo, ...] | None = Field(None, description="photos of the site")
    provenance: dict[str, Provenance] = Field(
        default_factory=dict, description="where values come from, by dotted field name"
    )

    @model_validator(mode="after")
    def _main_within_service(self) -> Self:
        main, rating = self.panel.main_a, self.service.rating_a
        if main and rating and main > rating and not self.service.meter_main:
            msg = (
                f"panel.main_a ({main:g} A) is larger than service.rating_a ({rating:g} A); the service is rated by "
                "its disconnect, so read the main breaker again, or set service.meter_main = true if the main "
                "is at the meter"
            )
            raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def _room_within_house(self) -> Self:
        room, house = self.room.floor_ft2, self.dwelling.floor_area_ft2
        # A garage and an unheated basement are not part of the floor area, and may well be as large.
        inside = self.room.kind in {Placement.LIVING_SPACE, Placement.UTILITY_ROOM}
        if inside and room is not None and house is not None and room > house:
            msg = (
                f"the room ({room:,.0f} ft²) is larger than the house (dwelling.floor_area_ft2, {house:,g} ft²); "
                "correct room.length_ft, room.width_ft or the floor area"
            )
            raise ValueError(msg)
        return self

    def basis_of(self, path: str) -> Provenance:
        """Return where the value at a dotted path comes from; what is not marked was told.

        A mark on a whole entry, such as `internet.tests.0`, holds for each value in it that has none of its own.
        """
        entry = path.rpartition(".")[0]
        marked = self.provenance.get(entry) if entry.rpartition(".")[2].isdecimal() else None
        return self.provenance.get(path) or marked or _TOLD
