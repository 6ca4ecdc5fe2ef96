"""How the answer was found: each part where it should be, and none that has nothing to say."""

import io
import re
from collections.abc import Callable
from html import unescape

import pytest
from rich.console import Console

from assess.assessment import Assessment
from assess.findings import Limit
from assess.records import Basis, Confidence
from assess.report.decision import decided
from assess.report.decision_table import Waterfall, best_ways, how_sure, whole_decision
from assess.report.document import render_html
from assess.report.table import DECISION, print_assessment
from assess.verdict import (
    Chance,
    Change,
    Configuration,
    Cost,
    Doubt,
    Grade,
    Outcome,
    PolicyUsed,
    Remedy,
    Sensitivity,
    Stage,
    Unknown,
    Verdict,
)

NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]
PARTS = ("From what was asked for", "What would change it", "What is not sure", "says otherwise")
ASKED = Configuration(gpus=16, cap_w=600, wall_w=17_391, throughput=16)
LESS = Configuration(gpus=8, cap_w=500, wall_w=8_000, throughput=7.5)
MOST = Configuration(gpus=12, cap_w=475, wall_w=11_000, throughput=11)
HOSTILE = '<script>alert("1")</script> {{ 7 * 7 }}'
QUOTE = Cost(low_usd=200, high_usd=3_000, cite="judgement: a screen or a small roof", confidence=Confidence.LOW)
LISTED = Cost(low_usd=850, high_usd=4_000, cite="https://prices.example/panel; 2024", confidence=Confidence.MEDIUM)


def remedy(*titles: str, after: Configuration = MOST, cost: Cost | None = QUOTE, reaches: bool = False) -> Remedy:
    """Return a remedy of changes that cost alike."""
    return Remedy(
        changes=tuple(Change(id=title, title=title, who="carpenter", cost=cost) for title in titles),
        buys=f"{after.gpus} GPUs",
        after=after,
        outcome=Outcome.GO if reaches else Outcome.GO_CAPPED,
        reaches=reaches,
        gpus_gained=after.gpus - LESS.gpus,
        cap_gained_w=after.cap_w - LESS.cap_w,
    )


def doubt(field: str, *, flips: bool = False, counts: bool = False, at_low: Configuration | None = LESS) -> Doubt:
    """Return a doubt with another node, or none, at its low end."""
    return Doubt(
        field=field,
        name=f"name of {field}",
        basis=Basis.TOLD,
        value="36 in",
        low="35 in",
        high="37 in",
        at_low=at_low,
        at_high=LESS,
        flips=flips,
        settle=f"Measure {field}.",
        counts=counts,
    )


def with_parts(assessment: Assessment, **parts: object) -> Assessment:
    """Return an assessment whose verdict has only these parts of a decision."""
    bare = {
        "changes": None,
        "ways_up": (),
        "to_request": None,
        "best_single": None,
        "waterfall": (),
        "sensitivity": None,
        "chance": None,
        "policy": None,
        "unknowns": (),
        "blocking": (),
        "best": LESS,
    }
    return assessment.model_copy(update={"verdict": assessment.verdict.model_copy(update={**bare, **parts})})


@pytest.fixture
def plain(example: Callable[[str], Assessment]) -> Assessment:
    """Return an assessment with no part of a decision."""
    return with_parts(example("go-capped-phoenix"))


@pytest.fixture
def full(plain: Assessment) -> Assessment:
    """Return an assessment with every part."""
    limit = Limit(code="electrical.service", name="Service rating", capacity=50, demand=90, unit="A")
    return with_parts(
        plain,
        waterfall=(
            Stage(name="request", best=ASKED),
            Stage(name="service", best=LESS, stopped_by=limit),
            Stage(name="panel", best=LESS),
            Stage(name="circuit", best=LESS),
            Stage(name="allowed", best=LESS),
        ),
        best_single=remedy("Shade it"),
        to_request=remedy("New panel", "Shade it", after=ASKED, cost=LISTED, reaches=True),
        ways_up=(remedy("Shade it"), remedy("Longer wire", cost=None)),
        sensitivity=Sensitivity(
            grade=Grade.C,
            grade_says="Of the 4 inputs that matter 4 were told.",
            doubts=(
                *(doubt(f"safety.depth_{n}", flips=True, at_low=None) for n in range(5)),
                doubt("panel.bus_a", counts=True),
                doubt("room.door"),
            ),
            worst=LESS,
        ),
        chance=Chance(
            samples=200,
            seed=1,
            fields=("panel.bus_a",),
            p_go=0.871,
            p_request=0.999,
            gpus_p5=0,
            gpus_p50=8,
            gpus_p95=16,
            says="200 homes were drawn.",
        ),
        policy=PolicyUsed(name="own.toml", sha256="ab" * 32, changed=("Fewest GPUs: 6 in place of 4",)),
    )


