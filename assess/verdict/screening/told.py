"""What the disciplines say of the node shown at each home: how much of every limit it takes, and what is not known."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from assess.electrical.findings import service_findings
from assess.electrical.section import SAID as OF_THE_NODE
from assess.findings import Finding, Severity
from assess.network.section import SAID as OF_THE_LINE
from assess.network.section import Line, line_of
from assess.safety.section import SAID as OF_THE_PLACE
from assess.safety.section import Surroundings
from assess.thermal.stated_findings import stated_findings
from assess.verdict.screening.asked import AREAS, Asked, Node
from assess.verdict.screening.memory import FAILED, Answers
from assess.verdict.screening.there import Shown, There
from assess.verdict.screening.uses import Use, limits_of, put
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


_NOTHING = Said((), (), mends=False)


@dataclass(eq=False)
class Told:
    """What all disciplines say: the uses in the order of the report, what the findings come to, the draw [W].

    `said` are the findings of each home together, then the fields of limits that are not known.
    """

    uses: list[Use]
    said: Column
    wall_w: NDArray[np.float64]


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
        found = asked.ask(("limits", area), partial(limits_of, asked, area, shown), places)
        open_limits.append(([_open(value) for value in found.values], found.codes))
        of_area: list[Use] = []
        put(of_area, found, places, count)
        uses += of_area
    draw = asked.ask("draw", lambda rows: (None, (There(asked, shown, rows).case.power.wall_w,)), places)
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


def _questions(asked: Asked, shown: Shown) -> Iterator[tuple[str, Callable[[Places], tuple[Said, tuple[()]]]]]:
    """Yield everything that is asked of the homes, in the order of the report."""

    def question(say: Callable[[There], Iterable[Finding]]) -> Callable[[Places], tuple[Said, tuple[()]]]:
        return lambda rows: (Said.of(say(There(asked, shown, rows))), ())

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


def _of_line(say: Callable[[Line], Iterable[Finding]], there: There) -> Iterable[Finding]:
    return say(line_of(there.home, there.gpus, there.home.node.workload, there.ws))


def _of_place(say: Callable[[Surroundings], Iterable[Finding]], there: There) -> Iterable[Finding]:
    return say(there.around)


def _open(value: Any) -> Said:
    """Return the fields of the limits that are not known."""
    if value is FAILED:
        return _NOTHING
    return Said(tuple(one.field for one in value[0] if one.of_shown and not one.known), (), mends=False)
