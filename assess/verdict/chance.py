"""How often a node fits when what is not sure of a home is drawn from its ranges."""

from collections.abc import Iterator, Sequence
from math import ceil

from assess.numbers import number, percent
from assess.verdict.draws import Spread, draws, spreads
from assess.verdict.forward import run
from assess.verdict.many import Best, best_many, fits_many
from assess.verdict.records import Chance
from assess.verdict.search import minimum_gpus
from assess.verdict.site import Site

_BAND = (0.05, 0.5, 0.95)


def chance(site: Site, *, samples: int, seed: int) -> Chance | None:
    """Return how often a node fits in `samples` draws; None where no range says how likely its values are.

    A range that does not say is drawn evenly. None, too, where a hazard blocks the node whatever the numbers are, and
    where no draw is a home that can be.
    """
    several = spreads(site.home)
    drawn = [spread for spread in several if not spread.held]
    if all(spread.distribution is None for spread in drawn):
        return None
    if run(site, minimum_gpus(site), site.spec.cap_min_w).blocked:
        return None
    values = draws(drawn, site.edition, samples, seed)
    best = best_many(site, values)
    possible = int(best.can_be.sum())
    if not possible:
        return None
    gpus = sorted(best.gpus[best.can_be].tolist())
    asked = fits_many(site, values, site.spec.gpus, site.spec.cap_max_w)[best.can_be]
    low, middle, high = (float(gpus[ceil(share * possible) - 1]) for share in _BAND)
    found = Chance(
        samples=samples,
        seed=seed,
        fields=tuple(spread.path for spread in drawn),
        p_go=sum(count > 0 for count in gpus) / possible,
        p_request=float(asked.mean()),
        gpus_p5=low,
        gpus_p50=middle,
        gpus_p95=high,
    )
    says = " ".join(_says(site, found, best, several))
    return found.model_copy(update={"says": says})


def _says(site: Site, found: Chance, best: Best, several: Sequence[Spread]) -> Iterator[str]:
    """Yield in words what was drawn, what came of it, and what was not run for each draw."""
    go, asked, fewest = percent(found.p_go), percent(found.p_request), minimum_gpus(site)
    ends = dict.fromkeys(number(end) for end in (found.gpus_p5, found.gpus_p95))
    yield f"{number(found.samples)} homes were drawn from the ranges of {', '.join(found.fields)}."
    yield f"In {go} of them a node of {fewest} GPUs or more fits, in {asked} all that was asked for."
    yield f"Nine in ten take {' to '.join(ends)} GPUs."
    even = [spread.path for spread in several if spread.distribution is None and not spread.held]
    if even:
        yield f"Nobody says how likely the values of {', '.join(even)} are, so they were drawn evenly."
    held = [spread.path for spread in several if spread.held]
    if held:
        yield f"Not drawn but taken as stated: {', '.join(held)}."
    odd = found.samples - int(best.can_be.sum())
    if odd:
        yield f"{number(odd)} of the draws contradict themselves and were left out."
    if site.spec.indoors:
        yield _of_the_year(best.year_share)
    yield "What the year delivers of the work was not run for each draw."


def _of_the_year(share: float | None) -> str:
    if share is None:
        return "The room through the year was not run for each draw; as stated it stops no node, in a draw it might."
    return (
        "The room through the year was not run for each draw; it was taken to leave "
        f"{percent(share)} of what the worst days let the room take, as it does as stated. "
        "That is an estimate, and may say too much."
    )