def section_of(html: str, name: str = "decision") -> str:
    """Return the text of a section of the page, on one line; nothing where it is not there."""
    found = re.search(rf'<section class="[^"]*" id="{name}">(.*?)</section>', html, flags=re.DOTALL)
    text = re.sub(r"<title>.*?</title>", "", found[1], flags=re.DOTALL) if found else ""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def printed(assessment: Assessment, capsys: pytest.CaptureFixture[str], *, whole: bool = False) -> str:
    """Return the terminal page as one line."""
    print_assessment(assessment, work={DECISION} if whole else ())
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("name", NAMES)
def test_every_example_says_how_its_answer_was_found(name: str, example: Callable[[str], Assessment]) -> None:
    """Grade, waterfall and every way with who does it are printed, and no cell of a table is empty."""
    verdict = example(name).verdict
    html = render_html(example(name))
    text = section_of(html)
    assert verdict.sensitivity is not None
    assert f"How sure: {verdict.sensitivity.grade} " in section_of(html, "answer")
    wanted = [stage.stopped_by.name for stage in verdict.waterfall if stage.stopped_by]
    wanted += [change.title for way in verdict.ways_up for change in way.changes]
    wanted += [change.who for way in verdict.ways_up for change in way.changes]
    wanted += [one.name for one in verdict.sensitivity.doubts]
    assert [one for one in wanted if " ".join(one.split()) not in text] == []
    assert re.findall(r"<td[^>]*>\s*</td>", html.split('id="decision"')[1].split("</section>")[0]) == []


def test_an_empty_decision_leaves_no_hole(plain: Assessment, capsys: pytest.CaptureFixture[str]) -> None:
    """Without any part there is no section, no heading on page one and nothing at the terminal."""
    html = render_html(plain)
    assert not decided(plain.verdict).there
    assert section_of(html) == ""
    assert 'href="#decision"' not in html
    assert "How sure this is" in section_of(html, "answer")
    text = printed(plain, capsys, whole=True)
    assert [one for one in ("How the answer was found", "How sure", "What would allow more") if one in text] == []


@pytest.mark.parametrize(
    ("parts", "title"),
    [
        (("waterfall",), PARTS[0]),
        (("ways_up", "best_single"), PARTS[1]),
        (("sensitivity",), PARTS[2]),
        (("chance",), PARTS[2]),
        (("policy",), PARTS[3]),
    ],
)
def test_each_part_stands_alone(parts: tuple[str, ...], title: str, full: Assessment, plain: Assessment) -> None:
    """A part brings its own heading and no other."""
    verdict = full.verdict
    text = section_of(render_html(with_parts(plain, **{part: getattr(verdict, part) for part in parts})))
    assert [one for one in PARTS if one in text] == [title]


def test_a_waterfall_names_what_took(full: Assessment) -> None:
    """The limit stands with its stage, stages that take nothing share a line, and the request begins."""
    rows = [(fall.name, fall.node, fall.says) for fall in decided(full.verdict).falls]
    asked, less = "16 GPUs at 600\u2009W, 17.39\u2009kW", "8 GPUs at 500\u2009W, 8\u2009kW"
    assert rows == [
        ("Asked for", asked, "the request"),
        ("Service", less, "Service rating: 90\u2009A needed, 50\u2009A there"),
        ("Panel, circuit", less, "nothing taken"),
        ("What may be installed", less, "as the home is today"),
    ]


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ({"blocking": ("A hazard.",)}, "a hazard stands against it"),
        ({}, "with what is not sure at its worse end"),
    ],
)
def test_what_takes_the_rest_is_said(parts: dict[str, object], words: str, full: Assessment) -> None:
    """Where the last line is less than what the limits leave, a hazard or a doubt took it."""
    waterfall = (*full.verdict.waterfall[:-1], Stage(name="allowed", best=None))
    last = decided(with_parts(full, waterfall=waterfall, **parts).verdict).falls[-1]
    assert (last.node, last.says) == ("no node", words)


