"""The air that blowers move."""

from assess.rulebook.reference import load_reference
from assess.thermal.equipment.units import BOOK, Unit
from assess.thermal.inputs import Inputs


def airflow_cfm(inputs: Inputs, units: tuple[Unit, ...]) -> float:
    """Return the air the blowers of these units move, as measured or by the nameplate [CFM]."""
    ws, book, parts = inputs.ws, inputs.of(BOOK), {}
    for number, unit in enumerate(units, start=1):
        name = f"{unit.name}, blower"
        if unit.system.airflow_cfm is not None:
            cfm = ws.product(f"{name}, measured", (unit.system.airflow_cfm, "CFM"), *unit.alike, unit="CFM")
        else:
            rate, per_ton = book.figure("equipment.airflow"), inputs.figure("units.btu_h_per_ton")
            cfm = ws.product(name, rate, (unit.nominal_btu_h, "BTU/h"), *unit.alike, over=[per_ton], unit="CFM")
        parts[f"{unit.name} {number}"] = cfm
    return ws.total("Air of the blowers", parts, unit="CFM")


def cfm_per_ton(unit: Unit) -> float | None:
    """Return the measured airflow of a unit by its nominal tons [CFM/ton]; None where nobody measured."""
    if unit.system.airflow_cfm is None:
        return None
    ton = load_reference("reference/thermal").figure("units.btu_h_per_ton").value
    return unit.system.airflow_cfm * ton / unit.nominal_btu_h
