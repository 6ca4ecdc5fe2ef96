"""What came of all the rows of a run, counted as they come by; of no row anything is kept but its part of a count."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from assess.batch.records import RowResult, Status
from assess.batch.summary.fields import pattern_of
from assess.verdict.brief import Brief
from assess.verdict.records import Outcome

HAZARD = "A hazard at the home"
NO_LIMIT = "No limit named"
_GOES = frozenset({Outcome.GO, Outcome.GO_CAPPED})
_HELD_BACK = frozenset({Outcome.NO_GO, Outcome.GO_CAPPED})
# Homes of one list lack the same few combinations of fields. Where they do not, what asking buys is told of the
# combinations met first, and the homes with others are counted apart.
_MOST_COMBINATIONS = 10_000
_WATTS_PER_KW = 1_000


@dataclass(frozen=True, slots=True)
class Asked:
    """Fields that are asked for at once: the homes that lack any of them, and those that lack nothing else.

    `settles` counts the homes with no question left once these and all asked for before are known.
    """

    fields: tuple[str, ...]
    lack: int
    lack_only: int
    settles: int


@dataclass
class Counts:
    """The counts of a run.

    `outcomes` and all below it count homes: rows that were assessed, a home that is said twice only once. `binds` is
    by the name of the limit, of homes that get no node or a smaller one; `lacks` by field of homes not yet decided.
    `combinations` are the fields that such homes lack together. `kw` is what the nodes draw at the wall.
    """

    rows: int = 0
    statuses: Counter[Status] = field(default_factory=Counter)
    problems: Counter[str] = field(default_factory=Counter)
    outcomes: Counter[Outcome] = field(default_factory=Counter)
    binds: Counter[str] = field(default_factory=Counter)
    lacks: Counter[str] = field(default_factory=Counter)
    combinations: Counter[frozenset[str]] = field(default_factory=Counter)
    not_combined: int = 0
    gpus: Counter[Outcome] = field(default_factory=Counter)
    watts: dict[Outcome, float] = field(default_factory=dict)
    editions: Counter[str] = field(default_factory=Counter)
    reports: int = 0

    def add(self, result: RowResult) -> None:
        """Count one row."""
        self.rows += 1
        self.statuses[result.status] += 1
        self.problems.update({problem.code for problem in result.problems})
        self.reports += bool(result.report)
        if result.answer is None or result.status is Status.DUPLICATE:
            return
        self._add_home(result.answer)

    @property
    def homes(self) -> int:
        """Return how many homes were assessed."""
        return self.outcomes.total()

    @property
    def hosts(self) -> int:
        """Return how many homes can host a node as they are."""
        return sum(self.outcomes[outcome] for outcome in _GOES)

    @property
    def node_gpus(self) -> int:
        """Return the GPUs of all nodes that homes can host as they are."""
        return sum(self.gpus[outcome] for outcome in _GOES)

    @property
    def node_kw(self) -> float:
        """Return the power at the wall of all nodes that homes can host as they are [kW]."""
        return sum(self.watts.get(outcome, 0.0) for outcome in _GOES) / _WATTS_PER_KW

    def asked(self, groups: Iterable[Iterable[str]]) -> Iterator[Asked]:
        """Yield what undecided homes lack, group by group, those that most homes lack first."""
        several = [frozenset(group) & self.lacks.keys() for group in groups]
        found = [(self.combinations.total() - self._homes(group.isdisjoint), group) for group in several if group]
        known: frozenset[str] = frozenset()
        for lack, group in sorted(found, key=lambda one: (-one[0], -len(one[1]), sorted(one[1]))):
            known |= group
            fields = tuple(sorted(group, key=lambda name: (-self.lacks[name], name)))
            only, settles = self._homes(group.issuperset), self._homes(known.issuperset)
            yield Asked(fields, lack, only, settles)

    def _homes(self, holds: Callable[[frozenset[str]], bool]) -> int:
        return sum(homes for lacked, homes in self.combinations.items() if holds(lacked))

    def _add_home(self, answer: Brief) -> None:
        outcome = answer.outcome
        self.outcomes[outcome] += 1
        self.gpus[outcome] += answer.gpus
        self.watts[outcome] = self.watts.get(outcome, 0.0) + answer.wall_w
        if answer.edition:
            self.editions[answer.edition] += 1
        if outcome in _HELD_BACK:
            self.binds[HAZARD if answer.blocking else answer.binding or NO_LIMIT] += 1
        if outcome is Outcome.INCOMPLETE:
            self._add_undecided(frozenset(map(pattern_of, answer.unknowns)))

    def _add_undecided(self, fields: frozenset[str]) -> None:
        self.lacks.update(fields)
        if fields in self.combinations or len(self.combinations) < _MOST_COMBINATIONS:
            self.combinations[fields] += 1
        else:
            self.not_combined += 1
