"""The electrical service, the panel on the wall, and what feeds back into it."""

import re
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, field_validator, model_validator

from assess.intake.loads import LoadKind
from assess.records import Record
from assess.units import Amps, DegF, Feet, KilowattHours, Kilowatts, VoltAmps, Volts
from assess.units.spelling import quoted

_NEXT = 2  # odd spaces stand left, even ones right
_SPACE = re.compile(r"^[1-9]\d?[AB]?(,[1-9]\d?[AB]?)*$")


class Service(Record):
    """What the utility brings to the house."""

    rating_a: Annotated[Amps, Field(gt=0, le=1200)] | None = Field(
        None, description="rating of the service disconnect", examples=["200 A"]
    )
    volts: Annotated[Volts, Field(ge=200, le=260)] | None = Field(None, description="line to line, 240 in most homes")
    phases: Literal[1, 3] | None = None
    conductor_size: str | None = Field(None, description="service conductor, AWG or kcmil", examples=["4/0"])
    conductor_material: Literal["copper", "aluminum"] | None = None
    entrance: Literal["overhead", "underground"] | None = None
    meter_main: bool | None = Field(None, description="the main disconnect stands at the meter")
    continuous_a: Annotated[Amps, Field(gt=0, le=1200)] | None = Field(
        None, description="continuous rating of the meter base, 320 A for most services of class 400"
    )
    transformer_kva: Annotated[float, Field(gt=0)] | None = Field(
        None, description="utility transformer, if it can be read"
    )
    homes_on_transformer: Annotated[int, Field(ge=1)] | None = None


class Circuit(Record):
    """One breaker of the panel."""

    space: str = Field(description='space number as on the wall: "7", "7,9" for two poles, "8A" for a tandem')
    poles: Literal[1, 2] = 1
    breaker_a: Annotated[Amps, Field(gt=0, le=400)] | None = None
    label: str | None = None
    load_type: LoadKind | Literal["spare", "subpanel", "pv", "battery", "compute"] | None = None
    nameplate_va: Annotated[VoltAmps, Field(ge=0, le=100_000)] | None = None
    volts: Annotated[Volts, Field(gt=0)] | None = None
    managed: bool | None = Field(None, description="switched or limited by a power control system")

    @field_validator("space", mode="before")
    @classmethod
    def _space_text(cls, value: object) -> object:
        return str(value).replace(" ", "").upper() if isinstance(value, (int, str)) else value

    @model_validator(mode="before")
    @classmethod
    def _poles_of_the_spaces(cls, given: object) -> object:
        """Take two spaces as two poles where nobody says how many: "7,9" says it already."""
        if isinstance(given, Mapping) and given.get("poles") is None and "," in str(given.get("space")):
            return {**given, "poles": 2}
        return given

    @model_validator(mode="after")
    def _poles_match_spaces(self) -> Self:
        if not _SPACE.match(self.space):
            msg = (
                f'space {quoted(self.space)} is not a space number; write "7", "7,9" for two poles, '
                'or "8A" for half of a tandem'
            )
            raise ValueError(msg)
        if self.poles != len(self.positions):
            msg = f'a {self.poles}-pole breaker on space "{self.space}": write ' + (
                'two space numbers, such as "7,9"' if self.poles == 2 else "one space number, or poles = 2"
            )
            raise ValueError(msg)
        if self.poles == 2 and not _adjacent(*self.positions):
            msg = f'a 2-pole breaker takes two spaces one above the other, such as "7,9", not "{self.space}"'
            raise ValueError(msg)
        return self

    @property
    def positions(self) -> list[str]:
        """Return the spaces the breaker takes, as text, tandem halves included."""
        return self.space.split(",")

    @property
    def rows(self) -> set[int]:
        """Return the whole space numbers the breaker touches."""
        return {int(p.rstrip("AB")) for p in self.positions}


class Panelboard(Record):
    """What every panelboard has: a label, a busbar, spaces, a directory."""

    make: str | None = Field(None, description="maker on the door label", examples=["Square D"])
    model: str | None = None
    bus_a: Annotated[Amps, Field(gt=0, le=1200)] | None = Field(
        None, description="busbar rating on the label", examples=["225 A"]
    )
    main_a: Annotated[Amps, Field(ge=0, le=1200)] | None = Field(None, description="main breaker; 0 for main lugs only")
    spaces_total: Annotated[int, Field(ge=1, le=84)] | None = None
    spaces_free: Annotated[float, Field(ge=0, le=84)] | None = Field(
        None, description="empty spaces, if circuits are not listed"
    )
    location: str | None = None
    circuits: tuple[Circuit, ...] | None = Field(None, max_length=200, description="the directory, one entry a breaker")

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if self.bus_a is not None and self.main_a is not None and self.main_a > self.bus_a:
            msg = (
                f"the main breaker ({self.main_a:g} A) is larger than the busbar rating ({self.bus_a:g} A); "
                "a panel is protected at or below its bus rating, so read both labels again"
            )
            raise ValueError(msg)
        for number, circuit in enumerate(self.circuits or ()):
            if self.bus_a is not None and circuit.breaker_a is not None and circuit.breaker_a > self.bus_a:
                msg = (
                    f"circuits.{number}: a {circuit.breaker_a:g} A breaker cannot stand on a busbar of "
                    f"{self.bus_a:g} A; read both again"
                )
                raise ValueError(msg)
        taken: dict[str, Circuit] = {}
        for circuit in self.circuits or ():
            for position in circuit.positions:
                if self.spaces_total is not None and int(position.rstrip("AB")) > self.spaces_total:
                    msg = f'space "{position}" is beyond the {self.spaces_total} spaces of the panel'
                    raise ValueError(msg)
                halves = {position} | ({position + "A", position + "B"} if position[-1].isdigit() else {position[:-1]})
                if clash := halves & taken.keys():
                    msg = (
                        f'space "{position}" is used twice (also as "{min(clash)}"); '
                        "each space takes one breaker, or a tandem as A and B"
                    )
                    raise ValueError(msg)
                taken[position] = circuit
        return self

    def free_pairs(self) -> list[tuple[int, int]] | None:
        """Return the pairs of empty spaces a two-pole breaker could take; None when the directory is not known."""
        if self.circuits is None or self.spaces_total is None:
            return None
        used = set().union(*(c.rows for c in self.circuits if c.load_type != "spare")) if self.circuits else set()
        free = [n for n in range(1, self.spaces_total + 1) if n not in used]
        return [(n, n + 2) for n in free if n + 2 in free]


