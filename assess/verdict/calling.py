"""How a verdict is called: the node that may be promised, and whether anything still stands open.

A go is called on the lower bound: what is only assumed stands at its worse end. The verdict, the remedies and the
options all call here, so that a remedy promises just what a fresh assessment of the changed home would say.
"""

from dataclasses import dataclass

from assess.verdict.forward import Case, Site, run
from assess.verdict.records import Grade, Outcome, Sensitivity, Unknown
from assess.verdict.search import Found, best_configuration, minimum_gpus
from assess.verdict.sensitivity import in_doubt, lower_bound, sensitivity
from assess.verdict.unknown import unknowns_of

SURE = frozenset({Outcome.GO, Outcome.GO_CAPPED, Outcome.GO_IF})


@dataclass(frozen=True, eq=False)
class Call:
    """What fits a home as it is stated, and what fits whichever way its doubts turn out; None where nothing does.

    `case` is the node that is shown, in the home as stated: the one promised, else the one that fits as stated, else
    the smallest worth installing. `worst` is the home in which the promised node is the best that fits.
    """

    stated: Found | None
    promised: Found | None
    case: Case
    worst: Site

    @property
    def best(self) -> Found | None:
        """Return the node the verdict speaks of: the promised one, or what fits as far as is known."""
        return self.promised or self.stated


def call(site: Site) -> Call:
    """Return what may be promised at a site. A node that a hazard blocks is not."""
    stated = best_configuration(site)
    blocked = stated is not None and stated[2].blocked
    bound = None if stated is None or blocked else lower_bound(site, stated, told=told_counts(site))
    gpus, cap_w = (bound or stated or (minimum_gpus(site), site.spec.cap_min_w))[:2]
    case = run(site, gpus, cap_w)
    return Call(stated, None if bound is None else (gpus, cap_w, case), case, site if bound is None else bound[2].site)


def promised(site: Site) -> Found | None:
    """Return the best node that may be promised at a site; None where there is none."""
    return call(site).promised


def outcome_of(site: Site, found: Call, *, unknown: bool) -> Outcome:
    """Return the outcome where a node fits as stated; `unknown` says that something could still take it away."""
    if found.case.blocked:
        return Outcome.NO_GO
    if unknown or found.promised is None:
        return Outcome.INCOMPLETE
    if any(finding.mends_home for finding in found.case.findings):
        return Outcome.GO_IF
    return Outcome.GO if requested(site, found.promised) else Outcome.GO_CAPPED


def called(site: Site) -> Outcome:
    """Return the outcome of a fresh assessment of a site where a node fits as stated."""
    found = call(site)
    return outcome_of(site, found, unknown=bool(open_questions(site, found)))


def open_questions(site: Site, found: Call) -> tuple[Unknown, ...]:
    """Return all that could still take the node away: what is not known, and what is known too loosely."""
    unknowns = unknowns_of(found.case)
    if found.promised is not None and good_enough(site, list(Grade)[-1]):
        return unknowns  # any grade will do, so that none need be worked out
    doubt = sensitivity(site, found.stated, told=told_counts(site))
    return (*unknowns, *too_loose(site, found, doubt))


def too_loose(site: Site, found: Call, doubt: Sensitivity) -> tuple[Unknown, ...]:
    """Return what is known too loosely: doubts that take the node away, and an answer too poorly founded."""
    if found.promised is None:
        return in_doubt(doubt)
    if good_enough(site, doubt.grade):
        return ()
    needed = site.policy.word("confidence.grade")
    says = f"The answer is founded as grade {doubt.grade}, and the policy asks for {needed} or better."
    return tuple(Unknown(field=one.field, says=says, cure=one.settle) for one in doubt.doubts[:1])


def requested(site: Site, found: Found) -> bool:
    """Return whether the node that fits is the one asked for."""
    return found[:2] == (site.spec.gpus, site.spec.cap_max_w)


def told_counts(site: Site) -> bool:
    """Return whether the policy has a go rest on the worse end of what was told, too."""
    return site.policy.word("confidence.lower_bound") == "told"


def good_enough(site: Site, grade: Grade) -> bool:
    """Return whether a confidence grade is as good as the policy asks of a go."""
    order = list(Grade)
    return order.index(grade) <= order.index(Grade(site.policy.word("confidence.grade")))
