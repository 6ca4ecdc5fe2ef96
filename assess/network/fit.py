"""How many GPUs the line serves for each kind of work, not only the one that is asked for."""

from dataclasses import dataclass

from assess.findings import Finding
from assess.intake import Home
from assess.network.capacity import cap_limit, gpus_served
from assess.network.decision import Decision, decide
from assess.network.line_findings import quality_findings
from assess.network.needs import NetworkRules, load_network_rules
from assess.network.volume import month_of
from assess.network.workloads import WorkloadClass, load_workloads
from assess.worksheet import Worksheet


@dataclass(frozen=True)
class LineFit:
    """What the line does for one class of work; GPUs that nobody can tell are None.

    `spare_up` and `spare_down` are the GPUs that rates with the margin of the classes serve. `capped` is whether the
    plan has a cap, or may have one; `quality` what latency and loss say. `screening` marks too few tests for any
    percentile.
    """

    name: str
    work: WorkloadClass
    up_gpus: float | None
    down_gpus: float | None
    spare_up: float | None
    spare_down: float | None
    capped: bool
    cap_gpus: float | None
    quality: tuple[Finding, ...]
    screening: bool

    @property
    def spare_gpus(self) -> float | None:
        """Return the GPUs that both rates serve with the margin; None where one was not measured."""
        return None if self.spare_up is None or self.spare_down is None else min(self.spare_up, self.spare_down)

    @property
    def gpus(self) -> float | None:
        """Return the GPUs that rates and data cap serve; None where a rate was not measured."""
        if self.up_gpus is None or self.down_gpus is None:
            return None
        return min(self.up_gpus, self.down_gpus, *(() if self.cap_gpus is None else (self.cap_gpus,)))


def line_fits(home: Home, gpus: int) -> tuple[LineFit, ...]:
    """Return how the line of a home with a node of `gpus` fits each class of work."""
    rules, ws = load_network_rules(), Worksheet(recording=False)
    decision = decide(home, rules, ws)
    classes = load_workloads().classes
    return tuple(_fit(home, gpus, name, work, decision, rules) for name, work in classes.items())


def _fit(home: Home, gpus: int, name: str, work: WorkloadClass, decision: Decision, rules: NetworkRules) -> LineFit:
    ws = Worksheet(recording=False)
    margin = load_workloads().margin["rate"].value
    up, down = (_served(decision, way, work, 1.0, rules, ws) for way in ("up", "down"))
    spare_up, spare_down = (_served(decision, way, work, margin, rules, ws) for way in ("up", "down"))
    cap = cap_limit(home, work, gpus, month_of(home, work, gpus, rules, ws), rules, ws)
    return LineFit(
        name=name,
        work=work,
        up_gpus=up,
        down_gpus=down,
        spare_up=spare_up,
        spare_down=spare_down,
        capped=cap is not None,
        cap_gpus=cap.capacity if cap else None,
        quality=tuple(quality_findings(decision, work)),
        screening=rules.samples.row(decision.log.counted) is None,
    )


def _served(
    decision: Decision, way: str, work: WorkloadClass, margin: float, rules: NetworkRules, ws: Worksheet
) -> float | None:
    measured = decision.rate(way)
    if measured is None:
        return None
    need = work.up if way == "up" else work.down
    return gpus_served(
        "Upload" if way == "up" else "Download", measured / margin - rules.reserve[way].value, need, rules, ws
    )
