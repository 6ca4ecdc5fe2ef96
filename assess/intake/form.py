"""The blank form: every field there is, in the order of a walk through the house, ready to be filled in."""

import json
from collections.abc import Iterator

from assess.intake.fields import Shape, shapes
from assess.intake.home import Home
from assess.records import Record

_WIDTH = 80
_COLUMN = 36  # where the remarks begin
_LAST = {"weather"}  # an engineer's wish, not something to see on site
_HEAD = """\
# A home, as it is seen on site.
#
# Fill in what you know and leave the rest as it is: a field left out is
# unknown, never 0 and never no. To use a line, take the # off its front and put
# your value in place of the example. "unknown" may be written for any value,
# which is the same as leaving it out. Yes and no are true and false. Text
# stands in quotes.
#
# A measurement is a number in the unit beside it, or text with its unit:
# "200 A", "12 ft 6 in", "3.5 tons". The spellings understood are listed at the
# end.
#
# Where a value comes from can be told with it: measured, label, told (as is
# every value that does not say) or assumed. An assumed value needs the range it
# may lie in; the report lists it as a thing to check.
#   rating_a     = { value = "200 A", basis = "label", note = "on the main" }
#   other_heat_w = { value = 300, basis = "assumed", range = [200, 500] }
# How likely the values of a range are may be told behind it, as in
# distribution = "triangular": uniform (all alike), triangular (likeliest as
# stated) or normal (nine tenths of the bell curve between the ends). A report
# then says how often it fits.
#
# Two lines may stand here, above the first heading. The first takes what an
# energy audit (HPXML) says of the home as a base; what stands below wins over
# it. The second is the basis of every value that names none.
#   from  = "house.xml"
#   basis = "label"\
"""
# Only where the example of the unit would look odd in its place, and where there is no unit.
_EXAMPLES: dict[str, object] = {
    "battery.breaker_a": "30 A",
    "battery.energy_kwh": "13.5 kWh",
    "battery.inverter_a": "24 A",
    "battery.opening_distance_ft": "6 ft",
    "battery.power_kw": "5 kW",
    "battery.stand_alone_kw": "5 kW",
    "battery.units": 1,
    "demand.peak_a": "62 A",
    "demand.peak_kw": "8.4 kW",
    "demand.period_days": "365 days",
    "demand.seasonal_va": "0 VA",
    "demand.unmeasured_pct": "0 %",
    "dwelling.air_changes_ach50": 7,
    "dwelling.bedrooms": 3,
    "dwelling.ceiling_area_ft2": "1,200 sq ft",
    "dwelling.ceiling_height_ft": "8 ft",
    "dwelling.ceiling_u": "U-0.033",
    "dwelling.count": 1,
    "dwelling.duct_loss_pct": "10 %",
    "dwelling.house_loads_va": "2,400 VA",
    "dwelling.laundry_circuits": 1,
    "dwelling.occupants": 3,
    "dwelling.small_appliance_circuits": 2,
    "dwelling.stories": 1,
    "dwelling.wall_area_ft2": "1,100 sq ft",
    "dwelling.wall_u": "U-0.09",
    "dwelling.window_area_ft2": "180 sq ft",
    "dwelling.window_shgc": 0.4,
    "dwelling.window_u": "U-0.35",
    "dwelling.year_built": 1998,
    "generator.power_kw": "11 kW",
    "hvac.systems.airflow_cfm": "1,200 CFM",
    "hvac.systems.count": 1,
    "hvac.systems.heating_btu_h": "60,000 BTU/h",
    "hvac.systems.year_installed": 2015,
    "internet.plan_up_mbps": "35 Mbps",
    "internet.test_files": ["speedtest.json"],
    "internet.tests.loss_pct": "0 %",
    "internet.tests.up_mbps": "35 Mbps",
    "loads.count": 1,
    "loads.motor_va": "1,100 VA",
    "node.above_roof_in": "1 in",
    "node.battery_kwh": "0 kWh",
    "node.cap_w": "600 W",
    "node.circuit_ambient_f": "104 °F",
    "node.circuit_length_ft": "60 ft",
    "node.conductors_in_raceway": 2,
    "node.existing_breaker_a": "50 A",
    "node.fed_from": "garage",
    "node.feeder_drop_pct": "1 %",
    "node.gpus": 16,
    "node.mca_a": "66 A",
    "node.min_cap_w": "300 W",
    "node.mocp_a": "70 A",
    "node.nameplate_a": "52 A",
    "node.power_factor": 0.98,
    "panel.ambient_f": "120 °F",
    "panel.circuits.breaker_a": "30 A",
    "panel.circuits.space": "7",
    "panel.main_a": "200 A",
    "panel.spaces_free": 6,
    "panel.spaces_total": 40,
    "panel.subpanels.bus_a": "125 A",
    "panel.subpanels.circuits.breaker_a": "20 A",
    "panel.subpanels.circuits.space": "3",
    "panel.subpanels.conductor_size": "3",
    "panel.subpanels.feeder_breaker_a": "60 A",
    "panel.subpanels.main_a": "0 A",
    "panel.subpanels.spaces_free": 4,
    "panel.subpanels.spaces_total": 12,
    "place.elevation_ft": "5,280 ft",
    "place.latitude": 39.74,
    "place.longitude": -104.99,
    "pv.breaker_a": "40 A",
    "pv.inverter_a": "32 A",
    "pv.power_kw": "7.6 kW",
    "room.exterior_walls": 2,
    "room.height_ft": "8 ft",
    "room.max_air_f": "104 °F",
    "room.width_ft": "10 ft",
    "room.window_area_ft2": "12 sq ft",
    "safety.disconnect_distance_ft": 25,
    "safety.node_clearance_in": "36 in",
    "safety.working_depth_in": "36 in",
    "safety.working_height_in": "6 ft 6 in",
    "service.continuous_a": "320 A",
    "service.homes_on_transformer": 4,
    "service.transformer_kva": 25,
    "weather.cooling_1_f": "95 °F",
    "weather.extreme_max_f": "102 °F",
    "weather.heating_99_f": "10 °F",
}


