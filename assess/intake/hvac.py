"""Heating and cooling equipment."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from assess.records import Record
from assess.units import BtuPerHour, Cfm, DegF, DegFDifference, Percent


class HvacKind(StrEnum):
    """The kinds of equipment that matter for load or for heat."""

    CENTRAL_AC = "central_ac"
    HEAT_PUMP = "heat_pump"
    MINI_SPLIT = "mini_split"
    ROOM_AC = "room_ac"
    EVAPORATIVE = "evaporative"
    FURNACE_GAS = "furnace_gas"
    FURNACE_ELECTRIC = "furnace_electric"
    BOILER = "boiler"
    BASEBOARD = "baseboard"


class HvacSystem(Record):
    """One system, or several alike."""

    kind: HvacKind
    cooling_btu_h: Annotated[BtuPerHour, Field(gt=0, le=240_000)] | None = Field(
        None, description="nominal cooling capacity of one", examples=["3.5 tons"]
    )
    heating_btu_h: Annotated[BtuPerHour, Field(gt=0)] | None = None
    count: Annotated[int, Field(ge=1, le=20)] = 1
    year_installed: Annotated[int, Field(ge=1950, le=2100)] | None = None
    ducts: Literal["none", "inside", "attic", "crawlspace", "basement", "garage"] | None = Field(
        None, description="where the ducts run"
    )
    serves_host_room: bool | None = Field(None, description="its air reaches the room of the node")
    dedicated: bool = Field(default=False, description="serves the host room alone")
    low_ambient: bool | None = Field(None, description="may cool in winter (low-ambient control)")
    airflow_cfm: Annotated[Cfm, Field(gt=0)] | None = Field(None, description="blower airflow, if measured")
    split_f: Annotated[DegFDifference, Field(gt=0, le=40)] | None = Field(
        None, description="return air over supply air while cooling, if measured", examples=["18 °F"]
    )
    split_outdoor_f: Annotated[DegF, Field(ge=40, le=130)] | None = Field(
        None, description="outdoor air when the split was measured", examples=["90 °F"]
    )
    sensible_ratio: Annotated[float, Field(gt=0.5, le=1)] | None = Field(
        None, description="sensible over total capacity, from the data sheet"
    )
    seer: Annotated[float, Field(ge=5, le=45)] | None = Field(None, description="SEER or SEER2")
    cooling_min_outdoor_f: Annotated[DegF, Field(ge=-40, le=80)] | None = Field(
        None, description="coldest outdoor air for cooling, from the data sheet", examples=["0 °F"]
    )
    cooling_max_outdoor_f: Annotated[DegF, Field(ge=90, le=140)] | None = Field(
        None, description="hottest outdoor air for cooling, from the data sheet", examples=["118 °F"]
    )


class Hvac(Record):
    """All heating and cooling equipment of the home; an empty list of systems says there is none."""

    systems: tuple[HvacSystem, ...] | None = Field(None, max_length=24)
    thermostat: Literal["hall", "host_room", "elsewhere"] | None = None
    indoor_humidity_pct: Annotated[Percent, Field(ge=20, le=80)] | None = Field(
        None, description="relative humidity indoors on hot days, if measured", examples=["45 %"]
    )
