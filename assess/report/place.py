"""Where the node of the answer stands, in plain words: what was looked at indoors says little of a place outdoors."""

from assess.assessment import Assessment
from assess.intake import Placement
from assess.report.answer import Figures

_WHERE = {
    Placement.OUTDOOR_PAD: "on a pad outdoors",
    Placement.EXTERIOR_WALL: "outdoors, on a wall of the house",
    Placement.GARAGE: "in the garage",
    Placement.BASEMENT: "in the basement",
    Placement.UTILITY_ROOM: "in the utility room",
    Placement.LIVING_SPACE: "in a room that is lived in",
}
_SETS_PLACE = "node.placement = "


def place_in_words(assessment: Assessment, figures: Figures) -> str:
    """Return where the node in these figures stands, and that it is another place than was described."""
    placement = _after_changes(assessment, figures) or assessment.node.placement
    described = assessment.home.room.kind
    if placement is None:
        return "Where it would stand is not known."
    elsewhere = f", not {_WHERE[described]}" if described and described is not placement else ""
    return f"It would stand {_WHERE[placement]}{elsewhere}."


def _after_changes(assessment: Assessment, figures: Figures) -> Placement | None:
    """Return the place that the changes behind these figures move the node to."""
    changes = assessment.verdict.changes
    if changes is None or figures.configuration != changes.after:
        return None
    sets = (text for change in changes.changes for text in change.sets if text.startswith(_SETS_PLACE))
    return next((Placement(text.removeprefix(_SETS_PLACE)) for text in sets), None)
