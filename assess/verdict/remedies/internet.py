"""What can be changed at the line: another plan, another line, a second one."""

from assess.intake import Home, Internet, SpeedTest
from assess.verdict.remedies.catalogue import Offer, figure


def fiber(home: Home, offer: Offer) -> Home | None:
    """Take a symmetric line without a data cap; where nothing was measured, a test comes before another line."""
    if offer.size is None or not home.internet.tests:
        return None
    rate, latency_ms = offer.size.value, figure("line.latency").value
    test = SpeedTest(
        down_mbps=rate,
        up_mbps=rate,
        idle_latency_ms=latency_ms,
        loaded_latency_up_ms=latency_ms,
        loaded_latency_down_ms=latency_ms,
        loss_pct=0,
    )
    line = Internet(technology="fiber", tests=(test,), unlimited_data=True, second_path=home.internet.second_path)
    return home.model_copy(update={"internet": line})


def unlimited_data(home: Home, _offer: Offer) -> Home | None:
    """Take the option of the plan that ends the data cap."""
    if home.internet.data_cap_tb is None:
        return None
    line = home.internet.model_copy(update={"data_cap_tb": None, "unlimited_data": True})
    return home.model_copy(update={"internet": line})


def second_path(home: Home, _offer: Offer) -> Home | None:
    """Add a second way to the internet."""
    if home.internet.second_path:
        return None
    return home.model_copy(update={"internet": home.internet.model_copy(update={"second_path": True})})


ACTIONS = {one.__name__: one for one in (fiber, unlimited_data, second_path)}
