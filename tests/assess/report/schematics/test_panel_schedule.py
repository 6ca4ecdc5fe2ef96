"""The panel schedule: every space once, legs in turn, the node where it can stand, totals of what is shown."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.assessment import Assessment
from assess.intake.service import Circuit, Panelboard
from assess.numbers import quantity
from assess.report.schematics import panel_schedule
from assess.report.schematics.lettering import width_of
from assess.report.schematics.panel_schedule import PanelTable
from assess.report.schematics.schedule_rows import LABEL_WIDTH, Cell, rows_of
from assess.report.schematics.symbols import LETTERS

Changed = Callable[..., Assessment]


def main_panel(assessment: Assessment) -> PanelTable:
    """Return the table of the main panel."""
    schedule = panel_schedule(assessment)
    assert schedule is not None
    return schedule.panels[0]


def cells(table: PanelTable) -> dict[str, Cell]:
    """Return the cells by the name of their place."""
    return {cell.place: cell for row in table.rows for cell in (*row.left, *row.right)}


def full(spaces: int) -> list[dict[str, object]]:
    """Return a one-pole circuit on each space, labelled at length."""
    return [
        {"space": str(n), "breaker_a": 20, "label": f"Circuit {n} " + "of many words " * 9}
        for n in range(1, spaces + 1)
    ]


@given(total=st.integers(1, 84), data=st.data())
def test_spaces_stand_as_on_the_wall(approved: Assessment, total: int, data: st.DataObject) -> None:
    """Odd spaces stand left, even ones right, each once; rows alternate between the legs, whatever is plugged in."""
    spaces = data.draw(st.lists(st.integers(1, total), unique=True))
    circuits = tuple(Circuit(space=str(n)) for n in spaces)
    rows = rows_of(approved, Panelboard(spaces_total=total, circuits=circuits), ())
    left = [cell.place for row in rows for cell in row.left]
    right = [cell.place for row in rows for cell in row.right]
    assert left == [str(n) for n in range(1, total + 1, 2)]
    assert right == [str(n) for n in range(2, total + 1, 2)]
    assert [row.leg for row in rows] == ["AB"[n % 2] for n in range(len(rows))]
    assert all(cell.leg == row.leg for row in rows for cell in (*row.left, *row.right))
    taken = {cell.place for row in rows for cell in (*row.left, *row.right) if cell.kind == "circuit"}
    assert taken == {str(n) for n in spaces}


def test_the_two_poles_of_a_breaker_stand_on_both_legs(approved: Assessment) -> None:
    """The second pole of each breaker is on the other leg, names the first, and carries the same load."""
    found = cells(main_panel(approved))
    seconds = [cell for cell in found.values() if cell.kind == "second"]
    assert len(seconds) == sum(one.poles == 2 for one in approved.home.panel.circuits or ()) + 1
    for cell in seconds:
        first = found[cell.breaker.removeprefix("with ")]
        assert {first.leg, cell.leg} == {"A", "B"}
        assert first.load_va == cell.load_va


def test_every_circuit_is_there_with_its_breaker(approved: Assessment) -> None:
    """Label and rating of each circuit stand on its first space."""
    found = cells(main_panel(approved))
    for one in approved.home.panel.circuits or ():
        cell = found[one.positions[0]]
        assert cell.label == (one.label,)
        assert cell.breaker.startswith(quantity(one.breaker_a, "A"))
        assert cell.breaker.endswith("2P") == (one.poles == 2)
        assert not cell.new


def test_the_node_takes_the_first_free_pair(approved: Assessment) -> None:
    """Its breaker is the one approved, marked new, with the setting, on two free spaces one above the other."""
    card, found = approved.verdict.card, cells(main_panel(approved))
    assert card is not None
    new = [cell for cell in found.values() if cell.new]
    pairs = approved.home.panel.free_pairs()
    assert pairs is not None
    assert tuple(int(cell.place) for cell in new) == pairs[0]
    assert new[0].breaker == f"{quantity(card.breaker_a, 'A')}, 2P"
    assert new[0].label[0].startswith("(N) Node")
    assert quantity(card.pcs_setpoint_a, "A") in " ".join(new[0].label)
    assert sum(cell.load_va or 0.0 for cell in new) == pytest.approx(approved.power.wall_va)


def test_the_legs_add_up(approved: Assessment) -> None:
    """Together the legs carry every load that is known and the node's, and no more."""
    table = main_panel(approved)
    loads = {one.kind: one.nameplate_va for one in approved.home.loads or ()}
    listed = [loads.get(str(one.load_type), 0.0) or 0.0 for one in approved.home.panel.circuits or ()]  # type: ignore[call-overload]
    assert sum(va for _, va in table.legs_va) == pytest.approx(sum(listed) + approved.power.wall_va)


def test_a_load_that_two_breakers_could_feed_is_not_placed(changed: Changed) -> None:
    """Two ranges and one nameplate: neither breaker is said to carry it."""
    circuits = [
        {"space": "1,3", "poles": 2, "load_type": "range"},
        {"space": "2,4", "poles": 2, "load_type": "range"},
    ]
    table = main_panel(changed(panel={"circuits": circuits}))
    assert [cell.load_va for cell in cells(table).values() if cell.kind == "circuit" and not cell.new] == [None, None]


def test_solar_and_batteries_are_no_load(changed: Changed) -> None:
    """What feeds back is in the table and not in the totals."""
    circuits = [{"space": "1,3", "poles": 2, "breaker_a": 40, "load_type": "pv", "nameplate_va": 7600}]
    table = main_panel(changed(panel={"circuits": circuits}))
    assert cells(table)["1"].load_va is None
    assert cells(table)["1"].label == ("pv",)


