"""What the node and the household move in a month."""

from dataclasses import dataclass

from assess.intake import Home
from assess.network.needs import NetworkRules, WorkloadClass
from assess.records import Basis
from assess.worksheet import Worksheet


@dataclass(frozen=True)
class Month:
    """What is taken to go over the line in a month, both ways together [TB]."""

    household_tb: float
    gpu_tb: float
    home_tb: float


def month_of(home: Home, work: WorkloadClass, gpus: int, rules: NetworkRules, ws: Worksheet) -> Month:
    """Return the data of a month in a home with a node of `gpus`, listed as an assumption where a cap hangs on it."""
    basis = None if home.internet.data_cap_tb is None else Basis.ASSUMED
    household = ws.given("Household and model downloads", work.cap_base, basis=basis)
    average = ws.given(f"Average traffic, {work.title}", work.cap_average, basis=basis)
    seconds, per_tb = rules.month["seconds"], rules.month["per_tb"]
    each = ws.product("Data per GPU and month", (average, "Mbps/GPU"), seconds, over=[per_tb], unit="TB")
    node = ws.product("Data of the node a month", (each, "TB/GPU"), (gpus * 1.0, "GPUs"), unit="TB")
    whole = ws.total("Data of the home a month", {"household": household, "node": node}, unit="TB")
    return Month(household, each, whole)
