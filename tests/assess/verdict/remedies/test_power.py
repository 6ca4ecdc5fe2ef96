"""Remedies at the power: control, circuit, panel, service, each done to a home and looked at field by field.

What a remedy leaves is written here by hand: the sizes are those of the catalogue's own tables (a busbar of 225 A, a
sub-panel of 12 spaces on a feeder of 60 A, services of 200 and 320 A), the rest is what an electrician would change.
"""

from collections.abc import Callable

import pytest

from assess.errors import IntakeError
from assess.intake import Home, Panel, PowerManagement
from assess.intake.service import Circuit
from assess.verdict.remedies import apply_remedy

Example = Callable[[str], Home]
WithFields = Callable[..., Home]
Refused = Callable[[Home, str], bool]


def test_a_subpanel_moves_circuits_and_loses_none(example: Example) -> None:
    """A full panel gets a pair of spaces; every circuit is still there, the feeder beside them."""
    full = tuple(Circuit(space=str(n), breaker_a=15, label=f"Circuit {n}", nameplate_va=600) for n in range(1, 13))
    panel = Panel(make="Siemens", bus_a=200, main_a=200, spaces_total=12, circuits=full)
    home = example("go-cleveland").model_copy(update={"panel": panel})
    after = apply_remedy(home, "subpanel").panel
    assert after.free_pairs()
    below = (after.subpanels or ())[0].circuits or ()
    labels = [c.label for c in (*(after.circuits or ()), *below)]
    assert sorted(str(one) for one in labels) == sorted([*(str(c.label) for c in full), "Added sub-panel"])


def test_the_nodes_circuit_and_its_panel_are_changed_where_they_are(example: Example, with_fields: WithFields) -> None:
    """An existing circuit is left alone, a feed from a sub-panel given up; where there is none, there is no remedy."""
    home = example("go-cleveland")
    wired = with_fields(home, "node", existing_breaker_a=50.0, existing_conductor="6", fed_from="garage")
    anew = apply_remedy(wired, "new_circuit").node
    assert (anew.existing_breaker_a, anew.existing_conductor, anew.fed_from) == (None, None, "garage")
    assert apply_remedy(wired, "main_panel_feed").node == wired.node.model_copy(update={"fed_from": None})
    for remedy in ("new_circuit", "main_panel_feed"):
        with pytest.raises(IntakeError):
            apply_remedy(with_fields(home, "node", existing_breaker_a=None, fed_from=None), remedy)


def test_a_main_breaker_is_as_large_as_service_and_busbar_allow(example: Example, with_fields: WithFields) -> None:
    """150 A on a busbar and a service of 200 A become 200 A; not where the busbar, or the service, is no larger."""
    home = with_fields(example("go-cleveland"), "service", rating_a=200.0)
    small = with_fields(home, "panel", main_a=150.0, bus_a=200.0)
    assert apply_remedy(small, "main_breaker").panel == small.panel.model_copy(update={"main_a": 200.0})
    for panel in (
        {"main_a": 150.0, "bus_a": 150.0},
        {"main_a": 200.0, "bus_a": 225.0},
        {"main_a": 0.0, "bus_a": 200.0},
    ):
        with pytest.raises(IntakeError):
            apply_remedy(with_fields(home, "panel", **panel), "main_breaker")
    with pytest.raises(IntakeError):
        apply_remedy(with_fields(small, "panel", bus_a=None), "main_breaker")
    with pytest.raises(IntakeError):
        apply_remedy(with_fields(small, "service", rating_a=None), "main_breaker")


def test_a_larger_busbar_is_larger_and_may_have_its_main_breaker(example: Example, with_fields: WithFields) -> None:
    """225 A behind 200 A; not where the busbar is as large already, unknown, or smaller than the main breaker."""
    home = with_fields(example("go-cleveland"), "panel", main_a=200.0, bus_a=200.0)
    after = apply_remedy(home, "panel_larger_bus").panel
    assert (after.bus_a, after.main_a) == (225, 200)
    for panel in ({"bus_a": 225.0}, {"bus_a": None}, {"bus_a": 200.0, "main_a": 400.0}):
        with pytest.raises(IntakeError):
            apply_remedy(with_fields(home, "panel", **panel), "panel_larger_bus")


def test_a_new_panel_has_the_ratings_of_its_service_and_no_old_defects(
    example: Example, with_fields: WithFields
) -> None:
    """Make, places and defects are gone; the circuits move over; half of the forty spaces are taken by them."""
    circuits = (Circuit(space="1", breaker_a=20, nameplate_va=600),)
    home = with_fields(example("go-cleveland"), "panel", circuits=circuits, model="QO", center_fed=True, bus_a=400.0)
    defects = dict.fromkeys(("panel_heat_or_corrosion", "fuse_panel", "split_bus", "double_tapped_breakers"), True)
    old = with_fields(home, "safety", **defects)
    new = apply_remedy(with_fields(old, "service", rating_a=200.0), "panel")
    assert (new.panel.bus_a, new.panel.main_a, new.panel.spaces_total) == (200, 200, None)
    assert new.panel.circuits == home.panel.circuits
    assert (new.panel.make, new.panel.model, new.panel.center_fed) == ("new, listed", None, False)
    assert new.panel.spaces_free == 20
    assert {getattr(new.safety, defect) for defect in defects} == {False}
    unread = apply_remedy(with_fields(old, "service", rating_a=None), "panel").panel
    assert (unread.bus_a, unread.main_a) == (400, 200)