def blank_form() -> str:
    """Return the form as TOML, every line but the headings commented out; as it stands it is a home of unknowns."""
    known = {name: shape for name, shape in shapes(Home).items() if shape.form != "table"}
    parts = [line for name in fields_in_order(Home) if name in known for line in _part(name, known[name])]
    return "\n".join([_HEAD, *parts, *_spellings()]) + "\n"


def fields_in_order(record: type[Record]) -> tuple[str, ...]:
    """Return the fields of a record as the form has them: values, then sections, and what comes last of a home."""
    known = shapes(record)
    return tuple(
        sorted(known, key=lambda name: (known[name].form == "table", name in _LAST, known[name].record is not None))
    )


def _part(path: str, shape: Shape) -> Iterator[str]:
    """Yield one section and the lists inside it."""
    record = shape.record
    if record is None:
        yield from _field(path, shape)
        return
    yield "\n# " + "-" * (_WIDTH - 2)
    several = shape.form == "sections"
    yield from _remarks(_about(shape, record))
    if several:
        name, place = path.rpartition(".")[2], "in its place" if "." in path else "above the first heading"
        yield from _remarks(f"Write this block once for each; if there is none, write {name} = [] {place}.")
    heading = f"[[{path}]]" if several else f"[{path}]"
    yield f"#{heading}" if several or shape.optional else heading
    inner = shapes(record)
    for name in fields_in_order(record):
        yield from (_field if inner[name].record is None else _part)(f"{path}.{name}", inner[name])


def _about(shape: Shape, record: type[Record]) -> str:
    doc = (record.__doc__ or "").partition("\n")[0]
    return (
        f"{doc} Only if there is one: take the # off the heading too."
        if shape.optional and shape.form == "section"
        else doc
    )


def _field(path: str, shape: Shape) -> Iterator[str]:
    """Yield one field with its example, its remark behind it, or above it when it is long."""
    line = f"#{path.rpartition('.')[2]} = {_written(example_of(path, shape))}"
    remark = _remark(shape)
    if not remark:
        yield line
    elif max(len(line), _COLUMN) + len(remark) <= _WIDTH - 4:
        yield f"{line:<{_COLUMN}}  # {remark}"
    else:
        yield from _remarks(remark)
        yield line


def _remark(shape: Shape) -> str:
    """Return what the field means, and what is accepted: its choices, or its unit and how far it goes."""
    said, reach = shape.description, _reach(shape)
    if shape.choices:
        said = ": ".join(part for part in (said, " | ".join(str(choice) for choice in shape.choices)) if part)
    elif reach:
        said = f"{said} [{reach}]".lstrip()
    return f"{said} (must be given)" if shape.required else said


def _reach(shape: Shape) -> str:
    """Return the unit, with the bounds a reader would not think of himself."""
    low = shape.more_than if shape.at_least is None else shape.at_least
    high = shape.less_than if shape.at_most is None else shape.at_most
    if high is None:
        return shape.unit
    return f"{low:g} to {high:g} {shape.unit}".strip() if low else f"up to {high:g} {shape.unit}".strip()


def _remarks(text: str) -> Iterator[str]:
    from textwrap import wrap

    yield from (f"# {line}" for line in wrap(text, _WIDTH - 2, break_on_hyphens=False))


def example_of(path: str, shape: Shape) -> object:
    """Return what a home file might say of a field; `path` is dotted, without the numbers of entries."""
    if path in _EXAMPLES:
        return _EXAMPLES[path]
    if shape.examples:
        return shape.examples[0]
    match shape.form:
        case "measured" if shape.kind is not None:
            return shape.kind.example
        case "choice":
            return shape.choices[0]
        case "yes_no":
            return True
        case "number" | "whole":
            return int(shape.at_least or (shape.more_than or 0) + 1)
        case "texts":
            return []
        case _:
            return ""


def _written(value: object) -> str:
    """Return a value as TOML; JSON writes texts, numbers, true and lists of texts the same way."""
    return json.dumps(value, ensure_ascii=False)


def _spellings() -> Iterator[str]:
    """Yield what may be written for each unit of the form."""
    kinds = {shape.kind.name: shape.kind for shape in _leaves(Home) if shape.kind is not None}
    yield "\n# " + "-" * (_WIDTH - 2)
    yield from _remarks(
        "Measurements as they may be written; capitals do not count, save where they tell bits from bytes."
    )
    for kind in kinds.values():
        yield from _remarks(f"{kind.unit}: {' | '.join(kind.examples)}; units {', '.join(kind.spellings)}")


def _leaves(record: type[Record]) -> Iterator[Shape]:
    for shape in shapes(record).values():
        if shape.record is None:
            yield shape
        else:
            yield from _leaves(shape.record)
