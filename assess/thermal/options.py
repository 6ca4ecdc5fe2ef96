"""What a change would let the room take: each option applied to the home and put through the same balance."""

from collections.abc import Callable, Iterator

from assess.findings import Limit
from assess.hardware import NodePower
from assess.intake import Home, HvacKind, HvacSystem, Placement
from assess.numbers import quantity
from assess.records import Confidence, Figure
from assess.thermal.indoor_limits import HOUSE, indoor_limits
from assess.thermal.inputs import Inputs
from assess.thermal.site import Sheets, ThermalSite, prepare_thermal

Change = Callable[[Home], Home]


def options(inputs: Inputs, site: ThermalSite, power: NodePower) -> None:
    """Write down the heat that the room would take with each option on its worse day, beside what the house cools."""
    for title, change in _options(inputs, site.placement):
        home = change(site.home)
        there = prepare_thermal(home, site.placement, site.weather, recording=False)
        limits = indoor_limits(Sheets(home, recording=False), there, power, year=False).limits
        room = min((one for one in limits if one.code != HOUSE), key=_capacity)
        house = next((one for one in limits if one.code == HOUSE), None)
        if room.capacity is None:
            continue
        carried = (
            "" if house is None or house.capacity is None else f"; the house cools {quantity(house.capacity, 'W')}"
        )
        cite = "the same balance, home changed"
        figure = Figure(value=room.capacity, unit="W", cite=cite, confidence=Confidence.LOW)
        inputs.ws.given(title, figure, note=f"{room.name.lower()}{carried}")


def _capacity(limit: Limit) -> float:
    return -1.0 if limit.capacity is None else limit.capacity


def _options(inputs: Inputs, placement: Placement | None) -> Iterator[tuple[str, Change]]:
    home = inputs.home
    outdoor, transfer = inputs.figure("options.outdoor_air"), inputs.figure("options.transfer")
    exhaust, split = inputs.figure("options.exhaust"), inputs.figure("options.mini_split")
    if placement is not Placement.GARAGE:
        if home.room.door not in {"open", "louvered"}:
            yield "Louvered door", _room(door="louvered")
            yield "Door taken out or kept open", _room(door="open")
        if not home.room.transfer_cfm:
            yield f"Transfer fan of {quantity(transfer.value, 'CFM')}", _room(transfer_cfm=transfer.value)
        if not home.room.exhaust_cfm:
            yield f"Exhaust fan of {quantity(exhaust.value, 'CFM')}", _room(exhaust_cfm=exhaust.value)
    if not home.room.outdoor_air_cfm:
        yield f"Outdoor air of {quantity(outdoor.value, 'CFM')}", _room(outdoor_air_cfm=outdoor.value)
    yield f"Mini-split of {quantity(split.value, 'BTU/h')} for the room alone", _mini_split(split.value)


def _room(**change: object) -> Change:
    return lambda home: home.model_copy(update={"room": home.room.model_copy(update=change)})


def _mini_split(btu_h: float) -> Change:
    unit = HvacSystem(kind=HvacKind.MINI_SPLIT, cooling_btu_h=btu_h, dedicated=True, low_ambient=True)

    def change(home: Home) -> Home:
        systems = (*(home.hvac.systems or ()), unit)
        return home.model_copy(update={"hvac": home.hvac.model_copy(update={"systems": systems})})

    return change