def test_new_service_conductors_are_those_of_the_service(example: Example, with_fields: WithFields) -> None:
    """What was too small is no longer stated; a size that nobody stated is not replaced."""
    home = with_fields(example("go-cleveland"), "service", conductor_size="2", conductor_material="aluminum")
    new = apply_remedy(home, "service_conductors").service
    assert (new.conductor_size, new.conductor_material, new.rating_a) == (None, None, home.service.rating_a)
    with pytest.raises(IntakeError):
        apply_remedy(with_fields(home, "service", conductor_size=None), "service_conductors")


def test_a_panel_that_was_only_counted_gets_two_spaces(example: Example, with_fields: WithFields) -> None:
    """One free space becomes two, with a sub-panel of lugs beside it; two free ones need none."""
    counted = with_fields(example("go-cleveland"), "panel", circuits=None, spaces_total=None, spaces_free=1)
    after = apply_remedy(counted, "subpanel").panel
    (added,) = after.subpanels or ()
    assert (after.spaces_free, added.name, added.main_a, added.circuits) == (2, "added", 0, None)
    with pytest.raises(IntakeError):
        apply_remedy(with_fields(counted, "panel", spaces_free=2), "subpanel")


def test_a_control_is_put_in_or_exchanged_for_one_that_gives_way(
    example: Example, with_fields: WithFields, refused: Refused
) -> None:
    """No control and a fixed one may be followed by one that gives way; back from there is no remedy."""
    home = example("go-cleveland")
    for now in (None, PowerManagement.NONE):
        bare = with_fields(home, "node", power_management=now)
        assert apply_remedy(bare, "pcs_fixed").node.power_management is PowerManagement.PCS_FIXED
        assert apply_remedy(bare, "pcs_dynamic").node.power_management is PowerManagement.PCS_DYNAMIC
    fixed = with_fields(home, "node", power_management=PowerManagement.PCS_FIXED)
    assert apply_remedy(fixed, "pcs_dynamic").node.power_management is PowerManagement.PCS_DYNAMIC
    assert refused(fixed, "pcs_fixed")
    gives_way = with_fields(home, "node", power_management=PowerManagement.PCS_DYNAMIC)
    assert refused(gives_way, "pcs_fixed")
    assert refused(gives_way, "pcs_dynamic")


def test_a_main_breaker_needs_both_ratings_and_a_breaker(
    example: Example, with_fields: WithFields, refused: Refused
) -> None:
    """On a busbar just as large it is fitted; without main lugs, without a known busbar or service it is not."""
    home = with_fields(example("go-cleveland"), "service", rating_a=200.0)
    assert apply_remedy(with_fields(home, "panel", main_a=150.0, bus_a=200.0), "main_breaker").panel.main_a == 200
    for panel in ({"main_a": 0.0, "bus_a": 225.0}, {"main_a": None}, {"main_a": 150.0, "bus_a": None}):
        assert refused(with_fields(home, "panel", **panel), "main_breaker")
    small = with_fields(home, "panel", main_a=150.0, bus_a=225.0)
    assert refused(with_fields(small, "service", rating_a=None), "main_breaker")


def test_a_service_is_brought_to_the_next_sizes(example: Example, with_fields: WithFields, refused: Refused) -> None:
    """100 A become 200 or 320 A, with conductors nobody has read and a panel of that rating; never the same again."""
    home = with_fields(example("go-cleveland"), "panel", main_a=100.0, bus_a=100.0)
    home = with_fields(home, "service", rating_a=100.0, continuous_a=100.0)
    for remedy, rating_a in (("service_200", 200), ("service_320", 320)):
        new = apply_remedy(home, remedy)
        assert (new.service.rating_a, new.panel.bus_a, new.panel.main_a) == (rating_a, rating_a, rating_a)
        stated = new.service.continuous_a, new.service.conductor_size, new.service.conductor_material
        assert stated == (None, None, None)
        assert new.service.volts == home.service.volts
        assert refused(new, remedy)
    assert refused(with_fields(home, "service", rating_a=None), "service_200")
    assert refused(with_fields(home, "service", rating_a=320.0), "service_200")


