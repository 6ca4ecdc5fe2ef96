import pytest

from assess.electrical.methods.cooking import branch_circuit_va, cooking_va
from assess.electrical.methods.items import Item
from assess.intake import LoadKind
from assess.rulebook import Edition
from assess.worksheet import Worksheet


def kitchen(*ratings: tuple[float, int] | float, kind: LoadKind = LoadKind.RANGE) -> list[Item]:
    """Return cooking appliances by their kW, or by kW and number."""
    pairs = [one if isinstance(one, tuple) else (one, 1) for one in ratings]
    return [Item(name=kind.capitalize(), kind=kind, each_va=kw * 1_000, units=units) for kw, units in pairs]


@pytest.mark.parametrize(
    ("ratings", "kw"),
    [
        ([12], 8),
        ([8.8], 8),
        ([8.75], 7),
        ([3.5], 2.8),
        ([3.4], 2.72),
        ([1.75], 1.75),
        ([12.4], 8),
        ([12.5], 8.4),
        ([13.1], 8.4),
        ([15.5], 9.6),
        ([27], 14),
        ([27.1], 27.1),
        ([(12, 2)], 11),
        ([(8, 25)], 40),
        ([(8, 40)], 55),
        ([(12, 61)], 70.75),
        ([(12, 62)], 71.5),
        ([(12, 100)], 100),
        ([(3, 2), (5, 2)], 0.75 * 6 + 0.65 * 10),
        ([16, 6], 11 * 1.1),
        ([12, 3], 0.8 * 3 + 8),
        ([20, 20, 12], 14 * 1.25),
        ([], 0),
    ],
)
def test_the_demand_by_the_table(edition: Edition, ratings: list[tuple[float, int] | float], kw: float) -> None:
    """Column C, its raise from the half kilowatt on, or columns A and B, whichever is less."""
    assert cooking_va(kitchen(*ratings), edition.rules.cooking, Worksheet()) == pytest.approx(kw * 1_000)


def test_every_dwelling_has_its_range(edition: Edition) -> None:
    """Twenty dwellings with a range are twenty ranges."""
    found = cooking_va(kitchen(12), edition.rules.cooking, Worksheet(), dwellings=20)
    assert found == 35_000


@pytest.mark.parametrize(("ratings", "note"), [([14, 14], "note 1"), ([14, 10], "note 2")])
def test_the_note_is_cited(edition: Edition, ratings: list[tuple[float, int] | float], note: str) -> None:
    """Equal ranges go by note 1, unequal ones by note 2; what the average counts for is told."""
    ws = Worksheet()
    cooking_va(kitchen(*ratings), edition.rules.cooking, ws)
    raised = next(step for step in ws.steps if step.label.endswith("raised"))
    assert raised.cite == f"NEC Table 220.55, {note}"
    assert raised.note == ("2 kW over, counted as 2" if note == "note 1" else "1 kW over, counted as 1")


def test_a_branch_circuit_for_one_range_goes_by_the_table(edition: Edition) -> None:
    """A range of 14 kW is 8.8 kW; of 8 kW, 6.4 kW."""
    rule = edition.rules.cooking
    assert branch_circuit_va(kitchen(14), rule, Worksheet()) == pytest.approx(8_800)
    assert branch_circuit_va(kitchen(8), rule, Worksheet()) == pytest.approx(6_400)


@pytest.mark.parametrize("kind", [LoadKind.OVEN, LoadKind.COOKTOP])
def test_a_branch_circuit_for_one_oven_or_cooktop_carries_all_of_it(edition: Edition, kind: LoadKind) -> None:
    """Alone, it counts at its nameplate."""
    assert branch_circuit_va(kitchen(6, kind=kind), edition.rules.cooking, Worksheet()) == 6_000


def test_a_cooktop_with_two_ovens_is_one_range(edition: Edition) -> None:
    """6 + 4 + 4 = 14 kW count as a range of 14 kW."""
    together = [*kitchen(6, kind=LoadKind.COOKTOP), *kitchen((4, 2), kind=LoadKind.OVEN)]
    assert branch_circuit_va(together, edition.rules.cooking, Worksheet()) == pytest.approx(8_800)


@pytest.mark.parametrize(
    ("cooktops", "ovens", "ranges"), [(2, 0, 0), (2, 1, 0), (1, 3, 0), (1, 1, 1), (0, 2, 0), (0, 1, 1), (0, 0, 2)]
)
def test_other_company_on_one_circuit_is_refused(edition: Edition, cooktops: int, ovens: int, ranges: int) -> None:
    """Note 4 knows one cooktop with one or two ovens, and nothing else together."""
    counts = {LoadKind.COOKTOP: cooktops, LoadKind.OVEN: ovens, LoadKind.RANGE: ranges}
    together = [one for kind, count in counts.items() if count for one in kitchen((6, count), kind=kind)]
    with pytest.raises(ValueError, match="one circuit takes"):
        branch_circuit_va(together, edition.rules.cooking, Worksheet())


@pytest.mark.parametrize(
    ("count", "said"),
    [
        (1, ["Cooking by column C, 1 appliance: 8 kW"]),
        (2, ["Cooking by column C, 2 appliances: 11 kW"]),
        (
            63,
            [
                "Cooking by column C, 63 appliances: 70.75 kW",
                "Each beyond the rows: 1.5 kW",
                "Cooking by column C: 72.25 kW",
            ],
        ),
    ],
)
def test_column_c_is_written_as_it_is_read(edition: Edition, count: int, said: list[str]) -> None:
    """The row, and beyond the last one what is added, each with the table's clause but for the arithmetic between."""
    ws = Worksheet()
    cooking_va(kitchen((12, count)), edition.rules.cooking, ws)
    column = [step for step in ws.steps if step.label.startswith(("Cooking by column C", "Each beyond"))]
    assert [f"{step.label}: {step.value:g} {step.unit}" for step in column] == said
    assert all("Table 220.55" in step.cite for step in column if step.kind != "product")
    if count > 61:
        assert [operand.name for operand in column[-1].operands] == ["rows", "beyond"]
