"""One home and one node in, one Assessment out: no clock, network, printing, environment or file access."""

import hashlib
import json
from datetime import date
from typing import TYPE_CHECKING, Any

from assess import __version__
from assess.beyond import beyond_the_verdict
from assess.climate import DesignConditions
from assess.electrical import Method
from assess.electrical.methods.items import named
from assess.findings import Finding, Section, Step
from assess.hardware import NodePower, NodeSpec, resolve
from assess.intake import Home, NodeRequest
from assess.intake.weather_year import WeatherYear
from assess.numbers import quantity
from assess.preparing import weather_felt, with_a_node
from assess.records import Basis, Confidence, Record
from assess.rulebook import Edition, EditionChoice
from assess.rulebook.rule_data import RuleData, rule_data
from assess.suitability import Suitability
from assess.verdict import Option, Site, Verdict, decide
from assess.verdict.explore import explore as every_option
from assess.verdict.policy import Policy, usual_policy

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from assess.year.measured import Measured

SCHEMA = "assess/1"
_REDACTED = (
    "Redacted: names, addresses, accounts, files, photos, notes and the names of circuits and loads are left out; "
    "the place is known by its state, its climate and its latitude and longitude to the whole degree."
)


class EditionUsed(Record):
    """Which code was used, why, and the hash of its data."""

    id: str
    title: str
    short: str
    chain: tuple[str, ...]
    sha256: str
    reason: str
    warning: str
    confidence: Confidence


class Assumption(Record):
    """Something that was filled in, not known; listed in the report."""

    what: str
    why: str = ""
    confidence: Confidence | None = None


class Asked(Record):
    """What was asked beside the home, so that the same can be asked again.

    `node` is the node as the home file has it, `weather` what was looked up for the place. `policy` is None for the
    usual one. The hashes are of the series that were read, None where there was no such file.
    """

    node: NodeRequest
    weather: DesignConditions | None
    allow_unconfirmed: bool
    explore: bool
    policy: Policy | None
    hourly_sha256: str | None
    record_sha256: str | None


