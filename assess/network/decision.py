"""Many speed tests, one figure to decide by: a low percentile of the rates, a high one of latency and loss."""

from collections.abc import Sequence
from dataclasses import dataclass

from assess.intake import Home, SpeedTest
from assess.network.log import Log, log_of
from assess.network.needs import NetworkRules, SampleRow
from assess.numbers import quantity
from assess.records import Basis
from assess.worksheet import Worksheet


@dataclass(frozen=True)
class Decision:
    """The figures to decide by; one that no test gave is None."""

    log: Log
    down_mbps: float | None
    up_mbps: float | None
    loaded_latency_ms: float | None
    idle_latency_ms: float | None
    loss_pct: float | None
    rise_ms: float | None

    @property
    def tests(self) -> tuple[SpeedTest, ...]:
        """Return the tests that measured something."""
        return self.log.good

    @property
    def failed(self) -> tuple[SpeedTest, ...]:
        """Return the tests that failed."""
        return self.log.failed

    @property
    def attempts(self) -> int:
        """Return how many tests were tried."""
        return self.log.attempts

    def rate(self, way: str) -> float | None:
        """Return the rate to decide by, `down` or `up` [Mbps]."""
        return self.down_mbps if way == "down" else self.up_mbps


def decide(home: Home, rules: NetworkRules, ws: Worksheet) -> Decision:
    """Return the decision figures of a home's speed tests, the failed ones set aside and counted."""
    log = log_of(home)
    told = home.provenance.get("internet.tests")
    pick = _Pick(log, rules, ws, told.basis if told else Basis.MEASURED)
    return Decision(
        log=log,
        down_mbps=pick.worst("Download", "down", "Mbps", low=True),
        up_mbps=pick.worst("Upload", "up", "Mbps", low=True),
        loaded_latency_ms=pick.worst("Latency under load", "loaded", "ms", low=False),
        idle_latency_ms=pick.worst("Idle latency", "idle", "ms", low=False),
        loss_pct=pick.worst("Packet loss", "loss", "%", low=False),
        rise_ms=pick.worst("Rise of latency under load", "rise", "ms", low=False),
    )


@dataclass(frozen=True)
class _Pick:
    """Takes the rank-th value from the bad end, as far as the number of tests honestly allows.

    Where the busy hours alone are enough tests for the same percentile, the worse of the two decides.
    """

    log: Log
    rules: NetworkRules
    ws: Worksheet
    basis: Basis

    def worst(self, name: str, figure: str, unit: str, *, low: bool) -> float | None:
        every, busy = self.log.values[figure], self.log.busy[figure]
        if not every:
            return None
        value = self._take(name, every, unit, low=low)
        row = self.rules.samples.row(len(every))
        if row is None or self.rules.samples.row(len(busy)) is not row:
            return value
        first, last = (quantity(self.rules.busy[end].value, "h") for end in ("first", "last"))
        evening = self._take(f"{name}, {first} to {last}", busy, unit, low=low)
        worse = evening < value if low else evening > value
        return self.ws.choose(
            f"{name} that decides",
            worse,
            evening,
            value,
            unit=unit,
            because=f"the busy hours are {'lower' if low else 'higher'}",
            cite=self.rules.busy["first"].cite,
        )

    def _take(self, name: str, ascending: tuple[float, ...], unit: str, *, low: bool) -> float:
        samples, count = self.rules.samples, len(ascending)
        row, rank = samples.row(count), samples.rank(count)
        value = ascending[rank - 1] if low else ascending[-rank]
        end = "lowest" if low else "highest"
        which = end if rank == 1 else f"no. {rank} from the {end}"
        label = f"{name}, {which} of {count} tests" if count > 1 else f"{name}, the only test"
        note, cite = self._note(ascending, row, unit, low=low), samples.cite if row else ""
        return self.ws.given(label, value, unit, basis=self.basis, cite=cite, note=note)

    def _note(self, ascending: Sequence[float], row: SampleRow | None, unit: str, *, low: bool) -> str | None:
        if not self.ws.recording:
            return None
        sure = f"bounds the {_ordinal(row.percentile, low=low)} percentile" if row else "screening only"
        shown = self.rules.samples.shown
        first = ascending[:shown] if low else ascending[: -shown - 1 : -1]
        listed = ", ".join(quantity(value, unit) for value in first)
        return f"{sure}; from {listed}{', ...' if len(ascending) > shown else ''}"


def _ordinal(percentile: int, *, low: bool) -> str:
    return f"{percentile if low else 100 - percentile}th"
