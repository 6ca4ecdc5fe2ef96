import pytest

from assess.findings import Step
from assess.numbers import NARROW
from assess.records import Basis, Confidence, Figure
from assess.worksheet import Worksheet

LIGHTING = Figure(value=3, unit="VA/ft²", cite="NEC 220.82(B)(1)", confidence=Confidence.HIGH)
DOUBTFUL = Figure(value=0.5, unit="of heat", cite="a catalogue", confidence=Confidence.LOW)
TIERS = [(10_000.0, 1.0), (None, 0.4)]
BREAKERS = [(60.0, 60.0), (70.0, 70.0), (80.0, 80.0)]


@pytest.fixture
def ws() -> Worksheet:
    """Return a recording worksheet."""
    return Worksheet()


def last(ws: Worksheet) -> Step:
    """Return the step written last."""
    return ws.steps[-1]


def test_given_writes_where_a_value_comes_from(ws: Worksheet) -> None:
    """An input is a step of its own, with its basis and its note."""
    assert ws.given("Service voltage", 240, "V", basis=Basis.MEASURED, note="at the panel") == 240
    assert last(ws).model_dump(include={"label", "value", "unit", "basis", "note", "working"}) == {
        "label": "Service voltage",
        "value": 240,
        "unit": "V",
        "basis": Basis.MEASURED,
        "note": "at the panel",
        "working": "",
    }


def test_given_takes_unit_cite_and_confidence_from_a_figure(ws: Worksheet) -> None:
    """A figure of the rule data needs nothing said twice."""
    assert ws.given("Share", DOUBTFUL, basis=Basis.ASSUMED) == 0.5
    assert (last(ws).unit, last(ws).cite, last(ws).confidence) == ("of heat", "a catalogue", Confidence.LOW)


def test_a_product_shows_its_factors_with_their_units(ws: Worksheet) -> None:
    """The working is what an electrician would write on paper."""
    assert ws.product("Lighting", LIGHTING, (1_500, "ft²"), unit="VA") == 4_500
    assert last(ws).working == f"3{NARROW}VA/ft² × 1,500{NARROW}ft²"
    assert last(ws).cite == "NEC 220.82(B)(1)"


def test_a_product_divides_by_what_it_is_over(ws: Worksheet) -> None:
    """Amperes are volt-amperes over volts."""
    amps = ws.product("Current", (33_980, "VA"), over=[(240, "V")], unit="A")
    assert amps == pytest.approx(141.583, abs=0.001)
    assert last(ws).working == f"33,980{NARROW}VA ÷ 240{NARROW}V"
    assert [o.role for o in last(ws).operands] == ["", "over"]


def test_a_product_over_nothing_raises(ws: Worksheet) -> None:
    """An impossible division does not become 0."""
    with pytest.raises(ZeroDivisionError):
        ws.product("Current", (33_980, "VA"), over=[(0.0, "V")], unit="A")
    assert ws.steps == []


def test_a_share_is_a_part_of_a_whole(ws: Worksheet) -> None:
    """The ratio is shown as a percentage."""
    assert ws.share("Heating", 15_000, 0.65, unit="VA") == 9_750
    assert last(ws).working == "65% of 15,000"


def test_a_total_adds_and_takes_away(ws: Worksheet) -> None:
    """What is left for the node is the rating less the house."""
    assert ws.total("Left", {"rating": 200.0}, less={"house": 89.5}, unit="A") == 110.5
    assert last(ws).working == "200 − 89.5"
    assert [(o.name, o.role) for o in last(ws).operands] == [("rating", ""), ("house", "less")]


def test_a_total_of_nothing_is_nothing(ws: Worksheet) -> None:
    """A house without loads has a load of 0 VA, which is known."""
    assert ws.total("Appliances", {}, unit="VA") == 0
    assert last(ws).working == "0"


def test_the_largest_is_named(ws: Worksheet) -> None:
    """The reader sees what was compared and what won."""
    assert ws.largest("Climate", {"cooling": 1_380, "heating": 3_600}, unit="VA") == 3_600
    assert last(ws).working == "largest of 1,380, 3,600: heating"


def test_the_largest_of_losses_is_the_smallest_loss(ws: Worksheet) -> None:
    """Nothing is held at 0 behind the reader's back."""
    assert ws.largest("Balance", {"summer": -5.0, "winter": -2.0}, unit="W") == -2.0


def test_the_largest_of_none_is_nothing(ws: Worksheet) -> None:
    """A house without heating or cooling adds 0 VA."""
    assert ws.largest("Climate", {}, unit="VA") == 0
    assert last(ws).working == "none"


