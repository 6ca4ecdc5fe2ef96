"""What the house draws: the loads a load calculation asks for, and what a meter has recorded."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from assess.records import Record
from assess.units import Days, Kilowatts, Minutes, VoltAmps, Volts


class LoadKind(StrEnum):
    """The kinds of load that a dwelling load calculation tells apart."""

    RANGE = "range"
    OVEN = "oven"
    COOKTOP = "cooktop"
    DRYER = "dryer"
    WATER_HEATER = "water_heater"
    DISHWASHER = "dishwasher"
    DISPOSAL = "disposal"
    MICROWAVE = "microwave"
    EV_CHARGER = "ev_charger"
    SPACE_HEAT = "space_heat"
    AIR_CONDITIONER = "air_conditioner"
    HEAT_PUMP = "heat_pump"
    SUPPLEMENTAL_HEAT = "supplemental_heat"
    THERMAL_STORAGE = "thermal_storage"
    AIR_HANDLER = "air_handler"
    WELL_PUMP = "well_pump"
    POOL_PUMP = "pool_pump"
    POOL_HEATER = "pool_heater"
    SPA = "spa"
    VENTILATION = "ventilation"
    LIGHTING = "lighting"
    OTHER = "other"


class Load(Record):
    """One load, or several alike."""

    kind: LoadKind
    label: str | None = Field(None, description="as it should stand on the worksheet")
    nameplate_va: Annotated[VoltAmps, Field(ge=0)] | None = Field(
        None, description="nameplate of one, VA or W (kW counts as kVA)", examples=["4.5 kW"]
    )
    count: Annotated[int, Field(ge=1, le=100)] = Field(1, description="how many alike")
    volts: Annotated[Volts, Field(gt=0)] | None = None
    new: bool = Field(default=False, description="added together with the node")
    interlocked: bool = Field(default=False, description="cannot run together with the heat pump (supplemental heat)")
    fuel: Literal["electric", "gas"] = Field("electric", description="a gas appliance adds no load")


class MeasuredDemand(Record):
    """The highest demand a meter has recorded."""

    peak_kw: Annotated[Kilowatts, Field(gt=0)] | None = None
    interval_min: Annotated[Minutes, Field(gt=0, le=1440)] | None = None
    period_days: Annotated[Days, Field(gt=0)] | None = None
    occupied: bool | None = Field(None, description="the home was lived in while it was measured")
    file: str | None = Field(None, description="meter file the figure was taken from, for the record")
