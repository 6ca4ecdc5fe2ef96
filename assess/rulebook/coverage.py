"""How much of each edition is confirmed: counts, and the page that shows every rule of every edition."""

from collections.abc import Iterable, Iterator

from assess.records import Confidence, Record
from assess.rulebook.comparison import compare
from assess.rulebook.editions import Edition
from assess.rulebook.rules import RULE_NAMES, Rule

_MARKS = {Confidence.HIGH: "✓", Confidence.MEDIUM: "~", Confidence.LOW: "~~", Confidence.OPEN: "✗"}
_ABSENT = "–"

HEAD = """\
# Coverage

Which rule of which edition is carried, under which clause, and how sure we are of it. Written from the rule data by
`scripts/build_coverage.py`; a test holds it to them. A rule is as sure as its least sure figure.

| Mark | Means |
|---|---|
| ✓ | confirmed: well attested and, where a published example exists, reproduced |
| ~ | medium: one good source, a reading of the text, or renumbered and not looked up |
| ~~ | low: used, and the report warns of it |
| ✗ | open: not confirmed; refused unless `--allow-unconfirmed` is given |
| – | the edition has no such rule |
"""


class Unreproduced(Record):
    """A published case that cannot be reproduced, and why; `suite` is the key of the suite that it is one of."""

    name: str
    source: str
    published: str
    ours: str
    why: str
    suite: str | None = None


class Suite(Record):
    """Published results that are compared one by one: to what they are held, and how many there are."""

    key: str
    name: str
    held_to: str
    of: int


def count(edition: Edition) -> dict[Confidence, int]:
    """Return how many rules of an edition are of each confidence; what it does not have is not counted."""
    several = [rule.weakest for rule in _rules(edition) if not _absent(rule)]
    return {confidence: several.count(confidence) for confidence in Confidence}


def coverage_page(
    editions: Iterable[Edition],
    amendments: Iterable[Edition],
    cases: Iterable[Unreproduced],
    heat: tuple[Iterable[Suite], Iterable[Unreproduced]] = ((), ()),
) -> str:
    """Return `docs/coverage.md`; each amendment stands with what it changes in the last edition of its chain.

    `heat` are the suites of the heat balance and what of them does not come out.
    """
    several = list(editions)
    by_id = {edition.id: edition for edition in several}
    parts = [HEAD, *_matrix(several), "## Amendments\n"]
    for local in amendments:
        parts += _amendment(local, by_id[local.chain[-1]])
    parts.append("## Published cases that cannot be reproduced\n")
    parts += map(_case, cases)
    parts += _heat([*heat[0]], [*heat[1]])
    return "\n".join(parts).rstrip() + "\n"


def _matrix(editions: list[Edition]) -> Iterator[str]:
    years = [edition.id.removeprefix("nec/") for edition in editions]
    yield "## Rules of the NEC\n"
    yield f"| Rule | {' | '.join(years)} |"
    yield f"|---{'|---' * len(years)}|"
    for name in RULE_NAMES:
        cells = [_cell(getattr(edition.rules, name), edition.short) for edition in editions]
        yield f"| {getattr(editions[0].rules, name).title} | {' | '.join(cells)} |"
    for confidence in Confidence:
        counts = [str(count(edition)[confidence]) for edition in editions]
        yield f"| **{_MARKS[confidence]} {confidence}** | {' | '.join(counts)} |"
    yield ""


def _amendment(local: Edition, base: Edition) -> Iterator[str]:
    yield f"**{local.title}** (`{local.id}`, on `{base.id}`)\n"
    for changed in compare(base, local):
        for change in changed.changes:
            yield f"- {changed.title}, `{change.field}`: {change.old or _ABSENT} → {change.new or _ABSENT}"
    for asked in local.requirements:
        yield f"- {_MARKS[asked.confidence]} {asked.text} ({asked.cite})"
    yield ""


def _heat(suites: list[Suite], missed: list[Unreproduced]) -> Iterator[str]:
    if not suites and not missed:
        return
    yield "\n## Heat\n\nPublished test houses and loads, by the hourly heat balance and by the design loads.\n"
    yield "| Results | Held to | Come out |"
    yield "|---|---|---|"
    for suite in suites:
        came_out = suite.of - sum(case.suite == suite.key for case in missed)
        yield f"| {suite.name} | {suite.held_to} | {came_out} of {suite.of} |"
    yield "\nWhat does not come out:\n"
    yield from map(_case, missed)


def _case(case: Unreproduced) -> str:
    return f"- **{case.name}**: published {case.published}, ours {case.ours}. {case.why}\n  Source: {case.source}"


def _cell(rule: Rule, short: str) -> str:
    return _ABSENT if _absent(rule) else f"{_MARKS[rule.weakest]} {rule.cite.removeprefix(f'{short} ')}"


def _absent(rule: Rule) -> bool:
    """Return whether the edition does not have the rule; only rules that came late can say so."""
    return bool(getattr(rule, "absent", False))


def _rules(edition: Edition) -> list[Rule]:
    return [getattr(edition.rules, name) for name in RULE_NAMES]
