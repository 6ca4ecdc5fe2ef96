"""The line to ask a provider for."""

from assess.network.capacity import needed_mbps
from assess.network.needs import load_network_rules
from assess.worksheet import Worksheet


def plan_needed(gpus: int, workload: str | None) -> tuple[float, float]:
    """Return the measured download and upload that a node of `gpus` and its household need [Mbps]."""
    rules, ws = load_network_rules(), Worksheet(recording=False)
    work = rules.classes[workload or rules.default_workload]
    down = needed_mbps("Download", work.down, gpus, ws) + rules.reserve["down"].value
    up = needed_mbps("Upload", work.up, gpus, ws) + rules.reserve["up"].value
    return down, up
