"""Who and where: identity, jurisdiction, the dwelling itself."""

from itertools import pairwise
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from assess.records import Record
from assess.units import BtuPerHour, DegF, DegFDifference, Feet, Percent, SquareFeet, UFactor, VoltAmps

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
    redacted: bool = Field(
        default=False, description="names, addresses and the exact place were taken out of this home"
    )


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


# The coldest and the hottest air ever measured had −128.6 °F and 134.1 °F (World Meteorological Organization).
Outdoors = Annotated[DegF, Field(ge=-130, le=140)]


class DesignWeather(Record):
    """Design temperatures you would rather use than the nearest station's."""

    station_wmo: str | None = Field(
        None,
        pattern=r"^\d{6}$",
        description="WMO number of the weather station, for a home without a ZIP code",
        examples=["724660"],
    )
    hourly_file: str | None = Field(
        None, description="hourly weather of a year, an EPW file, beside this file", examples=["denver.epw"]
    )
    cooling_1_f: Outdoors | None = Field(
        None, description="outdoor dry bulb exceeded 1 % of the year", examples=["95 °F"]
    )
    cooling_04_f: Outdoors | None = Field(
        None, description="outdoor dry bulb exceeded 0.4 % of the year", examples=["97 °F"]
    )
    coincident_wet_bulb_f: Outdoors | None = Field(
        None, description="mean wet bulb that goes with the 1 % dry bulb", examples=["74 °F"]
    )
    daily_range_f: Annotated[DegFDifference, Field(gt=0, le=60)] | None = Field(
        None, description="mean daily range of dry bulb in the hottest month", examples=["20 °F"]
    )
    heating_99_f: Outdoors | None = Field(
        None, description="outdoor dry bulb exceeded 99 % of the year", examples=["20 °F"]
    )
    extreme_max_f: Outdoors | None = Field(
        None, description="highest outdoor dry bulb in twenty years", examples=["106 °F"]
    )

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        rising = (
            ("the 99 % heating dry bulb", self.heating_99_f),
            ("the 1 % dry bulb", self.cooling_1_f),
            ("the 0.4 % dry bulb", self.cooling_04_f),
            ("the twenty-year maximum", self.extreme_max_f),
        )
        known = [(name, value) for name, value in rising if value is not None]
        for (cooler, low), (hotter, high) in pairwise(known):
            if high < low:
                raise ValueError(
                    f"{hotter} ({high:g} °F) is below {cooler} ({low:g} °F); correct the one that is wrong"
                )
        hottest = self.cooling_1_f if self.cooling_1_f is not None else self.cooling_04_f
        wet_bulb = self.coincident_wet_bulb_f
        if wet_bulb is not None and hottest is not None and wet_bulb > hottest:
            raise ValueError(
                f"the wet bulb ({wet_bulb:g} °F) is above the dry bulb it goes with ({hottest:g} °F); correct one"
            )
        return self


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
    window_area_ft2: Annotated[SquareFeet, Field(ge=0)] | None = Field(None, description="glass in walls and doors")
    skylight_area_ft2: Annotated[SquareFeet, Field(ge=0)] | None = Field(
        None, description="glass in the roof; none if left out"
    )
    air_changes_ach50: Annotated[float, Field(gt=0, le=100)] | None = Field(
        None, description="blower-door result at 50 Pa"
    )
    foundation: Literal["slab", "crawlspace", "basement", "heated_basement"] | None = Field(
        None, description="what the house stands on; the floor area counts a heated basement, the stories do not"
    )
    walls: Literal["siding", "brick", "masonry"] | None = Field(
        None, description="siding or stucco on studs, brick on studs, or solid block and brick"
    )
    attic: Literal["vented", "unvented", "cathedral"] | None = Field(
        None, description="attic over the rooms, or rooms right under the roof (cathedral)"
    )
    roof: Literal["dark", "light", "metal", "tile", "reflective"] | None = Field(
        None, description="shingles dark or light, light metal, light tile, or a cool roof"
    )
    glass_faces: Literal["even", "north", "east", "south", "west"] | None = Field(
        None, description="the side that most of the glass faces"
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

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        floor, glass = self.floor_area_ft2, self.window_area_ft2
        walls, ceiling = self.wall_area_ft2, self.ceiling_area_ft2
        if glass is not None and floor is not None and glass > floor:
            raise ValueError(
                f"the windows ({glass:,g} ft²) are larger than the floor area ({floor:,g} ft²); "
                "correct the one that is wrong"
            )
        if glass is not None and walls is not None and glass > walls:
            raise ValueError(
                f"the windows ({glass:,g} ft²) are larger than the walls around them ({walls:,g} ft²), which are "
                "counted without windows and doors; correct the one that is wrong"
            )
        # Even a steep roof over a house of one floor is not half as large again as the floor below it.
        if ceiling is not None and floor is not None and ceiling > 1.5 * floor:
            raise ValueError(
                f"the ceiling under the roof ({ceiling:,g} ft²) is far larger than the floor area ({floor:,g} ft²); "
                "correct the one that is wrong"
            )
        return self
