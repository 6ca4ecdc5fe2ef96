from typing import Any

import pytest
from pydantic import ValidationError

from assess.findings import Finding, Limit, Section, Severity
from assess.hardware import node_power, resolve
from assess.intake import Home, Internet, Jurisdiction, NodeRequest, Placement, SafetyChecklist, SpeedTest
from assess.intake.security import SecurityChecklist
from assess.network import load_workloads
from assess.suitability import Answer, Aspect, Cell, Row, Suitability, assess_suitability
from assess.worksheet import Worksheet, recompute

SECURE = SecurityChecklist(
    node_isolated=True,
    router_managed=True,
    upnp_off=True,
    public_address=True,
    locked_place=True,
    breaker_locked=True,
    disk_encrypted=True,
    tenants_isolated=True,
    updates_on=True,
    egress_limited=True,
    abuse_agreed=True,
    modem_on_battery=True,
    regulated_data=False,
)
COOL = Section(
    name="thermal",
    title="Heat",
    limits=(Limit(code="thermal.cooler", name="Outdoor heat rejection", capacity=15_000, demand=12_000, unit="W"),),
)


def line(count: int = 60, **others: Any) -> Internet:
    """Return a fiber line that measures well, tested often."""
    figures = {"down_mbps": 900.0, "up_mbps": 900.0, "idle_latency_ms": 6.0, "loaded_latency_up_ms": 20.0}
    test = SpeedTest.model_validate({**figures, "loss_pct": 0.0} | others.pop("test", {}))
    told = {"technology": "fiber", "unlimited_data": True, "servers_allowed": True, "second_path": True}
    return Internet.model_validate({**told, "tests": (test,) * count} | others)


def best(**parts: Any) -> Home:
    """Return a home where everything is as it should be."""
    told = {
        "place": Jurisdiction(state="OH"),
        "internet": line(),
        "node": NodeRequest(model="xfra-16", gpus=8, battery_kwh=16.0),
        "safety": SafetyChecklist(tamper_protection=True, lockable_disconnect=True),
    }
    return Home(**told | parts)


def page(
    home: Home,
    security: SecurityChecklist | None = SECURE,
    heat: Section | None = COOL,
    throttled_h: float | None = None,
    *,
    recording: bool = True,
) -> tuple[Section, Suitability]:
    """Return the suitability of a home with its node at full rating."""
    spec = resolve(home.node, Placement.OUTDOOR_PAD, service_volts=240)
    power = node_power(spec, spec.gpus, spec.cap_max_w, Worksheet(recording=False))
    return assess_suitability(
        home, spec, power, heat=heat, security=security, throttled_h=throttled_h, recording=recording
    )


def cell(table: Suitability, name: str, aspect: Aspect) -> Cell:
    """Return one cell of the page."""
    return next(one for one in table.row(name).cells if one.aspect is aspect)


def test_a_home_where_all_is_well_suits_what_homes_do_well() -> None:
    """Batch, development, generation, rendering and moderate-latency inference suit it, rental too."""
    _, table = page(best())
    suited = {row.name for row in table.of(Answer.SUITS)}
    assert {"batch", "training", "media", "render", "interactive", "rental"} <= suited
    for name in suited:
        assert table.row(name).reason == load_workloads().classes[name].why


def test_regulated_and_critical_work_never_suit() -> None:
    """No figure of a home reaches them: every aspect says no."""
    _, table = page(best())
    for name in ("regulated", "mission_critical"):
        row = table.row(name)
        assert (row.never, row.answer, row.gpus) == (True, Answer.NO, 0)
        assert {one.answer for one in row.cells} == {Answer.NO}
    assert not any(row.never for row in table.rows if row.name not in {"regulated", "mission_critical"})


def test_streaming_suits_with_conditions_at_best() -> None:
    """A home line has no guaranteed quality of service, so the best line makes it no more than an experiment."""
    row = page(best())[1].row("streaming")
    assert row.answer is not Answer.SUITS
    assert cell(page(best())[1], "streaming", Aspect.INTERNET).answer is Answer.CONDITIONS


def test_a_home_that_nobody_looked_at_has_conditions_everywhere() -> None:
    """What is not known is a condition, never a no and never fine."""
    home = Home(node=NodeRequest(model="xfra-16", gpus=8))
    section, table = page(home, security=None, heat=None)
    batch = table.row("batch")
    assert (batch.answer, batch.gpus) == (Answer.CONDITIONS, None)
    unknown = [one for one in batch.cells if one.aspect is not Aspect.POWER]
    assert {one.answer for one in unknown} == {Answer.CONDITIONS}
    assert cell(table, "batch", Aspect.INTERNET).field == "internet.tests"
    assert cell(table, "batch", Aspect.TERMS).field == "internet.servers_allowed"
    assert {one.severity for one in section.findings} <= {Severity.OK, Severity.NOTE}


