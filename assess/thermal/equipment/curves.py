"""Published curves: capacity and power by outdoor air and indoor wet bulb, capacity by airflow."""

from functools import cache

from assess.rulebook.reference import Reference, Table, load_reference
from assess.thermal.equipment.units import BOOK

PLACES = 3  # decimals of a capacity table, as such tables are printed


def biquadratic(table: Table, wet_bulb_f: float, outdoor_f: float) -> float:
    """Return a curve of indoor wet bulb and outdoor dry bulb [°F] from its six coefficients [of rating]."""
    one, w, ww, d, dd, wd = (value for _, value in table.rows)
    squares = ww * wet_bulb_f**2 + dd * outdoor_f**2
    return one + w * wet_bulb_f + d * outdoor_f + squares + wd * wet_bulb_f * outdoor_f


def capacity_factor(kind: str, wet_bulb_f: float, outdoor_f: float) -> float:
    """Return the capacity of a kind of equipment at indoor wet bulb and outdoor dry bulb [°F], of its rating.

    Below the wet bulbs that the curves were fitted to the coil is dry and the wet bulb no longer matters: it is held.
    """
    book = load_reference(BOOK)
    within = book.figure("curve.wet_bulb_f")
    wet_bulb_f = min(max(wet_bulb_f, within.low or wet_bulb_f), within.high or wet_bulb_f)
    if kind == "room_ac":
        return biquadratic(book.table("curve.room_ac"), wet_bulb_f, outdoor_f)
    curve, rated_f = book.table("curve.central"), book.figure("rated.wet_bulb_f").value
    indoor = biquadratic(curve, wet_bulb_f, outdoor_f) / biquadratic(curve, rated_f, outdoor_f)
    return _outdoor(book, kind, outdoor_f) * indoor


def _outdoor(book: Reference, kind: str, outdoor_f: float) -> float:
    below = book.figure("rated.outdoor_f").value - outdoor_f
    slope = book.figure(f"{'cooler' if below > 0 else 'hotter'}.{kind}").value
    return 1 + slope * below


@cache
def capacity_table(kind: str, wet_bulb_f: float) -> Table:
    """Return the capacity of a kind of equipment by outdoor air, at one indoor wet bulb [°F].

    It ends where nobody may need it. Colder outdoors it is held, which is strict; above the temperatures that the
    curves were fitted to they are carried on.
    """
    book = load_reference(BOOK)
    source = book.table("curve.room_ac" if kind == "room_ac" else "curve.central")
    fitted, last_f = book.figure("curve.outdoor_f"), book.figure("curve.extended_f").value
    step = int(book.figure("curve.step_f").value)
    outdoors = range(int(fitted.low or fitted.value), int(last_f) + 1, step)
    cite, confidence = source.cite, source.confidence
    if kind == "ductless":
        hotter = book.figure("hotter.ductless")
        cite, confidence = f"HPXML, variable speed, to 95 °F; above, {hotter.cite}", hotter.confidence
    return Table(
        title=f"Capacity by outdoor air at {wet_bulb_f:g} °F indoor wet bulb",
        key_unit="°F",
        unit="of rating",
        cite=cite,
        confidence=confidence,
        rows=tuple((float(f), round(capacity_factor(kind, wet_bulb_f, f), PLACES)) for f in outdoors),
    )


def airflow_factor(ratio: float) -> float:
    """Return the capacity at an airflow over the rated one, held at the ends of what can be [of rating]."""
    book = load_reference(BOOK)
    within = book.figure("airflow_ratio.range")
    ratio = min(max(ratio, within.low or ratio), within.high or ratio)
    one, r, rr = (value for _, value in book.table("curve.airflow").rows)
    return one + r * ratio + rr * ratio**2


def input_ratio(wet_bulb_f: float, outdoor_f: float) -> float:
    """Return electric power over capacity at indoor wet bulb and outdoor dry bulb [°F], of its rating."""
    book = load_reference(BOOK)
    within = book.figure("curve.wet_bulb_f")
    wet_bulb_f = min(max(wet_bulb_f, within.low or wet_bulb_f), within.high or wet_bulb_f)
    outdoor_f = max(outdoor_f, book.figure("curve.outdoor_f").low or outdoor_f)
    return biquadratic(book.table("curve.input_ratio"), wet_bulb_f, outdoor_f)
