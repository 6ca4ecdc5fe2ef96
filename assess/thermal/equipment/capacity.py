"""Sensible capacity on a given day: by the nameplate, or by an airflow and a temperature split measured on site."""

from dataclasses import replace

from assess.records import Confidence, Figure
from assess.thermal.equipment.airflow import cfm_per_ton
from assess.thermal.equipment.curves import airflow_factor, capacity_table
from assess.thermal.equipment.doubt import Doubt, Range
from assess.thermal.equipment.indoor import Indoor, indoor, sensible_over_usual
from assess.thermal.equipment.lockout import rests
from assess.thermal.equipment.units import BOOK, Unit
from assess.thermal.inputs import Inputs
from assess.thermal.outdoors import Outdoors
from assess.worksheet import Worksheet
from assess.worksheet.arrays import each, is_array

_COIL = "apparatus dew point and bypass factor (ASHRAE), from the share at the rating"


def sensible_btu_h(
    inputs: Inputs,
    units: tuple[Unit, ...],
    outdoor_f: float,
    outdoors: Outdoors,
    label: str,
    *,
    doubt: Doubt = Doubt.MIDDLE,
) -> float:
    """Return what the units can lower the air's temperature by on a day of `outdoor_f` [BTU/h].

    A unit that must rest at this outdoor temperature counts for nothing.
    """
    parts: dict[str, float] = {}
    for number, unit in enumerate(units, start=1):
        bound = rests(unit, outdoor_f)
        if bound is not None:
            note = f"it rests at {outdoor_f:g} °F outdoors; its bound is {bound.value:g} °F"
            nothing = Figure(value=0.0, unit="BTU/h", cite=bound.cite, confidence=bound.confidence)
            parts[f"{unit.name} {number}"] = inputs.ws.given(f"{unit.name}, sensible capacity", nothing, note=note)
        elif is_measured(unit):
            parts[f"{unit.name} {number}"] = _as_measured(inputs, unit, outdoor_f, outdoors, doubt)
        else:
            parts[f"{unit.name} {number}"] = _by_nameplate(inputs, unit, outdoor_f, outdoors, doubt)
    return inputs.ws.total(label, parts, unit="BTU/h")


def cooling_range(inputs: Inputs, units: tuple[Unit, ...], outdoor_f: float, outdoors: Outdoors) -> Range:
    """Return the sensible capacity at each end of what is doubtful, every doubt at its worst at once [BTU/h]."""
    silent = Inputs(inputs.home, Worksheet(recording=False), inputs.book)
    ends = (sensible_btu_h(silent, units, outdoor_f, outdoors, str(doubt), doubt=doubt) for doubt in Doubt)
    return Range(*ends)


def is_measured(unit: Unit) -> bool:
    """Return whether airflow and temperature split were measured, so that the capacity need not be guessed."""
    return unit.system.airflow_cfm is not None and unit.system.split_f is not None


def _factor(inputs: Inputs, unit: Unit, air: Indoor, outdoor_f: float, label: str) -> float:
    if is_array(air.wet_bulb_f):
        return each(lambda f: _factor(inputs, unit, replace(air, wet_bulb_f=f), outdoor_f, label), air.wet_bulb_f)
    table, fitted = capacity_table(unit.table, air.wet_bulb_f), inputs.figure("curve.outdoor_f")
    low, high = fitted.low or outdoor_f, fitted.high or outdoor_f
    if not low <= outdoor_f <= high:
        beyond = f"outside {low:g} to {high:g} °F, for which the curve was made: held below, carried on above"
        table = table.model_copy(update={"note": beyond, "confidence": Confidence.LOW})
    return inputs.looked_up(label, outdoor_f, table)


def _by_nameplate(inputs: Inputs, unit: Unit, outdoor_f: float, outdoors: Outdoors, doubt: Doubt) -> float:
    book, air, flow = inputs.of(BOOK), indoor(inputs), cfm_per_ton(unit)
    factor = _factor(book, unit, air, outdoor_f, f"{unit.name}, capacity on this day")
    moved: list[tuple[float, str]] = []
    if flow is not None and (by_airflow := airflow_factor(flow / book.figure("rated.cfm_per_ton").value)) < 1:
        moved.append((by_airflow, "by airflow"))
    return inputs.ws.product(
        f"{unit.name}, sensible capacity",
        (unit.nominal_btu_h, "BTU/h"),
        *unit.alike,
        (factor, "of rating"),
        *moved,
        sensible_share(inputs, unit, air, flow, doubt),
        doubt.of(book.figure(_field(book, unit))),
        (outdoors.density, "of sea-level density"),
        unit="BTU/h",
    )


def sensible_share(inputs: Inputs, unit: Unit, air: Indoor, flow: float | None, doubt: Doubt) -> Figure:
    """Return the part of the capacity that lowers a temperature.

    It is the default or the data sheet's share at the rating, which is below that at 75 °F and 50 %; a stated indoor
    humidity and a measured airflow [CFM/ton] move it as they move a coil of that rating.
    """
    book = inputs.of(BOOK)
    usual = book.figure(f"sensible.{'dedicated' if unit.system.dedicated else unit.table}")
    stated = unit.system.sensible_ratio
    if stated is not None:
        end, of_sheet = doubt.of(book.figure("sensible.stated")), "data sheet, as stated"
        share = Figure(value=min(1.0, stated * end.value), unit=usual.unit, cite=of_sheet, confidence=end.confidence)
    else:
        share = doubt.of(usual)
    if unit.system.dedicated or not (air.stated or flow):
        return share
    usual_cfm = book.figure("rated.cfm_per_ton").value
    # More air than rated is not credited: it may as well be a duct that leaks.
    moved = each(sensible_over_usual, stated or usual.value, air.humidity_pct, min(flow or usual_cfm, usual_cfm))
    if moved == 1:
        return share
    most = max(doubt.of(book.figure("sensible.most")).value, share.value)
    value, confidence = min(share.value * moved, most), Confidence.weakest(share.confidence, Confidence.MEDIUM)
    return Figure(value=value, unit=share.unit, cite=f"{share.cite}; {_COIL}", confidence=confidence)


def _field(book: Inputs, unit: Unit) -> str:
    year = unit.system.year_installed
    return "equipment.field_old" if year and year <= book.figure("equipment.old_year").value else "equipment.field"


def _as_measured(inputs: Inputs, unit: Unit, outdoor_f: float, outdoors: Outdoors, doubt: Doubt) -> float:
    ws, book, air, system = inputs.ws, inputs.of(BOOK), indoor(inputs), unit.system
    then_f = system.split_outdoor_f
    if then_f is None:
        then_f = book.assumed("Outdoor air when measured", book.figure("equipment.measured_f"))
    then = ws.product(
        f"{unit.name}, sensible capacity as measured",
        (outdoors.air, "BTU/h per CFM·°F"),
        (system.airflow_cfm, "CFM"),
        (system.split_f, "°F"),
        *unit.alike,
        unit="BTU/h",
    )
    on_the_day = _factor(book, unit, air, outdoor_f, f"{unit.name}, capacity on this day")
    on_that_day = _factor(book, unit, air, then_f, f"{unit.name}, capacity when measured")
    return ws.product(
        f"{unit.name}, sensible capacity",
        (then, "BTU/h"),
        (on_the_day, "of rating"),
        doubt.of(book.figure("equipment.measured")),
        over=[(on_that_day, "of rating")],
        unit="BTU/h",
    )