@pytest.mark.parametrize(
    ("change", "name", "answer", "words"),
    [
        ({"test": {"up_mbps": 30.0}}, "batch", Answer.CONDITIONS, "serves 5\u2009GPUs of 8"),
        ({"test": {"up_mbps": 50.0}}, "batch", Answer.CONDITIONS, "little to spare"),
        ({"test": {"up_mbps": 5.0}}, "batch", Answer.NO, "too slow for a single GPU"),
        ({"test": {"down_mbps": 60.0}}, "batch", Answer.NO, "The download is too slow"),
        ({"count": 13}, "batch", Answer.CONDITIONS, "few tests"),
        ({"test": {"up_mbps": None}}, "batch", Answer.CONDITIONS, "not measured both ways"),
        ({"test": {"loaded_latency_up_ms": 300.0}}, "interactive", Answer.NO, "300\u2009ms; the class is not met"),
        ({"test": {"loaded_latency_up_ms": None}}, "interactive", Answer.CONDITIONS, "was not measured"),
        ({"test": {"loss_pct": 3.0}}, "batch", Answer.CONDITIONS, "3%; at most 2%"),
        ({"data_cap_tb": 1.2, "unlimited_data": None}, "batch", Answer.CONDITIONS, "serves 4\u2009GPUs of 8"),
        ({"data_cap_tb": 0.4, "unlimited_data": None}, "batch", Answer.NO, "too small for a single GPU"),
        ({"test": {"down_mbps": 130.0}}, "swarm", Answer.CONDITIONS, "The download serves 8\u2009GPUs with little"),
        ({"data_cap_tb": 900.0, "unlimited_data": None}, "rental", Answer.CONDITIONS, "without a data cap"),
        ({"technology": "geo_satellite"}, "batch", Answer.NO, "geostationary satellite"),
        ({"technology": "cable", "unlimited_data": None}, "batch", Answer.CONDITIONS, "not known"),
    ],
)
def test_the_line_answers_for_itself(change: dict[str, Any], name: str, answer: Answer, words: str) -> None:
    """Each fault of the line is the reason of its cell."""
    found = cell(page(best(internet=line(**change)))[1], name, Aspect.INTERNET)
    assert found.answer is answer
    assert words in found.reason
    assert found.cure or answer is Answer.SUITS


@pytest.mark.parametrize(
    ("technology", "address", "answer"),
    [
        ("fiber", True, Answer.SUITS),
        ("fiber", None, Answer.CONDITIONS),
        ("fiber", False, Answer.NO),
        ("fixed_wireless", None, Answer.NO),
        ("fixed_wireless", True, Answer.SUITS),
    ],
)
def test_rental_needs_an_address_of_its_own(technology: str, address: bool | None, answer: Answer) -> None:  # noqa: FBT001
    """Nobody can rent what nobody can reach; work that the node fetches does not mind."""
    home = best(internet=line(technology=technology))
    _, table = page(home, SECURE.model_copy(update={"public_address": address}))
    assert cell(table, "rental", Aspect.INTERNET).answer is answer
    assert cell(table, "batch", Aspect.INTERNET).answer is Answer.SUITS


@pytest.mark.parametrize(
    ("allowed", "batch", "rental"),
    [
        (True, Answer.SUITS, Answer.SUITS),
        (None, Answer.CONDITIONS, Answer.CONDITIONS),
        (False, Answer.CONDITIONS, Answer.NO),
    ],
)
def test_terms_bar_servers_and_burden_the_rest(allowed: bool | None, batch: Answer, rental: Answer) -> None:  # noqa: FBT001
    """A contract that forbids servers forbids being one; what nobody read is a condition."""
    _, table = page(best(internet=line(servers_allowed=allowed)))
    assert [cell(table, name, Aspect.TERMS).answer for name in ("batch", "rental")] == [batch, rental]


def heat(capacity: float | None, *, findings: tuple[Finding, ...] = ()) -> Section:
    """Return a heat section whose one limit has this capacity for 12 kW."""
    one = Limit(code="thermal.room", name="Room air", capacity=capacity, demand=12_000, unit="W", field="room.kind")
    return Section(name="thermal", title="Heat", limits=(one,), findings=findings)


