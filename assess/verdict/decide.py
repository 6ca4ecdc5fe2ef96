"""From cases to the verdict: outcome, binding limit, conditions, what is unknown, what would change the answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from assess.findings import Finding, Limit, Severity
from assess.verdict.calling import Call, call, good_enough, outcome_of, told_counts
from assess.verdict.card import commissioning_card
from assess.verdict.chance import chance
from assess.verdict.forward import Case, Site, run
from assess.verdict.records import Chance, Change, Configuration, Outcome, Remedy, Sensitivity, Unknown, Verdict
from assess.verdict.remedies import after_cure, best_single, to_request, ways_out, ways_up
from assess.verdict.search import configuration
from assess.verdict.sensitivity import in_doubt, sensitivity
from assess.verdict.stages import area_of, stage_of
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
    unknowns = (*unknowns_of(case), *(_in_doubt(site, found, doubt) if found.stated and not case.blocked else ()))
    outcome, changes, up = _outcome(site, found, asked, unknowns)
    shown = _configuration(case)
    limits = tuple(sorted(case.limits, key=_tightness))
    known = [limit for limit in limits if limit.capacity is not None]
    stops = _stops(site, found, asked, limits)
    binding = _same(stops[0], limits) if stops else (known[0] if known else None)
    node = shown if found.best and not case.blocked else None
    verdict = Verdict(
        outcome=outcome,
        headline=headline(outcome, node, unknowns),
        requested=_configuration(asked),
        best=node,
        shown=shown,
        reasons=reasons(outcome, case, limits, stops, unknowns, None if found.stated else shown, _lost(found, doubt)),
        binding=binding,
        next_limit=_next(binding, known),
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


def _stops(site: Site, found: Call, asked: Case, limits: Iterable[Limit]) -> list[Limit]:
    """Return what stops the request, the tightest first; where nothing fits, what stops the smallest node.

    What fits as stated and not at the worse end of its doubts is stopped there.
    """
    stopped = limits
    if found.stated is not None:
        stopped = asked.limits if not asked.fits else run(found.worst, site.spec.gpus, site.spec.cap_max_w).limits
    return sorted((limit for limit in stopped if limit.fits is False), key=_tightness)


def _in_doubt(site: Site, found: Call, doubt: Sensitivity) -> tuple[Unknown, ...]:
    """Return what is known too loosely: doubts that take the node away, and an answer too poorly founded."""
    if found.promised is None:
        return in_doubt(doubt)
    if good_enough(site, doubt.grade):
        return ()
    needed = site.policy.word("confidence.grade")
    says = f"The answer is founded as grade {doubt.grade}, and the policy asks for {needed} or better."
    return tuple(Unknown(field=one.field, says=says, cure=one.settle) for one in doubt.doubts[:1])


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
        # With something else unknown, a list of changes would promise more than is known.
        outcome = Outcome.GO_IF if ways and not unknowns else Outcome.NO_GO
        return outcome, (ways[0] if ways else None), ways[1:]
    up = () if asked.fits else ways_up(site, found.best)
    outcome = outcome_of(site, found, unknown=bool(unknowns))
    if outcome is not Outcome.GO_IF:
        return outcome, None, up
    mended = tuple(Change(id="cure", title=f.cure.rstrip(".")) for f in case.findings if f.mends_home)
    after = _configuration(case)
    return outcome, Remedy(changes=mended, buys=bought_in_words(after), after=after), up


def _tightness(limit: Limit) -> tuple[int, float]:
    """Sort exceeded and known limits by use, then spaces, which are there or not, then what is not known."""
    if limit.use is None:
        return 2, 0.0
    return int(limit.unit == "spaces" and limit.fits is True), -limit.use


def _same(stopped: Limit, limits: Iterable[Limit]) -> Limit:
    """Return the limit as it stands for the configuration shown, where it is still there."""
    return next((limit for limit in limits if limit.code == stopped.code), stopped)


def _next(binding: Limit | None, known: Iterable[Limit]) -> Limit | None:
    """Return the tightest limit behind the binding one: of another discipline, else stage, else any other.

    A second rating on the way of the same current says little that the first did not say.
    """
    if binding is None:
        return None
    others = [limit for limit in known if limit.unit != "spaces" and limit.code != binding.code]
    of_another = (
        [limit for limit in others if area_of(limit) != area_of(binding)],
        [limit for limit in others if stage_of(limit) != stage_of(binding)],
        others,
    )
    return next((several[0] for several in of_another if several), None)


def _conditions(findings: Iterable[Finding], severity: Severity) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{f.says} {f.cure}".strip() for f in findings if f.severity is severity))
