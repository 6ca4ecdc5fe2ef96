"""A record of a meter, made ready to be shown: its registers, its span, its highest demand, how good it is."""

from collections.abc import Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from assess.findings import Finding, Severity
from assess.intake import MeasuredDemand
from assess.intake.fields import shapes
from assess.metering.admissibility import Admissibility, admissibility
from assess.metering.measured import measured_fields
from assess.metering.quality import findings_of
from assess.numbers import number, percent, quantity
from assess.report.readings.content import Content, Listing, facts
from assess.rulebook import list_editions, load_edition

if TYPE_CHECKING:
    from assess.metering.record import Peak, Record
    from assess.metering.record.demand import Demand
    from assess.metering.record.reading import Counted

_WH_PER_KWH = 1_000
_MOST_LENGTHS = 4
_DISPLAYED = 3  # decimals of kWh on the page; the JSON has every digit
_HOUSE = {
    "consumption": "all that the house drew",
    "import": "what was bought from the grid",
    "net": "what was bought less what was sold",
    "leg": "one leg of the two",
}


def meter_content(record: "Record", file: str) -> Content:
    """Return what a meter file holds."""
    from assess.metering.record.demand import demand_of

    demand = demand_of(record)
    admitted = _admitted(record, demand)
    series = record.series
    return Content(
        file=file,
        kind=record.format,
        title=record.title,
        facts=facts(
            span=None
            if series is None
            else f"{_span(record)} ({number(record.days)} day{'' if record.days == 1 else 's'})",
            interval=_lengths(record),
            time_zone=record.zone,
            stands_for=None if series is None else _HOUSE.get(record.house.kind, record.house.kind),
            energy=None if record.kwh is None else f"{_kwh(record.kwh)} kWh",
            highest_quarter_hour=_peak(demand.quarter_clock) if demand else None,
            highest_hour=_peak(demand.hour_clock) if demand else None,
            highest_reading=None
            if demand and record.highest in {demand.quarter_clock, demand.hour_clock}
            else _peak(record.highest),
            gaps=None if series is None else _gaps(record),
        ),
        listings=tuple(_listings(record, admitted)),
        findings=(*_notes(record), *findings_of(record)),
        data=_data(record, demand, admitted),
    )


def _listings(record: "Record", admitted: dict[str, Admissibility]) -> Iterator[Listing]:
    yield Listing(
        "Registers",
        ("Register", "Readings", "kWh", "First", "Last", "Twice"),
        tuple(_register(str(register), counted) for register, counted in record.registers.items()),
        frozenset({1, 2, 5}),
    )
    if admitted:
        said: dict[tuple[str, str], list[str]] = {}
        for name, one in admitted.items():
            said.setdefault((_word(one), _why(one)), []).append(name)
        rows = tuple((", ".join(names), word, why) for (word, why), names in said.items())
        yield Listing("As recorded demand (NEC 220.87), by this file alone", ("Edition", "Admitted", "Why"), rows)


def _register(name: str, counted: "Counted") -> tuple[str, ...]:
    series, repeats = counted.series, counted.listed - len(counted.series)
    first, last = (f"{series.label(n):%Y-%m-%d %H:%M}" for n in (0, -1))
    return (
        name.replace("_", " "),
        f"{counted.listed:,}",
        _kwh(counted.listed_wh / _WH_PER_KWH),
        first,
        last,
        str(repeats),
    )


def _word(one: Admissibility) -> str:
    return {True: "yes", False: "no", None: "not yet"}[one.admissible]


def _why(one: Admissibility) -> str:
    """Return what speaks against a record; where nothing does, what is still to be said."""
    against = [reason.says for reason in one.reasons if not reason.open]
    return " ".join(against or (reason.says for reason in one.reasons))


def _admitted(record: "Record", demand: "Demand | None") -> dict[str, Admissibility]:
    """Return what each edition of the NEC says of the record, as far as the file alone tells."""
    if demand is None:
        return {}
    measured = MeasuredDemand.model_validate(_in_range(measured_fields(record, demand)))
    names = [name for name in list_editions() if name.startswith("nec/")]
    return {name: admissibility(measured, load_edition(name).rules.demand_data) for name in names}


