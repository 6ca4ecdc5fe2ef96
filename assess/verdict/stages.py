"""The kinds of limits on the way from the street to the node, in the order in which a reader follows them."""

from assess.findings import Limit

SERVICE, PANEL, CIRCUIT, HEAT, INTERNET, YEAR = "service", "panel", "circuit", "heat", "internet", "year"
STAGES = (SERVICE, PANEL, CIRCUIT, HEAT, INTERNET, YEAR)

# Every stage's limits come from one discipline. Sub-panels have codes of their own, which all begin alike.
AREA_OF = {
    SERVICE: "electrical",
    PANEL: "electrical",
    CIRCUIT: "electrical",
    HEAT: "thermal",
    INTERNET: "network",
    YEAR: "year",
}
_OF_AREA = {"electrical": PANEL, "thermal": HEAT, "network": INTERNET, "year": YEAR}
_OF_CODE = {
    "electrical.service": SERVICE,
    "electrical.conductor": SERVICE,
    "electrical.setpoint": CIRCUIT,
    "electrical.nameplate": CIRCUIT,
    "electrical.existing_circuit": CIRCUIT,
}


def area_of(limit: Limit) -> str:
    """Return the discipline that a limit comes from."""
    return area_of_code(limit.code)


def stage_of(limit: Limit) -> str:
    """Return the stage that a limit belongs to; what is electrical and named nowhere else is the panel's."""
    return stage_of_code(limit.code)


def area_of_code(code: str) -> str:
    """Return the discipline of a limit's code."""
    return code.partition(".")[0]


def stage_of_code(code: str) -> str:
    """Return the stage of a limit's code."""
    return _OF_CODE.get(code) or _OF_AREA[area_of_code(code)]
