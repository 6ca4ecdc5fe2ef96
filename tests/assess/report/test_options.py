"""The options in words and at the terminal."""

import io

import pytest
from rich.console import Console

from assess.intake import Placement, PowerManagement
from assess.records import Confidence
from assess.report.options import in_words
from assess.report.options_table import options_table
from assess.verdict import Change, Configuration, Cost, Option

FITS = Configuration(gpus=16, cap_w=475, wall_w=14_361, throughput=15.287)
PRICE = Cost(low_usd=2_500, high_usd=6_500, cite="judgement: a test", confidence=Confidence.LOW)
OPTIONS = (
    Option(
        placement=Placement.EXTERIOR_WALL,
        power=PowerManagement.PCS_FIXED,
        best=FITS,
        gpu_hours=139_709.3,
        requested=True,
    ),
    Option(
        placement=Placement.OUTDOOR_PAD,
        power=PowerManagement.PCS_DYNAMIC,
        best=FITS,
        must_change=(Change(id="pcs_dynamic", title="Let a system make the node give way", cost=PRICE),),
        cost=PRICE,
        unknowns=("service.rating_a",),
    ),
    *(
        Option(placement=placement, power=power, best=None, why_not="It is made to stand outdoors only.")
        for placement in (Placement.GARAGE, Placement.BASEMENT)
        for power in PowerManagement
    ),
)


def printed(width: int) -> list[str]:
    """Return the lines of the table as a pipe of so many columns gets them."""
    out = io.StringIO()
    console = Console(file=out, width=width, highlight=False)
    for part in options_table(OPTIONS):
        console.print(part)
    return out.getvalue().splitlines()


@pytest.mark.parametrize("width", [80, 100])
def test_it_is_readable_in_a_pipe(width: int) -> None:
    """No line is wider than the terminal, nothing is cut off, and there are no boxes and no colours."""
    lines = printed(width)
    assert max(map(len, lines)) <= width
    text = "\n".join(lines)
    assert not set("…│┃─━┌╭\x1b") & set(text)
    for word in ("Place", "Power", "GPUs", "Cap", "Work done", "GPU-hours a year"):
        assert word in lines[0]
    figures = next(line for line in lines if "Exterior wall" in line)
    assert figures.split() == [">", "Exterior", "wall", "held", "fixed", "16", "475", "W", "15.29", "139,709"]


def test_what_must_change_is_said_with_its_rough_cost() -> None:
    """The change, its range and how sure it is stand below the figures; hours that nobody knows are unknown."""
    text = " ".join(" ".join(printed(80)).split())
    assert "Must change: Let a system make the node give way. Rough cost: $2,500 to $6,500, low confidence." in text
    assert "Still to be known: service.rating_a." in text
    asked, other = in_words(OPTIONS).rows
    assert (asked.change, asked.cost, asked.requested) == ("", "", True)
    assert other.figures[-1] == "unknown"


def test_a_change_without_a_price_is_not_free() -> None:
    """Where one change has no price the cost is unknown, never nothing."""
    option = OPTIONS[1].model_copy(update={"cost": None})
    assert in_words((option,)).rows[0].cost == "unknown"


def test_what_stops_several_alike_is_said_once() -> None:
    """Places that no power mode helps share a line; one mode that fails is named."""
    assert in_words(OPTIONS).refused == (("Garage, basement", "It is made to stand outdoors only."),)
    (one,) = in_words(OPTIONS[2:3]).refused
    assert one[0] == "Garage, not held"
