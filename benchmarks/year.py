"""How long the year of a node takes: one candidate, all counts and caps at once, a home's own load, a battery.

Every figure is the best of several rounds in this one run, and stands beside a plain loop in Python that settles one
candidate hour by hour: a machine's speed cancels out of the ratio.

    python benchmarks/year.py [--rounds N]
"""

import argparse
from collections.abc import Callable
from dataclasses import replace
from timeit import repeat

import numpy as np

from assess.hardware import resolve
from assess.intake.node import NodeRequest
from assess.year.battery import Store
from assess.year.ladder import Ladder, ladder
from assess.year.measured import Measured, aligned
from assess.year.outages import Down
from assess.year.run import Around, flow, run_year
from assess.year.steps import Steps
from assess.year.summary import summary
from assess.year.supply import Supply

CAPS = tuple(float(cap) for cap in range(300, 601, 25))
COUNTS = range(1, 17)


def main() -> None:
    """Print one line for each task: its time, and how many plain loops of one candidate that is."""
    parser = argparse.ArgumentParser(description="Time the year of a node.")
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    asked = NodeRequest(model="generic-liquid", gpu="rtx-pro-6000-server", gpus=16, volts=240)
    spec = resolve(asked, None)
    ladders = [ladder(spec, gpus, CAPS) for gpus in COUNTS]
    hours, quarters = _around(Steps(1)), _around(Steps(4))
    plain = _seconds(lambda: _plain(hours, ladders[-1]), 2)
    print(f"a plain loop takes {plain * 1e3:,.0f} ms for one candidate in 8,760 hours; best of {rounds} rounds")
    print(f"{'':44}{'time':>12}{'plain loops':>14}")
    store = Store(10_800, 5_000, 0.85)
    with_store = [replace(one, supply=replace(one.supply, store=store)) for one in (hours, quarters)]
    record = _record()
    tasks: dict[str, Callable[[], object]] = {
        "one candidate, hours": lambda: summary(flow(hours, ladders[-1], (600.0,))),
        "one candidate, quarter-hours": lambda: summary(flow(quarters, ladders[-1], (600.0,))),
        "one candidate with a battery, quarter-hours": lambda: summary(flow(with_store[1], ladders[-1], (600.0,))),
        "16 counts and 13 caps, hours": lambda: run_year(hours, ladders, CAPS),
        "16 counts and 13 caps with a battery, hours": lambda: run_year(with_store[0], ladders, CAPS),
        "16 counts and 13 caps, quarter-hours": lambda: run_year(quarters, ladders, CAPS),
        "a record of a year laid over it": lambda: aligned(record, Steps(4)),
    }
    for name, task in tasks.items():
        taken = _seconds(task, rounds)
        print(f"{name:44}{taken * 1e3:>9,.1f} ms{taken / plain:>14.2f}")


def _around(steps: Steps) -> Around:
    """Return a busy home on a service that the node does not always fit."""
    random = np.random.default_rng(0)
    home = random.gamma(2.0, 1_200, steps.count)
    warm = np.sin(np.pi * np.arange(steps.count) / steps.count)
    carries = np.where(warm > 0.9, 9_000.0, 20_000.0)
    supply = Supply(15_000, gives_way=True)
    return Around(steps, home, supply, Down(6.0, 26.0), pump=0.1 * warm, carries_w=carries)


def _record() -> Measured:
    """Return a year of quarter-hours with a gap of three days."""
    start = 1_672_531_200 + 900 * np.arange(35_040)
    keep = (np.arange(35_040) < 9_000) | (np.arange(35_040) > 9_288)
    wh = np.random.default_rng(1).gamma(2.0, 120, 35_040)
    return Measured(start[keep], np.full(int(keep.sum()), 900), wh[keep])


def _plain(around: Around, steps: Ladder) -> float:
    """Return the work of one candidate by a loop over the hours, without any array."""
    bases, throughput = steps.base_w.tolist(), steps.throughput.tolist()
    pumps = [0.0] * around.steps.count if around.pump is None else around.pump.tolist()
    carries = [1e9] * around.steps.count if around.carries_w is None else around.carries_w.tolist()
    work = 0.0
    for home, pump, carried in zip(around.home_w.tolist(), pumps, carries, strict=True):
        asks = 1 + steps.coolant * pump
        allowed = min(bases[-1], carried / steps.coolant, max(0.0, around.supply.setpoint_w - home) / asks)
        if allowed >= bases[0]:
            n = next((n for n, base in enumerate(bases) if base >= allowed), len(bases) - 1)
            low, high = bases[max(n - 1, 0)], bases[n]
            part = 1.0 if high == low else (allowed - low) / (high - low)
            work += throughput[max(n - 1, 0)] + part * (throughput[n] - throughput[max(n - 1, 0)])
        elif allowed >= steps.first_w:
            work += int((allowed - steps.rest_w) / steps.gpu_w) * throughput[0] / steps.gpus
    return work


def _seconds(run: Callable[[], object], rounds: int) -> float:
    return min(repeat(run, number=1, repeat=rounds + 1)[1:])  # the first one warms up


if __name__ == "__main__":
    main()
