"""Whether the home's internet line carries the node, and how many GPUs it serves."""

from assess.network.needs import NetworkRules, WorkloadClass, load_network_rules
from assess.network.plan import plan_needed
from assess.network.section import assess_network

__all__ = ["NetworkRules", "WorkloadClass", "assess_network", "load_network_rules", "plan_needed"]
