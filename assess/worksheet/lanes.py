"""Many values in one run of a rule that was written for one: lanes, and what happens where they disagree.

A rule asks `if left <= 0`. Lanes that all agree are answered at once. Where they disagree the run goes on with those
that say yes, and the function is run again for those that say no, which then take the other way by themselves. What
needs one plain number (`float`, a key, a record that checks its fields) refuses lanes, and those lanes are run one by
one with plain floats. Either way each lane gets exactly the answer that a run of its own would give.
"""

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field
from itertools import count
from typing import Any, NoReturn

import numpy as np
from numpy.typing import NDArray

__all__ = ["Lanes", "LanesError", "Split", "active_lanes", "divide", "divided", "lanes_of", "split", "steps_are_fixed"]

_Places = NDArray[np.intp]


class LanesError(TypeError):
    """Lanes were asked for what only one value can answer."""


@dataclass
class _Run:
    """One run of a function: which of its lanes it still speaks for, and which it left behind."""

    number: int
    active: NDArray[np.bool_]
    left: list[_Places] = field(default_factory=list)
    stepped: bool = False

    def ask(self, answers: NDArray[np.bool_]) -> bool:
        """Return what the lanes answer; where they disagree go on with those that say yes."""
        yes = self.active & answers
        if not yes.any():
            return False
        no = self.active & ~answers
        if no.any():
            self.left.append(np.flatnonzero(no))
            self.active = yes
        return True


_numbers = count(1)
_current: ContextVar[_Run | None] = ContextVar("run", default=None)


class Lanes(np.ndarray[Any, np.dtype[Any]]):
    """One value for each lane of a run: arithmetic is that of floats, and a question divides the run."""

    run_number = 0

    def __array_finalize__(self, obj: Any) -> None:
        self.run_number = getattr(obj, "run_number", 0)

    def __array_function__(self, func: Any, types: Any, args: Any, kwargs: Any) -> Any:
        # where, interp and their like give back plain arrays, and one of a single lane would answer for all.
        found = super().__array_function__(func, types, args, kwargs)
        if isinstance(found, np.ndarray) and not isinstance(found, Lanes):
            return _lanes(found, self.run_number)
        return found

    def __bool__(self) -> bool:
        return self._run().ask(np.asarray(self) != 0)

    def lane_by_lane(self, function: Callable[..., Any], *values: Any) -> "Lanes":
        """Return a function of plain numbers for every lane; lanes that the run has left hold NaN."""
        active = self._run().active
        rows = int(active.sum())
        columns = [np.asarray(v)[active].tolist() if isinstance(v, Lanes) else [v] * rows for v in values]
        found = np.full(len(active), np.nan)
        found[active] = [function(*row) for row in zip(*columns, strict=True)]
        return _lanes(found, self.run_number)

    def _run(self) -> _Run:
        run = _current.get()
        if run is None or run.number != self.run_number or self.shape != run.active.shape:
            raise LanesError("lanes are used outside the run that they belong to")
        return run

    def __truediv__(self, other: Any) -> Any:
        _refuse_zero(other)
        return super().__truediv__(other)

    def __rtruediv__(self, other: Any) -> Any:
        _refuse_zero(self)
        return super().__rtruediv__(other)

    # Powers and roundings of NumPy can differ from Python's in the last bit.
    def __pow__(self, other: Any, modulo: None = None) -> "Lanes":
        return self.lane_by_lane(pow, self, other)

    def __rpow__(self, other: Any, modulo: None = None) -> "Lanes":
        return self.lane_by_lane(pow, other, self)

    def __round__(self, places: int | None = None) -> "Lanes":
        return self.lane_by_lane(round, self, places)

    def __floor__(self) -> "Lanes":
        return self.lane_by_lane(math.floor, self)

    def __ceil__(self) -> "Lanes":
        return self.lane_by_lane(math.ceil, self)

    # A float never changes, so whoever shares one may say `x += 1`; lanes must not change under the other.
    def __iadd__(self, other: Any) -> Any:  # type: ignore[misc]
        return self + other

    def __isub__(self, other: Any) -> Any:  # type: ignore[misc]
        return self - other

    def __imul__(self, other: Any) -> Any:  # type: ignore[misc]
        return self * other

    def __itruediv__(self, other: Any) -> Any:
        return self / other

    def __ipow__(self, other: Any) -> Any:  # type: ignore[misc, override]
        return self**other

    def __format__(self, spec: str) -> str:
        # Only in a text that nobody reads, for lanes write nothing down; but it may be a key, so no two are alike.
        return f"many {next(_numbers)}"

    def _refuse(self, *_: object) -> NoReturn:
        raise LanesError("lanes are many values and cannot become one")

    __float__ = __int__ = __index__ = __complex__ = __hash__ = __iter__ = _refuse  # type: ignore[assignment]
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __divmod__ = __rdivmod__ = _refuse


@dataclass(frozen=True)
class Split:
    """The answer of every lane; how many runs it took, and how many lanes had to be run alone."""

    values: NDArray[Any]
    runs: int
    alone: int


