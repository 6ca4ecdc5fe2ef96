"""The verdict in brief: what a table of homes says of each, without the working and without ways to change a home."""

from collections.abc import Collection
from dataclasses import dataclass

from assess.findings import Limit, Severity
from assess.verdict.binding import binding_of, next_behind, stops_of, tightest_first
from assess.verdict.calling import Call, call, open_questions, outcome_of
from assess.verdict.forward import Site
from assess.verdict.records import Configuration, Outcome, Unknown, Verdict
from assess.verdict.search import best_configuration, configuration
from assess.verdict.unknown import unknowns_of


@dataclass(frozen=True, slots=True)
class Brief:
    """A verdict in brief.

    `gpus`, `cap_w` [W] and `wall_w` [W] are those of the node that fits, 0 where none does. `binding` names the limit
    that decides and `binding_use` the share of it that the node takes. `unknowns` and `blocking` are fields and codes.
    `changes` says what would let a node in, where that was looked for. `throughput` is in full-power GPUs.
    """

    outcome: Outcome
    gpus: int
    cap_w: float
    wall_w: float
    binding: str = ""
    binding_code: str = ""
    binding_use: float | None = None
    next_limit: str = ""
    unknowns: tuple[str, ...] = ()
    blocking: tuple[str, ...] = ()
    changes: str = ""
    edition: str = ""
    throughput: float = 0.0


def brief_of(verdict: Verdict, edition: str, blocking: Collection[str] = ()) -> Brief:
    """Return a verdict in brief; `blocking` are the codes of hazards that block."""
    first = verdict.changes or verdict.best_single
    return _brief(
        verdict.outcome,
        verdict.best,
        verdict.binding,
        verdict.next_limit,
        unknowns=[one.field for one in verdict.unknowns],
        blocking=blocking,
        changes="; ".join(first.titles) if first else "",
        edition=edition,
    )


def brief(site: Site) -> Brief:
    """Return the verdict on a site in brief: the same outcome, node and limits, without a look for changes.

    Where no node fits that is a no-go, even if a change could let one in. A home of which something is not known shows
    the node that fits as stated: what is only assumed decides nothing there.
    """
    found, unknowns = _called(site)
    case = found.case
    limits, stops = tightest_first(case.limits), stops_of(site, found)
    binding = binding_of(stops, limits)
    outcome = Outcome.NO_GO if found.best is None else outcome_of(site, found, unknown=bool(unknowns))
    shown = None if found.best is None or case.blocked else configuration((case.gpus, case.cap_w, case))
    blocking = [f.code for f in case.findings if f.severity is Severity.BLOCKING]
    fields = [one.field for one in unknowns]
    return _brief(
        outcome,
        shown,
        binding,
        next_behind(binding, limits),
        unknowns=fields,
        blocking=blocking,
        changes="",
        edition=site.edition.id,
    )


def _called(site: Site) -> tuple[Call, tuple[Unknown, ...]]:
    """Return what may be promised at a site, and what is open; nothing may where something is not known."""
    stated = best_configuration(site)
    if stated is None or stated[2].blocked:
        found = call(site)
        return found, unknowns_of(found.case)
    unknowns = unknowns_of(stated[2])
    if unknowns:
        return Call(stated, None, stated[2], site), unknowns
    found = call(site)
    return found, open_questions(site, found)


def _brief(
    outcome: Outcome,
    node: Configuration | None,
    binding: Limit | None,
    behind: Limit | None,
    *,
    unknowns: Collection[str],
    blocking: Collection[str],
    changes: str,
    edition: str,
) -> Brief:
    return Brief(
        outcome=outcome,
        gpus=node.gpus if node else 0,
        cap_w=node.cap_w if node else 0.0,
        wall_w=node.wall_w if node else 0.0,
        binding="" if binding is None else binding.name,
        binding_code="" if binding is None else binding.code,
        binding_use=None if binding is None else binding.use,
        next_limit="" if behind is None else behind.name,
        unknowns=tuple(dict.fromkeys(unknowns)),
        blocking=tuple(dict.fromkeys(blocking)),
        changes=changes,
        edition=edition,
        throughput=node.throughput if node else 0.0,
    )
