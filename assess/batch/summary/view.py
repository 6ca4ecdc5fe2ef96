"""A summary as it is read, whatever it is printed on: sentences, bars and tables made of the counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from assess.batch.records import Status
from assess.batch.summary.counts import Asked, Counts
from assess.batch.summary.fields import asked_at_once, words_of
from assess.batch.summary.ran import EditionRan, Ran, editions_ran
from assess.numbers import percent, quantity
from assess.report.marks import MARKS
from assess.rulebook.rule_data import rule_data
from assess.verdict.records import Outcome

MOST_BARS = 5
MOST_ASKED = 6
MOST_EDITIONS = 3
_MOST_NAMES = 5
_EXACT = 100  # kW from which nobody reads a decimal
_MEGA = 1_000  # kW from which power is told in MW
_TONES = {outcome: mark.tone for outcome, mark in MARKS.items()}
_READ = {
    Status.OK: "nothing to mention",
    Status.WARNING: "worth a look",
    Status.NEEDS_REVIEW: "may have been meant otherwise",
    Status.INCOMPLETE: "lacks what an answer cannot do without",
    Status.DUPLICATE: "the same home as a row before it; not counted again",
    Status.ERROR: "could not be used",
    Status.SKIPPED: "empty",
}
IS_NOT = (
    "A screening aid, not a permit. It works with what the table says of each home, and nobody has been there. Before "
    "a node is promised, a licensed electrician checks the home on site; the building department and the power company "
    "decide. Counts are of this list, not of all homes of a place. No name, address or other datum of a home is on "
    "this page."
)


@dataclass(frozen=True, slots=True)
class Bar:
    """A count as a bar: `share` is of all that is counted beside it, `length` of the longest; both 0 to 1."""

    label: str
    count: int
    share: float
    length: float
    tone: str = ""


@dataclass(frozen=True, slots=True)
class AskedOf:
    """One thing to ask for: what to do, the fields it tells in plain words, and what it buys."""

    ask: str
    tells: str
    counts: Asked


@dataclass(frozen=True, slots=True)
class View:
    """All that a summary shows."""

    counts: Counts
    ran: Ran
    headline: str
    more: str
    figures: tuple[tuple[str, str], ...]
    outcomes: tuple[Bar, ...]
    binds: tuple[Bar, ...]
    binds_left: int
    asked: tuple[AskedOf, ...]
    asked_left: int
    read: tuple[tuple[str, int, str], ...]
    editions: tuple[EditionRan, ...]
    editions_left: int
    rule_data_sha256: str


def view_of(counts: Counts, ran: Ran) -> View:
    """Return a summary as it is read."""
    binds, asked, editions = counts.binds.most_common(), asked_of(counts), list(editions_ran(counts.editions))
    held_back = counts.binds.total()
    return View(
        counts=counts,
        ran=ran,
        headline=_headline(counts),
        more=_more(counts, asked),
        figures=_figures(counts),
        outcomes=_bars(((MARKS[o].word, counts.outcomes[o], _TONES[o]) for o in Outcome), counts.homes),
        binds=_bars(((name, count, "") for name, count in binds[:MOST_BARS]), held_back),
        binds_left=max(0, len(binds) - MOST_BARS),
        asked=tuple(asked[:MOST_ASKED]),
        asked_left=max(0, len(asked) - MOST_ASKED),
        read=tuple(
            (str(status), counts.statuses[status], _READ[status]) for status in Status if counts.statuses[status]
        ),
        editions=tuple(editions[:MOST_EDITIONS]),
        editions_left=max(0, len(editions) - MOST_EDITIONS),
        rule_data_sha256=rule_data().sha256,
    )


def asked_of(counts: Counts) -> list[AskedOf]:
    """Return what to ask for, that which most homes lack first."""
    return [_asked(one) for one in counts.asked(asked_at_once(counts.lacks))]


def counted(count: int, noun: str, nouns: str | None = None) -> str:
    """Return a count with its noun."""
    return f"{count:,} {noun if count == 1 else nouns or f'{noun}s'}"


def power(kw: float) -> str:
    """Return the power of many nodes, in MW from a thousand kilowatts on."""
    return quantity(round(kw / _MEGA, 2), "MW") if kw >= _MEGA else quantity(round(kw, 0 if kw >= _EXACT else 2), "kW")


def _headline(counts: Counts) -> str:
    homes, hosts = counts.homes, counts.hosts
    if not homes:
        return "No home could be assessed."
    if not hosts:
        return (
            f"None of {counted(homes, 'home')} can be promised a node as it is."
            if homes > 1
            else ("The one home assessed cannot be promised a node as it is.")
        )
    can = f"{hosts:,} of {counted(homes, 'home')} can host a node as {'it is' if hosts == 1 else 'they are'}"
    return f"{can}: {counted(counts.node_gpus, 'GPU')}, {power(counts.node_kw)} at the wall."


def _asked(one: Asked) -> AskedOf:
    words = [words_of(field) for field in one.fields]
    names = [word.name for word in words]
    if not words[0].ask:
        return AskedOf(f"{names[0][:1].upper()}{names[0][1:]}", "", one)
    more = [f"{len(names) - _MOST_NAMES} more"] if len(names) > _MOST_NAMES else []
    return AskedOf(words[0].ask.removesuffix("."), ", ".join([*names[:_MOST_NAMES], *more]), one)


def _more(counts: Counts, asked: Sequence[AskedOf]) -> str:
    """Return what stands behind the headline: homes after changes, homes not decided and what settles them."""
    said = [] if counts.rows else ["There is no row below the headings."]
    if after := counts.outcomes[Outcome.GO_IF]:
        said.append(f"{counted(after, 'home')} more could once a change is made.")
    if undecided := counts.outcomes[Outcome.INCOMPLETE]:
        verb = "is" if undecided == 1 else "are"
        said.append(f"{counted(undecided, 'home')} {verb} not decided, because something is not known.")
        first = next((n for n, one in enumerate(asked[:MOST_ASKED], 1) if one.counts.settles), None)
        if first is not None:
            settled = asked[first - 1].counts.settles
            what = "The first question below leaves" if first == 1 else f"The first {first} questions below leave"
            said.append(f"{what} nothing open in {'all' if settled == undecided else f'{settled:,}'} of them.")
    if refused := counts.outcomes[Outcome.NO_GO]:
        said.append(f"{counted(refused, 'home')} cannot.")
    return " ".join(said)


def _figures(counts: Counts) -> tuple[tuple[str, str], ...]:
    share = percent(counts.hosts / counts.homes) if counts.homes else "none"
    return (
        (f"{counts.homes:,}", f"{'home' if counts.homes == 1 else 'homes'} assessed, of {counted(counts.rows, 'row')}"),
        (f"{counts.hosts:,}", f"can host a node ({share})"),
        (f"{counts.node_gpus:,}", "GPUs in these nodes"),
        (power(counts.node_kw), "at the wall, at most"),
    )


def _bars(counts: Iterable[tuple[str, int, str]], of: int) -> tuple[Bar, ...]:
    several = list(counts)
    longest = max((count for _, count, _ in several), default=0)
    return tuple(
        Bar(label, count, count / of if of else 0.0, count / longest if longest else 0.0, tone)
        for label, count, tone in several
    )