class Subpanel(Panelboard):
    """A panel fed from another one."""

    name: str = Field(description="what it is called", examples=["garage"])
    fed_from: str | None = Field(None, description="the sub-panel that feeds it; the main panel if left out")
    feeder_breaker_a: Annotated[Amps, Field(gt=0, le=400)] | None = None
    conductor_size: str | None = Field(None, description="feeder conductor, AWG or kcmil")
    conductor_material: Literal["copper", "aluminum"] | None = None


class Panel(Panelboard):
    """The main panel, and the tree of panels it feeds."""

    # Read by then into the fields above, so that it is no part of the home that is assessed.
    file: str | None = Field(
        None,
        description="panel schedule beside this file: SPAN's JSON, CSV or xlsx",
        examples=["panel.csv"],
        exclude=True,
    )
    center_fed: bool | None = Field(None, description="the main stands in the middle of the busbar")
    feed_through: bool | None = Field(None, description="feed-through lugs supply another panel")
    ambient_f: Annotated[DegF, Field(ge=-40, le=180)] | None = Field(
        None, description="hottest air around the panel, if above 104 °F: full sun, a hot garage"
    )
    subpanels: tuple[Subpanel, ...] | None = Field(None, max_length=24)

    @model_validator(mode="after")
    def _a_tree(self) -> Self:
        names = [one.name for one in self.subpanels or ()]
        if len(set(names)) < len(names):
            raise ValueError("two sub-panels have one name; each needs its own")
        feeds = {one.name: one.fed_from for one in self.subpanels or ()}
        for name, parent in feeds.items():
            if parent is not None and parent not in feeds:
                raise ValueError(f'sub-panel "{name}" is fed from "{parent}", which is not a sub-panel of this home')
            seen, above = {name}, parent
            while above is not None:
                if above in seen:
                    raise ValueError(f'sub-panels "{name}" and "{above}" feed each other; one hangs on the main panel')
                seen.add(above)
                above = feeds.get(above)
        return self


class Photovoltaics(Record):
    """Solar panels on the home."""

    inverter_a: Annotated[Amps, Field(ge=0)] | None = Field(None, description="rated output current of the inverter(s)")
    power_kw: Annotated[Kilowatts, Field(ge=0)] | None = None
    connection: Literal["load_side", "supply_side"] | None = None
    breaker_a: Annotated[Amps, Field(gt=0, le=400)] | None = Field(None, description="its breaker in the panel")
    opposite_end: bool | None = Field(None, description="that breaker stands at the end opposite the main")


class Battery(Record):
    """A battery already in the home."""

    energy_kwh: Annotated[KilowattHours, Field(ge=0)] | None = None
    power_kw: Annotated[Kilowatts, Field(ge=0)] | None = None
    location: Literal["outdoors", "garage", "utility_room", "basement", "living_space", "sleeping_room"] | None = None
    units: Annotated[int, Field(ge=1, le=40)] | None = Field(None, description="cabinets the energy is spread over")
    opening_distance_ft: Annotated[Feet, Field(ge=0)] | None = Field(
        None, description="from the nearest door or window"
    )
    breaker_a: Annotated[Amps, Field(gt=0, le=400)] | None = Field(None, description="its breaker in the panel")
    opposite_end: bool | None = Field(None, description="that breaker stands at the end opposite the main")
    inverter_a: Annotated[Amps, Field(ge=0)] | None = Field(None, description="rated output current of its inverter")
    stand_alone_kw: Annotated[Kilowatts, Field(ge=0)] | None = Field(
        None, description="power it gives without the utility"
    )
    backs_up_node: bool | None = Field(None, description="the node is among the loads it carries in an outage")


class Generator(Record):
    """A standby generator."""

    power_kw: Annotated[Kilowatts, Field(gt=0)] | None = None
    transfer: Literal["manual", "automatic", "interlock"] | None = None


def _adjacent(first: str, second: str) -> bool:
    """Return whether two spaces, whole or halves of tandems, are one above the other and so on different legs."""
    return abs(int(first.rstrip("AB")) - int(second.rstrip("AB"))) == _NEXT