@pytest.mark.parametrize(
    ("section", "throttled_h", "batch", "rental"),
    [
        (heat(20_000), None, Answer.SUITS, Answer.SUITS),
        (heat(12_500), None, Answer.SUITS, Answer.CONDITIONS),
        (heat(20_000), 40.0, Answer.SUITS, Answer.CONDITIONS),
        (heat(20_000), 0.0, Answer.SUITS, Answer.SUITS),
        (heat(11_000), None, Answer.NO, Answer.NO),
        (heat(0), None, Answer.NO, Answer.NO),
        (heat(None), None, Answer.CONDITIONS, Answer.CONDITIONS),
        (None, None, Answer.CONDITIONS, Answer.CONDITIONS),
        (Section(name="thermal", title="Heat"), None, Answer.SUITS, Answer.SUITS),
    ],
)
def test_steady_work_wants_one_pace(
    section: Section | None, throttled_h: float | None, batch: Answer, rental: Answer
) -> None:
    """Work that waits bears a hot afternoon, steady work does not; too much heat bars both, an unknown neither."""
    _, table = page(best(), heat=section, throttled_h=throttled_h)
    assert [cell(table, name, Aspect.HEAT).answer for name in ("batch", "rental")] == [batch, rental]


def test_an_open_question_of_the_heat_section_is_a_condition() -> None:
    """Its finding that something is unknown carries over with its field."""
    unknown = Finding(code="thermal.x", severity=Severity.UNKNOWN, says="Not known.", field="room.max_air_f")
    found = cell(page(best(), heat=heat(20_000, findings=(unknown,)))[1], "batch", Aspect.HEAT)
    assert (found.answer, found.field) == (Answer.CONDITIONS, "room.max_air_f")


def test_uptime_is_held_against_what_the_work_bears() -> None:
    """Maine's outages without a battery bar streaming, leave inference with conditions and batch alone."""
    home = best(place=Jurisdiction(state="ME"), node=NodeRequest(model="xfra-16", gpus=8, battery_kwh=0.0))
    _, table = page(home)
    answers = {name: cell(table, name, Aspect.POWER).answer for name in ("batch", "interactive", "streaming")}
    assert answers == {"batch": Answer.SUITS, "interactive": Answer.CONDITIONS, "streaming": Answer.NO}
    assert "the work bears 87.6\u2009h" in cell(table, "interactive", Aspect.POWER).reason


@pytest.mark.parametrize("security", [None, SECURE])
@pytest.mark.parametrize("home", [best(), Home(node=NodeRequest(gpu="rtx-4090", gpus=1)), best(internet=line(1))])
def test_every_cell_is_a_sentence_with_its_source(home: Home, security: SecurityChecklist | None) -> None:
    """Twelve rows of five cells, each with one sentence; what is open names its field; the row is its worst cell."""
    _, table = page(home, security)
    assert len(table.rows) == 12
    for row in table.rows:
        assert row.answer is Answer.worst(*(one.answer for one in row.cells))
        assert row.reason.endswith(".")
        for one in row.cells:
            assert one.reason.endswith(".")
            assert one.reason.count(". ") == 0, one.reason
            assert one.cite
    assert len(table.checklist) == 15


@pytest.mark.parametrize("home", [best(), Home(node=NodeRequest(gpu="rtx-4090", gpus=1))])
def test_the_section_is_whole_and_silent_runs_agree(home: Home) -> None:
    """Findings have a code of their own and a source, steps give their values again, a silent run answers the same."""
    section, table = page(home)
    codes = [one.code for one in section.findings]
    assert len(codes) == len(set(codes))
    assert all(one.says.endswith(".") and one.cite for one in section.findings)
    for step in section.steps:
        assert recompute(step) == pytest.approx(step.value), step.label
    silent, same = page(home, recording=False)
    assert silent.worked == ()
    assert (silent.findings, same) == (section.findings, table)
    assert section.limits == ()


def test_the_page_goes_through_json() -> None:
    """Written and read again it is the same."""
    _, table = page(best())
    assert Suitability.model_validate_json(table.model_dump_json()) == table


def test_a_row_cannot_be_better_than_its_cells() -> None:
    """A record that contradicts itself is refused."""
    row = page(best())[1].row("regulated").model_dump()
    with pytest.raises(ValidationError, match="no better than its worst cell"):
        Row.model_validate({**row, "answer": "suits"})
    with pytest.raises(ValidationError, match="one cell for each aspect"):
        Row.model_validate({**row, "cells": row["cells"][:3]})
    with pytest.raises(KeyError):
        page(best())[1].row("mining")
