"""The single-line diagram: the values of the assessment, each once, and room for all of them."""

from collections.abc import Callable
from itertools import combinations, pairwise

import pytest

from assess.assessment import Assessment
from assess.intake import PowerManagement
from assess.numbers import quantity
from assess.report.schematics import SingleLine, single_line
from assess.report.schematics.lettering import width_of
from assess.report.schematics.symbols import LEADING, LETTERS, REACH, Note, Symbol

NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]
Changed = Callable[..., Assessment]
Box = tuple[float, float, float, float]


@pytest.fixture(params=[*NAMES, "crowded", "supply side", "existing", "sources"])
def drawn(
    request: pytest.FixtureRequest, example: Callable[[str], Assessment], changed: Changed, crowded: Assessment
) -> SingleLine:
    """Return the diagram of each example, and of homes with all that a home can have."""
    if request.param == "crowded":
        return single_line(crowded)
    if request.param == "supply side":
        return single_line(changed(pv={"power_kw": 7.6, "connection": "supply_side"}, battery={"energy_kwh": 10}))
    if request.param == "sources":
        battery = {"energy_kwh": 13.5, "power_kw": 5, "inverter_a": 24, "units": 2, "location": "utility_room"}
        pv, generator = {"power_kw": 7.6, "inverter_a": 32}, {"transfer": "interlock"}
        panel = {"subpanels": [{"name": "shed"}, {"name": "pool"}]}
        return single_line(changed(pv=pv, battery=battery | {"backs_up_node": True}, generator=generator, panel=panel))
    if request.param == "existing":
        return single_line(changed(card={"existing_circuit": True, "power_mode": PowerManagement.NONE}))
    return single_line(example(request.param))


def area(note: Note) -> Box:
    """Return the corners of what a lettering takes."""
    width = max((width_of(line, LETTERS) for line in note.lines), default=0.0)
    return note.at.x, note.at.y, note.at.x + width, note.at.y + note.height


