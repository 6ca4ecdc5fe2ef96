"""From cases to the verdict: outcome, binding limit, conditions, what is unknown, what would change the answer."""

from collections.abc import Iterable
from dataclasses import dataclass

from assess.findings import Finding, Limit, Severity
from assess.verdict.card import commissioning_card
from assess.verdict.doubt import doubts
from assess.verdict.forward import Case, Site, run
from assess.verdict.records import Change, Configuration, Outcome, Remedy, Unknown, Verdict
from assess.verdict.remedies import after_cure, configuration, ways_out, ways_up
from assess.verdict.search import Found, best_configuration, minimum_gpus
from assess.verdict.words import bought_in_words, headline, reasons


@dataclass(frozen=True)
class Decision:
    """The verdict and the recorded case that the report shows."""

    verdict: Verdict
    case: Case


def decide(site: Site) -> Decision:
    """Return the verdict on a site and the case behind it.

    A hazard blocks whatever the limits say. A known limit that no node fits is a no-go even where
    something else is unknown; otherwise an unknown makes the verdict incomplete.
    """
    asked = run(site, site.spec.gpus, site.spec.cap_max_w)
    found = (site.spec.gpus, site.spec.cap_max_w, asked) if asked.fits else best_configuration(site)
    gpus, cap_w = found[:2] if found else (minimum_gpus(site), site.spec.cap_min_w)
    case = run(site, gpus, cap_w, recording=True)
    # An assumption that could take the node away is as good as unknown; where nothing fits it takes nothing away.
    unknowns = (*_unknowns(case), *(doubts(site, gpus, cap_w) if found and not case.blocked else ()))
    outcome, changes, up = _outcome(site, found, asked, case, unknowns)
    shown = Configuration(gpus=gpus, cap_w=cap_w, wall_w=case.power.wall_w, throughput=case.power.throughput)
    requested = Configuration(
        gpus=site.spec.gpus, cap_w=site.spec.cap_max_w, wall_w=asked.power.wall_w, throughput=asked.power.throughput
    )
    limits = tuple(sorted(case.limits, key=_tightness))
    known = [limit for limit in limits if limit.capacity is not None]
    # What binds is what stops the request, where something does; else the tightest limit of the accepted node.
    # Where nothing fits, it and the reasons speak of the smallest node, which is what the sections show.
    stopped = asked.limits if found else limits
    stops = sorted((limit for limit in stopped if limit.fits is False), key=_tightness)
    binding = _same(stops[0], limits) if stops else (known[0] if known else None)
    following = next((limit for limit in known if limit.unit != "spaces" and limit != binding), None)
    best = configuration(found) if found and not case.blocked else None
    verdict = Verdict(
        outcome=outcome,
        headline=headline(outcome, best, unknowns),
        requested=requested,
        best=best,
        shown=shown,
        reasons=reasons(outcome, case, limits, stops, unknowns, None if found else shown),
        binding=binding,
        next_limit=following,
        limits=limits,
        conditions=_conditions(case.findings, Severity.WARNING),
        blocking=_conditions(case.findings, Severity.BLOCKING),
        unknowns=unknowns,
        changes=changes,
        ways_up=up,
        card=commissioning_card(site, case) if outcome in {Outcome.GO, Outcome.GO_CAPPED} else None,
    )
    return Decision(verdict, case)


def _outcome(
    site: Site, found: Found | None, asked: Case, case: Case, unknowns: tuple[Unknown, ...]
) -> tuple[Outcome, Remedy | None, tuple[Remedy, ...]]:
    if case.blocked:
        cures = tuple(f.cure.rstrip(".") for f in case.findings if f.severity is Severity.BLOCKING)
        return Outcome.NO_GO, after_cure(site, cures), ()
    if found is None:
        ways = ways_out(site)
        # With something else unknown, a list of changes would promise more than is known.
        outcome = Outcome.GO_IF if ways and not unknowns else Outcome.NO_GO
        return outcome, (ways[0] if ways else None), ways[1:]
    up = () if asked.fits else ways_up(site, found)
    if unknowns:
        return Outcome.INCOMPLETE, None, up
    mended = tuple(f.cure.rstrip(".") for f in case.findings if f.mends_home)
    if mended:
        after = configuration(found)
        return (
            Outcome.GO_IF,
            Remedy(
                changes=tuple(Change(id="cure", title=title) for title in mended),
                buys=bought_in_words(after),
                after=after,
            ),
            up,
        )
    return (Outcome.GO if asked.fits else Outcome.GO_CAPPED), None, up


def _unknowns(case: Case) -> tuple[Unknown, ...]:
    """Return each field once that could flip the answer: unknown findings first, then limits without a capacity."""
    found: dict[str, Unknown] = {}
    for finding in case.findings:
        if finding.severity is Severity.UNKNOWN:
            field = finding.field or finding.code
            found.setdefault(field, Unknown(field=field, says=finding.says, cure=finding.cure))
    for limit in case.limits:
        if limit.capacity is None:
            field = limit.field or limit.code
            verb = "are" if limit.name.endswith("s") else "is"
            found.setdefault(field, Unknown(field=field, says=f"{limit.name} {verb} not known.", cure=limit.cure))
    return tuple(found.values())


def _tightness(limit: Limit) -> tuple[int, float]:
    """Sort exceeded and known limits by use, then spaces, which are there or not, then what is not known."""
    if limit.use is None:
        return 2, 0.0
    return int(limit.unit == "spaces" and limit.fits is True), -limit.use


def _same(stopped: Limit, limits: Iterable[Limit]) -> Limit:
    """Return the limit as it stands for the configuration shown, where it is still there."""
    return next((limit for limit in limits if limit.code == stopped.code), stopped)


def _conditions(findings: Iterable[Finding], severity: Severity) -> tuple[str, ...]:
    return tuple(dict.fromkeys(f"{f.says} {f.cure}".strip() for f in findings if f.severity is severity))
