"""What the disciplines say of the node shown at each home: how much of every limit it takes, and what is not known."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from assess.electrical import HouseCount, NodeCircuit, electrical_limits
from assess.electrical.findings import service_findings
from assess.electrical.methods.case import Case as LoadCase
from assess.electrical.section import SAID as OF_THE_NODE
from assess.findings import Finding, Limit, Severity
from assess.intake import Home
from assess.network.section import SAID as OF_THE_LINE
from assess.network.section import Line, line_of
from assess.rulebook import Edition
from assess.safety.section import SAID as OF_THE_PLACE
from assess.safety.section import Surroundings
from assess.thermal.stated_findings import stated_findings
from assess.verdict.forward import Case, run
from assess.verdict.screening.asked import AREAS, Asked, Node, Yes
from assess.verdict.screening.memory import FAILED, Answers
from assess.verdict.screening.sites import ManySite
from assess.worksheet import Worksheet
from assess.worksheet.many import Column, Name, Places

__all__ = ["Said", "Told", "Use", "told_of"]

_SIZES: Name = ("node shown", "size")
_GPUS: Name = ("node shown", "gpus")


@dataclass(eq=False)
class Said:
    """What findings come to: fields that are not known, hazards that block, and whether the home is to be mended."""

    unknowns: tuple[str, ...]
    blocking: tuple[str, ...]
    mends: bool

    @classmethod
    def of(cls, findings: Iterable[Finding]) -> "Said":
        """Return what some findings come to."""
        several = list(findings)
        return cls(
            tuple(f.field or f.code for f in several if f.severity is Severity.UNKNOWN),
            tuple(f.code for f in several if f.severity is Severity.BLOCKING),
            any(f.mends_home for f in several),
        )

    @classmethod
    def all_of(cls, several: Sequence["Said"]) -> "Said":
        """Return several as one, everything once."""
        return cls(
            tuple(dict.fromkeys(field for one in several for field in one.unknowns)),
            tuple(dict.fromkeys(code for one in several for code in one.blocking)),
            any(one.mends for one in several),
        )

    def __bool__(self) -> bool:
        """Return whether anything is said."""
        return bool(self.unknowns or self.blocking or self.mends)


class _Limit(NamedTuple):
    """One limit of a run: what it is, whether of the node shown or of the one asked for, and whether it is known."""

    code: str
    name: str
    unit: str
    field: str
    of_shown: bool
    known: bool


_NOTHING = Said((), (), mends=False)


@dataclass(eq=False)
class Use:
    """How much of one limit the node shown takes at each home, and the node asked for; NaN where it is not known.

    `there` tells whether the node shown has such a limit, known or not.
    """

    code: str
    name: str
    unit: str
    shown: NDArray[np.float64]
    shown_fits: Yes
    asked: NDArray[np.float64]
    asked_fits: Yes
    there: Yes

    @classmethod
    def nowhere(cls, limit: _Limit, count: int) -> "Use":
        """Return the use of a limit that no home has so far."""
        nans, trues = np.full(count, np.nan), np.ones(count, dtype=bool)
        return cls(limit.code, limit.name, limit.unit, nans, trues, nans.copy(), trues.copy(), ~trues)


@dataclass(eq=False)
class Told:
    """What all disciplines say: the uses in the order of the report, what the findings come to, the draw [W].

    `said` are the findings of each home together, then the fields of limits that are not known.
    """

    uses: list[Use]
    said: Column
    wall_w: NDArray[np.float64]


@dataclass(eq=False)
class Shown:
    """The node shown at each home: GPUs and cap [W] together, and its GPUs alone."""

    sizes: Column
    gpus: Column


def told_of(asked: Asked, nodes: Sequence[Node], houses: Answers) -> Told:
    """Return what the disciplines say of the node that is shown at each home.

    Each finding is asked for by itself, so that what divides the homes for one does not divide them for the next.
    """
    count, places = asked.sites.count, asked.everyone
    mine = Column.of([nodes[place] for place in places.tolist()])
    asked.put(_SIZES, mine.values, mine.codes, places, numeric=False)
    asked.put(_GPUS, [gpus for gpus, _ in mine.values], mine.codes, places, numeric=True)
    shown = Shown(asked.columns[_SIZES], asked.columns[_GPUS])
    # Houses were counted before some of the homes failed.
    house_of = np.zeros(count, dtype=np.intp)
    house_of[asked.counted] = houses.codes
    several = [([Said.of(said) for said in houses.values], house_of[places])]
    uses: list[Use] = []
    open_limits = []
    for area in AREAS:
        found = asked.ask(("limits", area), partial(_limits, asked, area, shown), places)
        open_limits.append(([_open(value) for value in found.values], found.codes))
        of_area: list[Use] = []
        _put(of_area, found, places, count)
        uses += of_area
    draw = asked.ask("draw", lambda rows: (None, (_There(asked, shown, rows).case.power.wall_w,)), places)
    wall_w = np.zeros(count)
    wall_w[places] = np.array([np.nan if value is FAILED else value[1][0] for value in draw.values])[draw.codes]
    for question, function in _questions(asked, shown):
        found = asked.ask(question, function, places)
        several.append(([_NOTHING if value is FAILED else value[0] for value in found.values], found.codes))
    return Told(uses, _together([*several, *open_limits], places, count), wall_w)


def _together(several: Sequence[tuple[list[Said], NDArray[np.intp]]], places: Places, count: int) -> Column:
    """Return all that is said of each home as one, each combination made once."""
    spoken = [(said, codes) for said, codes in several if any(said)]
    combined = np.zeros(len(places), dtype=np.int64)
    for said, codes in spoken:
        once: dict[Any, int] = {}
        # What is said in the same words is the same, whichever run said it.
        alike = np.array([once.setdefault((one.unknowns, one.blocking, one.mends), len(once)) for one in said])[codes]
        _, combined = np.unique(combined * (len(once) + 1) + alike, return_inverse=True)
    _, first, combined = np.unique(combined, return_index=True, return_inverse=True)
    values = [Said.all_of([said[codes[at]] for said, codes in spoken]) for at in first.tolist()]
    all_codes = np.zeros(count, dtype=np.int32)
    all_codes[places] = combined
    return Column(values or [_NOTHING], all_codes)


@dataclass(eq=False)
class _There:
    """The node shown at some places, worked out as far as it is asked for."""

    asked: Asked
    shown: Shown
    places: Places

    @cached_property
    def site(self) -> ManySite:
        """Return the homes as one."""
        return self.asked.site(self.places)

    @property
    def gpus(self) -> Any:
        """Return the GPUs of the nodes, lanes where they are not the same."""
        return self.shown.gpus.read(self.places)

    @cached_property
    def case(self) -> Case:
        """Return the nodes as one, what they draw an array where they are not the same."""
        sizes = self.shown.sizes
        sizes.note()
        return self.asked.case(self.site, self.places, sizes.values, sizes.codes[self.places])

    @property
    def home(self) -> Home:
        """Return the homes as one."""
        return self.site.home

    @property
    def edition(self) -> Edition:
        """Return their edition."""
        return self.site.edition

    @cached_property
    def ws(self) -> Worksheet:
        """Return a silent sheet."""
        return Worksheet(recording=False)

    @cached_property
    def load(self) -> LoadCase:
        """Return the homes with their nodes, as the load calculation takes them."""
        return self.counted.with_node(self.case.power, self.case.floor).case

    @cached_property
    def counted(self) -> HouseCount:
        """Return the load of the houses."""
        return self.site.house

    @cached_property
    def circuit(self) -> NodeCircuit:
        """Return the circuits of the nodes."""
        return self.case.circuit

    @cached_property
    def limits(self) -> tuple[Limit, ...]:
        """Return the electrical limits of the nodes."""
        return electrical_limits(self.counted, self.case.power, self.case.floor)

    @cached_property
    def around(self) -> Surroundings:
        """Return the node at its place."""
        site = self.site
        return Surroundings(
            site.home,
            site.edition,
            site.spec.placement,
            lambda: self.case.power.wall_w,
            lambda: self.case.circuit.serving_a,
            Worksheet(recording=False),
        )


def _questions(asked: Asked, shown: Shown) -> Iterator[tuple[str, Callable[[Places], tuple[Said, tuple[()]]]]]:
    """Yield everything that is asked of the homes, in the order of the report."""

    def question(say: Callable[[_There], Iterable[Finding]]) -> Callable[[Places], tuple[Said, tuple[()]]]:
        return lambda rows: (Said.of(say(_There(asked, shown, rows))), ())

    yield "service", question(lambda there: service_findings(there.home, there.edition))
    for number, remark in enumerate(OF_THE_NODE):
        if remark.decides:
            yield f"node {number}", question(remark.say)
    yield "heat", question(lambda there: there.case.section("thermal").findings)
    for number, of_line in enumerate(OF_THE_LINE):
        yield f"line {number}", question(partial(_of_line, of_line))
    for number, of_place in enumerate(OF_THE_PLACE):
        yield f"place {number}", question(partial(_of_place, of_place))
    yield "stated heat", question(lambda there: stated_findings(there.site.thermal))


def _of_line(say: Callable[[Line], Iterable[Finding]], there: _There) -> Iterable[Finding]:
    return say(line_of(there.home, there.gpus, there.home.node.workload, there.ws))


def _of_place(say: Callable[[Surroundings], Iterable[Finding]], there: _There) -> Iterable[Finding]:
    return say(there.around)


def _limits(asked: Asked, area: str, shown: Shown, rows: Places) -> tuple[tuple[_Limit, ...], tuple[Any, ...]]:
    """Return what the limits of a discipline say of the node shown and of the one asked for."""
    there, stages = _There(asked, shown, rows), AREAS[area]
    site = there.site
    whole = run(site, site.spec.gpus, site.spec.cap_max_w).limits_of(stages)
    case = Case(site, there.gpus, site.spec.cap_max_w) if area == "network" else there.case
    found, taken = [], []
    for limits, first in ((case.limits_of(stages), True), (whole, False)):
        for limit in limits:
            use = limit.use
            found.append(_Limit(limit.code, limit.name, limit.unit, limit.field or limit.code, first, use is not None))
            taken += [] if use is None else [use, limit.fits]
    return tuple(found), tuple(taken)


def _open(value: Any) -> Said:
    """Return the fields of the limits that are not known."""
    if value is FAILED:
        return _NOTHING
    return Said(tuple(one.field for one in value[0] if one.of_shown and not one.known), (), mends=False)


def _put(uses: list[Use], found: Answers, places: Places, count: int) -> None:
    """Take over the limits of all homes, those of one kind of home together, each after the one it follows there."""
    kinds: dict[tuple[_Limit, ...], list[int]] = {}
    for number, value in enumerate(found.values):
        if value is not FAILED:
            kinds.setdefault(value[0], []).append(number)
    kind_of, row_of = np.full((2, len(found.values)), -1)
    for kind, numbers in enumerate(kinds.values()):
        kind_of[numbers], row_of[numbers] = kind, range(len(numbers))
    # The longest first: what a shorter one leaves out has its place then.
    for kind, (limits, numbers) in sorted(enumerate(kinds.items()), key=lambda one: -len(one[1][0])):
        there = np.flatnonzero(kind_of[found.codes] == kind)
        rows = row_of[found.codes[there]]
        table = np.array([found.values[number][1] for number in numbers], dtype=float)
        column, place = 0, -1
        for limit in limits:
            known = next((n for n, use in enumerate(uses) if (use.code, use.name) == (limit.code, limit.name)), None)
            place = place + 1 if known is None else known
            if known is None:
                uses.insert(place, Use.nowhere(limit, count))
            use = uses[place]
            if limit.of_shown:
                use.there[places[there]] = True
            if limit.known:
                shares, fits = (use.shown, use.shown_fits) if limit.of_shown else (use.asked, use.asked_fits)
                shares[places[there]] = table[rows, column]
                fits[places[there]] = table[rows, column + 1] > 0
                column += 2
