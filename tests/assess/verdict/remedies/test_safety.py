"""Remedies for safety: the panel's place and the space before it, the checklist, the node's battery.

The working space is that of NEC 110.26(A): 36 in deep, 30 in wide, 78 in (6½ ft) high.
"""

from collections.abc import Callable

import pytest

from assess.intake import Home
from assess.verdict.remedies import apply_remedy

Example = Callable[[str], Home]
WithFields = Callable[..., Home]
Refused = Callable[[Home, str], bool]


@pytest.mark.parametrize(
    ("remedy", "field", "good"),
    [
        ("breaker_for_each", "double_tapped_breakers", False),
        ("grounding", "grounding_ok", True),
        ("surge_protector", "surge_protection", True),
        ("smoke_alarms", "smoke_alarms", True),
        ("leak_detection", "leak_detection", True),
        ("cutoff", "over_temperature_cutoff", True),
    ],
)
def test_a_question_of_the_checklist_is_answered_well(
    example: Example, with_fields: WithFields, refused: Refused, remedy: str, field: str, *, good: bool
) -> None:
    """A bad answer and none at all become the good one, and nothing else does; a good one is left."""
    home = example("go-cleveland")
    for before in (not good, None):
        bad = with_fields(home, "safety", **{field: before})
        assert apply_remedy(bad, remedy).safety == bad.safety.model_copy(update={field: good})
    assert refused(with_fields(home, "safety", **{field: good}), remedy)


def test_a_moved_panel_has_the_working_space_of_the_code(example: Example, with_fields: WithFields) -> None:
    """36 by 30 by 78 in, wherever it stood."""
    home = with_fields(example("go-cleveland"), "safety", panel_place="bathroom", working_depth_in=20.0)
    moved = apply_remedy(home, "move_panel").safety
    space = moved.working_depth_in, moved.working_width_in, moved.working_height_in
    assert (moved.panel_place, space) == ("other", (36, 30, 78))


def test_only_the_space_that_is_short_is_cleared(example: Example, with_fields: WithFields, refused: Refused) -> None:
    """What measures just enough stays, and so does what nobody measured."""
    home = example("go-cleveland")

    def cleared(depth_in: float | None, width_in: float | None) -> tuple[float | None, float | None]:
        measured = with_fields(home, "safety", working_depth_in=depth_in, working_width_in=width_in)
        after = apply_remedy(measured, "clear_space").safety
        return after.working_depth_in, after.working_width_in

    assert cleared(35.9, 30.0) == (36, 30)
    assert cleared(48.0, 20.0) == (48, 30)
    assert cleared(20.0, 20.0) == (36, 30)
    assert cleared(20.0, None) == (36, None)
    for depth_in, width_in in ((36.0, 30.0), (None, None), (None, 40.0)):
        enough = with_fields(home, "safety", working_depth_in=depth_in, working_width_in=width_in)
        assert refused(enough, "clear_space")


def test_a_battery_is_left_out_where_there_is_one(example: Example, with_fields: WithFields, refused: Refused) -> None:
    """The one that comes with the node as much as one that is stated; what has none has none to leave out."""
    home = example("go-cleveland")
    for stated_kwh in (None, 5.0):
        with_one = with_fields(home, "node", battery_kwh=stated_kwh)
        assert apply_remedy(with_one, "no_battery").node == with_one.node.model_copy(update={"battery_kwh": 0.0})
    assert refused(with_fields(home, "node", battery_kwh=0.0), "no_battery")
    generic = with_fields(home, "node", model="generic-liquid", gpu="rtx-pro-6000-server", battery_kwh=None)
    assert refused(generic, "no_battery")
    assert apply_remedy(with_fields(generic, "node", battery_kwh=5.0), "no_battery").node.battery_kwh == 0
    assert refused(with_fields(generic, "node", model=None), "no_battery")
