"""How many sites are asked: each question by itself, so that one divides the homes for no other."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.electrical import HouseCount, count_house
from assess.electrical.findings import load_findings
from assess.electrical.methods.case import Case as LoadCase
from assess.electrical.methods.case import service_volts
from assess.electrical.methods.items import Connected
from assess.findings import Finding, Section
from assess.hardware import NodePower, NodeSpec, silent_power
from assess.intake import NodeRequest, PowerManagement
from assess.verdict.forward import Case, run
from assess.verdict.screening.memory import FAILED, Answers, Memory
from assess.verdict.screening.sites import ManySite, Sites
from assess.verdict.stages import CIRCUIT, HEAT, INTERNET, PANEL, SERVICE
from assess.worksheet import Worksheet
from assess.worksheet.lanes import active_lanes, lanes_of
from assess.worksheet.many import Column, Name, Places

__all__ = [
    "AREAS",
    "Asked",
    "Node",
    "Yes",
    "active_now",
    "count_houses",
    "find_hottest_days",
]

Yes = NDArray[np.bool_]
Node = tuple[int, float]

AREAS: dict[str, tuple[str, ...]] = {
    "electrical": (SERVICE, PANEL, CIRCUIT),
    "thermal": (HEAT,),
    "network": (INTERNET,),
}
_MANAGED = {PowerManagement.PCS_FIXED, PowerManagement.PCS_DYNAMIC}
_NO_POWER = NodePower(**dict.fromkeys(NodePower.model_fields, 0))
_HOUSE, _MISSING = ("house", "load_a"), ("house", "missing")
_SHARE, _COP = ("hottest day", "dry cooler share"), ("hottest day", "heat pump cop")
_DAY = ("hottest day", "both")


@dataclass(eq=False)
class Asked:
    """Sites, and what they were asked before; `columns` are all that can be read of them.

    What a run cannot answer for many homes at once is noted in `failed`.
    """

    sites: Sites
    memory: Memory
    columns: dict[Name, Column]
    failed: Yes = field(init=False)
    counted: Places = field(init=False)
    draws: "dict[tuple[int, tuple[Node, ...]], _Draws]" = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Note the homes that cannot be asked at all."""
        self.failed = self.sites.refused.copy()

    @property
    def everyone(self) -> Places:
        """Return the places of all homes that have not failed."""
        return np.flatnonzero(~self.failed)

    def ask(self, question: Hashable, function: Callable[[Places], Any], places: Places) -> Answers:
        """Return the answers of the homes at some places; homes that have none have failed."""
        if not len(places):
            return Answers([FAILED], np.zeros(0, dtype=np.intp))
        found = self.memory.answers(question, function, self.columns, places)
        lost = np.array([value is FAILED for value in found.values], dtype=bool)
        if lost.any():
            self.failed[places[lost[found.codes]]] = True
        return found

    def site(self, places: Places) -> ManySite:
        """Return the sites at some places as one; the load of a house is read where it is asked for."""
        site = self.sites.at(places)
        site.__dict__["counted"] = lambda: self._house(site, places)
        if _SHARE in self.columns:
            site.__dict__["day"] = lambda: (self.columns[_SHARE].read(places), self.columns[_COP].read(places))
        return site

    def case(self, site: ManySite, places: Places, sizes: Sequence[Node], codes: NDArray[Any]) -> Case:
        """Return nodes of several sizes at some places as one, each home its own; `codes` tell which size each has."""
        among = codes[active_now(len(codes))]
        if (among == among[0]).all():
            return run(site, *sizes[among[0]])
        column = self.columns[_DAY]
        column.note()
        days, lowest = column.codes[places], [(gpus, site.spec.cap_min_w) for gpus, _ in sizes]
        power, floor = (self._draws(site.spec, several, column)(codes, days) for several in (sizes, lowest))
        case = Case(site, power.gpus, power.cap_w)
        case.__dict__.update(_node=(power, Section(name="node", title="Node")), floor=floor)
        return case

    def _draws(self, spec: NodeSpec, sizes: Sequence[Node], days: Column) -> "_Draws":
        key = id(spec), tuple(sizes)
        if key not in self.draws:
            self.draws[key] = _Draws(spec, sizes, days.values)
        return self.draws[key]

    def put(self, name: Name, values: Sequence[Any], each: NDArray[Any], places: Places, *, numeric: bool) -> None:
        """Let a value of some homes be read like a field; `each` tells which of the values each has."""
        column = Column.merged(values, each, numeric=numeric)
        codes = np.zeros(self.sites.count, dtype=np.int32)
        codes[places] = column.codes
        self.columns[name] = Column(column.values, codes, numeric=numeric, name=name)

    def _house(self, site: ManySite, places: Places) -> HouseCount:
        home, edition, silent = site.home, site.edition, Worksheet(recording=False)
        if home.node.power_management in _MANAGED:
            edition.rule(edition.rules.power_control)
        nothing = Connected(appliances=(), climate=(), missing=())
        case = LoadCase(home, _NO_POWER, _NO_POWER, edition, site.method, service_volts(home, silent), nothing)
        load_a = self.columns[_HOUSE].read(places)
        missing = self.columns[_MISSING].read(places) if load_a is None else ()
        return HouseCount(case, [], None, load_a, missing, ())


