"""What the house draws: the loads a load calculation asks for, and what a meter has recorded."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assess.records import Record
from assess.units import Amps, Days, Kilowatts, Minutes, Percent, VoltAmps, Volts

_LEAST_VA = 20.0  # a doorbell transformer


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
    nameplate_va: Annotated[VoltAmps, Field(ge=0, le=100_000)] | None = Field(
        None, description="nameplate of one, VA or W (kW counts as kVA)", examples=["4.5 kW"]
    )
    count: Annotated[int, Field(ge=1, le=100)] = Field(1, description="how many alike")
    volts: Annotated[Volts, Field(gt=0)] | None = None
    new: bool = Field(default=False, description="added together with the node")
    interlocked: bool = Field(default=False, description="cannot run together with the heat pump (supplemental heat)")
    motor_va: Annotated[VoltAmps, Field(ge=0)] | None = Field(
        None, description="its largest motor, full-load amperes times volts, where it has one"
    )
    fuel: Literal["electric", "gas"] = Field("electric", description="a gas appliance adds no load")

    @model_validator(mode="after")
    def _not_kilowatts(self) -> Self:
        """Refuse a handful of volt-amperes: no load that is listed here is so small, and kW is often meant."""
        if self.nameplate_va is not None and 0 < self.nameplate_va < _LEAST_VA:
            shown = f"{self.nameplate_va:g}"
            msg = (
                f"a nameplate of {shown} VA is less than any appliance that is listed here has; "
                f'if {shown} kW is meant, write "{shown} kW"'
            )
            raise ValueError(msg)
        return self


class MeasuredDemand(Record):
    """The highest demand a meter has recorded."""

    peak_kw: Annotated[Kilowatts, Field(ge=0.5, le=500)] | None = Field(None, description="highest demand recorded")
    interval_min: Annotated[Minutes, Field(gt=0, le=1440)] | None = None
    period_days: Annotated[Days, Field(gt=0)] | None = None
    occupied: bool | None = Field(None, description="the home was lived in while it was measured")
    file: str | None = Field(
        None, description="meter file that the figures are taken from, found from the folder of the home file"
    )
    peak_a: Annotated[Amps, Field(gt=0)] | None = Field(None, description="highest current of the most loaded leg")
    legs_balanced: bool | None = Field(None, description="both legs carry about the same at the peak")
    peak_shaving: bool | None = Field(None, description="a battery or control cut the peaks that were measured")
    seasonal_va: Annotated[VoltAmps, Field(ge=0)] | None = Field(
        None, description="heating, cooling or other seasonal load that the record missed; 0 says none"
    )
    misses: Literal["none", "heating", "cooling", "both"] | None = Field(
        None, description="season that the record does not hold; its load is added from the nameplates"
    )
    register_kind: Literal["consumption", "import", "net", "leg"] | None = Field(
        None, description="what was counted: all the house drew, what it bought, what was left net, or one leg"
    )
    exports: bool | None = Field(None, description="the record shows power flowing out of the home, or generation")
    unmeasured_pct: Percent | None = Field(
        None, description="share of the time without readings, estimated by the utility, or of a stuck sensor"
    )
