"""Whether recorded demand may stand for the existing load: what speaks against it, and what is still to be said.

Main path: a year. Exception: thirty days and more, by quarters of an hour, of a home lived in, its seasons added.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.intake import Battery, MeasuredDemand, Photovoltaics
from assess.metering.words import span_in_words
from assess.numbers import quantity
from assess.rulebook import load_reference
from assess.rulebook.rules import DemandData


@dataclass(frozen=True)
class Reason:
    """Why a record is not admissible, in one sentence; `open` when it only has to be said, and may yet be."""

    says: str
    open: bool = False


@dataclass(frozen=True)
class Admissibility:
    """What decides about a record: by the exception or as a year, the reasons against it and those still open."""

    by_exception: bool
    reasons: tuple[Reason, ...]
    cite: str

    @property
    def admissible(self) -> bool | None:
        """Return False where something speaks against the record, None while something is not said, else True."""
        if any(not reason.open for reason in self.reasons):
            return False
        return None if self.reasons else True


def admissibility(
    demand: MeasuredDemand, rule: DemandData, *, pv: Photovoltaics | None = None, battery: Battery | None = None
) -> Admissibility:
    """Return whether an edition admits recorded demand; `pv` and `battery` are those of the home, where known."""
    reasons = (*_source(demand, rule, pv, battery), *_record(demand, rule), *_leg(demand))
    by_exception = is_short(demand, rule)
    return Admissibility(by_exception, tuple(reasons), rule.exception_cite if by_exception else rule.cite)


def is_short(demand: MeasuredDemand, rule: DemandData) -> bool:
    """Return whether the record is shorter than the year the rule asks for, and goes by its exception."""
    return demand.period_days is None or demand.period_days < rule.period.value


def is_coarse(demand: MeasuredDemand, rule: DemandData) -> bool:
    """Return whether the record averages over more than the quarter of an hour the exception names."""
    return demand.interval_min is not None and demand.interval_min > rule.short_interval.value


def _source(
    demand: MeasuredDemand, rule: DemandData, pv: Photovoltaics | None, battery: Battery | None
) -> Iterator[Reason]:
    no_pv = pv is not None and (pv.power_kw == 0 or pv.inverter_a == 0)
    if rule.refuses_renewable and pv is not None and not no_pv:
        yield Reason("Solar or other generation feeds the service, so the meter did not see all that the house drew.")
    elif demand.exports and demand.register_kind != "consumption":
        yield Reason("Power flowed out of the home in the record, so the meter did not see all that the house drew.")
    elif demand.exports and rule.refuses_renewable:
        yield Reason("Power was generated in the record, and the code refuses it even where all use was recorded.")
    elif demand.register_kind == "net" and pv is None:
        says = "The record counts net energy, or looks as if it did, and whether there is solar is not said (pv)."
        yield Reason(says, open=True)
    if demand.peak_shaving:
        yield Reason("A battery or a control cut the peaks that were recorded.")
    elif battery is not None and demand.peak_shaving is None:
        says = "There is a battery; demand.peak_shaving must say that it did not cut the recorded peaks."
        yield Reason(says, open=True)


def _record(demand: MeasuredDemand, rule: DemandData) -> Iterator[Reason]:
    longest = load_reference("reference/electrical").figure("demand.longest_interval").value
    least = rule.short_period.value
    if demand.occupied is False:
        yield Reason("The home stood empty while it was recorded.")
    if demand.period_days is None:
        yield Reason("How long was recorded is not said (demand.period_days).", open=True)
    elif demand.period_days < least:
        recorded = span_in_words(demand.period_days)
        yield Reason(f"{recorded} were recorded; the least is {quantity(least, 'days')}.")
    if demand.interval_min is None:
        yield Reason("Over which interval the record averages is not said (demand.interval_min).", open=True)
    elif demand.interval_min > longest:
        yield Reason(f"An average over {quantity(demand.interval_min, 'min')} does not show a peak.")
    yield from _unmeasured(demand, rule)
    if demand.period_days is not None and is_short(demand, rule):
        yield from _short_record(demand, rule)


def _unmeasured(demand: MeasuredDemand, rule: DemandData) -> Iterator[Reason]:
    short = is_short(demand, rule)
    most = load_reference("reference/metering").figure("unmeasured.most_short" if short else "unmeasured.most_year")
    if demand.unmeasured_pct is not None and demand.unmeasured_pct > most.value:
        shares = f"{quantity(demand.unmeasured_pct, '%')} of the time was not measured; at most {most.value:g}% may be"
        yield Reason(f"{shares} in a record of {'less than a year' if short else 'a year'}.")


def _short_record(demand: MeasuredDemand, rule: DemandData) -> Iterator[Reason]:
    if demand.interval_min is not None and is_coarse(demand, rule):
        most, interval = quantity(rule.short_interval.value, "min"), quantity(demand.interval_min, "min")
        yield Reason(f"A record of less than a year must average over {most} at most, not {interval}.")
    if demand.occupied is None:
        says = "A record of less than a year must be of a home lived in, which is not said (demand.occupied)."
        yield Reason(says, open=True)
    if demand.seasonal_va is None and demand.misses is None:
        says = "A record of less than a year needs the seasonal load it missed (demand.seasonal_va; 0 says none)."
        yield Reason(says, open=True)


def _leg(demand: MeasuredDemand) -> Iterator[Reason]:
    if demand.peak_a is not None or demand.legs_balanced:
        return
    if demand.legs_balanced is False:
        says = "The legs are not balanced and the current of the most loaded one is not given (demand.peak_a)."
        yield Reason(says, open=True)
        return
    says = "Whether the legs are balanced is not said (demand.legs_balanced), nor the more loaded one (demand.peak_a)."
    yield Reason(says, open=True)
