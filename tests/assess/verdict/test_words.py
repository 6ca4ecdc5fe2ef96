"""The verdict in words: headline, reasons, margins, each as a reader is to find it."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.findings import Finding, Limit, Severity, Step
from assess.intake import Home
from assess.numbers import NARROW
from assess.records import Basis
from assess.verdict import Case, Configuration, Outcome, Site, run
from assess.verdict.records import Doubt, Unknown
from assess.verdict.words import (
    bought_in_words,
    headline,
    listed,
    lost_to_doubt,
    margin_in_words,
    node_in_words,
    reasons,
    too_small_a_home,
)

ONE = Configuration(gpus=1, cap_w=450, wall_w=1_234, throughput=0.9)
SIX = Configuration(gpus=6, cap_w=600, wall_w=5_500, throughput=6)
OPEN = tuple(Unknown(field=f"field.{n}", says=f"Thing {n} is not known.", cure="Look.") for n in range(3))


def limit(code: str, capacity: float | None, demand: float, unit: str) -> Limit:
    """Return a limit called by its code's last word."""
    return Limit(code=code, name=code.rsplit(".", maxsplit=1)[-1].title(), capacity=capacity, demand=demand, unit=unit)


def step(label: str, value: float, unit: str) -> Step:
    """Return a line of working."""
    return Step(label=label, kind="given", operands=(), working="", value=value, unit=unit)


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (limit("electrical.service", 80, 68, "A"), "12 A left of 80 A"),
        (limit("electrical.service", 60, 68, "A"), "short by 8 A: 60 A can be had"),
        (limit("electrical.service", -5, 68, "A"), "short by 73 A: 0 A can be had"),
        (limit("electrical.service", None, 68, "A"), "not known"),
        (limit("thermal.cooler", 10_000, 8_800, "W"), "1.2 kW (4,100 BTU/h) left of 10 kW"),
        (limit("network.upload", 19, 16, "GPUs"), "3 GPUs left of 19 GPUs"),
        (limit("network.upload", 17, 16, "GPUs"), "1 GPU left of 17 GPUs"),
        (limit("electrical.spaces", 2, 2, "spaces"), "nothing left of 2 spaces"),
        (limit("year.availability", 20, 7, "%"), "13% left of 20%"),
    ],
)
def test_a_margin_is_told_in_its_own_unit(one: Limit, says: str) -> None:
    """Amperes, kilowatts with BTU/h beside them, GPUs, spaces, a share of the work; too much is said to be short."""
    assert margin_in_words(one).replace(NARROW, " ") == says


def test_a_room_is_told_in_degrees(example: Callable[[str], Home], judged: Callable[[Home], Assessment]) -> None:
    """The degrees are those between the room's air with the node and the warmest allowed, as the steps have them."""
    steps = [step("Warmest air allowed", 89.6, "°F"), step("Room air with this node", 84.1, "°F")]
    room = limit("thermal.room", 3_000, 2_000, "W")
    assert margin_in_words(room, steps).replace(NARROW, " ").endswith(", 5.5 °F below the warmest air")
    rests = step("Room air, its cooling resting in between", 86.6, "°F")
    assert margin_in_words(room, [*steps, rests]).replace(NARROW, " ").endswith(", 3 °F below the warmest air")
    assert "°F" not in margin_in_words(limit("thermal.house", 3_000, 2_000, "W"), steps)
    assert "°F" not in margin_in_words(room, steps[:1])
    assert not any("°F" in margin_in_words(one) for one in judged(example("go-if-atlanta")).verdict.limits)


def test_a_line_is_told_in_mbps(example: Callable[[str], Home], judged: Callable[[Home], Assessment]) -> None:
    """Upload left for the node less what its GPUs need, beside the GPUs."""
    assessment = judged(example("go-capped-phoenix"))
    steps = [one for section in assessment.sections for one in section.steps]
    values = {one.label: one.value for one in steps}
    upload = next(one for one in assessment.verdict.limits if one.code == "network.upload")
    spare = values["Upload left for the node"] - values["Upload that 16 GPUs need"]
    assert f"{spare:.0f}{NARROW}Mbps of the line to spare" in margin_in_words(upload, steps)
    kept = [*steps, step("Upload, less what is kept free", 14, "GPUs")]
    assert "Mbps" not in margin_in_words(upload, kept)


@pytest.fixture
def plain(example: Callable[[str], Home], site_of: Callable[[Home], Site]) -> Case:
    """Return a case in which no hazard blocks."""
    return run(site_of(example("go-cleveland")), 16, 600)


