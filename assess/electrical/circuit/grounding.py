"""The equipment grounding conductor of a circuit, and how it grows with the conductors beside it."""

from assess.electrical.supply.service_conductor import name_of
from assess.rulebook import Edition, load_reference
from assess.rulebook.rules import Material
from assess.worksheet import Worksheet


def grounding_size(breaker_a: float, material: Material, edition: Edition, ws: Worksheet) -> str | None:
    """Return the smallest equipment grounding conductor behind a breaker [A]; None above the table."""
    rule = edition.rule(edition.rules.equipment_grounding)
    table = [(row.up_to_a, row) for row in rule.rows if row.up_to_a is not None]
    found = next((row for up_to_a, row in table if breaker_a <= up_to_a), None)
    if found is None:
        return None
    size = found.copper if material == "copper" else found.aluminum
    label = f"Equipment grounding conductor {name_of(size)} {material}, for a breaker up to"
    rows = [(up_to_a, up_to_a) for up_to_a, _ in table]
    ws.lookup(label, breaker_a, rows, key_unit="A", unit="A", cite=rule.cite, confidence=rule.confidence)
    return size


def increased_size(
    size: str, smallest: str, used: str, material: Material, edition: Edition, ws: Worksheet
) -> str | None:
    """Return the grounding conductor beside conductors that are larger than the smallest size that would do.

    It grows by the same ratio of area. None where the table of areas ends below it.
    """
    areas = areas_kcmil()
    if areas[used] <= areas[smallest]:
        return size
    rule, table = edition.rules.equipment_grounding, load_reference("reference/conductors").raw["area"]
    ratio = ws.product(
        f"Area of {name_of(used)} to that of {name_of(smallest)}",
        (areas[used], "kcmil"),
        over=[(areas[smallest], "kcmil")],
        unit="",
        cite=table["cite"],
    )
    label = "Equipment grounding conductor, increased in proportion"
    grown = ws.product(label, (areas[size], "kcmil"), (ratio, "increase"), unit="kcmil", cite=rule.increase_cite)
    larger = next((one for one, area in areas.items() if area >= grown), None)
    if larger is not None:
        label = f"Equipment grounding conductor {name_of(larger)} {material}, area"
        rows = [(area, area) for area in areas.values()]
        ws.lookup(label, grown, rows, key_unit="kcmil", unit="kcmil", cite=table["cite"])
    return larger


def areas_kcmil() -> dict[str, float]:
    """Return the area of every size [kcmil], smallest first."""
    return dict(load_reference("reference/conductors").raw["area"]["rows"])