class Assessment(Record):
    """Everything that was asked, calculated and concluded; every report is a rendering of it."""

    schema_id: str = SCHEMA
    version: str
    report_id: str
    date: date
    method: Method
    home: Home
    node: NodeSpec
    edition: EditionUsed
    weather: DesignConditions | None
    power: NodePower
    sections: tuple[Section, ...]
    verdict: Verdict
    assumptions: tuple[Assumption, ...]
    suitability: Suitability
    hourly_weather: str | None = None
    options: tuple[Option, ...] = ()
    asked: Asked
    rule_data: RuleData

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return every finding of every section."""
        return tuple(f for section in self.sections for f in section.findings)


def assess(
    home: Home,
    edition: Edition,
    *,
    on: date,
    choice: EditionChoice | None = None,
    weather: DesignConditions | None = None,
    method: Method = Method.AUTO,
    hourly: WeatherYear | None = None,
    record: "Measured | None" = None,
    record_findings: tuple[Finding, ...] = (),
    photo_findings: tuple[Finding, ...] = (),
    explore: bool = False,
    policy: Policy | None = None,
) -> Assessment:
    """Return the assessment of a home and the node its file asks for.

    `weather` is what a lookup found for the place; temperatures in the home file win over it. `hourly` is a year of
    weather for the heat balance; without one a year is made up from the design conditions. `record` is what a meter
    recorded of the whole house, for the year of the node, and `record_findings` what is to be said of it; without a
    record a load is made up. `photo_findings` tell of photos that cannot be shown. With `explore` the options
    hold every place and power mode. `policy` is the usual one where none is given. Raises IntakeError when the node
    asked for does not exist or what is stated cannot be, UnconfirmedRule when the method's rule is open.
    """
    asked = Asked(
        node=home.node,
        weather=weather,
        allow_unconfirmed=edition.allow_unconfirmed,
        explore=explore,
        policy=policy if policy is not None and policy.fingerprint else None,
        hourly_sha256=None if hourly is None else _digest(hourly.dry_bulb_c, hourly.global_w_m2),
        record_sha256=None if record is None else _digest(record.start_s, record.wh),
    )
    stated, home = home, with_a_node(home)
    site = site_of(home, edition, weather=weather, method=method, hourly=hourly, record=record, policy=policy)
    spec, felt = site.spec, site.weather
    decision = decide(site)
    more = beyond_the_verdict(site, decision, on)
    seen = (*_seen("record", "Recorded use", record_findings), *_seen("photos", "Site photos", photo_findings))
    sections = (*decision.case.sections, *seen, *more.sections)
    chosen = choice or EditionChoice(name=edition.id, reason="given by the caller")
    return Assessment(
        version=__version__,
        report_id=_report_id(home, edition, on, asked),
        date=on,
        method=method,
        home=home,
        node=spec,
        edition=EditionUsed(
            id=edition.id,
            title=edition.title,
            short=edition.short,
            chain=edition.chain,
            sha256=edition.sha256,
            reason=chosen.reason,
            warning=chosen.warning,
            confidence=chosen.confidence,
        ),
        weather=felt,
        power=decision.case.power,
        sections=sections,
        verdict=decision.verdict,
        suitability=more.suitability,
        hourly_weather=None if hourly is None else hourly.label,
        options=every_option(site) if explore else (),
        assumptions=(*_filled_in(stated, home), *_assumptions(home, spec, sections)),
        asked=asked,
        rule_data=rule_data(),
    )


def site_of(
    home: Home,
    edition: Edition,
    *,
    weather: DesignConditions | None = None,
    method: Method = Method.AUTO,
    hourly: WeatherYear | None = None,
    record: "Measured | None" = None,
    policy: Policy | None = None,
) -> Site:
    """Return the site that a home is judged as, with the policy's node where it asks for none.

    Its own temperatures go before those of `weather`. Raises IntakeError when the node asked for does not exist.
    """
    home = with_a_node(home)
    spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
    felt = weather_felt(home, weather)
    return Site(home, spec, edition, felt, method, hourly, policy or usual_policy(), record)


def _seen(name: str, title: str, findings: tuple[Finding, ...]) -> tuple[Section, ...]:
    """Return what is to be said of files that were read with the home as a section; none where there is nothing."""
    return (Section(name=name, title=title, findings=findings),) if findings else ()


def _filled_in(asked: Home, home: Home) -> tuple[Assumption, ...]:
    """Say which node was taken where the home file asks for none."""
    if home is asked:
        return ()
    what = f"The node: {home.node.model}, because the home file asks for none"
    return (Assumption(what=what, why="node.model, or --node"),)


def _assumptions(home: Home, spec: NodeSpec, sections: tuple[Section, ...]) -> tuple[Assumption, ...]:
    found = [Assumption(what=text) for text in (*((_REDACTED,) if home.contact.redacted else ()), *spec.assumed)]
    for path, source in sorted(home.provenance.items()):
        if source.basis is Basis.ASSUMED:
            spread = (
                f", between {source.low:,g} and {source.high:,g}"
                if source.low is not None and source.high is not None
                else ""
            )
            found.append(Assumption(what=f"{path} is assumed{spread}", why=source.note or source.source or ""))
    for section in sections:
        if section.name == "node":  # what the node's own sheet assumes, `spec.assumed` says in words
            continue
        for step in section.steps:
            # A value of the home was listed above, with its range.
            if step.basis is Basis.ASSUMED and not _of_the_home(step, home):
                what = f"{step.label}: {quantity(step.value, step.unit)}"
                found.append(Assumption(what=what, why=step.note or step.cite, confidence=step.confidence))
    return tuple(dict.fromkeys(found))


def _of_the_home(step: Step, home: Home) -> bool:
    """Return whether a step only repeats a load of the home, which the intake marked as assumed."""
    names = {named(load) for load in home.loads or ()}
    return step.unit == "VA" and step.label.split(", one of ")[0] in names


def _report_id(home: Home, edition: Edition, on: date, asked: Asked) -> str:
    """Return a short id that the same home, rules, date, version, weather file, meter record and policy give."""
    canonical = json.dumps(home.model_dump(mode="json"), sort_keys=True, separators=(",", ":"))
    parts = [canonical, edition.sha256, on.isoformat(), __version__]
    parts += [digest for digest in (asked.hourly_sha256, asked.record_sha256) if digest is not None]
    if asked.policy is not None:
        parts.append(asked.policy.fingerprint)
    digest = hashlib.sha256("|".join(parts).encode()).hexdigest()
    return f"A-{digest[:10].upper()}"


def _digest(*series: "NDArray[Any]") -> str:
    return hashlib.sha256(b"".join(one.tobytes() for one in series)).hexdigest()