def plainly(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return texts with plain spaces."""
    return tuple(text.replace(NARROW, " ") for text in texts)


@pytest.mark.parametrize(
    ("outcome", "best", "unknowns", "says"),
    [
        (Outcome.GO, SIX, (), "Yes. This home can host the node as asked: 6 GPUs at 600 W each (5.5 kW at the wall)."),
        (Outcome.GO_CAPPED, ONE, (), "Yes, with less than was asked: 1 GPU at 450 W (1.23 kW at the wall)."),
        (
            Outcome.GO_IF,
            SIX,
            (),
            "Not as the home is today. It can be done once a change is made: the ways are listed.",
        ),
        (
            Outcome.INCOMPLETE,
            ONE,
            OPEN[:1],
            (
                "Not yet decided. One thing is still unknown and could change the answer. "
                "Nothing known so far stands against 1 GPU at 450 W (1.23 kW at the wall)."
            ),
        ),
        (
            Outcome.INCOMPLETE,
            None,
            OPEN,
            "Not yet decided. 3 things are still unknown and could change the answer.",
        ),
        (Outcome.NO_GO, None, (), "No. This home cannot host the node as it is today."),
    ],
)
def test_a_headline_for_each_outcome(
    outcome: Outcome, best: Configuration | None, unknowns: tuple[Unknown, ...], says: str
) -> None:
    """What fits with its count, cap and draw; one thing in the singular."""
    assert headline(outcome, best, unknowns).replace(NARROW, " ") == says


def test_nodes_in_words() -> None:
    """One GPU has no "each" and no plural; what is bought needs no brackets."""
    told = (
        node_in_words(SIX),
        bought_in_words(SIX),
        bought_in_words(ONE),
        too_small_a_home(ONE),
        too_small_a_home(SIX),
    )
    assert plainly(told) == (
        "6 GPUs at 600 W each (5.5 kW at the wall)",
        "6 GPUs at 600 W each, 5.5 kW at the wall",
        "1 GPU at 450 W, 1.23 kW at the wall",
        "Even 1 GPU at 450 W (1.23 kW at the wall), the least worth installing, does not fit.",
        "Even 6 GPUs at 600 W each (5.5 kW at the wall), the least worth installing, do not fit.",
    )


def test_names_are_listed_as_one_says_them() -> None:
    """Commas, an "and" before the last, and how many more there are beyond three."""
    names = ("one", "two", "three", "four", "five")
    assert [listed(names[:n]) for n in (1, 2, 3)] == ["one", "one and two", "one, two and three"]
    assert [listed(names[:n]) for n in (4, 5)] == ["one, two, three and 1 more", "one, two, three and 2 more"]
    assert listed(names, most=1) == "one and 4 more"


def test_what_doubts_take_is_told_with_their_names() -> None:
    """The node that would fit, and the doubts in brackets."""
    area = Doubt(
        field="dwelling.floor_area_ft2",
        name="area",
        basis=Basis.ASSUMED,
        value="2",
        low="1",
        high="3",
        at_low=None,
        at_high=None,
        flips=True,
        settle="Look.",
    )
    doubts = [area, area.model_copy(update={"name": "rating"})]
    (says,) = plainly((lost_to_doubt(SIX, doubts),))
    assert says == (
        "As stated, 6 GPUs at 600 W each (5.5 kW at the wall) would fit; less is promised, which fits with all that is "
        "assumed at its worse end (area and rating)."
    )


SHORT = [
    (
        limit("electrical.service", 60, 68, "A"),
        "The electrical service falls short: 68 A are needed for all that was asked, 60 A can be had (service).",
    ),
    (
        limit("thermal.cooler", -5, 8_800, "W"),
        "Cooling falls short: 8,800 W are needed for all that was asked, 0 W can be had (cooler).",
    ),
    (limit("network.upload", 7, 16, "GPUs"), "The internet line is enough for 7 GPUs, not for 16 (upload)."),
    (limit("network.upload", 1, 16, "GPUs"), "The internet line is enough for 1 GPU, not for 16 (upload)."),
    (limit("network.upload", None, 16, "GPUs"), "The internet line is enough for 0 GPUs, not for 16 (upload)."),
    (
        limit("electrical.spaces", 1, 2, "spaces"),
        "The panel has no two free spaces, one above the other, for the node's breaker.",
    ),
    (limit("year.availability", 20, 33, "%"), "The year takes 33% of the work asked, and 20% may be lost."),
]


@pytest.mark.parametrize(("one", "says"), SHORT)
def test_what_stops_is_told_in_its_own_unit(plain: Case, one: Limit, says: str) -> None:
    """What is needed and what can be had, never less than nothing."""
    assert plainly(reasons(Outcome.NO_GO, plain, [one], [one], (), None)) == (says,)


def test_against_the_smallest_node_nothing_was_asked(plain: Case) -> None:
    """That node comes first, and what it needs is not all that was asked."""
    told = plainly(reasons(Outcome.NO_GO, plain, [SHORT[0][0]], [SHORT[0][0]], (), SIX))
    assert told == (
        "Even 6 GPUs at 600 W each (5.5 kW at the wall), the least worth installing, do not fit.",
        "The electrical service falls short: 68 A are needed, 60 A can be had (service).",
    )


@pytest.mark.parametrize(
    ("one", "says"),
    [
        (
            limit("electrical.service", 80, 68, "A"),
            "The electrical service has room: the node takes 68 A of the 80 A left for it (service).",
        ),
        (
            limit("thermal.cooler", 10_000, 8_800, "W"),
            "Cooling has room: the node takes 8,800 W of the 10,000 W left for it (cooler).",
        ),
        (limit("network.upload", 19, 16, "GPUs"), "The internet line is enough for 19 GPUs (upload)."),
        (limit("network.upload", 1, 1, "GPUs"), "The internet line is enough for 1 GPU (upload)."),
        (limit("electrical.spaces", 2, 2, "spaces"), "The panel has the spaces the node's breaker needs."),
        (limit("year.availability", 20, 7, "%"), "The year takes 7% of the work; 20% may be lost."),
    ],
)
def test_what_is_enough_is_told_in_its_own_unit(plain: Case, one: Limit, says: str) -> None:
    """What the node takes and what is there for it."""
    assert plainly(reasons(Outcome.GO, plain, [one], [], (), None)) == (says,)


def test_three_reasons_one_an_area_what_stops_before_what_is_enough(plain: Case) -> None:
    """Spaces speak for the service only where nothing else does, first of equals otherwise, and none twice."""
    spaces = limit("electrical.spaces", 8, 2, "spaces")
    service, bus = limit("electrical.service", 80, 68, "A"), limit("electrical.bus", 90, 68, "A")
    line, year = limit("network.upload", 19, 16, "GPUs"), limit("year.availability", 20, 7, "%")
    cooler = limit("thermal.cooler", 10, 5, "W")
    told = reasons(Outcome.GO, plain, [spaces, service, bus, line, cooler, year], [], (), None)
    assert [one.split()[:2] for one in told] == [["The", "electrical"], ["The", "internet"], ["Cooling", "has"]]
    assert "(service)" in told[0]
    only = reasons(Outcome.GO, plain, [spaces, line], [], (), None)
    assert only[0].startswith("The panel has the spaces")
    short = limit("electrical.service", 60, 68, "A")
    stopped = reasons(Outcome.NO_GO, plain, [short, bus, line], [short, limit("electrical.bus", 50, 68, "A")], (), None)
    assert [one.split()[3] for one in stopped] == ["falls", "is"]
    assert all("(bus)" not in one for one in stopped)


def test_what_is_open_is_a_reason_only_where_it_decides(plain: Case) -> None:
    """Then it comes first, before what doubts take and what stops; elsewhere it is no reason."""
    stop = limit("network.upload", 7, 16, "GPUs")
    told = reasons(Outcome.INCOMPLETE, plain, [stop], [stop], OPEN[:1], None, "A doubt.")
    assert told[:2] == ("Thing 0 is not known.", "A doubt.")
    assert told[2].startswith("The internet line")
    assert reasons(Outcome.INCOMPLETE, plain, [stop], [stop], OPEN, None) == tuple(one.says for one in OPEN)
    assert len(reasons(Outcome.NO_GO, plain, [stop], [stop], OPEN, None)) == 1


def test_a_hazard_is_the_first_reason(example: Callable[[str], Home], site_of: Callable[[Home], Site]) -> None:
    """What was seen and what it means, before what fits."""
    home = example("go-cleveland")
    fuses = home.model_copy(update={"safety": home.safety.model_copy(update={"fuse_panel": True})})
    case = run(site_of(fuses), 16, 600, recording=True)
    hazard: Finding = next(one for one in case.findings if one.severity is Severity.BLOCKING)
    told = reasons(Outcome.NO_GO, case, [limit("network.upload", 19, 16, "GPUs")], [], (), None)
    assert told[0] == f"{hazard.says} {hazard.means}".strip()
    assert told[1].startswith("The internet line is enough")