def split(
    function: Callable[[Mapping[str, Any]], Any], values: Mapping[str, NDArray[Any]], *, steps: Collection[str] = ()
) -> Split:
    """Return what `function` makes of each lane of `values`, which are all as long.

    A run that lanes cannot make is made again for each value of the names `steps`, which take few, and where that
    does not help for each lane by itself. A function of several answers returns a tuple; they stand side by side
    then. Raises what a run of one lane raises, LanesError where a lane was lost.
    """
    size = len(next(iter(values.values())))
    waiting: list[tuple[_Places, Collection[str]]] = [(np.arange(size), ())]
    answers, runs, alone = list[tuple[_Places, NDArray[Any]]](), 0, 0
    while waiting:
        places, fixed = waiting.pop()
        run = _Run(next(_numbers), np.ones(len(places), dtype=bool))
        runs += 1
        answer, held = _answer(function, _of_run(values, places, fixed, run), run)
        waiting += [(places[left], fixed) for left in run.left]
        stay = np.flatnonzero(run.active)
        if held:
            answers.append((places[stay], _of_each(answer, stay)))
        elif steps and not fixed:
            waiting += [
                (places[stay[group]], steps) for group in _alike([values[name][places[stay]] for name in steps])
            ]
        else:
            alone += len(stay)
            for place in places[stay]:
                one = function({name: column[place].item() for name, column in values.items()})
                answers.append((np.array([place]), _of_each(one, stay[:1])))
    return Split(_together(answers, size), runs, alone)


def divided(function: Callable[[_Places], Any], size: int) -> Iterator[tuple[_Places, _Places, Any]]:
    """Yield for each run of a function of places its answer: all places of the run, those it speaks for, the answer.

    The function reads what stands at the places itself, as `lanes_of` where it is many values. A run that fails is
    made once more with `steps_are_fixed`; of places that fail again the answer is None.
    """
    waiting = [(np.arange(size), False)]
    while waiting:
        places, stepped = waiting.pop()
        run = _Run(next(_numbers), np.ones(len(places), dtype=bool), stepped=stepped)
        answer, held = _answer(function, places, run)
        waiting += [(places[left], stepped) for left in run.left]
        stay = np.flatnonzero(run.active)
        if held or stepped:
            yield places, stay, answer if held else None
        else:
            waiting.append((places[stay], True))


def divide(answers: NDArray[np.bool_]) -> None:
    """Go on with the lanes that say yes. Raises LanesError outside a run, and where none that still counts says yes."""
    run = _current.get()
    if run is None or not run.ask(answers):
        raise LanesError("there is no run of lanes to divide, or none of them says yes")


def lanes_of(values: NDArray[Any]) -> Lanes:
    """Return values as lanes of the current run. Raises LanesError outside a run."""
    run = _current.get()
    if run is None:
        raise LanesError("lanes are used outside the run that they belong to")
    return _lanes(values, run.number)


def steps_are_fixed() -> bool:
    """Return whether the current run asks for one value where there are only a few, such as the sizes of breakers."""
    run = _current.get()
    return run is not None and run.stepped


def active_lanes() -> NDArray[np.bool_] | None:
    """Return which lanes the run still speaks for; None outside a run of lanes."""
    run = _current.get()
    return None if run is None else run.active


def _answer(function: Callable[[Any], Any], mine: Any, run: _Run) -> tuple[Any, bool]:
    """Return the answer of a run and whether there is one; what stopped it is for its lanes to meet one by one."""
    token = _current.set(run)
    try:
        with np.errstate(all="ignore"):  # lanes that were left go on being computed, and nobody looks at them
            return function(mine), True
    except Exception:  # noqa: BLE001  # raised again by the lane that it belongs to
        return None, False
    finally:
        _current.reset(token)


def _of_run(values: Mapping[str, NDArray[Any]], places: _Places, fixed: Collection[str], run: _Run) -> dict[str, Any]:
    """Return what stands in a run: lanes, and of the names `fixed` the one value that all its lanes have."""
    return {
        name: column[places[0]].item() if name in fixed else _lanes(column[places], run.number)
        for name, column in values.items()
    }


def _alike(columns: Sequence[NDArray[Any]]) -> list[_Places]:
    """Return the rows in groups that have the same values."""
    groups: dict[tuple[Any, ...], list[int]] = {}
    for row, key in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        groups.setdefault(key, []).append(row)
    return [np.array(group, dtype=np.intp) for group in groups.values()]


def _of_each(answer: Any, lanes: _Places) -> NDArray[Any]:
    """Return the answer of some lanes, one row each; what is no lanes is the answer of them all."""
    if isinstance(answer, tuple):
        return np.stack([_of_each(one, lanes) for one in answer], axis=-1)
    plain = np.asarray(answer)
    return plain[lanes] if plain.ndim else np.full(len(lanes), plain)


def _together(answers: list[tuple[_Places, NDArray[Any]]], size: int) -> NDArray[Any]:
    """Return the answers in the order of the lanes. Raises LanesError where a lane has none, or two."""
    told = np.zeros(size, dtype=int)
    first = answers[0][1]
    found = np.empty((size, *first.shape[1:]), dtype=np.result_type(*(answer.dtype for _, answer in answers)))
    for places, answer in answers:
        told[places] += 1
        found[places] = answer
    if (told != 1).any():
        raise LanesError(f"{int((told != 1).sum())} of {size} lanes have no answer of their own")
    return found


def _lanes(values: NDArray[Any], run_number: int) -> Lanes:
    lanes = values.view(Lanes)
    lanes.run_number = run_number
    return lanes


def _refuse_zero(divisor: Any) -> None:
    """Raise ZeroDivisionError as a float does; lanes divide the run first."""
    zero = divisor == 0
    if np.any(np.asarray(zero)) and zero:
        raise ZeroDivisionError("division by zero")
