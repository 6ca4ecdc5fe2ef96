"""The commissioning card: its settings, checks, alarms and labels are those of the assessment it goes with."""

import re
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.assessment import Assessment
from assess.intake import Home, PowerManagement
from assess.numbers import quantity
from assess.records import Confidence, Figure
from assess.rulebook import load_edition, load_reference
from assess.verdict import CommissioningCard, Outcome, Site
from assess.verdict.card import commissioning_card
from assess.verdict.card.records import Check
from assess.verdict.card.wording import load_words
from assess.verdict.forward import run
from assess.verdict.policy import Policy

Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]

# Homes and nodes that between them call for every line the card may have.
KINDS: dict[str, dict[str, object]] = {
    "pad": {"circuit_length_ft": 35.0},
    "no_length": {"circuit_length_ft": None},
    "dynamic": {"power_management": PowerManagement.PCS_DYNAMIC, "exports": True},
    "uncontrolled": {"power_management": PowerManagement.NONE},
    "garage": {"model": "generic-liquid", "gpu": "rtx-pro-6000-server", "gpus": 8, "placement": "garage"},
    "small": {"gpus": 4},
    "existing": {"existing_breaker_a": 80.0, "existing_conductor": "3", "conductor_material": "copper"},
}


def changed(home: Home, **values: object) -> Home:
    """Return the home with values of its node changed, and checked again."""
    node = {**home.node.model_dump(), **values}
    return home.model_copy(update={"node": type(home.node).model_validate(node)})


def card_of(site: Site, *, edition: str = "nec/2023") -> CommissioningCard:
    """Return the card of the node as it is asked for, whether or not a verdict would hand it out."""
    under = Site(site.home, site.spec, load_edition(edition), site.weather, policy=site.policy)
    return commissioning_card(under, run(under, site.spec.gpus, site.spec.cap_max_w, recording=True))


@pytest.fixture
def card(example: Example, site_of: SiteOf) -> Callable[..., CommissioningCard]:
    """Return a function that makes the card of the clear go with values of its node changed."""

    def made(*, edition: str = "nec/2023", **values: object) -> CommissioningCard:
        return card_of(site_of(changed(example("go-cleveland"), **values)), edition=edition)

    return made


def check(card: CommissioningCard, name: str) -> Check:
    """Return the check of an id."""
    return next(one for one in card.checks if one.id == name)


def cites_of(card: CommissioningCard) -> list[str]:
    """Return the source of every check, alarm and label."""
    return [*(c.cite for c in card.checks), *(a.cite for a in card.alarms), *(label.cite for label in card.labels)]


def test_it_is_had_where_it_was(card: Callable[..., CommissioningCard]) -> None:
    """The record is still that of the verdict's records, whatever folder it lives in."""
    from assess.verdict import records

    assert vars(records)["CommissioningCard"] is CommissioningCard
    assert isinstance(card(), CommissioningCard)


def test_the_commands_survive_what_a_restart_takes(card: Callable[..., CommissioningCard]) -> None:
    """Persistence first, then the cap, and words that neither outlives a restart."""
    made = card(cap_w=475.0)
    assert made.commands == ("nvidia-smi -pm 1", "nvidia-smi -pl 475")
    assert made.command == made.commands[-1]
    assert "every start" in made.after_restart


@pytest.mark.parametrize("kind", KINDS)
def test_every_line_is_whole_and_has_its_source(kind: str, card: Callable[..., CommissioningCard]) -> None:
    """No value is left unfilled, nothing prints as unknown, and each check, alarm and label says where it is from."""
    made = card(**KINDS[kind])
    said = [*(f"{c.measure} {c.expected}" for c in made.checks), *(a.says for a in made.alarms)]
    said += [label.text for label in made.labels]
    assert [text for text in said if "{" in text or "unknown" in text or "None" in text] == []
    assert all(cites_of(made))
    assert made.signers == load_words().signers


def test_every_line_of_the_data_is_used_by_some_home(card: Callable[..., CommissioningCard]) -> None:
    """No check, alarm or label waits for a value that no assessment has."""
    made = [card(**values) for values in KINDS.values()]
    words = load_words()
    assert {c.id for one in made for c in one.checks} == {c.id for c in words.checks}
    assert {a.id for one in made for a in one.alarms} == {a.id for a in words.alarms}
    assert {label.id for one in made for label in one.labels} == {label.id for label in words.labels}


@pytest.mark.parametrize("kind", KINDS)
def test_checks_without_power_come_first(kind: str, card: Callable[..., CommissioningCard]) -> None:
    """What is looked at before it is switched on stands before what needs the node to run, each once."""
    made = card(**KINDS[kind]).checks
    assert [one.phase for one in made] == sorted(one.phase for one in made)
    assert len({one.id for one in made}) == len(made)
    assert all(one.low is None or one.high is None or one.low <= one.high for one in made)


@pytest.mark.parametrize("management", list(PowerManagement))
def test_the_node_may_draw_what_holds_it(management: PowerManagement, card: Callable[..., CommissioningCard]) -> None:
    """The current expected ends at the setting, or where nothing holds the node at what its breaker carries."""
    made = card(power_management=management)
    current = check(made, "node_current")
    assert made.node_current_a is not None
    assert made.breaker_a is not None
    assert current.low is not None
    assert current.high is not None
    assert current.low < made.node_current_a <= current.high
    assert current.high <= (made.pcs_setpoint_a or made.breaker_a * 0.8) + 1e-9


