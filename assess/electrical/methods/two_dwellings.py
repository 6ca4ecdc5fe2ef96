"""Two dwellings on one service: the lesser of the standard method and the optional one for three alike."""

from assess.electrical.methods.items import Connected
from assess.electrical.methods.multifamily import dwellings_load_va
from assess.rulebook.rules import Multifamily, TwoDwellings
from assess.worksheet import Worksheet


def house_load_va(
    standard_va: float,
    general_va: float,
    house: Connected,
    shared_va: float,
    rule: TwoDwellings,
    several: Multifamily,
    ws: Worksheet,
) -> float:
    """Return the calculated load of both [VA]; `standard_va` by the standard method, `general_va` of one dwelling."""
    as_many = int(rule.as_dwellings.value)
    demand = dwellings_load_va(general_va, house, as_many, several, ws)
    optional = ws.total(f"As {as_many} dwellings", {"dwellings": demand, "shared loads": shared_va}, unit="VA")
    return ws.choose(
        "Calculated load of the house",
        optional < standard_va,
        optional,
        standard_va,
        unit="VA",
        because=f"{as_many} dwellings by the optional method are less than two by the standard one",
        cite=rule.cite,
    )
