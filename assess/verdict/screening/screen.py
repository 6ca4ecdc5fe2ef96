"""The verdict on many homes in brief: the same that each of them gets by itself, its year left out."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from math import isnan

import numpy as np
from numpy.typing import NDArray

from assess.hardware import NodeSpec, node_power
from assess.intake import Home
from assess.verdict.brief import Brief
from assess.verdict.policy import Policy
from assess.verdict.records import Grade, Outcome
from assess.verdict.screening.asked import Asked, count_houses, find_hottest_days
from assess.verdict.screening.binding import bound_of
from assess.verdict.screening.memory import Memory
from assess.verdict.screening.sites import Asking, Sites, sites_of
from assess.verdict.screening.sizes import caps_by_count, quick_look
from assess.verdict.screening.table import rows_of, settled
from assess.verdict.screening.told import Said, Told, told_of
from assess.verdict.search import cap_grid, minimum_gpus
from assess.verdict.site import Site
from assess.worksheet import Worksheet
from assess.worksheet.many import Column, Rows

__all__ = ["Screen", "without_collection"]

Node = tuple[int, float]
_AT_ONCE = 16  # counts of GPUs that are tried before it is asked whether fewer could be better


class Screen:
    """Screens homes, some at a time, and remembers what it was answered, for homes that say the same."""

    def __init__(self, asking: Asking) -> None:
        """Ask this of every home."""
        self._asking, self._memory = asking, Memory()

    def homes(self, homes: Sequence[Home]) -> list[Brief | None]:
        """Return the verdict on each home in brief; None where it takes a run of its own."""
        return self.rows(rows_of(Home, homes), len(homes), settled(homes)) if homes else []

    def rows(self, rows: Rows, count: int, sure: Column) -> list[Brief | None]:
        """Return the verdict on each of so many homes in brief; None where it takes a run of its own.

        That is a home whose values contradict each other, one that is asked for a node which cannot be, and one that
        would be called, but is not `sure`: something in it is assumed, and has to be taken at its worse end. Under
        a policy that weighs how well an answer is founded, it is every home that takes a node.
        """
        if not count:
            return []
        with without_collection():
            return self._rows(rows, count, sure)

    def _rows(self, rows: Rows, count: int, sure: Column) -> list[Brief | None]:
        sites = sites_of(rows, count, self._asking)
        if sites.refused.all():
            return [None] * count
        asked = Asked(sites, self._memory, sites.columns())
        houses = count_houses(asked)
        find_hottest_days(asked)
        choices = [None if spec is None else _Choice.of(spec, sites) for spec in sites.spec.values]
        whole, some = quick_look(asked)
        nodes = _nodes(choices, sites.spec.codes, whole, some)
        _search(nodes, choices, asked, some & ~whole & ~asked.failed)
        told = told_of(asked, nodes, houses)
        if asked.failed.all():
            return [None] * count
        return _briefs(asked, nodes, choices, some, told, sure)


@contextmanager
def without_collection() -> Iterator[None]:
    """Let nobody look for cycles meanwhile: a block makes millions of records that need none, and is soon done."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True, eq=False)
class _Choice:
    """The nodes that may stand at sites of one spec: the smallest, the one asked for, caps, and what each achieves.

    `worth` ranks them, a row a count of GPUs less than asked, a column a cap: more throughput is better, then fewer
    watts. `most` is their throughput, in full-power GPUs.
    """

    smallest: Node
    asked: Node
    caps: list[float]
    worth: NDArray[np.intp]
    most: NDArray[np.float64]

    @classmethod
    def of(cls, spec: NodeSpec, sites: Sites) -> "_Choice":
        """Return the nodes of a spec under the policy of the sites."""
        edition = next(one for one in sites.edition.values if one is not None)
        site = Site(Home(), spec, edition, None, policy=sites.policy)
        least, caps, silent = minimum_gpus(site), cap_grid(site), Worksheet(recording=False)
        places = list(product(range(spec.gpus - least + 1), range(len(caps))))
        # A hot day makes all of them draw more alike, so the order is that of a cool one.
        powers = {at: node_power(spec, spec.gpus - at[0], caps[at[1]], silent) for at in places}
        ranked = sorted(places, key=lambda at: (powers[at].throughput, -powers[at].wall_w, -at[0]))
        worth, most = np.zeros((2, spec.gpus - least + 1, len(caps)))
        for rank, at in enumerate(ranked):
            worth[at], most[at] = rank, powers[at].throughput
        return cls((least, spec.cap_min_w), (spec.gpus, spec.cap_max_w), caps, worth.astype(int), most)

    def throughput(self, node: Node) -> float:
        """Return what a node achieves, in full-power GPUs."""
        return float(self.most[self.asked[0] - node[0], self.caps.index(node[1])])


