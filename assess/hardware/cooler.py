"""What the cooler outdoors can carry on a given day."""

from assess.records import Figure
from assess.rulebook.reference import load_reference
from assess.worksheet import Worksheet
from assess.worksheet.arrays import Value


def dry_cooler_share(
    outdoor_f: Value,
    ws: Worksheet,
    *,
    coolant_limit_f: Figure | None = None,
    recirculation_f: Figure | None = None,
) -> Value:
    """Return the share of the node's full liquid heat that a dry cooler carries, 0 to 1.

    A dry cooler moves heat in proportion to how much warmer than the air its coolant may get. A limit or a
    recirculation [°F] of the node's maker replaces the common one.
    """
    cooling = load_reference("hardware/cooling")
    approach = cooling.figure("dry_cooler.approach")
    capacity = cooling.figure("dry_cooler.capacity")
    limit = ws.given("Warmest coolant allowed", coolant_limit_f or cooling.figure("dry_cooler.limit"))
    extra = ws.given("Recirculation at the cooler", recirculation_f or cooling.figure("dry_cooler.recirculation"))
    spare = ws.total(
        "Coolant over cooler air",
        {"limit": limit},
        less={"outdoor air": outdoor_f, "recirculation": extra},
        unit="°F",
    )
    return ws.lookup(
        "Share the dry cooler can carry",
        spare,
        [(0, 0), (approach.value, capacity.value)],
        key_unit="°F",
        unit=capacity.unit,
        how="between",
        cite=f"{approach.cite}; {capacity.cite}",
        confidence=capacity.confidence,
        note=capacity.note,
    )


def heat_pump_cop(outdoor_f: float, ws: Worksheet) -> float:
    """Return the coefficient of performance of a node's heat pump at an outdoor temperature [°F]."""
    table = load_reference("hardware/cooling").table("heat_pump.cop")
    return ws.lookup(
        "Heat pump, heat moved per watt",
        outdoor_f,
        table.rows,
        key_unit=table.key_unit,
        unit=table.unit,
        how="between",
        cite=table.cite,
        confidence=table.confidence,
    )