def test_a_stage_with_an_unknown_limit_does_not_say_nothing_was_taken(full: Assessment) -> None:
    """What is not known may still take away."""
    unknown = Limit(code="electrical.bus", name="Panel busbar", capacity=None, demand=60, unit="A")
    verdict = full.verdict.model_copy(update={"limits": (unknown,)})
    assert {fall.name: fall.says for fall in decided(verdict).falls}["Panel"] == "not all known"


def test_where_no_node_is_left_the_rest_is_silent(full: Assessment) -> None:
    """Stages after the one that took the last node say nothing."""
    first, second, *_, end = full.verdict.waterfall
    gone = second.model_copy(update={"best": None})
    waterfall = (first, gone, Stage(name="panel", best=None), end.model_copy(update={"best": None}))
    names = [fall.name for fall in decided(with_parts(full, waterfall=waterfall).verdict).falls]
    assert names == ["Asked for", "Service", "What may be installed"]


def test_page_one_names_the_best_ways_and_the_table_all(full: Assessment) -> None:
    """The best single change and the set that reaches the request come first, each way once, with its rough cost."""
    html = render_html(full)
    page, table = section_of(html, "answer"), section_of(html)
    assert "Shade it: 12 GPUs. Rough cost: $200 to $3,000, low confidence." in page
    assert "New panel; and shade it: 16 GPUs, all that was asked for. Rough cost: $850 to $4,000, medium" in page
    assert "Longer wire" not in page
    assert "1 other way" in page
    assert table.count("Longer wire") == 1
    assert "carpenter" in table
    assert "4 GPUs more, cap 25 W lower" in table


def test_costs_have_their_numbered_source(full: Assessment) -> None:
    """The number beside a cost is that of its source in the list; a cost that nobody knows is unknown, not nothing."""
    html = render_html(full)
    numbers = {text: number for number, text in re.findall(r"<b>\[(\d+)\]</b> (.*?)(?: <i>|\. )", html)}
    for cost in (QUOTE, LISTED):
        assert f"[{numbers[cost.cite]}]" in section_of(html)
    assert "Longer wire carpenter 12 GPUs 4 GPUs more, cap 25 W lower Go, with a smaller node unknown" in (
        section_of(html)
    )


def test_page_one_has_three_doubts_and_the_table_all(full: Assessment) -> None:
    """What could turn the answer is said with how to settle it; what changes nothing is one line without a row."""
    html = render_html(full)
    page, table = section_of(html, "answer"), section_of(html)
    assert page.count("no node fits at 35 in") == 3
    assert "Name of safety.depth_0, 36 in (told): no node fits at 35 in. Measure safety.depth_0." in page
    assert table.count("turns the answer") - table.count("none of it turns the answer") == 5
    assert "worse end counts" in table
    assert "These change nothing within their ranges: name of room.door (35 in to 37 in)." in table


def test_what_is_asked_for_as_unknown_is_not_asked_twice(full: Assessment) -> None:
    """A doubt that the answer waits for stands among the unknowns, with the next ones moved up."""
    unknown = Unknown(field="safety.depth_0", says="It is told.", cure="Measure.")
    verdict = full.verdict.model_copy(update={"unknowns": (unknown,)})
    assert [flip.split(",")[0] for flip in decided(verdict).flips] == [f"Name of safety.depth_{n}" for n in (1, 2, 3)]


