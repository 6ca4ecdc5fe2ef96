"""What ducts lose on the way."""

from assess.thermal.equipment.doubt import Doubt, Range
from assess.thermal.equipment.units import BOOK, Unit
from assess.thermal.inputs import Inputs
from assess.worksheet import Worksheet


def duct_delivery(inputs: Inputs, units: tuple[Unit, ...], doubt: Doubt = Doubt.MIDDLE) -> float:
    """Return the share of the cooled air that arrives; several units count as the one that loses most."""
    ws, book = inputs.ws, inputs.of(BOOK)
    said = inputs.stated("dwelling.duct_loss_pct", "Duct loss", "%")
    if said is not None:
        loss = ws.product("Lost on the way", (said, "%"), over=[inputs.figure("units.percent")], unit="of supply")
    else:
        losses: dict[str, float] = {}
        for unit in units:
            place = "none" if unit.ductless else unit.system.ducts
            figure = doubt.of_loss(book.figure(f"ducts.{place or 'unknown'}"))
            if place is None:
                losses["not known"] = book.assumed("Duct loss, place not known", figure)
            else:
                losses[place] = ws.given(f"Duct loss, ducts: {place}", figure)
        loss = ws.largest("Lost on the way", losses, unit="of supply")
    return ws.total("Arrives", {"all": 1.0}, less={"lost": loss}, unit="of supply")


def duct_range(inputs: Inputs, units: tuple[Unit, ...]) -> Range:
    """Return the share of the cooled air that arrives at each end of what is doubtful [of supply]."""
    silent = Inputs(inputs.home, Worksheet(recording=False), inputs.book)
    worst, middle, best = (duct_delivery(silent, units, doubt) for doubt in Doubt)
    return Range(worst, middle, best)