def _in_range(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields without figures that no home has, which are left unknown; a finding says what is odd."""
    known = shapes(MeasuredDemand)
    return {name: value for name, value in fields.items() if known[name].holds(value)}


def _notes(record: "Record") -> Iterator[Finding]:
    for text in record.notes:
        yield Finding(code="read.note", severity=Severity.NOTE, says=text)


def _span(record: "Record") -> str:
    series = record.series
    if series is None or len(series) == 0:
        return ""
    return f"{series.label(0):%Y-%m-%d %H:%M} to {series.label(-1):%Y-%m-%d %H:%M}"


def _lengths(record: "Record") -> str | None:
    """Return the lengths of the intervals, the commonest first."""
    common = sorted(record.lengths_s.items(), key=lambda item: -item[1])
    if not common:
        return None
    parts = [f"{number(s / 60)} min" + (f" × {count:,}" if s else "") for s, count in common[:_MOST_LENGTHS] if s]
    parts += [f"unknown × {count:,}" for s, count in common if not s]
    more = f" and {len(common) - _MOST_LENGTHS} other lengths" if len(common) > _MOST_LENGTHS else ""
    return ", ".join(parts) + more


def _gaps(record: "Record") -> str:
    cover = record.cover
    if not cover.hole_count:
        return "none"
    longest = quantity(cover.holes[0].hours, "h")
    return f"{cover.hole_count} ({percent(cover.gap_share)} of the time); the longest {longest}"


def _peak(peak: "Peak | None") -> str | None:
    if peak is None:
        return None
    kw = _kwh(Decimal(f"{peak.kw:.6f}"))
    return f"{kw} kW over {number(peak.seconds / 60)} min from {peak.at:%Y-%m-%d %H:%M}"


def _kwh(kwh: Decimal) -> str:
    """Return an energy with the digits of the file, at least to the watt-hour where there are more."""
    exact = f"{kwh.normalize():,f}"
    return exact if len(exact.partition(".")[2]) <= _DISPLAYED else f"{kwh:,.{_DISPLAYED}f}"


def _data(record: "Record", demand: "Demand | None", admitted: dict[str, Admissibility]) -> dict[str, Any]:
    series = record.series
    return {
        "name": record.name,
        "zone": record.zone,
        "notes": list(record.notes),
        "registers": {
            str(register): {
                "readings": counted.listed,
                "kept": len(counted.series),
                "kwh": float(counted.listed_wh / _WH_PER_KWH),
                "kwh_exact": _exact(counted.listed_wh / _WH_PER_KWH),
                "kept_kwh_exact": _exact(counted.series.exact_wh() / _WH_PER_KWH),
                "first": counted.series.label(0).isoformat() if len(counted.series) else None,
                "last": counted.series.label(-1).isoformat() if len(counted.series) else None,
                "order": counted.order,
            }
            for register, counted in record.registers.items()
        },
        "house": record.house.kind if series is not None else None,
        "exports": record.house.exports,
        "days": record.days,
        "intervals": {str(seconds): count for seconds, count in record.lengths_s.items()},
        "kwh": None if record.kwh is None else float(record.kwh),
        "kwh_exact": None if record.kwh is None else _exact(record.kwh),
        "gaps": {
            "count": record.cover.hole_count,
            "share": record.cover.gap_share,
            "longest": [{"from": hole.begins.isoformat(), "hours": hole.hours} for hole in record.cover.holes],
        },
        "estimated_share": record.estimated_share,
        "highest": {
            "reading": _peak_data(record.highest),
            "quarter_hour_clock": _peak_data(demand.quarter_clock) if demand else None,
            "quarter_hour_sliding": _peak_data(demand.quarter) if demand else None,
            "hour_clock": _peak_data(demand.hour_clock) if demand else None,
            "hour_sliding": _peak_data(demand.hour) if demand else None,
            "two_neighbors": _peak_data(demand.neighbors) if demand else None,
            "legs": [_peak_data(leg) for leg in demand.legs] if demand and demand.legs else None,
        },
        "admissible": {
            name: {
                "admissible": one.admissible,
                "reasons": [{"says": reason.says, "open": reason.open} for reason in one.reasons],
            }
            for name, one in admitted.items()
        },
    }


def _peak_data(peak: "Peak | None") -> dict[str, Any] | None:
    if peak is None:
        return None
    return {"kw": peak.kw, "seconds": peak.seconds, "at": peak.at.isoformat(), "estimated": peak.estimated}


def _exact(kwh: Decimal) -> str:
    return f"{kwh.normalize():f}"