def _nodes(
    choices: Sequence[_Choice | None], codes: NDArray[np.int32], whole: NDArray[np.bool_], some: NDArray[np.bool_]
) -> list[Node]:
    """Return the node to be shown at each home: the one asked for where it fits, else so far the smallest."""
    smallest = [(0, 0.0) if one is None else one.smallest for one in choices]
    asked = [(0, 0.0) if one is None else one.asked for one in choices]
    each = zip(codes.tolist(), (whole & some).tolist(), strict=True)
    return [asked[code] if fits else smallest[code] for code, fits in each]


def _search(nodes: list[Node], choices: Sequence[_Choice | None], asked: Asked, wanted: NDArray[np.bool_]) -> None:
    """Put in the best node of homes that take some but not the one asked for.

    As one by one, the search begins with the most GPUs and ends where fewer cannot achieve what was found.
    """
    best = np.full(len(nodes), -1)
    codes, left = asked.sites.spec.codes, np.flatnonzero(wanted)
    first = 0
    while len(left):
        caps = caps_by_count(asked, left, range(first, first + _AT_ONCE))
        going = np.zeros(len(left), dtype=bool)
        for code, choice in enumerate(choices):
            mine = np.flatnonzero((codes[left] == code) & ~asked.failed[left])
            if choice is not None and len(mine):
                going[mine] = _better(choice, caps[mine], first, nodes, best, left[mine])
        left, first = left[going], first + _AT_ONCE


def _better(
    choice: _Choice,
    caps: NDArray[np.int16],
    first: int,
    nodes: list[Node],
    best: NDArray[np.intp],
    places: NDArray[np.intp],
) -> NDArray[np.bool_]:
    """Put in nodes that are better than those found so far; return where fewer GPUs may be better still."""
    counts = len(choice.worth)
    for column, less in enumerate(range(first, min(first + caps.shape[1], counts))):
        passing = np.flatnonzero(caps[:, column] >= 0)
        worth = choice.worth[less, caps[passing, column]]
        for row, cap, rank in zip(passing.tolist(), caps[passing, column].tolist(), worth.tolist(), strict=True):
            if rank > best[places[row]]:
                best[places[row]] = rank
                nodes[places[row]] = (choice.asked[0] - less, choice.caps[cap])
    if first + caps.shape[1] >= counts:
        return np.zeros(len(places), dtype=bool)
    achieved = np.concatenate(([-np.inf], np.sort(choice.most, axis=None)))[best[places] + 1]
    better: NDArray[np.bool_] = choice.asked[0] - first - caps.shape[1] > achieved
    return better


def _briefs(
    asked: Asked,
    nodes: Sequence[Node],
    choices: Sequence[_Choice | None],
    fits: NDArray[np.bool_],
    told: Told,
    sure: Column,
) -> list[Brief | None]:
    """Return every verdict in brief; None for homes that take a run of their own."""
    bound = bound_of(told.uses, fits)
    names = [(use.name, use.code) for use in told.uses]
    editions = ["" if one is None else one.id for one in asked.sites.edition.values]
    weighed = _weighs(asked.sites.policy)
    found: list[Brief | None] = []
    each = zip(
        asked.failed.tolist(),
        asked.sites.spec.codes.tolist(),
        asked.sites.edition.codes.tolist(),
        told.said.codes.tolist(),
        sure.codes.tolist(),
        fits.tolist(),
        nodes,
        told.wall_w.tolist(),
        bound.binding.tolist(),
        bound.behind.tolist(),
        bound.use.tolist(),
        strict=True,
    )
    for lost, spec, edition, words, doubt, takes, node, wall_w, binding, behind, use in each:
        choice, said = choices[spec], told.said.values[words]
        # What is assumed stands at its worse end in a run of its own, which only a home that would be called needs.
        doubted = weighed or (not said.unknowns and not sure.values[doubt])
        open_doubt = takes and not said.blocking and doubted
        if lost or choice is None or open_doubt:
            found.append(None)
            continue
        shown = takes and not said.blocking
        name, code = names[binding] if binding >= 0 else ("", "")
        found.append(
            Brief(
                outcome=_outcome(said, takes=takes, asked=node == choice.asked),
                gpus=node[0] if shown else 0,
                cap_w=node[1] if shown else 0.0,
                wall_w=wall_w if shown else 0.0,
                binding=name,
                binding_code=code,
                binding_use=None if isnan(use) else use,
                next_limit=names[behind][0] if behind >= 0 else "",
                unknowns=said.unknowns,
                blocking=said.blocking,
                edition=editions[edition],
                throughput=choice.throughput(node) if shown else 0.0,
            )
        )
    return found


def _weighs(policy: Policy) -> bool:
    """Return whether a policy asks how well an answer is founded, as `assess.verdict.calling` does."""
    told = policy.word("confidence.lower_bound") == "told"
    return told or policy.word("confidence.grade") != list(Grade)[-1]


def _outcome(said: Said, *, takes: bool, asked: bool) -> Outcome:
    """Return the outcome, as `assess.verdict.calling` calls it."""
    if said.blocking or not takes:
        return Outcome.NO_GO
    if said.unknowns:
        return Outcome.INCOMPLETE
    if said.mends:
        return Outcome.GO_IF
    return Outcome.GO if asked else Outcome.GO_CAPPED
