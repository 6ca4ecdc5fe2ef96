"""The inputs of a home and how far each may be off: by its own range where it has one, else as its field usually is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from assess.errors import RuleDataError
from assess.intake import Home
from assess.intake.field_names import value_at
from assess.intake.fields import NUMERIC, Shape
from assess.intake.messages import place_of
from assess.numbers import quantity
from assess.records import Basis, Provenance
from assess.rulebook import load_reference
from assess.verdict.sensitivity.ranges import BOOK, InputRange, Value, input_ranges

SETTLED = frozenset({Basis.MEASURED, Basis.LABEL})
EVERY = frozenset(Basis)
_MARKED = frozenset({Basis.LABEL, Basis.ASSUMED})  # what nobody marks is told, and a speed test measured
_TESTS = "internet.tests"
_CURE = "Measure it, or read it on a label."


@dataclass(frozen=True)
class Input:
    """One value of a home and the ends of its range; `along` are the fields that move with it.

    One that `shows_in_winter` may change nothing on the days for which a room's limits are otherwise worked out.
    """

    path: str
    value: Value
    low: Value
    high: Value
    basis: Basis
    name: str
    settle: str
    shape: Shape
    along: tuple[str, ...] = ()
    shows_in_winter: bool = False

    @property
    def settled(self) -> bool:
        """Return whether the value was measured or read from a label, and so is not in doubt."""
        return self.basis in SETTLED

    def values(self, end: Value) -> dict[str, Value]:
        """Return the fields of the home as they are at one end."""
        return dict.fromkeys((self.path, *self.along), end)

    def words(self, value: Value) -> str:
        """Return a value as it is read, with its unit."""
        if isinstance(value, bool):
            return "yes" if value else "no"
        if isinstance(value, str):
            return value.replace("_", " ")
        return f"{value:.0f}" if self.shape.form == "whole" else quantity(value, self.shape.unit)


def inputs_of(home: Home, bases: frozenset[Basis] = EVERY) -> tuple[Input, ...]:
    """Return every input of the home that has a range, settled ones as far as they could be off if they were told.

    With some of the `bases` only inputs that came to be known in that way.
    """
    if bases <= _MARKED and not any(source.basis in bases for source in home.provenance.values()):
        return ()
    winter = load_reference(BOOK).raw["room_year"]["shows_only"]
    # Of a log no single test decides, and it may hold tens of thousands.
    a_log = len(home.internet.tests or ()) > load_reference(BOOK).figure("tests.most").value
    found = {
        path: one
        for pattern, steps, told in _patterns()
        if not (a_log and pattern.startswith(f"{_TESTS}."))
        for path, value, item in _matches(home, steps)
        if (source := _source(home, path)).basis in bases
        and (one := _input(home, path, value, told, item, source, in_winter=pattern in winter)) is not None
    }
    for path, source in home.provenance.items():
        if (
            path not in found
            and source.basis is Basis.ASSUMED in bases
            and (one := _without_a_range(home, path, source))
        ):
            found[path] = one
    return tuple(found[path] for path in sorted(found))


@cache
def _patterns() -> tuple[tuple[str, tuple[str, ...], InputRange], ...]:
    return tuple((pattern, tuple(pattern.split(".")), told) for pattern, told in input_ranges().items())


def _input(
    home: Home, path: str, value: Value, told: InputRange, item: str, source: Provenance, *, in_winter: bool
) -> Input | None:
    shape = _shape(path)
    low, high = told.ends(value)
    if source.low is not None and source.high is not None:
        low, high = source.low, source.high
    low, high = _within(shape, low), _within(shape, high)
    if low == value == high:
        return None
    return Input(
        path=path,
        value=value,
        low=low,
        high=high,
        basis=source.basis,
        name=told.name.format(item=item),
        settle=told.settle,
        shape=shape,
        along=tuple(_along(home, path, value, told)),
        shows_in_winter=in_winter,
    )


def _without_a_range(home: Home, path: str, source: Provenance) -> Input | None:
    """Return an assumed number of a field that is usually not in doubt, over the range it was assumed with."""
    value, low, high = value_at(home, path), source.low, source.high
    if value is None or low is None or high is None:
        return None
    shape, name = _shape(path), path.rpartition(".")[2].replace("_", " ")
    return Input(path, value, low, high, source.basis, name=name, settle=source.note or _CURE, shape=shape)


def _source(home: Home, path: str) -> Provenance:
    """Return where a value comes from; a speed test is a measurement, whoever wrote it down."""
    entry = path.rpartition(".")[0]
    if path.startswith(f"{_TESTS}.") and not {path, entry} & home.provenance.keys():
        return home.provenance.get(_TESTS, Provenance(basis=Basis.MEASURED))
    return home.basis_of(path)


def _along(home: Home, path: str, value: Value, told: InputRange) -> Iterator[str]:
    """Yield the fields that move with this one: they say the same and are in doubt as well."""
    positions = [step for step in path.split(".") if step.isdecimal()]
    for pattern in told.along:
        filled = iter(positions)
        other = ".".join(next(filled) if step == "*" else step for step in pattern.split("."))
        if value_at(home, other) == value and home.basis_of(other).basis not in SETTLED:
            yield other


def _matches(value: Any, steps: Sequence[str], path: str = "", item: str = "") -> Iterator[tuple[str, Value, str]]:
    """Yield every path, value and entry that a pattern stands for; an unknown value is not in doubt but missing."""
    if not steps:
        if isinstance(value, float | int | str):
            yield path, value, item
        return
    first, *rest = steps
    if first != "*":
        here = getattr(value, first, None)
        yield from _matches(here, rest, f"{path}.{first}" if path else first, item)
        return
    for number, one in enumerate(value or ()):
        yield from _matches(one, rest, f"{path}.{number}", _called(one))


def _called(entry: Any) -> str:
    """Return what an entry of a list is called in a sentence: its label, its name, its kind or its space."""
    names = (getattr(entry, name, None) for name in ("label", "name", "kind", "space"))
    return next((str(name).replace("_", " ") for name in names if name), "")


def _within(shape: Shape, end: Value) -> Value:
    """Return an end that the field can take: within its bounds, and whole where it counts."""
    if shape.form not in NUMERIC or isinstance(end, str | bool):
        return end
    least, most = shape.at_least, shape.at_most
    end = end if least is None else max(least, end)
    end = end if most is None else min(most, end)
    return round(end) if shape.form == "whole" else end


@lru_cache(maxsize=1024)
def _shape(path: str) -> Shape:
    shape = place_of([int(step) if step.isdecimal() else step for step in path.split(".")]).shape
    if shape is None:
        raise RuleDataError(f'the form has no field "{path}"', where=BOOK)
    return shape
