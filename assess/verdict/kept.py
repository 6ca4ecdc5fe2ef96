"""What was worked out for one home and holds for every other that says the same: its changed copies share the rest.

A sensitivity or a remedy moves one value of a home. What a discipline finds stays as it was where it reads nothing of
what moved, and a record that did not change is the very same record in both homes.
"""

from collections.abc import Callable, Hashable, Sequence
from operator import attrgetter
from typing import TypeVar

from assess.intake import Home

T = TypeVar("T")
# What each discipline reads of a home in silent runs, where none asks how a value came to be known; tests hold it.
READS: dict[str, tuple[str, ...]] = {
    "circuit": ("node", "provenance", "service"),
    "sun": ("place", "room.sun", "weather"),
    "safety": (
        *("battery", "node", "safety"),
        *("dwelling.status", "dwelling.year_built"),
        *("panel.bus_a", "panel.make", "panel.model"),
        "room.combustion_appliance",
        *("service.homes_on_transformer", "service.rating_a", "service.transformer_kva"),
    ),
    "network": ("internet", "node.workload", "place.state"),
    "thermal": ("dwelling", "hvac", "place", "room", "safety", "weather"),
    "heat outdoors": ("place", "room.kind", "room.sun", "safety.beside_sleeping_room", "weather"),
    "steady": (
        "battery",
        "dwelling",
        "hvac",
        "internet",
        "node",
        "panel",
        "place",
        "room",
        "service",
        "weather",
    ),
    "electrical": (
        "battery",
        "demand",
        "dwelling",
        "hvac",
        "loads",
        "node",
        "panel",
        "provenance",
        "pv",
        "service",
    ),
}
_GETTERS = {discipline: attrgetter(*names) for discipline, names in READS.items()}
_PLAIN = (float, int, str)
_MOST = 4096  # results; a family that has more begins anew


class Parts:
    """Parts of a home, and what tells them from those of another; they are the same only if each is that very one."""

    __slots__ = ("marks", "values")

    def __init__(self, values: Sequence[object]) -> None:
        """Take these parts."""
        self.values, self.marks = tuple(values), tuple(map(_mark, values))


class Kept:
    """Results by what they rest on."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._found: dict[Hashable, tuple[object, object]] = {}

    def once(self, name: Hashable, parts: Parts, work: Callable[[], T], *more: object) -> T:
        """Return what `work` comes to, worked out once for the same name, the same parts and whatever else it takes."""
        key = (name, parts.marks, *map(_mark, more))
        found = self._found.get(key)
        if found is None:
            if len(self._found) >= _MOST:
                self._found.clear()
            # What it rests on is held, too, so that no other record can come to stand at its place.
            found = self._found[key] = ((parts, more), work())
        return found[1]  # type: ignore[return-value]


class KeepNothing(Kept):
    """Works everything out anew."""

    def once(self, name: Hashable, parts: Parts, work: Callable[[], T], *more: object) -> T:  # noqa: ARG002
        """Return what `work` comes to."""
        return work()


def read_by(discipline: str, home: Home) -> Parts:
    """Return the parts of a home that a discipline reads, of which each has several."""
    return Parts(_GETTERS[discipline](home))


def _mark(value: object) -> Hashable:
    """Return what tells a thing from others: of numbers and words what they are, of all else which it is."""
    if value is None or isinstance(value, _PLAIN):
        return value
    if isinstance(value, tuple):
        return tuple(map(id, value))
    if isinstance(value, dict):
        return tuple((name, id(one)) for name, one in value.items())
    return id(value)


NOTHING = Parts(())