def overlap(one: Box, other: Box) -> bool:
    """Return whether two areas have a part in common."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] - 0.01 and other[1] < one[3] - 0.01


def part(diagram: SingleLine, name: str) -> str:
    """Return what is written beside the only part whose name begins so."""
    (found,) = [one for one in diagram.parts if one.name.startswith(name)]
    return found.lettering


def test_nothing_is_drawn_twice_or_left_out(drawn: SingleLine) -> None:
    """Every part has one lettering, every lettering but the key one part, and no symbol stands on another."""
    lettered = [note.part for note in drawn.notes if note.part is not None]
    assert sorted(map(str, lettered)) == sorted(map(str, drawn.parts))
    assert len(set(drawn.parts)) == len(drawn.parts)
    assert len({symbol.at for symbol in drawn.symbols}) == len(drawn.symbols)


def test_lettering_stays_in_its_place(drawn: SingleLine) -> None:
    """No line is wider than its place, none leaves the sheet, and no lettering covers another."""
    for note in drawn.notes:
        assert all(width_of(line, LETTERS) <= note.width + 1e-6 for line in note.lines)
        left, top, right, bottom = area(note)
        assert left >= 0
        assert top >= 0
        assert right <= drawn.width
        assert bottom <= drawn.height
    assert [pair for pair in combinations(map(area, drawn.notes), 2) if overlap(*pair)] == []


def test_no_line_runs_through_lettering(drawn: SingleLine) -> None:
    """The lines keep clear of what is written, and so do the symbols."""
    for note in drawn.notes:
        for line in drawn.lines:
            for start, end in pairwise(line.points):
                run = min(start.x, end.x), min(start.y, end.y), max(start.x, end.x) + 0.1, max(start.y, end.y) + 0.1
                assert not overlap(area(note), run), (note.lines, line)
        for symbol in drawn.symbols:
            assert not overlap(area(note), reach(symbol)), (note.lines, symbol)


def reach(symbol: Symbol) -> Box:
    """Return what a symbol surely takes: a small square around its middle."""
    return symbol.at.x - 5, symbol.at.y - 5, symbol.at.x + 5, symbol.at.y + 5


def test_the_way_from_the_utility_to_the_node_has_no_gap(drawn: SingleLine) -> None:
    """From the first symbol to the busbar, and from there to the node or the loads, line joins line."""
    busses = sorted(line.points[0].y for line in drawn.lines if line.stroke == "bus")
    down = [line for line in drawn.lines if len(line.points) == 2 and line.points[0].x == line.points[1].x]
    columns = {line.points[0].x for line in down if line.stroke in {"existing", "new", "unsure"}}
    top = min(symbol.at.y for symbol in drawn.symbols)
    for x in columns:
        runs = [(line.points[0].y, line.points[1].y) for line in down if line.points[0].x == x]
        runs += [(s.at.y - REACH[s.sort], s.at.y + REACH[s.sort]) for s in drawn.symbols if s.at.x == x]
        runs = sorted(run for run in runs if run[1] > run[0])
        assert runs[0][0] <= (top if runs[0][0] < busses[0] else busses[0]) + 1e-6
        for before, after in pairwise(runs):
            assert after[0] <= before[1] + 1e-6, (x, before, after)


def test_boxes_hold_what_is_written_in_them(drawn: SingleLine) -> None:
    """No lettering stands across the edge of an enclosure."""
    for box in drawn.boxes:
        frame = box.at.x, box.at.y, box.at.x + box.width, box.at.y + box.height
        assert frame[2] <= drawn.width
        for note in drawn.notes:
            left, top, right, bottom = area(note)
            inside = left >= frame[0] and right <= frame[2] and top >= frame[1] - 0.01 and bottom <= frame[3] + 0.01
            assert inside or not overlap((left, top, right, bottom), frame), note.lines


def test_it_goes_on_one_page(drawn: SingleLine) -> None:
    """Even with two sub-panels on the way the drawing leaves room for its heading on letter paper."""
    assert drawn.height <= 692 - 6 * LEADING


@pytest.mark.parametrize("name", NAMES[:2])
def test_the_node_is_that_of_the_card(name: str, example: Callable[[str], Assessment]) -> None:
    """Breaker, conductors, grounding, setting and node are the values that were approved."""
    assessment = example(name)
    card, diagram = assessment.verdict.card, single_line(assessment)
    assert card is not None
    assert quantity(card.breaker_a, "A") in part(diagram, "Breaker of the node")
    bound = part(diagram, "Branch").replace("\N{NO-BREAK SPACE}", " ")
    assert f"(2) {card.conductor}" in bound
    assert str(card.grounding) in part(diagram, "Equipment grounding").replace("\N{NO-BREAK SPACE}", " ")
    assert f"{quantity(card.breaker_a, 'A')} or more" in part(diagram, "Lockable disconnect")
    assert quantity(card.pcs_setpoint_a, "A") in part(diagram, "Power control")
    node = part(diagram, "Node")
    wanted = [(card.cap_w, "W"), (card.node_wall_w, "W"), (card.node_current_a, "A"), (card.gpus, "GPUs")]
    assert [unit for value, unit in wanted if quantity(value, unit) not in node] == []
    assert assessment.node.model.name in node
    assert diagram.no_node == ""


@pytest.mark.parametrize("name", NAMES)
def test_the_service_is_that_of_the_home(name: str, example: Callable[[str], Assessment]) -> None:
    """Ratings are those of the home; where it says none, the drawing says that it is not known."""
    home, diagram = example(name).home, single_line(example(name))
    for rating, beside in (
        (home.service.rating_a, part(diagram, "Utility")),
        (home.panel.bus_a, part(diagram, "Main panel")),
        (home.panel.main_a, part(diagram, "Main breaker")),
    ):
        assert (quantity(rating, "A") if rating is not None else "not known") in beside
    assert ("not known" in part(diagram, "Service conductors")) == (home.service.conductor_size is None)


@pytest.mark.parametrize("name", NAMES[2:])
def test_no_node_is_drawn_where_none_is_approved(name: str, example: Callable[[str], Assessment]) -> None:
    """Nothing new is on the drawing of a home that may not have a node as it is, and it says why."""
    diagram = single_line(example(name))
    assert {one.mark for one in diagram.parts} == {"E"}
    assert "new" not in {line.stroke for line in diagram.lines}
    assert diagram.no_node.startswith("No node is drawn")
    assert diagram.no_node in diagram.words


def test_everything_in_the_home_is_on_it(crowded: Assessment) -> None:
    """Transformer, sub-panels, solar, battery and generator are drawn with their ratings, the node at the end."""
    diagram = single_line(crowded)
    sorts = [symbol.sort for symbol in diagram.symbols]
    assert sorts.count("transformer") == 1
    assert {"pv", "battery", "generator", "panel", "sensor", "disconnect", "ground", "lugs"} <= set(sorts)
    assert "25\N{THIN SPACE}kVA for 6 homes" in part(diagram, "Utility")
    assert part(diagram, "Service disconnect").startswith("(E) Service disconnect: 200\N{THIN SPACE}A")
    assert part(diagram, "Breaker of the solar") == "(E) 40\N{THIN SPACE}A"
    assert part(diagram, "Breaker of the battery") == "(E) 30\N{THIN SPACE}A"
    assert "automatic transfer switch" in part(diagram, "Generator")
    assert [one.name for one in diagram.parts].index('Sub-panel "garage"') < len(diagram.parts) - 8
    assert diagram.parts[-1].name == "Node"
    assert [one.facts for one in diagram.parts if one.name in {"Sub-panel", "Other sub-panels"}] == [
        ('"pool"', "bus not known")
    ]


def test_a_long_way_shows_its_first_and_last_sub_panel(changed: Changed) -> None:
    """Of many sub-panels one after another the drawing says how many it leaves out."""
    chain: list[dict[str, object]] = [
        {"name": f"p{n}", "fed_from": f"p{n - 1}" if n else None, "circuits": []} for n in range(5)
    ]
    diagram = single_line(changed(panel={"subpanels": chain}, node={"fed_from": "p4"}))
    assert [one.name for one in diagram.parts if one.name.startswith("Sub-panel")] == [
        'Sub-panel "p0"',
        'Sub-panel "p4"',
    ]
    assert "3\N{THIN SPACE}sub-panels before it not drawn" in diagram.words


def test_an_existing_circuit_is_not_new(changed: Changed) -> None:
    """Breaker, wire and ground of a circuit that is there are existing; the disconnect and the node are new."""
    diagram = single_line(changed(card={"existing_circuit": True}))
    marks = {one.name: one.mark for one in diagram.parts}
    assert marks["Breaker of the node"] == marks["Branch conductors"] == "E"
    assert marks["Node"] == marks["Lockable disconnect"] == "N"


def test_solar_is_where_it_is_connected(changed: Changed) -> None:
    """On the supply side it is drawn above the panel, on the load side below its busbar, else with a broken line."""
    ahead = single_line(changed(pv={"power_kw": 5, "connection": "supply_side"}))
    behind = single_line(changed(pv={"power_kw": 5, "connection": "load_side", "breaker_a": 30}))
    somewhere = single_line(changed(pv={"power_kw": 5}))
    busses = [next(line.points[0].y for line in one.lines if line.stroke == "bus") for one in (ahead, behind)]
    places = [next(symbol.at.y for symbol in one.symbols if symbol.sort == "pv") for one in (ahead, behind)]
    assert places[0] < busses[0]
    assert places[1] > busses[1]
    assert "unsure" in {line.stroke for line in somewhere.lines}
    assert "unsure" not in {line.stroke for line in behind.lines}
    assert "its connection not known" in part(somewhere, "Solar")


def test_a_node_that_only_software_holds_has_no_power_control(changed: Changed) -> None:
    """Without a power control system there is neither a box nor a signal for one."""
    diagram = single_line(changed(card={"power_mode": PowerManagement.NONE, "pcs_setpoint_a": None}))
    assert "Power control" not in diagram.words
    assert "signal" not in {line.stroke for line in diagram.lines}


def test_the_same_home_gives_the_same_drawing(crowded: Assessment) -> None:
    """Drawing twice makes no difference."""
    assert single_line(crowded) == single_line(crowded)
