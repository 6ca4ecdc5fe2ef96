"""Who and where: identity, jurisdiction, the dwelling itself."""

from typing import Annotated, Literal

from pydantic import Field

from assess.records import Record
from assess.units import BtuPerHour, DegF, Feet, Percent, SquareFeet, UFactor, VoltAmps

Positive = Field(gt=0)


# fmt: off
STATES = (
    "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "DC", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS",
    "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC",
    "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY",
)
# fmt: on


class Contact(Record):
    """Who the report is about; printed, never used in a calculation."""

    site_id: str | None = Field(None, description="your own number for this site", examples=["A-1042"])
    name: str | None = Field(None, description="owner or occupant, as it should stand on the report")
    address: str | None = Field(None, description="street address")
    phone: str | None = None
    email: str | None = None


class Jurisdiction(Record):
    """Where the home is, and so which code and which weather apply."""

    state: str | None = Field(None, pattern="^[A-Z]{2}$", description="two-letter state", examples=["CO"])
    city: str | None = None
    zip_code: str | None = Field(
        None, pattern=r"^\d{5}(-\d{4})?$", description="five digits, in quotes", examples=["80205"]
    )
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    elevation_ft: Annotated[Feet, Field(ge=-300, le=15_000)] | None = None
    code: str | None = Field(None, description="edition in force, if you know it", examples=["nec/2023"])


class DesignWeather(Record):
    """Design temperatures you would rather use than the nearest station's."""

    station_wmo: str | None = Field(
        None,
        pattern=r"^\d{6}$",
        description="WMO number of the weather station, for a home without a ZIP code",
        examples=["724660"],
    )
    cooling_1_f: DegF | None = Field(None, description="outdoor dry bulb exceeded 1 % of the year")
    heating_99_f: DegF | None = Field(None, description="outdoor dry bulb exceeded 99 % of the year")
    extreme_max_f: DegF | None = Field(None, description="highest outdoor dry bulb in twenty years")


class Dwelling(Record):
    """The house: what the load calculation and the heat balance need to know of it."""

    status: Literal["existing", "new"] | None = Field(None, description="existing, or new construction")
    floor_area_ft2: Annotated[SquareFeet, Positive] | None = Field(
        None, description="outside-dimension floor area as the code counts it", examples=["1,500 sq ft"]
    )
    stories: Annotated[float, Field(gt=0, le=5)] | None = None
    ceiling_height_ft: Annotated[Feet, Field(gt=5, le=30)] | None = None
    bedrooms: Annotated[int, Field(ge=0, le=20)] | None = None
    occupants: Annotated[float, Field(ge=0, le=40)] | None = None
    year_built: Annotated[int, Field(ge=1600, le=2100)] | None = None
    insulation: Literal["none", "some", "good"] | None = Field(None, description="what is seen in walls and attic")
    wall_u: Annotated[UFactor, Positive] | None = Field(None, description="overall U-factor of the walls")
    wall_area_ft2: Annotated[SquareFeet, Positive] | None = Field(
        None, description="exterior walls, net of windows and doors"
    )
    ceiling_u: Annotated[UFactor, Positive] | None = Field(None, description="overall U-factor under attic or roof")
    ceiling_area_ft2: Annotated[SquareFeet, Positive] | None = None
    window_u: Annotated[UFactor, Positive] | None = None
    window_shgc: Annotated[float, Field(gt=0, lt=1)] | None = Field(
        None, description="solar heat gain coefficient, 0 to 1"
    )
    window_area_ft2: Annotated[SquareFeet, Field(ge=0)] | None = None
    air_changes_ach50: Annotated[float, Field(gt=0, le=100)] | None = Field(
        None, description="blower-door result at 50 Pa"
    )
    indoor_design_f: Annotated[DegF, Field(ge=60, le=90)] | None = Field(None, description="cooling setpoint")
    design_cooling_load_btu_h: Annotated[BtuPerHour, Positive] | None = Field(
        None, description="sensible cooling load of the house from a Manual J, if one exists", examples=["24,000 BTU/h"]
    )
    duct_loss_pct: Annotated[Percent, Field(ge=0, le=60)] | None = Field(None, description="supply air lost on the way")
    small_appliance_circuits: Annotated[int, Field(ge=0, le=20)] | None = Field(
        None, description="kitchen and dining circuits"
    )
    laundry_circuits: Annotated[int, Field(ge=0, le=10)] | None = None
    gas_service: bool | None = None
    count: Annotated[int, Field(ge=1, le=200)] | None = Field(
        None, description="dwellings alike on this service; 1 if left out"
    )
    house_loads_va: Annotated[VoltAmps, Field(ge=0)] | None = Field(
        None, description="loads shared by the dwellings of one building, such as halls and pumps"
    )
