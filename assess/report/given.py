"""What was known of the home: every value with its unit and how it came to be known, grouped as in the form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from assess.intake import Home
from assess.intake.fields import UNIT_ENDINGS, Shape, shapes
from assess.numbers import quantity
from assess.records import Basis, Provenance, Record

_LONG = 240
# A year of speed tests would bury everything else: the first are shown, the others counted.
_MOST_TESTS = 24
_PLAIN_UNITS = {"disconnect_distance_ft": "ft", "transformer_kva": "kVA"}
# Where the name of the field, its unit taken off, would not be understood.
_NAMES = {
    "air_changes_ach50": "air changes at 50 Pa",
    "bus_a": "busbar rating",
    "ceiling_u": "ceiling U-factor",
    "co_alarm": "CO alarm",
    "cooling_1_f": "1% cooling temperature",
    "gpu": "GPU",
    "gpus": "GPUs",
    "heating_99_f": "99% heating temperature",
    "hvac": "Heating and cooling",
    "isp": "provider",
    "kind": "",
    "pv": "Solar",
    "sha256": "SHA-256",
    "vpn": "VPN",
    "wall_u": "wall U-factor",
    "window_shgc": "window SHGC",
    "window_u": "window U-factor",
    "zip_code": "ZIP code",
}


@dataclass(frozen=True)
class Given:
    """One value; `field` is its dotted name, `spread` its range if assumed, `source` the file it was read from."""

    field: str
    label: str
    value: str
    basis: Basis
    spread: str = ""
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Run:
    """Values that came to be known in one way, so that one mark stands for all of them."""

    basis: Basis
    values: tuple[Given, ...]


Line = tuple[Run, ...]


@dataclass(frozen=True)
class Group:
    """One part of the form: single values, and entries such as loads, a line each."""

    title: str
    lines: tuple[Line, ...]


def given_groups(home: Home) -> tuple[Group, ...]:
    """Return everything that was given, part by part; what is unknown is left out."""
    groups = []
    for name, shape, part in _stated(home):
        if shape.form == "sections":
            values, entries = _listed(home, name, shape, part)
        elif isinstance(part, Record):
            values, entries = _values(home, part, name)
        else:  # where the values come from stands beside each of them
            continue
        groups.append(Group(_title(name), tuple(_runs(some) for some in (values, *entries) if some)))
    return tuple(groups)


def _runs(values: list[Given]) -> Line:
    """Return the values gathered by their basis, each basis where it is first met."""
    bases = dict.fromkeys(value.basis for value in values)
    return tuple(Run(basis, tuple(v for v in values if v.basis is basis)) for basis in bases)


def _values(home: Home, record: Record, path: str) -> tuple[list[Given], list[list[Given]]]:
    values: list[Given] = []
    entries: list[list[Given]] = []
    for name, shape, value in _stated(record):
        here = f"{path}.{name}"
        if shape.form == "sections":
            single, several = _listed(home, here, shape, value)
            values += single
            entries += several
        else:
            values.append(_given(here, value, shape, home.basis_of(here)))
    return values, entries


def _listed(home: Home, path: str, shape: Shape, items: Any) -> tuple[list[Given], list[list[Given]]]:
    if not items:
        return [_given(path, "none", shape, home.basis_of(path))], []
    shown = items[:_MOST_TESTS] if path == "internet.tests" else items
    entries = [_values(home, item, f"{path}.{n}")[0] for n, item in enumerate(shown)]
    if more := len(items) - len(shown):
        entries.append([Given(path, "more tests", f"{more:,}", home.basis_of(f"{path}.{len(shown)}").basis)])
    return [], entries


def _stated(record: Record) -> Iterator[tuple[str, Shape, Any]]:
    """Yield what the record states; a default that nobody wrote says nothing."""
    for name, shape in shapes(type(record)).items():
        value = getattr(record, name)
        if value is not None and value != type(record).model_fields[name].default:
            yield name, shape, value


def _given(path: str, value: Any, shape: Shape, source: Provenance) -> Given:
    field = path.rpartition(".")[-1]
    unit = shape.unit or _PLAIN_UNITS.get(field, "")
    plain = UNIT_ENDINGS.sub("", field) if unit else field
    spread = ""
    if source.low is not None and source.high is not None:
        spread = f"{quantity(source.low, unit)} to {quantity(source.high, unit)}"
    return Given(
        field=path,
        label=_NAMES.get(field, plain.replace("_", " ")),
        value=_text(value, shape, unit),
        basis=source.basis,
        spread=spread,
        source=_short(source.source or ""),
        note=_short(source.note or ""),
    )


def _title(part: str) -> str:
    return _NAMES.get(part, part.replace("_", " ").capitalize())


def _text(value: Any, shape: Shape, unit: str) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return quantity(value, unit)
    if isinstance(value, tuple):
        return _short(", ".join(str(item) for item in value))
    return str(value).replace("_", " ") if shape.form == "choice" else _short(str(value))


def _short(text: str) -> str:
    """Return a text that fits a line or two; the whole of it is in the attached data."""
    return text if len(text) <= _LONG else f"{text[:_LONG].rstrip()} …"
