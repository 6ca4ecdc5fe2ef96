"""How many GPUs the line serves: by upload, by download, by the data cap."""

from math import floor

from assess.findings import Limit
from assess.intake import Home
from assess.network.decision import Decision
from assess.network.needs import Need, NetworkRules, WorkloadClass
from assess.network.volume import Month
from assess.numbers import quantity
from assess.records import Basis
from assess.worksheet import Worksheet
from assess.worksheet.arrays import is_array

_SAME = 1e-9  # two figures closer than this differ by floating point alone
_MEASURE = (
    "Run `assess measure --for 7d` on a computer wired to the router, and give its log; the saved result of a speed "
    "test is a first look."
)
_MEASURED = "internet.tests"


def rate_limits(
    decision: Decision, work: WorkloadClass, gpus: int, rules: NetworkRules, ws: Worksheet
) -> tuple[Limit, Limit]:
    """Return the limits in GPUs by upload and by download; a direction nobody measured is unknown."""
    return (
        _rate_limit("up", "Upload", decision.up_mbps, work.up, gpus, rules, ws),
        _rate_limit("down", "Download", decision.down_mbps, work.down, gpus, rules, ws),
    )


def _rate_limit(
    way: str, name: str, measured: float | None, need: Need, gpus: int, rules: NetworkRules, ws: Worksheet
) -> Limit:
    code, cite = f"network.{name.lower()}", (need.per_gpu or need.floor).cite
    if measured is None:
        return Limit(
            code=code,
            name=name,
            capacity=None,
            demand=gpus,
            unit="GPUs",
            cite=cite,
            field=_MEASURED,
            cure=_MEASURE,
        )
    reserve = rules.reserve[way]
    kept = ws.given(f"{name} kept for the household", reserve, basis=Basis.ASSUMED, note="for the people living there")
    left = ws.total(f"{name} left for the node", {"measured": measured}, less={"household": kept}, unit="Mbps")
    served = gpus_served(name, left, need, rules, ws)
    needed = needed_mbps(name, need, gpus, ws)
    plan = ws.total(f"{name} to ask of the line", {"node": needed, "household": kept}, unit="Mbps")
    cure = ""
    if not is_array(served) and served < gpus:
        cure = f"A line that measures {quantity(plan, 'Mbps')} {name.lower()} serves {gpus} GPUs."
    return Limit(code=code, name=name, capacity=served, demand=gpus, unit="GPUs", cite=cite, cure=cure)


def gpus_served(name: str, left: float, need: Need, rules: NetworkRules, ws: Worksheet) -> float:
    """Return how many whole GPUs a rate serves; all that are ever asked for where the need does not grow."""
    most = rules.node["most_gpus"].value
    if need.per_gpu is None:
        return _at_least(f"GPUs that the {name.lower()} serves", left, need.floor.value, most, 0, ws, need.floor.cite)
    shares = ws.product(f"{name} left, in GPUs", (left, "Mbps"), over=[need.per_gpu], unit="")
    served = whole(f"{name} left, in whole GPUs", shares, ws)
    if need.ceiling is not None:
        label = f"GPUs by {name.lower()}, a whole node's need known"
        served = _at_least(label, left, need.ceiling.value, most, served, ws, need.ceiling.cite)
    return _at_least(f"GPUs that the {name.lower()} serves", left, need.floor.value, served, 0, ws, need.floor.cite)


def needed_mbps(name: str, need: Need, gpus: int, ws: Worksheet) -> float:
    """Return the rate that a node of so many GPUs needs [Mbps]."""
    parts = {"at least": need.floor.value}
    if need.per_gpu is not None:
        parts["by GPU"] = ws.product(f"{name} by GPU", need.per_gpu, (gpus * 1.0, "GPUs"), unit="Mbps")
    label, cite = f"{name} that {gpus} GPUs need", (need.per_gpu or need.floor).cite
    needed = ws.largest(label, parts, unit="Mbps", cite=cite)
    if need.ceiling is None:
        return needed
    most = need.ceiling.value
    because = f"more than the {quantity(most, 'Mbps')} that any node needs"
    return ws.choose(label, needed > most, most, needed, unit="Mbps", because=because, cite=need.ceiling.cite)


def whole(label: str, value: float, ws: Worksheet) -> float:
    """Return `value` without the part that is less than a GPU."""
    return ws.total(label, {"GPUs": value}, less={"part of a GPU": value - floor(value + _SAME)}, unit="")


def cap_limit(
    home: Home, work: WorkloadClass, gpus: int, month: Month, rules: NetworkRules, ws: Worksheet
) -> Limit | None:
    """Return the limit in GPUs by the monthly data cap, or None where there is none.

    A plan of which nothing is said may have a cap that the node exceeds, so it is unknown; fiber plans have none
    as a rule.
    """
    line, cap_tb = home.internet, home.internet.data_cap_tb
    if cap_tb is None:
        if line.unlimited_data or line.technology in rules.uncapped:
            return None
        return Limit(
            code="network.data_cap",
            name="Data cap",
            capacity=None,
            demand=gpus,
            unit="GPUs",
            cite=rules.cites["cap"],
            field="internet.data_cap_tb",
            cure="Read it on the bill or the broadband label; internet.unlimited_data = true says there is none.",
        )
    cap = ws.given("Data cap per month", cap_tb, "TB", basis=home.basis_of("internet.data_cap_tb").basis)
    left = ws.total("Data left for the node", {"cap": cap}, less={"household": month.household_tb}, unit="TB")
    shares = ws.product("Data left, in GPUs", (left, "TB"), over=[(month.gpu_tb, "TB/GPU")], unit="")
    rounded = whole("Data left, in whole GPUs", shares, ws)
    served = ws.largest("GPUs that the data cap serves", {"by data": rounded, "none": 0.0}, unit="GPUs")
    short = not is_array(served) and served < gpus
    return Limit(
        code="network.data_cap",
        name="Data cap",
        capacity=served,
        demand=gpus,
        unit="GPUs",
        cite=work.cap_average.cite,
        cure="Move to a plan without a data cap." if short else "",
    )


def _at_least(label: str, left: float, bar: float, then: float, otherwise: float, ws: Worksheet, cite: str) -> float:
    because = "" if is_array(left) else f"{quantity(left, 'Mbps')} is at least {quantity(bar, 'Mbps')}"
    test = left >= bar - _SAME * bar
    return ws.choose(label, test, then, otherwise, unit="GPUs", because=because, cite=cite)
