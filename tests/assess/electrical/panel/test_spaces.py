import pytest

from assess.electrical.panel.spaces import SpaceMap, space_map, spaces_written
from assess.intake import Panel
from assess.worksheet import Worksheet


def panel(spaces: int, *taken: str, **more: object) -> Panel:
    """Return a panel with breakers on these spaces."""
    circuits = [{"space": space, "poles": 1 + space.count(",")} for space in taken]
    return Panel.model_validate({"spaces_total": spaces, "circuits": circuits, **more})


def mapped(spaces: int, *taken: str) -> SpaceMap:
    """Return the map of a panel of which everything is known."""
    found = space_map(panel(spaces, *taken))
    assert found is not None
    return found


def test_two_poles_take_two_numbers_of_one_side() -> None:
    """Odd numbers stand on the left, even on the right: 3 and 5 are a pair, 5 and 6 are not."""
    assert mapped(8, "1", "2,4").pairs == ((3, 5), (5, 7), (6, 8))
    assert mapped(8, "1", "2,4").pairs_named == "3-5, 5-7, 6-8"


def test_half_a_tandem_is_free_for_one_pole_only() -> None:
    """The other half of 8 is told, and makes no pair."""
    found = mapped(8, "1,3", "5,7", "2", "4", "8A")
    assert (found.free, found.halves, found.pairs) == ((6,), ("8B",), ())


def test_a_quad_takes_both_its_spaces() -> None:
    """Two two-pole breakers in two spaces leave nothing of them."""
    found = mapped(4, "1A,3B", "1B,3A")
    assert (found.free, found.halves) == ((2, 4), ())


def test_a_spare_breaker_may_come_out() -> None:
    """What feeds nothing makes room."""
    spare = Panel.model_validate(
        {
            "spaces_total": 4,
            "circuits": [{"space": "1,3", "poles": 2, "load_type": "spare"}, {"space": "2,4", "poles": 2}],
        }
    )
    found = space_map(spare)
    assert found is not None
    assert found.pairs == ((1, 3),)


@pytest.mark.parametrize(
    ("taken", "move", "freed"),
    [
        (("1", "2", "3", "4", "7", "8"), (3, 6), (3, 5)),
        (("1", "3", "4", "6", "7", "8"), (3, 2), (3, 5)),
        (("1,3", "5,7", "4A", "4B", "8"), (8, 2), (6, 8)),  # half a tandem stays; 8 moves beside nothing
        (("1,3", "5,7", "4A", "4B", "6A", "6B"), None, None),  # 2 and 8 are free, and no whole breaker stands alone
    ],
)
def test_one_breaker_that_moves_can_make_a_pair(
    taken: tuple[str, ...], move: tuple[int, int] | None, freed: tuple[int, int] | None
) -> None:
    """The first one-pole breaker beside a free space of its side goes to another free space."""
    found = mapped(8, *taken)
    assert (found.pairs, found.move, found.freed) == ((), move, freed)


def test_no_move_is_looked_for_where_there_is_a_pair() -> None:
    """Nothing is moved for nothing."""
    assert mapped(8, "1").move is None


@pytest.mark.parametrize("known", [{"circuits": []}, {"spaces_total": 8}])
def test_a_panel_without_its_directory_has_no_map(known: dict[str, object]) -> None:
    """Both the size and the directory are needed."""
    unread = Panel.model_validate(known)
    sheet = Worksheet()
    spaces_written(unread, sheet)
    assert (space_map(unread), sheet.steps) == (None, [])


def test_the_pairs_are_written_with_their_numbers() -> None:
    """Whoever orders the breaker reads where it goes."""
    sheet = Worksheet()
    spaces_written(panel(6, "1", "2A"), sheet)
    spaces, pairs = sheet.steps
    assert (spaces.value, pairs.value) == (4, 2)
    assert spaces.label == "Free spaces: 3, 4, 5, 6, 2B"
    assert pairs.label == "Pairs for a two-pole breaker: 3-5, 4-6"


def test_a_long_list_is_cut() -> None:
    """An empty panel of 40 spaces does not fill the page."""
    sheet = Worksheet()
    spaces_written(panel(40), sheet)
    assert sheet.steps[0].label == "Free spaces: 1, 2, 3, 4, 5, 6, 7, 8 and 32 more"
    spaces_written(panel(1, "1"), sheet)
    assert [step.label for step in sheet.steps[2:]] == ["Free spaces: none", "Pairs for a two-pole breaker: none"]