def test_where_nothing_fits_a_doubt_says_where_something_would(full: Assessment) -> None:
    """A no is turned by the end at which a node fits, a yes by the one at which none does."""
    none = tuple(stage.model_copy(update={"best": None}) for stage in full.verdict.waterfall)
    verdict = full.verdict.model_copy(update={"waterfall": none, "best": None})
    says = "Name of safety.depth_0, 36 in (told): 8 GPUs at 500 W, 8 kW would fit at 37 in. Measure safety.depth_0."
    assert " ".join(decided(verdict).flips[0].split()) == says


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "0"), (0.001, "fewer than 1"), (0.871, "87"), (0.999, "more than 99"), (1.0, "100")],
)
def test_a_chance_is_a_count_of_100(share: float, words: str, full: Assessment) -> None:
    """Never and always are said only of none and of all."""
    chance = full.verdict.chance
    assert chance is not None
    found = decided(full.verdict.model_copy(update={"chance": chance.model_copy(update={"p_go": share})}))
    assert f"a node fits in {words} of 100" in found.in_100


def test_only_a_policy_that_changes_something_is_named(full: Assessment, capsys: pytest.CaptureFixture[str]) -> None:
    """What it says otherwise stands in the section, near the edition and at the terminal; the usual one is silent."""
    html = render_html(full)
    assert "Fewest GPUs: 6 in place of 4" in section_of(html)
    assert "Policy own.toml, SHA-256" in section_of(html, "sources")
    text = printed(full, capsys)
    assert text.index("Why") < text.index("What the policy own.toml says otherwise") < text.index("Limits, tightest")
    usual = with_parts(full, policy=PolicyUsed(name="as-ever", sha256="ab" * 32))
    assert "as-ever" not in section_of(render_html(usual), "sources")
    assert "policy" not in printed(usual, capsys).split("Limits, tightest")[0]


def test_hostile_words_are_words(full: Assessment) -> None:
    """Names, values, costs and policies of others are shown as text."""
    verdict = full.verdict
    change = Change(id="x", title=HOSTILE, who=HOSTILE, cost=QUOTE.model_copy(update={"cite": HOSTILE}))
    evil = doubt("x", flips=True, at_low=None).model_copy(
        update={"name": HOSTILE, "value": HOSTILE, "low": HOSTILE, "settle": HOSTILE}
    )
    html = render_html(
        with_parts(
            full,
            best_single=remedy("x").model_copy(update={"changes": (change,)}),
            sensitivity=Sensitivity(grade=Grade.D, grade_says=HOSTILE, doubts=(evil,)),
            chance=verdict.chance.model_copy(update={"says": HOSTILE}) if verdict.chance else None,
            policy=PolicyUsed(name=HOSTILE, sha256=HOSTILE, changed=(HOSTILE,)),
        )
    )
    assert "<script" not in html
    assert section_of(html).count(HOSTILE) >= 8
    assert "49" not in section_of(html)


def test_the_terminal_shows_it_in_80_columns(full: Assessment) -> None:
    """No line is wider, nothing is cut off, and grade, doubts, ways and stages are all there."""
    found, out = decided(full.verdict), io.StringIO()
    console = Console(file=out, width=80, highlight=False)
    for part in (*how_sure(found), *best_ways(found), Waterfall(found), *whole_decision(found)):
        console.print(part)
    text = out.getvalue()
    assert max(map(len, text.splitlines())) <= 80
    assert "…" not in text
    flat = " ".join(text.split())
    for words in (
        "C. Of the 4 inputs",
        "87 of 100",
        "no node fits at 35 in",
        "1 other: see --show work",
        "Panel, circuit",
    ):
        assert words in flat
    assert "Longer wire (carpenter): unknown" in flat
    assert "Buys 16 GPUs, all that was asked for, 8 GPUs more, cap 100 W higher. The answer then: Go." in flat


def test_the_whole_is_shown_on_request(full: Assessment, capsys: pytest.CaptureFixture[str]) -> None:
    """Every way and every doubt come with the working only."""
    assert "Longer wire" not in printed(full, capsys)
    text = printed(full, capsys, whole=True)
    assert "Longer wire" in text
    assert "Measure safety.depth_4." in text


def test_a_verdict_from_an_older_file_has_no_decision(plain: Assessment) -> None:
    """What an assessment was not given is left out, not made up."""
    assert isinstance(plain.verdict, Verdict)
    assert how_sure(decided(plain.verdict)) == ()
