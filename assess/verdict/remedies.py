"""What would change the answer: changes to the home, each tried through the same forward function."""

from itertools import combinations

from assess.errors import IntakeError
from assess.hardware import resolve
from assess.intake import Home
from assess.verdict.changes import Change, changes, hazards_cured
from assess.verdict.forward import Site
from assess.verdict.records import Change as Told
from assess.verdict.records import Configuration, Remedy
from assess.verdict.search import Found, best_configuration
from assess.verdict.words import bought_in_words


def ways_up(site: Site, now: Found | None) -> tuple[Remedy, ...]:
    """Return the single changes that buy more than what fits now, most first."""
    return tuple(sorted(_worth_it(site, 1, now), key=_gain))


def ways_out(site: Site) -> tuple[Remedy, ...]:
    """Return what lets a node in where none fits now: the fewest changes that do, the lightest first."""
    for count in (1, 2, 3):
        if found := _worth_it(site, count, None):
            return tuple(found)
    return ()


def _worth_it(site: Site, count: int, now: Found | None) -> list[Remedy]:
    """Return what so many changes together buy, leaving out what buys no more than a lighter one of its kind."""
    found: list[Remedy] = []
    most: dict[tuple[str, ...], float] = {}
    for some in combinations(changes(site), count):
        remedy = _tried(site, some, now) if _compatible(some) else None
        if remedy is None or remedy.after is None:
            continue
        kinds = tuple(change.kind for change in some)
        if remedy.after.throughput > most.get(kinds, 0.0):
            most[kinds] = remedy.after.throughput
            found.append(remedy)
    return found


def configuration(found: Found) -> Configuration:
    """Return a found configuration as it stands in the verdict."""
    gpus, cap_w, case = found
    return Configuration(gpus=gpus, cap_w=cap_w, wall_w=case.power.wall_w, throughput=case.power.throughput)


def _gain(remedy: Remedy) -> tuple[float, float, int]:
    after = remedy.after
    return (-after.throughput, after.wall_w, len(remedy.titles)) if after else (0.0, 0.0, 0)


def _tried(site: Site, some: tuple[Change, ...], now: Found | None) -> Remedy | None:
    home: Home | None = site.home
    for change in some:
        home = change.apply(home) if home is not None else None
    if home is None:
        return None
    try:
        spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
    except IntakeError:
        return None
    found = best_configuration(site.with_home(home, spec))
    if found is None or (now is not None and found[2].power.throughput <= now[2].power.throughput):
        return None
    after = configuration(found)
    return Remedy(changes=tuple(Told(id=c.kind, title=c.title) for c in some), buys=bought_in_words(after), after=after)


def _compatible(some: tuple[Change, ...]) -> bool:
    """Return whether changes of one kind do not stand beside each other (two services, two systems)."""
    kinds = [c.kind for c in some]
    return len(set(kinds)) == len(kinds)


def after_cure(site: Site, cures: tuple[str, ...]) -> Remedy:
    """Return what curing the blocking hazards would buy, with further changes where it takes those too."""
    mending = tuple(Told(id="cure", title=cure) for cure in cures)
    mended = site.with_home(hazards_cured(site.home), site.spec)
    found = best_configuration(mended)
    if found is not None:
        after = configuration(found)
        return Remedy(changes=mending, buys=bought_in_words(after), after=after)
    for more in ways_out(mended)[:1]:
        return Remedy(changes=(*mending, *more.changes), buys=more.buys, after=more.after)
    return Remedy(changes=mending, buys="nothing yet: other limits stand in the way as well", after=None)
