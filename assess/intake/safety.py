"""The site safety checklist: what is seen, in yes, no or unknown."""

from typing import Annotated, Literal

from pydantic import Field

from assess.records import Record
from assess.units import Feet, Inches


class SafetyChecklist(Record):
    """What an electrician looks at before anything else; unknown (left out) is not no."""

    panel_heat_or_corrosion: bool | None = Field(
        None, description="burn marks, corrosion or a hot smell at panel or meter"
    )
    fuse_panel: bool | None = None
    split_bus: bool | None = Field(None, description="a panel without a single main")
    aluminum_branch_wiring: bool | None = None
    knob_and_tube: bool | None = None
    double_tapped_breakers: bool | None = None
    grounding_ok: bool | None = Field(None, description="grounding electrode system seen and bonded")
    surge_protection: bool | None = Field(None, description="surge protective device at the service")
    working_depth_in: Annotated[Inches, Field(ge=0)] | None = Field(
        None, description="clear depth in front of the panel"
    )
    working_width_in: Annotated[Inches, Field(ge=0)] | None = None
    working_height_in: Annotated[Inches, Field(ge=0)] | None = None
    panel_place: (
        Literal[
            "outdoors", "garage", "utility_room", "basement", "hallway", "bathroom", "clothes_closet", "stairs", "other"
        ]
        | None
    ) = None
    lockable_disconnect: bool | None = Field(
        None, description="a lockable disconnect can stand within sight of the node"
    )
    disconnect_distance_ft: Annotated[Feet, Field(ge=0)] | None = None
    smoke_alarms: bool | None = Field(None, description="interconnected smoke alarms work")
    heat_detector: bool | None = Field(None, description="heat detector at the node's place, if it is a garage")
    co_alarm: bool | None = None
    over_temperature_cutoff: bool | None = Field(
        None, description="the node's power is cut by itself above a set temperature"
    )
    leak_detection: bool | None = Field(None, description="coolant leak detection with shut-off")
    flood_zone: bool | None = None
    vehicle_protection: bool | None = Field(None, description="bollard, or out of the path of cars")
    tamper_protection: bool | None = Field(None, description="out of reach of children and passers-by, or locked")
    beside_sleeping_room: bool | None = None
    node_clearance_in: Annotated[Inches, Field(ge=0)] | None = None
