"""How long the intervals of a record are, where it only says when they begin."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import pairwise

from assess.errors import IntakeError
from assess.readers.meters.stamps import Clock


def usual_spacing(stamps: Sequence[datetime]) -> int:
    """Return the commonest distance between neighbors in seconds, 0 where there are not two stamps."""
    apart = [round(abs((b - a).total_seconds())) for a, b in pairwise(stamps) if a != b]
    return Counter(apart).most_common(1)[0][0] if apart else 0


def spacing_of(cells: Iterable[str], clock: Clock) -> int:
    """Return the same for stamps as they are written; one that cannot be read is named when its row is."""
    stamps = []
    for cell in cells:
        try:
            stamps.append(clock.stamp(cell))
        except IntakeError:
            continue
    return usual_spacing(stamps)
