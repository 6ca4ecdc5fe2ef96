"""Whether the line suits a kind of work: rates, latency and loss, data cap, and whether others can connect."""

from collections.abc import Iterator

from assess.findings import Finding, Severity
from assess.intake import Home
from assess.intake.security import SecurityChecklist
from assess.network import LineFit, load_network_rules
from assess.numbers import quantity
from assess.suitability.records import Answer, Aspect, Cell
from assess.suitability.security import reachable

_TESTS = "internet.tests"
_MEASURE = "Test hourly for a week of evenings, on a computer wired to the router."


def internet_cell(fit: LineFit, home: Home, gpus: int, security: SecurityChecklist) -> Cell:
    """Return the worst that the line says of a kind of work, for a node of `gpus`."""
    found = list(_answers(fit, home, gpus, security))
    return max(found, key=lambda cell: cell.answer.rank)


def _answers(fit: LineFit, home: Home, gpus: int, security: SecurityChecklist) -> Iterator[Cell]:
    """Yield one answer for each thing that the line must do; the first of the worst is the one to print."""
    yield from _line(fit, home, security)
    yield _rates(fit, gpus)
    yield from (_quality(finding) for finding in fit.quality if finding.severity is not Severity.OK)
    yield from _cap(fit, gpus)
    if fit.work.caveat:
        yield _cell(Answer.CONDITIONS, fit.work.caveat, cite=fit.work.loss.cite)


def _line(fit: LineFit, home: Home, security: SecurityChecklist) -> Iterator[Cell]:
    kind = load_network_rules().technologies.get(home.internet.technology or "")
    if kind is not None and kind.unsuited:
        cure = "Look for another kind of line at this address."
        yield _cell(Answer.NO, f"The line is {kind.title}, slow to answer and capped.", cure=cure, cite=kind.cite)
    if not fit.work.inbound:
        return
    shares = kind is not None and kind.cgnat
    open_ = reachable(security, shared_as_a_rule=shares)
    cite, cure = load_network_rules().cites["cgnat"], "Ask the provider for a public IPv4 address."
    if open_ is False:
        rule = f"A home on {kind.title} shares its public address as a rule" if kind is not None and shares else ""
        why = rule if security.public_address is None else "The home shares its public address"
        yield _cell(Answer.NO, f"{why}, and nobody can connect to the node.", cure=cure, cite=cite)
    elif open_ is None:
        says, field = "Others must be able to connect, and nobody checked.", "security.public_address"
        yield _cell(Answer.CONDITIONS, says, cure=cure, cite=cite, field=field)


def _rates(fit: LineFit, gpus: int) -> Cell:
    cite = (fit.work.up.per_gpu or fit.work.up.floor).cite
    if fit.gpus is None:
        return _cell(Answer.CONDITIONS, "The line was not measured both ways.", cure=_MEASURE, cite=cite, field=_TESTS)
    served = min(int(value) for value in (fit.up_gpus, fit.down_gpus) if value is not None)
    way = _slower(fit.up_gpus, fit.down_gpus)
    if served < 1:
        return _cell(Answer.NO, f"The {way} is too slow for a single GPU.", cure="Move to a faster plan.", cite=cite)
    if served < gpus:
        says = f"The {way} serves {quantity(served, 'GPUs')} of {gpus}."
        return _cell(Answer.CONDITIONS, says, cure="Run fewer GPUs on such work, or move to a faster plan.", cite=cite)
    if fit.spare_gpus is not None and fit.spare_gpus < gpus:
        says = f"The {_slower(fit.spare_up, fit.spare_down)} serves {quantity(gpus, 'GPUs')} with little to spare."
        return _cell(Answer.CONDITIONS, says, cure="Watch the line in the evening.", cite=cite)
    if fit.screening:
        says = "The line is fast enough as far as the few tests tell."
        return _cell(Answer.CONDITIONS, says, cure=_MEASURE, cite=cite, field=_TESTS)
    return _cell(Answer.SUITS, f"The line serves {quantity(gpus, 'GPUs')} with room to spare.", cite=cite)


def _slower(up_gpus: float | None, down_gpus: float | None) -> str:
    return "upload" if (up_gpus or 0) <= (down_gpus or 0) else "download"


def _quality(finding: Finding) -> Cell:
    answer = Answer.NO if finding.severity is Severity.BLOCKING else Answer.CONDITIONS
    what = f"{finding.says} {finding.means}".strip()
    return _cell(answer, _sentence(what), cure=finding.cure, cite=finding.cite, field=finding.field)


def _cap(fit: LineFit, gpus: int) -> Iterator[Cell]:
    cite, cure = fit.work.cap_average.cite, "Move to a plan without a data cap."
    if not fit.capped:
        return
    if fit.cap_gpus is None:
        says, field = "Whether the plan has a data cap is not known.", "internet.data_cap_tb"
        yield _cell(Answer.CONDITIONS, says, cure=cure, cite=cite, field=field)
    elif fit.cap_gpus < 1:
        says = "The data cap, less what the household uses, is too small for a single GPU."
        yield _cell(Answer.NO, says, cure=cure, cite=cite)
    elif fit.cap_gpus < gpus:
        says = f"The data cap serves {quantity(fit.cap_gpus, 'GPUs')} of {gpus}."
        yield _cell(Answer.CONDITIONS, says, cure=cure, cite=cite)
    elif fit.work.unlimited:
        yield _cell(Answer.CONDITIONS, "Such work expects a plan without a data cap.", cure=cure, cite=cite)


def _sentence(text: str) -> str:
    """Return two short sentences as one."""
    first, mark, rest = text.partition(". ")
    return f"{first}; {rest[0].lower()}{rest[1:]}" if mark else text


def _cell(answer: Answer, reason: str, *, cure: str = "", cite: str = "", field: str | None = None) -> Cell:
    cure = "" if answer is Answer.SUITS else cure
    return Cell(aspect=Aspect.INTERNET, answer=answer, reason=reason, cure=cure, cite=cite, field=field)
