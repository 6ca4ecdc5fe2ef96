"""The smallest raceway for the node's own conductors."""

from assess.electrical.circuit.circuit_conditions import CircuitConditions
from assess.rulebook import Edition, load_reference
from assess.worksheet import Worksheet

NAMES = {"emt": "EMT", "pvc_40": "PVC schedule 40", "pvc_80": "PVC schedule 80", "rmc": "RMC"}


def raceway_size(
    size: str, grounding: str, conditions: CircuitConditions, edition: Edition, ws: Worksheet
) -> str | None:
    """Return trade size and kind for two conductors of `size` and a grounding conductor.

    None for a cable, for a raceway that is not stated, and where the tables end below what is needed.
    """
    if conditions.raceway not in NAMES:
        return None
    rule, reference = edition.rule(edition.rules.raceway_fill), load_reference("reference/conductors")
    areas, trades = dict(rule.conductors), rule.raceways[conditions.raceway]
    if size not in areas or grounding not in areas:
        return None
    phase = ws.product(
        "Area of the two conductors",
        reference.figure("circuit.conductors"),
        (areas[size], "in²"),
        unit="in²",
        cite=rule.conductors_cite,
    )
    parts = {"conductors": phase, "grounding conductor": areas[grounding]}
    filled = ws.total("Area of all conductors in the raceway", parts, unit="in²", cite=rule.conductors_cite)
    needed = ws.product(
        "Raceway area needed for more than two conductors",
        (filled, "in²"),
        reference.figure("percent.whole"),
        over=[rule.more],
        unit="in²",
        cite=rule.cite,
        note="the node's own conductors alone",
    )
    trade = next((name for name, area in trades if needed <= area), None)
    if trade is None:
        return None
    name = f"{trade} in {NAMES[conditions.raceway]}"
    rows = [(area, area) for _, area in trades]
    label, cite, confidence = f"Raceway {name}, area", rule.raceways_cite, rule.confidence
    ws.lookup(label, needed, rows, key_unit="in²", unit="in²", cite=cite, confidence=confidence)
    return name
