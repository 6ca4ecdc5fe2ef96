"""A battery gone through day by day side by side does what one gone through step by step does."""

import numpy as np
import pytest

from assess.year.battery import Store, follow
from assess.year.steps import Array

STORE = Store(usable_wh=10_000, power_w=4_000, round_trip=0.81)


def by_hand(store: Store, need: Array, spare: Array, step_h: float) -> tuple[list[float], list[float], list[float]]:
    """Return the same by a plain loop: take from it what it has, fill it until it is full."""
    held, given, taken, after = store.usable_wh, [], [], []
    way = store.round_trip**0.5
    for asked, left in zip(need.tolist(), spare.tolist(), strict=True):
        out = min(asked, store.power_w, held * way / step_h)
        into = min(left, store.power_w, (store.usable_wh - held) / way / step_h) if asked == 0 else 0.0
        held += into * step_h * way - out * step_h / way
        given.append(out)
        taken.append(into)
        after.append(held)
    return given, taken, after


@pytest.mark.parametrize("per_hour", [1, 4])
@pytest.mark.parametrize("seed", range(4))
def test_it_is_the_plain_loop(seed: int, per_hour: int) -> None:
    """Given, taken and held of every step, for needs that empty it again and again."""
    count = 365 * 24 * per_hour
    random = np.random.default_rng(seed)
    balance = random.normal(600, 3_000, count).cumsum() * 0.02 % 9_000 - 3_500 + random.normal(0, 1_500, count)
    need, spare = np.maximum(-balance, 0.0), np.maximum(balance, 0.0)
    stored = follow(STORE, need[None, :], spare[None, :], 1 / per_hour, 24 * per_hour)
    given, taken, held = by_hand(STORE, need, spare, 1 / per_hour)
    assert stored.given_w[0] == pytest.approx(np.array(given), abs=1e-6)
    assert stored.taken_w[0] == pytest.approx(np.array(taken), abs=1e-6)
    assert stored.held_wh[0] == pytest.approx(np.array(held), abs=1e-6)
    assert min(held) < 1
    assert max(given) > 0


def test_ten_kilowatt_hours_give_nine_and_ask_for_more() -> None:
    """At 81 % both ways: what is held gives nine tenths at its connection, and refilling takes ten ninths."""
    need, spare = np.zeros((1, 8_760)), np.zeros((1, 8_760))
    need[0, :5], spare[0, 5:] = 4_000, 4_000
    stored = follow(STORE, need, spare, 1.0, 24)
    assert stored.given_w.sum() == pytest.approx(9_000)
    assert stored.taken_w.sum() == pytest.approx(10_000 / 0.9)
    assert stored.given_w[0, :3].tolist() == pytest.approx([4_000, 4_000, 1_000])


def test_candidates_do_not_share_a_battery() -> None:
    """Each row is a world of its own."""
    need, spare = np.zeros((2, 8_760)), np.zeros((2, 8_760))
    need[0] = 4_000
    stored = follow(STORE, need, spare, 1.0, 24)
    assert stored.given_w[1].sum() == 0
    assert stored.held_wh[1].min() == 10_000