def test_a_larger_busbar_of_just_that_size_is_none(example: Example, with_fields: WithFields, refused: Refused) -> None:
    """Behind a main breaker that nobody read, and behind one of 225 A, the busbar may be 225 A; a 225 A one stays."""
    home = example("go-cleveland")
    for main_a in (None, 0.0):
        panel = with_fields(home, "panel", bus_a=200.0, main_a=main_a)
        assert apply_remedy(panel, "panel_larger_bus").panel.bus_a == 225
    assert refused(with_fields(home, "panel", bus_a=225.0, main_a=None), "panel_larger_bus")
    assert refused(with_fields(home, "panel", bus_a=400.0, main_a=200.0), "panel_larger_bus")


def test_a_subpanel_is_of_the_usual_size_and_has_a_name_of_its_own(example: Example, with_fields: WithFields) -> None:
    """On a full panel of eight: rows 1, 3 and 5, 7 are emptied for node and feeder, and their circuits renumbered."""
    circuits = tuple(Circuit(space=str(n), breaker_a=15, label=f"Circuit {n}") for n in range(1, 9))
    full = with_fields(example("go-cleveland"), "panel", circuits=circuits, spaces_total=8, spaces_free=None)
    after = apply_remedy(full, "subpanel").panel
    (feeder,) = (circuit for circuit in after.circuits or () if circuit.load_type == "subpanel")
    assert (feeder.poles, feeder.breaker_a, feeder.label) == (2, 60, "Added sub-panel")
    (added,) = after.subpanels or ()
    assert (added.feeder_breaker_a, added.bus_a, added.main_a, added.spaces_total) == (60, 100, 0, 12)
    moved = added.circuits or ()
    assert [circuit.space for circuit in moved] == ["1", "2", "3", "4"]
    labels = [circuit.label for circuit in moved]
    assert after.free_pairs() == [(1, 3)]
    assert (feeder.space, labels) == ("2,4", ["Circuit 1", "Circuit 2", "Circuit 3", "Circuit 4"])
    again = with_fields(full, "panel", subpanels=(added, added.model_copy(update={"name": "added 2"})))
    assert [one.name for one in apply_remedy(again, "subpanel").panel.subpanels or ()][-1] == "added 3"


def test_as_few_circuits_as_can_be_are_moved_and_only_whole_ones(
    example: Example, with_fields: WithFields, refused: Refused
) -> None:
    """Of six spaces 1, 3 hold a two-pole breaker and 2 a tandem; one pair is left, and that is too few.

    With two spaces more, 5, 7 and 4, 6 can be emptied. A spare is no circuit, so the pair it stands in costs less.
    """

    def panel(*circuits: Circuit, spaces: int) -> Home:
        return with_fields(example("go-cleveland"), "panel", circuits=circuits, spaces_total=spaces, spaces_free=None)

    two_pole = Circuit(space="1,3", poles=2, breaker_a=30, label="Dryer")
    tandem = (Circuit(space="2A", label="Two A"), Circuit(space="2B", label="Two B"))
    singles = [Circuit(space=str(n), label=f"Circuit {n}") for n in (4, 5, 6)]
    assert refused(panel(two_pole, *tandem, *singles, spaces=6), "subpanel")
    more = (*singles, Circuit(space="7", label="Circuit 7"), Circuit(space="8", load_type="spare"))
    after = apply_remedy(panel(two_pole, *tandem, *more, spaces=8), "subpanel").panel
    labels = {circuit.label for circuit in (after.subpanels or ())[0].circuits or ()}
    assert {"Circuit 5", "Circuit 7", "Circuit 6"} == labels
    assert {circuit.label for circuit in after.circuits or ()} >= {"Dryer", "Two A", "Two B", "Circuit 4"}


def test_no_subpanel_where_there_is_room_or_the_node_hangs_elsewhere(
    example: Example, with_fields: WithFields, refused: Refused
) -> None:
    """A free pair, a feed from another panel, and spaces that nobody counted leave nothing to free."""
    home = example("go-cleveland")
    listed = with_fields(home, "panel", circuits=(Circuit(space="1"),), spaces_total=8, spaces_free=None)
    assert refused(listed, "subpanel")
    counted = with_fields(home, "panel", circuits=None, spaces_total=None, spaces_free=1)
    assert not refused(counted, "subpanel")
    assert refused(with_fields(counted, "panel", spaces_free=None), "subpanel")
    barn = with_fields(counted, "panel", subpanels=Panel.model_validate({"subpanels": [{"name": "barn"}]}).subpanels)
    assert refused(with_fields(barn, "node", fed_from="barn"), "subpanel")
    # A directory without the number of spaces is no list of free ones; the count beside it is taken.
    unlisted = with_fields(counted, "panel", circuits=(Circuit(space="1"),))
    assert apply_remedy(unlisted, "subpanel").panel.spaces_free == 2


def test_new_service_conductors_need_a_rating_to_be_made_for(
    example: Example, with_fields: WithFields, refused: Refused
) -> None:
    """A stated size behind a service of unknown rating stays."""
    home = with_fields(example("go-cleveland"), "service", conductor_size="2")
    assert refused(with_fields(home, "service", rating_a=None), "service_conductors")
