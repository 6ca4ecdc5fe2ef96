import re

import pytest

from assess.findings import Finding, Severity
from assess.hardware import gpus
from assess.intake import Home, SafetyChecklist
from assess.intake.security import SecurityChecklist
from assess.network import load_workloads
from assess.suitability.records import Answer
from assess.suitability.rules import load_security
from assess.suitability.security import checklist, confidential_finding, security_cell, summary

CHECKS = load_security().checks
WORK = load_workloads().classes
GOOD = SecurityChecklist.model_validate(
    {check.field.partition(".")[2]: check.wanted for check in CHECKS if check.field.startswith("security.")}
)
SAFE = Home(safety=SafetyChecklist(tamper_protection=True, lockable_disconnect=True))


def found(security: SecurityChecklist, code: str, home: Home = SAFE) -> Finding:
    """Return the finding of that code."""
    return next(one for one in checklist(home, security) if one.code == f"security.{code}")


def test_every_question_is_a_field_of_the_form() -> None:
    """Each asks for a field that exists, and each field of the checklist is asked for once."""
    for check in CHECKS:
        section, name = check.field.split(".")
        record = SecurityChecklist if section == "security" else SafetyChecklist
        assert name in record.model_fields
    asked = [check.field for check in CHECKS]
    assert len(asked) == len(set(asked))
    assert {f"security.{name}" for name in SecurityChecklist.model_fields} <= set(asked)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)
def test_each_answer_says_something_of_its_own(check: object) -> None:
    """A good answer is fine, a bad one a warning with a cure, none a note with its field; each with its source."""
    code, field, wanted = (getattr(check, name) for name in ("code", "field", "wanted"))
    section, name = field.split(".")

    def answered(answer: bool | None) -> Finding:  # noqa: FBT001 - the answer is what is told
        security, home = GOOD, SAFE
        if section == "security":
            security = GOOD.model_copy(update={name: answer})
        else:
            home = Home(safety=SAFE.safety.model_copy(update={name: answer}))
        return found(security, code, home)

    good, bad, unknown = answered(wanted), answered(not wanted), answered(None)
    assert [one.severity for one in (good, bad, unknown)] == [Severity.OK, Severity.WARNING, Severity.NOTE]
    assert len({good.says, bad.says, unknown.says}) == 3
    assert bad.cure
    assert (good.field, bad.field, unknown.field) == (None, None, field)
    assert all(one.cite and one.says.endswith(".") and one.means.endswith(".") for one in (good, bad, unknown))


def test_nothing_unknown_blocks_or_makes_a_verdict_incomplete() -> None:
    """A checklist that nobody went through leaves notes, nothing more."""
    assert {one.severity for one in checklist(Home(), SecurityChecklist())} == {Severity.NOTE}


def test_open_questions_are_told_in_one() -> None:
    """The report has what is answered, and the open ones by name in one note."""
    half = SecurityChecklist(node_isolated=True, upnp_off=False)
    told = summary(checklist(SAFE, half))
    assert [one.code for one in told] == [
        "security.isolation",
        "security.upnp",
        "security.tamper",
        "security.disconnect",
        "security.open",
    ]
    assert "router managed" in told[-1].says
    assert "node isolated" not in told[-1].says
    assert [one.code for one in summary(checklist(SAFE, GOOD))] == [f"security.{check.code}" for check in CHECKS]


def test_a_checklist_that_is_all_good_suits_every_class() -> None:
    """Nothing is held against a home that did all of it."""
    assert {security_cell(work, SAFE, GOOD).answer for work in WORK.values()} == {Answer.SUITS}


def test_a_shared_network_is_a_condition_for_all_work() -> None:
    """One bad answer is a condition with its cure, whatever else is good."""
    for work in WORK.values():
        cell = security_cell(work, SAFE, GOOD.model_copy(update={"node_isolated": False}))
        assert (cell.answer, cell.reason) == (Answer.CONDITIONS, "The node shares the family's network.")
        assert "VLAN" in cell.cure


def test_strangers_code_asks_more() -> None:
    """How tenants are kept apart matters where there are any."""
    unknown = GOOD.model_copy(update={"tenants_isolated": None})
    rental, batch = (security_cell(WORK[name], SAFE, unknown) for name in ("rental", "batch"))
    assert (rental.answer, rental.field) == (Answer.CONDITIONS, "security.tenants_isolated")
    assert batch.answer is Answer.SUITS


def test_a_gate_that_nobody_answered_is_a_condition_and_a_lesser_question_is_told() -> None:
    """Whether the network is shared decides; whether the disk is encrypted is said to be open."""
    lesser = security_cell(WORK["batch"], SAFE, GOOD.model_copy(update={"disk_encrypted": None}))
    assert lesser.answer is Answer.SUITS
    assert "1 lesser question is open" in lesser.reason
    gate = security_cell(WORK["batch"], SAFE, GOOD.model_copy(update={"router_managed": None}))
    assert (gate.answer, gate.field) == (Answer.CONDITIONS, "security.router_managed")


@pytest.mark.parametrize("gpu", sorted(gpus()))
def test_every_gpu_has_a_word_on_confidential_computing(gpu: str) -> None:
    """Each GPU of the catalogue is listed, not listed or not known, and never more than that."""
    told = confidential_finding(gpus()[gpu])
    assert told.severity is Severity.NOTE
    assert gpus()[gpu].name in told.says


def test_the_list_is_the_maker_s() -> None:
    """NVIDIA's supported platforms of August 2025: H100, H200, B200 and RTX PRO 6000 Blackwell Server Edition."""
    says = {name: confidential_finding(gpu).says for name, gpu in gpus().items()}
    assert re.search(r"lists the RTX PRO 6000 Blackwell Server", says["rtx-pro-6000-server"])
    for name in ("rtx-pro-6000-workstation", "rtx-pro-6000-max-q", "rtx-5090", "l40s"):
        assert "does not list" in says[name]
    assert "not known" in says["mi300x"]


def test_the_lists_name_gpus_of_the_catalogue_once() -> None:
    """No name is misspelt and none stands in two lists."""
    rules = load_security().confidential
    named = [*rules.listed, *rules.likely, *rules.unlisted]
    assert len(named) == len(set(named))
    assert set(named) <= set(gpus())
    assert set(gpus()) - set(named) == {"mi300x"}
