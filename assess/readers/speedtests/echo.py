"""What ping, fping and mtr have in common: echoes that came back or did not, and no rate."""

from collections.abc import Sequence
from statistics import median
from typing import Any

from assess.intake import SpeedTest
from assess.readers.speedtests.build import build, failed

_PER_CENT = 100.0


def echoes(where: str, sent: int | None, received: int | None, times_ms: Sequence[float], **values: Any) -> SpeedTest:
    """Return a run of echoes: its median where each is known, else the mean that `values` brings.

    A run of which nothing came back has failed; its loss is known all the same. Raises IntakeError.
    """
    mean = values.pop("mean_ms", None)
    loss = None
    if sent and received is not None:
        loss = _PER_CENT * (sent - min(received, sent)) / sent  # an echo that came twice is no gain
    if received == 0 or (received is None and not times_ms and mean is None):
        count = f"{sent} echoes" if sent else "its echoes"
        return failed(where, values.pop("message", None) or f"none of {count} came back", loss_pct=loss, **values)
    # The mean of a line that now and then takes a second tells nothing of either state; the median does.
    latency = median(times_ms) if times_ms else mean
    return build(where, idle_latency_ms=latency, loss_pct=loss, **values)
