"""The electrician's part: the facts, the limits, the worksheets, and what follows from the findings."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assess.assessment import Assessment
from assess.findings import Finding, Limit, Severity, Worked
from assess.numbers import quantity
from assess.report.marks import MARKS
from assess.verdict import Configuration, gpu_or_gpus

# The table of work says these with their reasons; the findings need not say them again.
_IN_THE_TABLE = {f"suitability.{answer}" for answer in ("suits", "conditions", "no", "never")}
# What a permit set asks for, in its order, each chapter with the pictures that stand before its worksheets.
_CHAPTERS = (
    ("Load and circuit", ("node", "electrical"), ("headroom",)),
    ("Heat", ("thermal",), ("heat", "failure")),
    ("The year and its cost", ("year", "policy", "economics"), ("day", "months")),
    ("Internet and safety", ("network", "safety"), ("download", "upload")),
)
_ROWS = 16
_ORDER = tuple(name for _, names, _ in _CHAPTERS for name in names)
_SEVERITIES = {
    Severity.BLOCKING: ("Stop", "No node may be installed until each of these is cured."),
    Severity.UNKNOWN: ("Unknown", "The answer stays open until each of these is known."),
    Severity.WARNING: ("Condition", "The node may be switched on only once each of these is met."),
    Severity.NOTE: ("Note", "These leave the answer as it is, and matter for the work or the use."),
    Severity.OK: ("In order", "Looked at, with nothing to do."),
}


@dataclass(frozen=True)
class Fact:
    """One line of the facts that stand first."""

    name: str
    value: str


@dataclass(frozen=True)
class LimitRow:
    """One limit in figures: what the node needs, what is there and what is left."""

    limit: Limit
    needs: str
    there: str
    left: str


@dataclass(frozen=True)
class Sheet:
    """One worksheet under the name of its discipline."""

    discipline: str
    worked: Worked


@dataclass(frozen=True)
class Chapter:
    """The worksheets of one chapter, gathered for two columns, after the pictures that go by these names."""

    title: str
    pictures: tuple[str, ...]
    ledgers: tuple[tuple[Sheet, ...], ...]


@dataclass(frozen=True)
class Seen:
    """One finding with the discipline that made it."""

    discipline: str
    finding: Finding


@dataclass(frozen=True)
class InOrder:
    """What a discipline found in order, which is only named."""

    discipline: str
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Group:
    """The findings of one severity, and what follows from each of them; what is in order stands apart."""

    severity: str
    title: str
    follows: str
    seen: tuple[Seen, ...] = ()
    in_order: tuple[InOrder, ...] = ()


def facts(assessment: Assessment) -> tuple[Fact, ...]:
    """Return what stands first: the answer, the node and what it would be connected to; what is unknown says so."""
    home, verdict, node = assessment.home, assessment.verdict, assessment.node
    panel, service = home.panel, home.service
    make = " ".join(word for word in (panel.make, panel.model) if word)
    placement = node.placement
    return (
        Fact("Answer", MARKS[verdict.outcome].word),
        Fact("Asked for", _node(verdict.requested)),
        Fact("Worked out for", _node(verdict.shown)),
        Fact("Node", f"{node.model.name}, {node.gpu.name}"),
        Fact("Place of the node", "unknown" if placement is None else placement.value.replace("_", " ")),
        Fact("Service", f"{quantity(service.rating_a, 'A')}, {quantity(service.volts, 'V')}"),
        Fact("Panel", f"{make or 'make unknown'}, bus {quantity(panel.bus_a, 'A')}, main {_main(panel.main_a)}"),
        Fact("Code", assessment.edition.title),
    )


def limit_rows(assessment: Assessment) -> tuple[LimitRow, ...]:
    """Return every limit in figures, tightest first."""
    return tuple(
        LimitRow(
            limit,
            quantity(limit.demand, limit.unit),
            quantity(None if limit.capacity is None else max(0.0, limit.capacity), limit.unit),
            "enough" if limit.unit == "spaces" and limit.fits else quantity(limit.margin, limit.unit),
        )
        for limit in assessment.verdict.limits
    )


def chapters(assessment: Assessment) -> tuple[Chapter, ...]:
    """Return the worksheets by chapter, those of a discipline that has none under its own name.

    The table of work stands for its own working, which the terminal and the attached data have.
    """
    of = {section.name: section for section in assessment.sections if section.name != "suitability"}
    others = tuple((of[name].title, (name,), ()) for name in of if name not in _ORDER)
    found = []
    for title, names, pictures in (*_CHAPTERS, *others):
        sheets = [Sheet(of[name].title, one) for name in names if name in of for one in of[name].worked if one.steps]
        if sheets:
            found.append(Chapter(title, pictures, tuple(_ledgers(sheets))))
    return tuple(found)


def _ledgers(sheets: Sequence[Sheet]) -> Iterator[tuple[Sheet, ...]]:
    """Yield the worksheets in runs that are long enough for two columns; balancing longer ones takes its time."""
    run: list[Sheet] = []
    for sheet in sheets:
        run.append(sheet)
        if sum(len(one.worked.steps) for one in run) >= _ROWS:
            yield tuple(run)
            run = []
    if run:
        yield tuple(run)


def findings(assessment: Assessment) -> tuple[Group, ...]:
    """Return the findings by what they do to the answer, the gravest first; a group of none is left out."""
    return tuple(_groups(assessment))


def _groups(assessment: Assessment) -> Iterator[Group]:
    sections = sorted(assessment.sections, key=lambda one: _place(one.name))
    for severity, (title, follows) in _SEVERITIES.items():
        found = [(one.title, tuple(f for f in one.findings if _of(f, severity))) for one in sections]
        if not any(several for _, several in found):
            continue
        if severity is Severity.OK:
            in_order = tuple(InOrder(area, several) for area, several in found if several)
            yield Group(severity.value, title, follows, in_order=in_order)
        else:
            seen = tuple(Seen(area, one) for area, several in found for one in several)
            yield Group(severity.value, title, follows, seen)


def _of(finding: Finding, severity: Severity) -> bool:
    return finding.severity is severity and finding.code not in _IN_THE_TABLE


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _main(main_a: float | None) -> str:
    return "lugs only" if main_a == 0 else quantity(main_a, "A")


def _node(node: Configuration) -> str:
    gpus, cap = gpu_or_gpus(node.gpus), quantity(node.cap_w, "W")
    return f"{node.gpus} {gpus} at {cap}, {quantity(node.wall_w / 1000, 'kW')} at the wall"