class _Draws:
    """What nodes of some sizes draw on each of some days, each worked out once."""

    def __init__(self, spec: NodeSpec, sizes: Sequence[Node], days: Sequence[tuple[float, float | None]]) -> None:
        """Work them out, all days at once; on a day without a COP that of the data sheet counts."""
        shares = np.array([share for share, _ in days])
        known = np.array([cop is not None for _, cop in days])
        cops = np.array([1.0 if cop is None else cop for _, cop in days])
        self._fields = {name: np.zeros((len(sizes), len(days))) for name in NodePower.model_fields}
        for row, (gpus, cap_w) in enumerate(sizes):
            for some, cop in ((known, cops[known]), (~known, None)):
                if some.any():
                    power = silent_power(spec, gpus, cap_w, shares[some], cop)
                    for name, table in self._fields.items():
                        table[row, some] = getattr(power, name)

    def __call__(self, sizes: NDArray[Any], days: NDArray[np.int32]) -> NodePower:
        """Return what nodes draw as lanes: which size and which day each home has."""
        lanes: dict[str, Any] = {name: lanes_of(table[sizes, days]) for name, table in self._fields.items()}
        return NodePower.model_construct(**lanes)


def count_houses(asked: Asked) -> Answers:
    """Count every house without a node, which changes nothing there, and return what is said of the houses."""
    places = asked.counted = asked.everyone

    def count(rows: Places) -> tuple[tuple[tuple[Finding, ...], tuple[Finding, ...]], tuple[Any, ...]]:
        site = asked.site(rows)
        # How the node is held down is asked of it, not of the house.
        home = site.home.model_copy(update={"node": NodeRequest()})
        counted = count_house(home, _NO_POWER, _NO_POWER, site.edition, site.method, Worksheet(recording=False))
        case = counted.case
        of_loads = load_findings(case.home, case.house, case.edition, case.method)
        said = (*counted.missing, *counted.unneeded, *case.choice.findings, *of_loads)
        return (counted.missing, said), () if counted.house_a is None else (counted.house_a,)

    found = asked.ask("house", count, places)
    known = [((), ()) if value is FAILED else value[0] for value in found.values]
    loads = [None if value is FAILED or not value[1] else value[1][0] for value in found.values]
    asked.put(_HOUSE, loads, found.codes, places, numeric=True)
    asked.put(_MISSING, [missing for missing, _ in known], found.codes, places, numeric=False)
    return Answers([said for _, said in known], found.codes)


def find_hottest_days(asked: Asked) -> None:
    """Find what the hottest day leaves of every cooler, and what any node draws on each of these days."""
    places = asked.everyone

    def day(rows: Places) -> tuple[bool, tuple[Any, ...]]:
        share, cop = asked.site(rows).on_hottest_day(Worksheet(recording=False))
        return cop is not None, (share,) if cop is None else (share, cop)

    found = asked.ask("hottest day", day, places)
    days = [(0.0, None) if value is FAILED else (*value[1], *([] if value[0] else [None])) for value in found.values]
    asked.put(_SHARE, [share for share, _ in days], found.codes, places, numeric=True)
    asked.put(_COP, [cop for _, cop in days], found.codes, places, numeric=True)
    asked.put(_DAY, days, found.codes, places, numeric=False)


def active_now(length: int) -> Yes:
    """Return which places the run still speaks for."""
    active = active_lanes()
    return np.ones(length, dtype=bool) if active is None else active
