"""Values as people state them: plain (`"200 A"`), or with where they come from.

`{ value = "200 A", basis = "label", range = ["180 A", "200 A"], note = "...", source = "..." }` is the same value
with its basis, the range it may lie in, a remark and the paper or file it was read from. The range may be written as
`low` and `high`, and `distribution` says how likely what lies between them is.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from math import isfinite, nan
from typing import Any, get_args

from assess.errors import IntakeError
from assess.intake.fields import NUMERIC, Shape, shapes
from assess.intake.messages import Problem, mismatch, nearest, place_of, shown
from assess.records import Basis, Distribution, Provenance, Record
from assess.units import measure

WRAPPER = ("value", "basis", "range", "low", "high", "distribution", "note", "source")
_DISTRIBUTIONS: tuple[Distribution, ...] = get_args(Distribution)
_UNKNOWN = {"", "unknown"}  # what people write where they could have left the field out
_CAPITALS = {"place.state"}


@dataclass
class Stated:
    """What was stated of a home beside its plain values: where they come from, and what is wrong.

    `paths` names every value and every list that was stated; `basis` holds for a value that names none.
    """

    basis: Basis = Basis.TOLD
    provenance: dict[str, Provenance] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def section(self, record: type[Record], raw: Mapping[str, Any], path: str = "") -> dict[str, Any]:
        """Return the plain values of one section, None where it says unknown.

        What the form does not have or cannot take stays, for pydantic to refuse.
        """
        known = shapes(record)
        return {
            name: self._field(known[name], value, f"{path}.{name}" if path else name) if name in known else value
            for name, value in raw.items()
        }

    def _field(self, shape: Shape, value: Any, path: str) -> Any:
        if shape.form == "table" or (shape.form == "section" and not isinstance(value, Mapping)):
            return value if value is not None or shape.optional else {}
        if shape.form == "section" and shape.record is not None:
            return self.section(shape.record, value, path)
        self.paths.append(path)
        if shape.form == "sections" and shape.record is not None:
            return self._sections(shape, shape.record, value, path)
        return self._plain(shape, self._unwrapped(shape, value, path) if isinstance(value, Mapping) else value, path)

    def _sections(self, shape: Shape, record: type[Record], value: Any, path: str) -> Any:
        if isinstance(value, Mapping) and "value" in value:
            value = self._unwrapped(shape, value, path)
        if not isinstance(value, list | tuple):
            return self._plain(shape, value, path)
        return [
            self.section(record, item, f"{path}.{n}") if isinstance(item, Mapping) else item
            for n, item in enumerate(value)
        ]

    def _plain(self, shape: Shape, value: Any, path: str) -> Any:
        """Return a value with the harmless differences of writing taken out."""
        if isinstance(value, str) and value.strip().lower() in _UNKNOWN:
            return None
        if isinstance(value, bool) and shape.form in {*NUMERIC, "choice"}:
            self._wrong(path, mismatch(place_of(path.split(".")), value))
            return None
        if shape.form == "choice" and isinstance(value, str):
            return _choice(shape, value)
        if shape.form == "text":
            return _text(value, capitals=path in _CAPITALS)
        return value

    def _unwrapped(self, shape: Shape, wrapper: Mapping[str, Any], path: str) -> Any:
        """Return the value of a table with `value`, and keep the rest as its provenance."""
        found = len(self.problems)
        for key in wrapper:
            if key not in WRAPPER:
                near = nearest(str(key), WRAPPER)
                self._wrong(path, f"{shown(key)} is none of {', '.join(WRAPPER)}, which tell of a value{near}")
        if "value" not in wrapper and len(self.problems) == found:
            self._wrong(path, f"is a table without `value`; write {shape.accepts}, or {{ value = ..., basis = ... }}")
        low, high = self._range(shape, wrapper, path)
        distribution = self._distribution(wrapper, path)
        basis = self._basis(wrapper.get("basis", self.basis), path)
        if len(self.problems) > found or basis is None:
            return None
        if _is_unknown(wrapper["value"]):
            return None
        if basis is Basis.ASSUMED and shape.form in NUMERIC and low is None:
            given, unit = shown(wrapper["value"]), f" in {shape.unit}" if shape.unit else ""
            self._wrong(path, f"{given} is assumed and has no range; add range = [lowest, highest]{unit}")
        texts = {key: None if wrapper.get(key) is None else str(wrapper[key]) for key in ("note", "source")}
        self.provenance[path] = Provenance(basis=basis, low=low, high=high, distribution=distribution, **texts)
        return wrapper["value"]

    def _basis(self, given: object, path: str) -> Basis | None:
        try:
            return Basis(str(given))
        except ValueError:
            known = ", ".join(Basis)
            self._wrong(path, f"basis {shown(given)} is not one of {known}{nearest(str(given), Basis)}")
            return None

    def _distribution(self, wrapper: Mapping[str, Any], path: str) -> Distribution | None:
        given = wrapper.get("distribution")
        if given is None:
            return None
        known = next((word for word in _DISTRIBUTIONS if word == given), None)
        if known is None:
            near = nearest(str(given), _DISTRIBUTIONS)
            self._wrong(path, f"distribution {shown(given)} is not one of {', '.join(_DISTRIBUTIONS)}{near}")
        elif wrapper.get("range") is None and (wrapper.get("low") is None or wrapper.get("high") is None):
            self._wrong(path, f"distribution {shown(given)} has nothing to spread over; add low = ... and high = ...")
        return known

    def _ends(self, wrapper: Mapping[str, Any], path: str) -> Any:
        """Return the range as it was written, be it a pair or its two ends; None where there is none."""
        low, high = wrapper.get("low"), wrapper.get("high")
        if low is None and high is None:
            return wrapper.get("range")
        if wrapper.get("range") is not None:
            self._wrong(path, "has a range and a low or high besides; keep one of them")
        elif (low is None or high is None) and wrapper.get("distribution") is None:
            self._wrong(path, f"has a {'low' if high is None else 'high'} alone; give low and high")
        return None if low is None or high is None else (low, high)

    def _range(self, shape: Shape, wrapper: Mapping[str, Any], path: str) -> tuple[float | None, float | None]:
        ends = self._ends(wrapper, path)
        if ends is None:
            return None, None
        if shape.form not in NUMERIC:
            self._wrong(path, "has a range, and a range is for numbers; leave it out")
            return None, None
        if not isinstance(ends, list | tuple) or len(ends) != 2:
            self._wrong(path, f"range {shown(ends)} is not a pair; write range = [lowest, highest]")
            return None, None
        try:
            low, high = (_number(shape, end) for end in ends)
        except IntakeError as refused:
            self._wrong(path, f"range: {refused.message}")
            return None, None
        try:
            value = _number(shape, wrapper.get("value"))
        except IntakeError:
            return low, high  # the value itself is refused later, by its own field
        if not low <= value <= high:
            unit = f" {shape.unit}" if shape.unit else ""
            self._wrong(path, f"{shown(wrapper['value'])} is not within its range, {low:g} to {high:g}{unit}")
        return low, high

    def _wrong(self, path: str, says: str) -> None:
        self.problems.append(Problem(path, says))


def _number(shape: Shape, value: object) -> float:
    """Return a number in the unit of the field. Raises IntakeError."""
    if shape.kind is not None:
        return measure(shape.kind.name, value)
    try:
        number = float(value)  # type: ignore[arg-type]  # whatever float refuses is what we refuse
    except (TypeError, ValueError, OverflowError):
        number = nan
    if not isfinite(number):
        raise IntakeError(f"{shown(value)} is not a number; write {shape.accepts}")
    return number


def _choice(shape: Shape, value: str) -> str | int:
    """Return the choice that was meant, capitals, spaces and hyphens aside; a stranger stays as it is."""
    word = value.strip().lower().replace(" ", "_").replace("-", "_")
    return next((choice for choice in shape.choices if str(choice) == word), value)


def _text(value: object, *, capitals: bool) -> object:
    """Return a whole number or a date as the text it was meant to be (a ZIP code, a time stamp)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return value.upper() if capitals and isinstance(value, str) and len(value.strip()) == 2 else value


def _is_unknown(value: object) -> bool:
    return value is None or (isinstance(value, str) and value.strip().lower() in _UNKNOWN)
