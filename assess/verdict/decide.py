"""From cases to the verdict: outcome, binding limit, conditions, what is unknown, what would change the answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from assess.findings import Finding, Severity
from assess.verdict.binding import binding_of, next_behind, stops_of, tightest_first
from assess.verdict.calling import SURE, Call, call, outcome_of, told_counts, too_loose
from assess.verdict.card import commissioning_card
from assess.verdict.chance import chance
from assess.verdict.forward import Case, Site, run
from assess.verdict.records import Chance, Change, Configuration, Outcome, Remedy, Sensitivity, Unknown, Verdict
from assess.verdict.remedies import after_cure, best_single, to_request, ways_out, ways_up
from assess.verdict.search import configuration
from assess.verdict.sensitivity import sensitivity
from assess.verdict.unknown import unknowns_of
from assess.verdict.waterfall import waterfall
from assess.verdict.words import bought_in_words, headline, lost_to_doubt, reasons


@dataclass(frozen=True)
class Decision:
    """The verdict and the recorded case that the report shows."""

    verdict: Verdict
    case: Case


def decide(site: Site) -> Decision:
    """Return the verdict on a site and the case behind it.

    A hazard blocks whatever the limits say. A known limit that no node fits is a no-go even where
    something else is unknown; otherwise an unknown makes the verdict incomplete, and so does a doubt that could
    take the node away, or an answer that is not as well founded as the policy asks.
    """
    asked, found = run(site, site.spec.gpus, site.spec.cap_max_w), call(site)
    case = run(site, found.case.gpus, found.case.cap_w, recording=True)
    doubt = sensitivity(site, found.stated, told=told_counts(site))
    unknowns = (*unknowns_of(case), *(too_loose(site, found, doubt) if found.stated and not case.blocked else ()))
    outcome, changes, up = _outcome(site, found, asked, unknowns)
    shown = _configuration(case)
    limits, stops = tightest_first(case.limits), stops_of(site, found)
    binding = binding_of(stops, limits)
    node = shown if found.best and not case.blocked else None
    verdict = Verdict(
        outcome=outcome,
        headline=headline(outcome, node, unknowns),
        requested=_configuration(asked),
        best=node,
        shown=shown,
        reasons=reasons(outcome, case, limits, stops, unknowns, None if found.stated else shown, _lost(found, doubt)),
        binding=binding,
        next_limit=next_behind(binding, limits),
        limits=limits,
        conditions=_conditions(case.findings, Severity.WARNING),
        blocking=_conditions(case.findings, Severity.BLOCKING),
        unknowns=unknowns,
        changes=changes,
        ways_up=up,
        card=commissioning_card(site, case) if outcome in {Outcome.GO, Outcome.GO_CAPPED} else None,
        to_request=to_request(site),
        best_single=best_single((*((changes,) if changes else ()), *up)),
        waterfall=waterfall(site, node),
        sensitivity=doubt,
        chance=_chance(site),
        policy=site.policy.used,
    )
    return Decision(verdict, case)


def _configuration(case: Case) -> Configuration:
    return configuration((case.gpus, case.cap_w, case))


def _lost(found: Call, doubt: Sensitivity) -> str:
    """Return in words what the doubts take from the node that fits as stated; nothing where they take nothing."""
    if found.stated is None or found.promised is None or found.stated[:2] == found.promised[:2]:
        return ""
    return lost_to_doubt(_configuration(found.stated[2]), [one for one in doubt.doubts if one.counts])


def _chance(site: Site) -> Chance | None:
    samples, seed = (int(site.policy.figure(f"chance.{key}").value) for key in ("samples", "seed"))
    return chance(site, samples=samples, seed=seed)


def _outcome(
    site: Site, found: Call, asked: Case, unknowns: tuple[Unknown, ...]
) -> tuple[Outcome, Remedy | None, tuple[Remedy, ...]]:
    case = found.case
    if case.blocked:
        cures = tuple(f.cure.rstrip(".") for f in case.findings if f.severity is Severity.BLOCKING)
        return Outcome.NO_GO, after_cure(site, cures), ()
    if found.best is None:
        ways = ways_out(site)
        # With something else unknown, now or after the changes, a list of them would promise more than is known.
        sure = () if unknowns else tuple(way for way in ways if way.outcome in SURE)
        first = next(iter(sure or ways), None)
        others = tuple(way for way in ways if way is not first)
        return Outcome.GO_IF if sure else Outcome.NO_GO, first, others
    up = () if asked.fits else ways_up(site, found.best)
    outcome = outcome_of(site, found, unknown=bool(unknowns))
    if outcome is not Outcome.GO_IF:
        return outcome, None, up
    mended = tuple(Change(id="cure", title=f.cure.rstrip(".")) for f in case.findings if f.mends_home)
    after = _configuration(case)
    return outcome, Remedy(changes=mended, buys=bought_in_words(after), after=after), up


def _conditions(findings: Iterable[Finding], severity: Severity) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{f.says} {f.cure}".strip() for f in findings if f.severity is severity))
