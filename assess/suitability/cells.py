"""Whether power, heat and terms suit a kind of work."""

from functools import partial

from assess.findings import Section, Severity
from assess.intake import Home
from assess.network import NeverClass, WorkloadClass, load_network_rules, load_workloads
from assess.numbers import percent, quantity
from assess.suitability.availability import Uptime
from assess.suitability.records import Answer, Aspect, Cell
from assess.suitability.rules import reliability

_PCT = 100.0
_BATTERY = "Put modem and node on a battery, add a second line of another kind, let the node start again by itself."
_PERMISSION = "Order a business-class service, or get written permission."


def never_cells(work: NeverClass) -> tuple[Cell, ...]:
    """Return why work that never suits a home fails, aspect by aspect."""
    reasons = {
        Aspect.INTERNET: work.internet,
        Aspect.POWER: work.power,
        Aspect.HEAT: work.heat,
        Aspect.SECURITY: work.security,
        Aspect.TERMS: work.terms,
    }
    return tuple(
        Cell(aspect=aspect, answer=Answer.NO, reason=reason, cite=work.cite) for aspect, reason in reasons.items()
    )


def power_cell(work: WorkloadClass, uptime: Uptime) -> Cell:
    """Return whether the node is up as much as the work asks, in a usual and in a bad year."""
    cell = partial(Cell, aspect=Aspect.POWER, cite=work.availability.cite)
    usual_h, bad_h, bears_h = (
        _down_h(pct) for pct in (uptime.table.usual_pct, uptime.table.bad_pct, work.availability.value)
    )
    usual, bad, bears = (quantity(hours, "h") for hours in (usual_h, bad_h, bears_h))
    if usual_h > bears_h:
        reason = f"The node is down {usual} of a usual year, and the work bears {bears}."
        return cell(answer=Answer.NO, reason=reason, cure=_BATTERY)
    if bad_h > bears_h:
        reason = f"The node is down {usual} of a usual year but {bad} of a bad one, and the work bears {bears}."
        return cell(answer=Answer.CONDITIONS, reason=reason, cure=_BATTERY)
    reason = f"The node is down {usual} of a usual year, {bad} of a bad one, and the work bears {bears}."
    return cell(answer=Answer.SUITS, reason=reason)


def heat_cell(work: WorkloadClass, heat: Section | None, throttled_h: float | None) -> Cell:
    """Return whether the node runs at one pace, from the limits of the heat section and the year's throttled hours.

    Work that waits bears a hot afternoon; steady work does not.
    """
    margin = load_workloads().margin["heat"]
    cell = partial(Cell, aspect=Aspect.HEAT, cite=margin.cite)
    field = _unknown(heat)
    if heat is None or field is not None:
        return cell(answer=Answer.CONDITIONS, reason="Where the heat goes is not known whole.", field=field or None)
    if not heat.limits:
        return cell(answer=Answer.SUITS, reason="Nothing holds its heat back where the node stands.")
    tightest = max(heat.limits, key=lambda limit: limit.use or 0.0)
    use = tightest.use or 0.0
    used = f"On the design day the node takes {percent(use)} of what is left for its heat"
    if not all(limit.fits for limit in heat.limits):
        reason = f"The heat of this node is more than the home can take ({tightest.name.lower()})."
        return cell(answer=Answer.NO, reason=reason, cure=tightest.cure or "Run fewer GPUs or a lower cap.")
    if throttled_h:
        held = f"Heat holds the node down for {quantity(throttled_h, 'h')} of a usual year"
        if work.steady:
            reason, cure = f"{held}, and such work wants one pace.", "Run a lower cap in summer."
            return cell(answer=Answer.CONDITIONS, reason=reason, cure=cure)
        return cell(answer=Answer.SUITS, reason=f"{held}, and such work can wait.")
    if work.steady and use > margin.value:
        reason, cure = f"{used}, and such work wants one pace.", "Leave some room: a lower cap, or fewer GPUs."
        return cell(answer=Answer.CONDITIONS, reason=reason, cure=cure)
    return cell(answer=Answer.SUITS, reason=f"{used}.")


def terms_cell(work: WorkloadClass, home: Home) -> Cell:
    """Return whether the provider's terms allow such work."""
    cell = partial(Cell, aspect=Aspect.TERMS, cite=load_network_rules().cites["terms"])
    allowed = home.internet.servers_allowed
    if allowed:
        return cell(answer=Answer.SUITS, reason="The provider allows servers or business use.")
    if allowed is None:
        reason, field = "Whether the provider allows a node is not known.", "internet.servers_allowed"
        return cell(answer=Answer.CONDITIONS, reason=reason, cure=_PERMISSION, field=field)
    if work.inbound:
        reason = "The provider forbids servers, and others would connect to the node."
        return cell(answer=Answer.NO, reason=reason, cure=_PERMISSION)
    reason = "The provider forbids servers or business use, and work that the node fetches needs permission, too."
    return cell(answer=Answer.CONDITIONS, reason=reason, cure=_PERMISSION)


def _down_h(up_pct: float) -> float:
    return (1 - up_pct / _PCT) * reliability().figure("power.hours").value


def _unknown(heat: Section | None) -> str | None:
    """Return the field of what is not known of the heat, empty where it has none; None where all is known."""
    if heat is None:
        return None
    fields = [limit.field or "" for limit in heat.limits if limit.capacity is None]
    fields += [finding.field or "" for finding in heat.findings if finding.severity is Severity.UNKNOWN]
    return fields[0] if fields else None
