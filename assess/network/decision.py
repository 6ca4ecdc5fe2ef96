"""Many speed tests, one figure to decide by: a low percentile of the rates, a high one of latency and loss."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.intake import Home, SpeedTest
from assess.network.needs import NetworkRules, SampleRow
from assess.numbers import quantity
from assess.records import Basis
from assess.worksheet import Worksheet


@dataclass(frozen=True)
class Decision:
    """The figures to decide by; one that no test gave is None."""

    tests: tuple[SpeedTest, ...]
    failed: tuple[SpeedTest, ...]
    down_mbps: float | None
    up_mbps: float | None
    loaded_latency_ms: float | None
    idle_latency_ms: float | None
    loss_pct: float | None

    @property
    def attempts(self) -> int:
        """Return how many tests were tried."""
        return len(self.tests) + len(self.failed)


def decide(home: Home, rules: NetworkRules, ws: Worksheet) -> Decision:
    """Return the decision figures of a home's speed tests, the failed ones set aside and counted."""
    every = home.internet.tests or ()
    good = tuple(test for test in every if test.status == "ok")
    told = home.provenance.get("internet.tests")
    pick = _Pick(rules, ws, told.basis if told else Basis.MEASURED)
    return Decision(
        tests=good,
        failed=tuple(test for test in every if test.status == "failed"),
        down_mbps=pick.low("Download", [t.down_mbps for t in good], "Mbps"),
        up_mbps=pick.low("Upload", [t.up_mbps for t in good], "Mbps"),
        loaded_latency_ms=pick.high("Latency under load", [_loaded(t) for t in good], "ms"),
        idle_latency_ms=pick.high("Idle latency", [t.idle_latency_ms for t in good], "ms"),
        loss_pct=pick.high("Packet loss", [t.loss_pct for t in good], "%"),
    )


@dataclass(frozen=True)
class _Pick:
    """Takes the rank-th value from the bad end, as far as the number of tests honestly allows."""

    rules: NetworkRules
    ws: Worksheet
    basis: Basis

    def low(self, name: str, values: Sequence[float | None], unit: str) -> float | None:
        return self._take(name, sorted(v for v in values if v is not None), unit, "lowest")

    def high(self, name: str, values: Sequence[float | None], unit: str) -> float | None:
        return self._take(name, sorted((v for v in values if v is not None), reverse=True), unit, "highest")

    def _take(self, name: str, ordered: list[float], unit: str, end: str) -> float | None:
        if not ordered:
            return None
        samples = self.rules.samples
        row = samples.row(len(ordered))
        rank = row.rank if row else 1
        which = end if rank == 1 else f"no. {rank} from the {end}"
        label = f"{name}, {which} of {len(ordered)} tests" if len(ordered) > 1 else f"{name}, the only test"
        note, cite = self._note(ordered, row, unit, end), samples.cite if row else ""
        return float(self.ws.given(label, ordered[rank - 1], unit, basis=self.basis, cite=cite, note=note))

    def _note(self, ordered: list[float], row: SampleRow | None, unit: str, end: str) -> str | None:
        if not self.ws.recording:
            return None
        sure = f"bounds the {_ordinal(row.percentile, end)} percentile" if row else "screening only"
        shown = self.rules.samples.shown
        listed = ", ".join(quantity(value, unit) for value in ordered[:shown])
        return f"{sure}; from {listed}{', ...' if len(ordered) > shown else ''}"


def _ordinal(percentile: int, end: str) -> str:
    return f"{percentile if end == 'lowest' else 100 - percentile}th"


def _loaded(test: SpeedTest) -> float | None:
    both = [v for v in (test.loaded_latency_down_ms, test.loaded_latency_up_ms) if v is not None]
    return max(both, default=None)
