"""The short peak that an average over a longer interval hides: the published ways to allow for it, side by side."""

from assess.numbers import quantity
from assess.rulebook import load_reference
from assess.worksheet import Worksheet


def short_peak_kw(peak_kw: float, ws: Worksheet) -> float:
    """Return the largest of three estimates of the short peak behind an average over a longer interval [kW]."""
    figure = load_reference("reference/electrical").figure
    share = ws.share("LBNL, share of it", peak_kw, figure("demand.lbnl_share"), unit="kW")
    below = ws.total("LBNL, small", {"share": share, "base": figure("demand.lbnl_base").value}, unit="kW")
    above = ws.total("LBNL, large", {"peak": peak_kw, "more": figure("demand.lbnl_above").value}, unit="kW")
    bound = figure("demand.lbnl_up_to")
    because = f"not over {quantity(bound.value, 'kW')}"
    small = peak_kw <= bound.value
    estimates = {
        "as recorded": peak_kw,
        "LBNL": ws.choose("By LBNL", small, below, above, unit="kW", because=because, cite=bound.cite),
        "HEA": ws.share("By Home Energy Analytics", peak_kw, figure("demand.hea_share"), unit="kW"),
    }
    note = "the record averages over more than a quarter of an hour; the strictest estimate is taken"
    return float(ws.largest("Peak behind the record", estimates, unit="kW", note=note))