def test_the_service_is_expected_at_its_calculated_load(example: Example, site_of: SiteOf) -> None:
    """House and node at 100 % as the electrical section has them, and never more where a policy keeps a share free."""
    site = site_of(example("go-cleveland"))
    case = run(site, 16, 600, recording=True)
    steps = {step.label: step.value for section in case.sections for step in section.steps}
    assert check(card_of(site), "service_evening").high == pytest.approx(steps["Current with the node at 100%"])
    kept = {"margins.electrical": Figure(value=0.1, unit="of what is left", cite="test", confidence=Confidence.LOW)}
    careful = Site(site.home, site.spec, site.edition, site.weather, policy=Policy(used=site.policy.used, own=kept))
    assert check(card_of(careful), "service_evening").high == pytest.approx(steps["Current with the node at 100%"])


def test_the_drop_is_the_one_worked_out(card: Callable[..., CommissioningCard]) -> None:
    """At 35 ft the drop of the circuit plus a volt of the meter; without a length what the code advises."""
    made = card()
    assert made.drop_pct is not None
    assert made.volts is not None
    assert quantity(made.volts * made.drop_pct / 100 + 1, "V") in check(made, "drop").expected
    assert quantity(240 * 0.03, "V") in check(card(circuit_length_ft=None), "drop").expected


@pytest.mark.parametrize("kind", KINDS)
def test_an_alarm_warns_before_it_stops(kind: str, card: Callable[..., CommissioningCard]) -> None:
    """Each warning lies below its stop, and the old sentence names the first of the stops."""
    made = card(**KINDS[kind])
    assert [a.id for a in made.alarms if a.warning is not None and a.stop is not None and a.warning >= a.stop] == []
    first = made.alarms[0]
    assert f"above {quantity(first.stop, first.unit)} stops the node" in made.alarm


def test_the_alarms_are_those_of_the_policy_in_force(example: Example, site_of: SiteOf) -> None:
    """A policy of one's own that wants cooler coolant moves stop, warning and check."""
    site = site_of(example("go-cleveland"))
    own = {"alarms.coolant_c": Figure(value=32, unit="°C", cite="test", confidence=Confidence.LOW)}
    careful = Site(site.home, site.spec, site.edition, site.weather, policy=Policy(used=site.policy.used, own=own))
    made = card_of(careful)
    assert made.alarms[0].stop == 32
    assert made.alarms[0].warning == 30
    assert check(made, "coolant").high == 32
    assert "32" in made.alarm


def test_an_indoor_node_stops_at_the_room_the_heat_answer_allows(
    example: Example, judged: Callable[[Home], Assessment], site_of: Callable[[Home], Site]
) -> None:
    """The room's stop is no warmer than what the room was found good for, and a check asks for the same."""
    home = example("go-if-atlanta")
    verdict = judged(home).verdict
    assert verdict.outcome is Outcome.GO_IF
    assert verdict.card is None
    said = home.room.model_copy(update={"max_air_f": 78.0})
    warm = home.model_copy(update={"room": said})
    site = site_of(warm)
    made = commissioning_card(site, run(site, site.spec.gpus, site.spec.cap_max_w, recording=True))
    room = next(alarm for alarm in made.alarms if alarm.id == "room")
    assert room.stop == check(made, "room").high
    assert room.stop is not None
    assert room.stop <= 78


@pytest.mark.parametrize("edition", ["nec/2017", "nec/2020", "nec/2023", "nec/2026"])
def test_clauses_are_those_of_the_edition(edition: str, card: Callable[..., CommissioningCard]) -> None:
    """The marking cites the clause that the edition's own rule has, and is no surer than that rule."""
    made, rule = card(edition=edition), load_edition(edition).rules.power_control
    label = next(one for one in made.labels if one.id == "pcs")
    assert label.cite == (rule.marking_cite or rule.cite)
    assert label.confidence.rank >= rule.confidence.rank
    assert all(cites_of(made))


def test_a_clause_that_no_edition_carries_is_not_sure() -> None:
    """A number of the NEC written into the data, and not taken from an edition, has low confidence."""
    words = load_words()
    written = [w for w in (*words.checks, *words.alarms, *words.labels) if w.cite.startswith("NEC")]
    assert written
    assert {w.confidence for w in written} == {Confidence.LOW}


def test_the_label_is_that_of_the_finding(judged: Callable[[Home], Assessment], example: Example) -> None:
    """One text marks the panel, on the card and in the findings."""
    assessment = judged(example("go-cleveland"))
    assert assessment.verdict.card is not None
    text = next(label.text for label in assessment.verdict.card.labels if label.id == "pcs")
    assert text in next(f.cure for f in assessment.findings if f.code == "electrical.pcs_marking")


def test_the_maximum_is_on_a_label(card: Callable[..., CommissioningCard]) -> None:
    """Count, cap and watts stand on the node, as set."""
    made = card()
    text = next(label.text for label in made.labels if label.id == "cap")
    for part in (quantity(made.gpus, "GPUs"), quantity(made.cap_w, "W"), quantity(made.node_wall_w, "W")):
        assert part in text


def test_a_smaller_node_says_what_rests(card: Callable[..., CommissioningCard]) -> None:
    """Of a node that is built whole, what does not run stays at rest."""
    assert card(gpus=12).idle_gpus == 4
    assert card().idle_gpus == 0


def test_the_file_has_nothing_that_is_not_read(repo: Path) -> None:
    """Every table of the file is one that the card, the label or the figures are made of."""
    raw = tomllib.loads((repo / "codes/reference/commissioning.toml").read_text(encoding="utf-8"))
    read = {"tolerances", "warnings", "pcs_marking", *type(load_words()).model_fields}
    assert raw.keys() == read
    source = "".join(file.read_text(encoding="utf-8") for file in (repo / "assess/verdict/card").glob("*.py"))
    figures = load_reference("reference/commissioning").figures
    assert [name for name in figures if not re.search(rf'"{re.escape(name)}"', source)] == []
