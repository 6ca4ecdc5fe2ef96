"""The security checklist: one typed finding for each question, and what the answers mean for a kind of work."""

from assess.findings import Finding, Severity
from assess.hardware import Gpu
from assess.intake import Home
from assess.intake.security import SecurityChecklist
from assess.network import WorkloadClass
from assess.suitability.records import Answer, Aspect, Cell
from assess.suitability.rules import Check, load_security


def checklist(home: Home, security: SecurityChecklist) -> tuple[Finding, ...]:
    """Return what each question's answer says; one that nobody answered stays a note with its field."""
    return tuple(_finding(check, _answer(check, home, security)) for check in load_security().checks)


def confidential_finding(gpu: Gpu) -> Finding:
    """Return whether a GPU can prove to a stranger what runs on it."""
    rules = load_security().confidential
    code, cite = "security.confidential", rules.cite
    if gpu.id in rules.listed or gpu.id in rules.likely:
        sure = "lists" if gpu.id in rules.listed else "lists boards of its kind, not by this name,"
        says = f"The maker {sure} the {gpu.name} for confidential computing."
        means = "A stranger's work can be hidden from the home; it can still be switched off and carried away."
        cure = f"It takes {rules.host}."
        return Finding(code=code, severity=Severity.NOTE, says=says, means=means, cure=cure, cite=cite)
    known = gpu.id in rules.unlisted
    return Finding(
        code=code,
        severity=Severity.NOTE,
        says=f"The maker does not list the {gpu.name} for confidential computing."
        if known
        else f"Whether the {gpu.name} can do confidential computing is not known.",
        means="Whoever holds the machine can read what runs on it, so only work that may be read belongs here.",
        cite=cite,
        field=None if known else "node.gpu",
    )


def summary(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """Return the findings of a report: what is answered, and the open questions in one."""
    answered = tuple(one for one in found if one.field is None)
    still_open = [one for one in found if one.field is not None]
    if not still_open:
        return answered
    names = ", ".join(str(one.field).partition(".")[2].replace("_", " ") for one in still_open)
    count = "One question" if len(still_open) == 1 else f"{len(still_open)} questions"
    note = Finding(
        code="security.open",
        severity=Severity.NOTE,
        says=f"{count} of the security checklist {'is' if len(still_open) == 1 else 'are'} open: {names}.",
        means="What is not known is a condition for the work that depends on it.",
        cure="Go through [security] and [safety] of the form with the owner.",
        cite=still_open[0].cite,
        field=still_open[0].field,
    )
    return (*answered, note)


def security_cell(work: WorkloadClass, home: Home, security: SecurityChecklist) -> Cell:
    """Return whether other people's work is safe here, as far as this kind of work asks."""
    rules = load_security()
    asked = [check for check in rules.checks if _concerns(check, work)]
    wrong = [check for check in asked if _answer(check, home, security) == (not check.wanted)]
    unknown = [check for check in asked if _answer(check, home, security) is None]
    gates = [check for check in unknown if check.gate]
    if wrong:
        return _cell(Answer.CONDITIONS, _with_more(wrong[0].wrong, len(wrong) - 1, "more answer is bad"), wrong[0])
    if gates:
        first = gates[0]
        return _cell(Answer.CONDITIONS, _with_more(first.unknown, len(unknown) - 1, "more question is open"), first)
    first = asked[0]
    reason = f"The {len(asked) - len(unknown)} questions answered are answered well."
    return _cell(Answer.SUITS, _with_more(reason, len(unknown), "lesser question is open"), first)


def reachable(security: SecurityChecklist, *, shared_as_a_rule: bool) -> bool | None:
    """Return whether others can connect to the node; None where nobody looked."""
    if security.public_address is not None:
        return security.public_address
    return False if shared_as_a_rule else None


def _concerns(check: Check, work: WorkloadClass) -> bool:
    return check.concerns == "all" or (check.concerns == "tenants" and work.tenants)


def _answer(check: Check, home: Home, security: SecurityChecklist) -> bool | None:
    section, name = check.field.split(".")
    found = getattr(security if section == "security" else home.safety, name)
    return found if isinstance(found, bool) else None


def _finding(check: Check, answer: bool | None) -> Finding:  # noqa: FBT001 - the answer is what is told
    good = answer is check.wanted
    if answer is None:
        says, severity = check.unknown, Severity.NOTE
    else:
        says, severity = (check.fine, Severity.OK) if good else (check.wrong, Severity.WARNING)
    return Finding(
        code=f"security.{check.code}",
        severity=severity,
        says=says,
        means=check.means,
        cure="" if good else check.cure,
        cite=check.cite,
        field=check.field if answer is None else None,
    )


def _with_more(sentence: str, count: int, what: str) -> str:
    """Return a sentence with how many others there are beside it."""
    if not count:
        return sentence
    noun, verb = what.rsplit(" is ", 1)
    said = f"1 {noun} is {verb}" if count == 1 else f"{count} {noun}s are {verb}"
    return f"{sentence.removesuffix('.')}; {said}."


def _cell(answer: Answer, reason: str, check: Check) -> Cell:
    good = answer is Answer.SUITS
    field = check.field if reason.startswith(check.unknown.removesuffix(".")) else None
    cure = "" if good else check.cure
    return Cell(aspect=Aspect.SECURITY, answer=answer, reason=reason, cure=cure, cite=check.cite, field=field)