def test_tandems_are_halves(changed: Changed) -> None:
    """Both halves of a space are shown, the free one blank, and a pair of halves is a breaker of two poles."""
    circuits = [
        {"space": "1A", "breaker_a": 15, "label": "Lights"},
        {"space": "2B,4A", "poles": 2, "breaker_a": 30, "label": "Dryer"},
    ]
    table = main_panel(changed(panel={"circuits": circuits}))
    found = cells(table)
    assert [cell.place for cell in table.rows[0].left] == ["1A", "1B"]
    assert (found["1B"].kind, found["1B"].label) == ("free", ())
    assert found["4A"].breaker == "with 2B"
    assert {found["2B"].leg, found["4A"].leg} == {"A", "B"}


def test_a_spare_gives_way_to_the_node(changed: Changed) -> None:
    """A node on a spare breaker's spaces takes its place, and the schedule says so."""
    circuits = [{"space": "1,3", "poles": 2, "breaker_a": 30, "label": "Spare", "load_type": "spare"}]
    table = main_panel(changed(panel={"circuits": circuits}))
    assert cells(table)["1"].new
    assert "in place of the spare breaker there" in " ".join(table.notes)
    assert "Spare" not in {line for cell in cells(table).values() for line in cell.label}


def test_a_full_panel_has_no_place_for_the_node(changed: Changed) -> None:
    """Nothing is entered, and why is said under the table."""
    table = main_panel(changed(panel={"spaces_total": 12, "circuits": full(12)}))
    assert not any(cell.new for cell in cells(table).values())
    assert "no two free spaces stand one above the other" in " ".join(table.notes)


def test_an_existing_circuit_is_marked_where_it_is_known(changed: Changed) -> None:
    """The breaker that feeds the node already is named and not new; where it is not known, the note says so."""
    circuits = [{"space": "1,3", "poles": 2, "breaker_a": 80, "load_type": "compute", "label": "Old"}]
    there = main_panel(changed(card={"existing_circuit": True}, panel={"circuits": circuits}))
    assert cells(there)["1"].label[0].startswith("Node")
    assert not any(cell.new for cell in cells(there).values())
    unknown = main_panel(changed(card={"existing_circuit": True}))
    assert "which of these it is was not said" in " ".join(unknown.notes)


@pytest.mark.parametrize("name", ["go-cleveland", "go-if-atlanta", "no-go-houston", "incomplete-seattle"])
def test_a_panel_without_a_list_says_so(name: str, example: Callable[[str], Assessment]) -> None:
    """No rows are made up; what the label says is there, and what it does not is not known."""
    assessment = example(name)
    table, panel = main_panel(assessment), assessment.home.panel
    assert table.rows == ()
    assert table.legs_va == ()
    assert "not listed" in table.notes[0]
    header = dict(table.header)
    assert header["Bus"] == ("not known" if panel.bus_a is None else quantity(panel.bus_a, "A"))
    assert header["Free now"] == ("not known" if panel.spaces_free is None else f"{panel.spaces_free:g}")
    assert header["Interrupting rating (AIC)"] == "not known"
    approved = assessment.verdict.card is not None
    assert any(note.startswith("(N) The node's breaker") for note in table.notes) == approved
    assert ("No node is entered, for none is approved for the home as it is." in table.notes) != approved


def test_spaces_that_nobody_counted_are_not_free(changed: Changed) -> None:
    """Without the number of spaces a gap in the list is not taken to be empty, and no node is put there."""
    assessment = changed(panel={"circuits": [{"space": "2"}, {"space": "7"}]})
    panel = assessment.home.panel.model_copy(update={"spaces_total": None})
    home = assessment.home.model_copy(update={"panel": panel})
    table = main_panel(assessment.model_copy(update={"home": home}))
    assert {cell.kind for place, cell in cells(table).items() if place not in {"2", "7"}} == {"unlisted"}
    assert list(cells(table))[-1] == "7"
    assert "is not known" in table.notes[0]


def test_a_home_without_a_panel_has_no_schedule(changed: Changed) -> None:
    """Where nothing at all is known of the panel there is nothing to draw."""
    assessment = changed()
    home = assessment.home.model_copy(update={"panel": type(assessment.home.panel)()})
    assert panel_schedule(assessment.model_copy(update={"home": home})) is None


def test_the_sub_panels_on_the_way_have_a_table_each(crowded: Assessment) -> None:
    """The main panel first, then those the node's current passes; the node is in the last alone."""
    schedule = panel_schedule(crowded)
    assert schedule is not None
    assert [table.title[:17] for table in schedule.panels] == ["Main panel", 'Sub-panel "garage', 'Sub-panel "worksh']
    assert [any("node's breaker" in note for note in table.notes) for table in schedule.panels] == [False, False, True]


@pytest.mark.parametrize("spaces", [12, 42, 84])
def test_long_labels_stay_in_their_column(spaces: int, changed: Changed) -> None:
    """No line of a label is wider than its column, and what is cut short is said to be."""
    table = main_panel(changed(panel={"spaces_total": spaces, "circuits": full(spaces)}))
    lines = [line for cell in cells(table).values() for line in cell.label]
    assert max(width_of(line, LETTERS) for line in lines) <= LABEL_WIDTH
    assert sum(row.height * max(len(c.label) for c in (*row.left, *row.right)) for row in table.rows) <= 56
    assert any("cut short" in note for note in table.notes)
