"""The example homes, assessed and rendered once for all tests of this folder."""

import os
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from assess.assessment import Assessment
from assess.cli.assessing import assess_file
from assess.findings import Finding, Section, Severity
from assess.intake.service import Circuit
from assess.records import Basis, Confidence
from assess.report.document import write_pdf
from assess.report.editions import Audience, Edition
from assess.report.exchange import content_sha256
from assess.verdict import (
    Change,
    Cost,
    Doubt,
    Grade,
    Outcome,
    PolicyUsed,
    Remedy,
    Sensitivity,
    Unknown,
    Verdict,
)

ON = date(2026, 11, 26)
# A name that is markup, a template, a command to the reader's eyes, and a link out of the house.
HOSTILE = '<script>alert(1)</script><img src="http://192.0.2.1/x.png"> & {{ 7 * 7 }} \u202egnp.exe\u202c\x07'


@pytest.fixture(scope="session")
def example(repo: Path) -> Callable[[str], Assessment]:
    """Return a function that assesses an example home by the name of its file."""

    @cache
    def assessed(name: str) -> Assessment:
        return assess_file(repo / "examples" / "homes" / f"{name}.toml", on=ON)

    return assessed


@pytest.fixture(scope="session")
def pdf_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., bytes]:
    """Return a function that renders an assessment to PDF, each one only once, whichever worker comes first."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "pdf"
    folder.mkdir(exist_ok=True)

    def rendered(
        assessment: Assessment,
        paper: str = "letter",
        audience: Audience = Audience.BOTH,
        edition: Edition = Edition.FULL,
    ) -> bytes:
        path = folder / f"{content_sha256(assessment)}-{paper}-{audience}-{edition}.pdf"
        if not path.exists():
            write_pdf(assessment, path, paper=paper, audience=audience, edition=edition)
        return path.read_bytes()

    return rendered


@pytest.fixture
def hostile_text() -> str:
    """Return a text that tries everything."""
    return HOSTILE


@pytest.fixture
def without_findings(example: Callable[[str], Assessment]) -> Assessment:
    """Return an assessment in which no discipline has anything to say."""
    return _with_findings(example("go-cleveland"), ())


@pytest.fixture
def hostile(example: Callable[[str], Assessment]) -> Assessment:
    """Return an assessment of long, many and hostile texts: names, notes, findings, conditions."""
    plain = example("go-capped-phoenix")
    contact = plain.home.contact.model_copy(update={"name": HOSTILE * 20, "address": HOSTILE, "site_id": "9" * 300})
    panel = plain.home.panel.model_copy(update={"location": "note " * 1000})
    findings = tuple(
        Finding(
            code=f"test.{n}",
            severity=list(Severity)[n % 5],
            says=f"Finding {n} says {HOSTILE}.",
            means="It means a lot. " * (n % 4),
            cure="Do it. " * (n % 3),
            cite="a source of so many words that it needs a number" if n % 2 else "NEC 220.83",
        )
        for n in range(25)
    )
    conditions = tuple(f"Condition {n} {HOSTILE}" for n in range(12))
    verdict = plain.verdict.model_copy(update={"conditions": conditions, **_hostile_decision(plain.verdict)})
    home = plain.home.model_copy(update={"contact": contact, "panel": panel})
    return _with_findings(plain.model_copy(update={"home": home, "verdict": verdict}), findings)


@pytest.fixture(params=list(Outcome))
def extreme(request: pytest.FixtureRequest, hostile: Assessment) -> Assessment:
    """Return, for each answer, an assessment with every list long, every text long, and a full panel of 42 spaces."""
    outcome: Outcome = request.param
    long = "Élodie Łukasiewicz-Ñuñez von Ødegård müßte prüfen, ob " * 9
    verdict, home = hostile.verdict, hostile.home
    circuits = tuple(Circuit(space=f"{n}", breaker_a=20, label=long) for n in range(1, 43))
    limits = tuple(
        limit.model_copy(update={"code": f"test.{n}{limit.code}", "name": long})
        for n in range(2)
        for limit in verdict.limits
    )
    money = Section(
        name="economics",
        title="Money",
        findings=tuple(Finding(code=f"m.{n}", severity=Severity.NOTE, says=long, cure=long) for n in range(3)),
    )
    harm = outcome is Outcome.NO_GO
    full = {
        "outcome": outcome,
        "reasons": (long,) * 6,
        "conditions": tuple(f"{n} {long}" for n in range(30)),
        "blocking": (long,) * 4 if harm else (),
        "unknowns": (Unknown(field="panel.bus_a", says=long, cure=long),) * 12 if outcome is Outcome.INCOMPLETE else (),
        "limits": limits,
        "changes": verdict.to_request if outcome in {Outcome.GO_IF, Outcome.NO_GO} else None,
    }
    contact = home.contact.model_copy(update={"name": long, "address": long})
    panel = home.panel.model_copy(update={"circuits": circuits, "spaces_total": 42, "spaces_free": None})
    return hostile.model_copy(
        update={
            "verdict": verdict.model_copy(update=full),
            "home": home.model_copy(update={"contact": contact, "panel": panel}),
            "sections": (*hostile.sections, money),
        }
    )


def _hostile_decision(verdict: Verdict) -> dict[str, object]:
    """Return the parts of a decision with long texts: of ways, of inputs in doubt, and of a policy."""
    cost = Cost(low_usd=1, high_usd=9e9, cite=f"a source {HOSTILE * 3}", confidence=Confidence.LOW)
    changes = tuple(Change(id=f"{n}", title=HOSTILE, who="9" * 200, cost=cost) for n in range(3))
    doubts = tuple(
        Doubt(
            field=f"a.{n}",
            name=HOSTILE,
            basis=Basis.TOLD,
            value="9" * 150,
            low="1" * 150,
            high=HOSTILE,
            at_low=None,
            at_high=verdict.best,
            flips=True,
            settle=HOSTILE,
        )
        for n in range(6)
    )
    return {
        "to_request": Remedy(changes=changes, buys=HOSTILE, after=verdict.requested, reaches=True),
        "sensitivity": Sensitivity(grade=Grade.D, grade_says=HOSTILE, doubts=doubts),
        "policy": PolicyUsed(name=HOSTILE, sha256="9" * 64, changed=(HOSTILE, "9" * 300)),
    }


def _with_findings(assessment: Assessment, findings: tuple[Finding, ...]) -> Assessment:
    """Return the assessment with these findings in its first discipline and none in the others."""
    first, *rest = assessment.sections
    bare = tuple(section.model_copy(update={"findings": ()}) for section in rest)
    return assessment.model_copy(update={"sections": (first.model_copy(update={"findings": findings}), *bare)})
