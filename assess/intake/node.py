"""The node that is asked for."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from assess.intake.room import Placement
from assess.records import Record
from assess.units import Amps, DegF, Feet, Inches, KilowattHours, Percent, Volts, Watts


class PowerManagement(StrEnum):
    """Who holds the node's power down.

    `none` leaves only software, which no code counts as a limit; `pcs_fixed` is a listed power control
    system holding the node at a setpoint; `pcs_dynamic` one that makes the node give way to the house.
    """

    NONE = "none"
    PCS_FIXED = "pcs_fixed"
    PCS_DYNAMIC = "pcs_dynamic"


class NodeRequest(Record):
    """Which node, where, and how it is held."""

    model: str | None = Field(None, description="a model of `assess nodes list`", examples=["xfra-16"])
    gpu: str | None = Field(
        None, description="a GPU of `assess nodes list`, for a generic host", examples=["rtx-pro-6000-server"]
    )
    gpus: Annotated[int, Field(ge=1, le=64)] | None = Field(None, description="how many GPUs are asked for")
    cap_w: Annotated[Watts, Field(gt=0)] | None = Field(
        None, description="power cap per GPU asked for; the GPU's full rating if left out"
    )
    min_cap_w: Annotated[Watts, Field(gt=0)] | None = Field(None, description="lowest cap worth running")
    cooling: Literal["liquid", "air"] | None = None
    placement: Placement | None = Field(None, description="where it stands; the host room's kind if left out")
    power_management: PowerManagement | None = None
    nameplate_a: Annotated[Amps, Field(gt=0)] | None = Field(
        None, description="minimum circuit ampacity's load current on the nameplate"
    )
    battery_kwh: Annotated[KilowattHours, Field(ge=0)] | None = Field(
        None, description="battery that comes with the node"
    )
    volts: Annotated[Volts, Field(ge=200, le=260)] | None = Field(None, description="supply of the node, 208 or 240 V")
    power_factor: Annotated[float, Field(gt=0.5, le=1)] | None = None
    mca_a: Annotated[Amps, Field(gt=0)] | None = Field(None, description="minimum circuit ampacity on the nameplate")
    mocp_a: Annotated[Amps, Field(gt=0)] | None = Field(
        None, description="maximum overcurrent protection on the nameplate"
    )
    exports: bool | None = Field(None, description="the node's battery or inverter can feed the panel")
    fed_from: str | None = Field(None, description="the sub-panel it hangs on; the main panel if left out")
    existing_breaker_a: Annotated[Amps, Field(gt=0, le=400)] | None = Field(
        None, description="breaker of an existing circuit that is to feed it"
    )
    existing_conductor: str | None = Field(None, description="wire of that circuit, AWG or kcmil", examples=["6"])
    circuit_ambient_f: Annotated[DegF, Field(ge=-40, le=185)] | None = Field(
        None, description="hottest air along the circuit"
    )
    raceway: Literal["emt", "pvc_40", "pvc_80", "rmc", "cable"] | None = None
    conductors_in_raceway: Annotated[int, Field(ge=1, le=60)] | None = Field(
        None, description="current-carrying conductors in it, the node's two included"
    )
    above_roof_in: Annotated[Inches, Field(ge=0)] | None = Field(
        None, description="height above a roof in the sun, where the raceway runs over one"
    )
    terminals_75c: bool | None = Field(None, description="breaker and node terminals are marked for 75 °C")
    feeder_drop_pct: Annotated[Percent, Field(ge=0, le=10)] | None = Field(
        None, description="voltage drop from the service to the panel, if known"
    )
    circuit_length_ft: Annotated[Feet, Field(gt=0)] | None = Field(None, description="panel to node, one way")
    conductor_material: Literal["copper", "aluminum"] | None = None
    workload: Literal["batch", "training", "interactive", "rental"] | None = Field(
        None, description="what the node would mostly do"
    )