@pytest.mark.parametrize(
    ("connected", "after", "working"),
    [
        (29_700, 17_880, "10,000 at 100% + 19,700 at 40%"),
        (10_000, 10_000, "10,000 at 100%"),
        (4_500, 4_500, "4,500 at 100%"),
        (0, 0, "0"),
    ],
)
def test_tiers_take_each_part_at_its_share(ws: Worksheet, connected: float, after: float, working: str) -> None:
    """Only the bands that are reached are shown."""
    assert ws.tiered("Demand", connected, TIERS, unit="VA") == after
    assert last(ws).working == working


def test_three_tiers_meet_at_their_bounds(ws: Worksheet) -> None:
    """The general-lighting table of the standard method: 3,000 VA in full, to 120,000 VA at 35 %, then 25 %."""
    tiers = [(3_000.0, 1.0), (120_000.0, 0.35), (None, 0.25)]
    assert ws.tiered("Demand", 130_000, tiers, unit="VA") == pytest.approx(3_000 + 117_000 * 0.35 + 10_000 * 0.25)
    assert last(ws).working == "3,000 at 100% + 117,000 at 35% + 10,000 at 25%"


@pytest.mark.parametrize(("key", "size"), [(12, 60), (60, 60), (60.01, 70), (80, 80), (64 * 1.25, 80)])
def test_a_lookup_takes_the_first_row_that_is_enough(ws: Worksheet, key: float, size: float) -> None:
    """A key that meets a row exactly is that row."""
    assert ws.lookup("Breaker", key, BREAKERS, key_unit="A", unit="A") == size


def test_a_lookup_beyond_the_table_raises(ws: Worksheet) -> None:
    """There is no breaker rather than the largest one."""
    with pytest.raises(LookupError, match=r"Breaker: 80\.1 is above the largest row of the table, 80$"):
        ws.lookup("Breaker", 80.1, BREAKERS, key_unit="A", unit="A")
    assert ws.steps == []


@pytest.mark.parametrize(("key", "value"), [(70, 1.105), (80, 1.079), (85, 1.053), (90, 1.0265), (200, 1.0)])
def test_a_lookup_reads_between_rows_and_holds_at_the_ends(ws: Worksheet, key: float, value: float) -> None:
    """A capacity curve is not extended beyond what was measured."""
    curve = [(75.0, 1.105), (85.0, 1.053), (95.0, 1.0)]
    assert ws.lookup("Capacity", key, curve, key_unit="°F", unit="", how="between") == pytest.approx(value)
    assert last(ws).working.startswith("read between rows for")


def test_a_choice_says_why(ws: Worksheet) -> None:
    """The test is written in words, with its outcome."""
    chosen = ws.choose("Share", True, 0.4, 0.65, unit="", because="four or more units")  # noqa: FBT003 - a test is a bool
    assert chosen == 0.4
    assert last(ws).working == "four or more units: yes, so 0.4"
    assert ws.choose("Share", False, 0.4, 0.65, unit="", because="four or more units") == 0.65  # noqa: FBT003


def test_a_step_is_as_sure_as_its_least_sure_part(ws: Worksheet) -> None:
    """A doubtful figure makes a doubtful product, and both sources are named once each."""
    ws.product("Heat", LIGHTING, DOUBTFUL, over=[DOUBTFUL], unit="W")
    assert last(ws).confidence is Confidence.LOW
    assert last(ws).cite == "NEC 220.82(B)(1); a catalogue"


def test_a_cite_of_the_step_goes_before_those_of_its_parts(ws: Worksheet) -> None:
    """Where a method has a clause of its own for the line, that clause is shown."""
    ws.product("Lighting", LIGHTING, (1_500, "ft²"), unit="VA", cite="NEC 220.83(A)(1)")
    assert last(ws).cite == "NEC 220.83(A)(1)"


def test_tiers_and_lookups_carry_the_confidence_of_their_rule(ws: Worksheet) -> None:
    """A table of which we are unsure makes an unsure step."""
    ws.tiered("Demand", 1, TIERS, unit="VA", cite="120.82", confidence=Confidence.MEDIUM)
    ws.lookup("Breaker", 1, BREAKERS, key_unit="A", unit="A", cite="240.6(A)", confidence=Confidence.LOW)
    assert [(s.cite, s.confidence) for s in ws.steps] == [("120.82", "medium"), ("240.6(A)", "low")]


def test_a_silent_sheet_computes_and_writes_nothing() -> None:
    """Screening many homes keeps no steps."""
    ws = Worksheet(recording=False)
    assert ws.product("Lighting", LIGHTING, (1_500, "ft²"), unit="VA") == 4_500
    assert ws.tiered("Demand", 29_700, TIERS, unit="VA") == 17_880
    assert ws.steps == []
