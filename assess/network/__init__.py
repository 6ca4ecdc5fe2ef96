"""Whether the home's internet line carries the node, and how many GPUs it serves."""

from assess.network.fit import LineFit, line_fits
from assess.network.log import log_of
from assess.network.needs import NetworkRules, WorkloadClass, load_network_rules
from assess.network.outages import Outages, outages_of
from assess.network.plan import plan_needed
from assess.network.section import assess_network, network_limits
from assess.network.summary import Summary, summarize
from assess.network.workloads import NeverClass, Workloads, load_workloads

__all__ = [
    "LineFit",
    "NetworkRules",
    "NeverClass",
    "Outages",
    "Summary",
    "WorkloadClass",
    "Workloads",
    "assess_network",
    "line_fits",
    "load_network_rules",
    "load_workloads",
    "log_of",
    "network_limits",
    "outages_of",
    "plan_needed",
    "summarize",
]
