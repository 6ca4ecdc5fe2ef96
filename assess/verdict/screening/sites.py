"""The sites of many homes: edition, weather and node of each, looked up once for all homes that say the same."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.climate import DesignConditions
from assess.electrical import HouseCount, Method
from assess.errors import AssessError
from assess.hardware import NodeSpec, resolve
from assess.intake import Home, NodeRequest
from assess.intake.site import Jurisdiction
from assess.preparing import (
    edition_named,
    weather_felt,
    weather_of,
    with_a_node,
    with_its_place,
    with_node_asked,
)
from assess.records import Record
from assess.rulebook import Edition, choose_edition
from assess.verdict.kept import NOTHING, KeepNothing, Parts
from assess.verdict.policy import Policy, usual_policy
from assess.verdict.screening.table import plain
from assess.verdict.site import Site
from assess.worksheet import Worksheet
from assess.worksheet.many import Column, Listed, Name, Rows, Shown, combined, many

__all__ = ["Asking", "Sites", "sites_of"]

Codes = NDArray[np.int32]
# Of a weather station these are only told, and decide nothing.
_TOLD = {"station_name", "wmo", "cite", "notes", "extreme_basis", "extreme_adder", "estimates", "confidence"}


@dataclass(frozen=True)
class Asking:
    """What is asked of every home beside what it says."""

    code: str | None = None
    method: Method = Method.AUTO
    node: str | None = None
    gpus: int | None = None
    policy: Policy | None = None
    allow_unconfirmed: bool = False


class ManySite(Site):
    """Many sites as one; their houses were counted before, and what is worked out for them is kept nowhere else."""

    counted: Callable[[], HouseCount] | None = None
    day: Callable[[], tuple[float, float | None]] | None = None

    @cached_property
    def hottest_day(self) -> tuple[float, float | None]:
        """Return what the hottest day leaves of the coolers, found before where it can be."""
        return self.on_hottest_day(Worksheet(recording=False)) if self.day is None else self.day()

    @cached_property
    def house(self) -> HouseCount:
        """Return the load of the houses."""
        if self.counted is None:
            raise LookupError("the houses of these sites were not counted")
        return self.counted()

    def reads(self, discipline: str) -> Parts:  # noqa: ARG002
        """Return nothing, so that no field is read before a rule asks for it."""
        return NOTHING


@dataclass(frozen=True, eq=False)
class Sites:
    """Homes with their editions, weather and nodes; `refused` are those of which one of these cannot be."""

    count: int
    home: Rows
    edition: Column
    weather: Rows
    spec: Column
    refused: NDArray[np.bool_]
    method: Method
    policy: Policy

    def columns(self) -> dict[Name, Column]:
        """Return every column that can be read of the sites, by its name."""
        self.edition.name, self.spec.name = ("edition",), ("spec",)
        read = (*self.home.named(("home",)), *self.weather.named(("weather",)), self.edition, self.spec)
        return {column.name: column for column in read}

    def at(self, places: NDArray[np.intp]) -> ManySite:
        """Return the sites at some places as one."""
        edition, spec = self.edition.read(places), self.spec.read(places)
        home, weather = many(self.home, places), self.weather.read(places)
        return ManySite(
            home=home,
            spec=spec,
            edition=edition,
            weather=weather,
            method=self.method,
            policy=self.policy,
            room_year=False,
            node_year=False,
            kept=KeepNothing(),  # the homes of every run are others
        )


def sites_of(rows: Rows, count: int, asking: Asking) -> Sites:
    """Return the sites of many homes."""
    places, at_place = _each(rows, (("place",), ("weather",)), count, lambda home: _place(home, asking))
    nodes, with_node = _each(
        rows, (("node",), ("room", "kind"), ("service", "volts")), count, lambda home: _node(home, asking)
    )
    refused = np.zeros(count, dtype=bool)
    for found, codes in ((places, at_place), (nodes, with_node)):
        refused |= np.array([one is None for one in found], dtype=bool)[codes]
    looked_up: dict[str, Column | Listed | Rows] = {
        "node": Column.merged([None if one is None else one[0] for one in nodes], with_node),
        "place": _records(Jurisdiction, [None if one is None else one[0] for one in places], at_place),
    }
    return Sites(
        count=count,
        home=Rows(rows.record, {**rows.fields, **looked_up}),
        edition=Column.merged([None if one is None else one[1] for one in places], at_place),
        weather=_records(DesignConditions, [None if one is None else one[2] for one in places], at_place),
        spec=_specs([None if one is None else one[1] for one in nodes], with_node),
        refused=refused,
        method=asking.method,
        policy=asking.policy or usual_policy(),
    )


def _each(
    rows: Rows, paths: Sequence[tuple[str, ...]], count: int, look_up: Callable[[Home], Any]
) -> tuple[list[Any], Codes]:
    """Return what is looked up for every home of other values at these paths, and which of them each home has."""
    columns = [column for path in paths for column in _columns(rows, path)]
    if not columns:
        return [look_up(Home())], np.zeros(count, dtype=np.int32)
    first, codes = combined([column.codes for column in columns], count)
    return [look_up(_only(rows, paths, int(place))) for place in first], codes.astype(np.int32)


def _columns(source: Rows | Column | Listed | None, path: tuple[str, ...]) -> list[Column]:
    """Return every column at a path and below it."""
    if source is None:
        return []
    if isinstance(source, Column):
        return [source]
    if isinstance(source, Listed):
        raise TypeError("a list is not looked up")
    if path:
        return _columns(source.fields.get(path[0]), path[1:])
    there = [] if source.there is None else [source.there]
    return there + [column for below in source.fields.values() for column in _columns(below, ())]


def _only(rows: Rows, paths: Sequence[tuple[str, ...]], place: int) -> Home:
    """Return one home with no more than what stands at these paths."""
    home = Home()
    for path in paths:
        source = rows.fields.get(path[0])
        if not isinstance(source, Rows):
            continue
        whole = plain(source, place)
        part = whole if len(path) == 1 else type(whole).model_construct(**{path[1]: getattr(whole, path[1])})
        home = home.model_copy(update={path[0]: part})
    return home


def _place(home: Home, asking: Asking) -> tuple[Jurisdiction, Edition, DesignConditions | None] | None:
    """Return the place with what is looked up for it, its edition and its weather; None where one cannot be."""
    try:
        home = with_its_place(home)
        choice = choose_edition(asking.code, home.place.code, home.place.state, home.place.city)
        edition = edition_named(choice.name, allow_unconfirmed=asking.allow_unconfirmed)
        return home.place, edition, weather_felt(home, weather_of(home))
    except AssessError:
        return None


def _node(home: Home, asking: Asking) -> tuple[NodeRequest, NodeSpec] | None:
    try:
        home = with_a_node(with_node_asked(home, asking.node, asking.gpus))
        return home.node, resolve(home.node, home.room.kind, service_volts=home.service.volts)
    except AssessError:
        return None


def _records(record: type[Record], several: Sequence[Record | None], codes: Codes) -> Rows:
    """Return what was looked up as the records of all homes; what only tells of the source divides none of them."""
    there = Column.merged([one is not None for one in several], codes)
    known = next((one for one in several if one is not None), None)
    fields: dict[str, Column | Listed | Rows] = {}
    for name in record.model_fields if known is not None else ():
        values = [getattr(one or known, name) for one in several]
        if name in _TOLD:
            fields[name] = Shown(values, codes)
            continue
        numeric = all(
            value is None or (isinstance(value, float | int) and not isinstance(value, bool)) for value in values
        )
        fields[name] = Column.merged(values, codes, numeric=numeric)
    return Rows(record, fields, there)


def _specs(several: Sequence[NodeSpec | None], codes: Codes) -> Column:
    """Return the nodes of all homes; those that differ only in what was filled in are one."""
    known: dict[str, NodeSpec] = {}
    alike = [None if one is None else known.setdefault(_of_spec(one), one) for one in several]
    return Column.merged(alike, codes)


def _of_spec(spec: NodeSpec) -> str:
    return repr((spec.model.id, spec.gpu.id, spec.model_dump(exclude={"model", "gpu", "assumed"})))
