"""The hardware: which GPUs and nodes there are, what they draw, what they give off and what they achieve."""

from assess.hardware.catalogue import curves, gpus, nodes
from assess.hardware.cooler import dry_cooler_share, heat_pump_cop
from assess.hardware.power import node_power, silent_power
from assess.hardware.records import Curve, Curves, Gpu, Host, NodeModel, NodePower, NodeSpec
from assess.hardware.spec import resolve
from assess.hardware.throughput import relative_throughput, throughput_figure

__all__ = [
    "Curve",
    "Curves",
    "Gpu",
    "Host",
    "NodeModel",
    "NodePower",
    "NodeSpec",
    "curves",
    "dry_cooler_share",
    "gpus",
    "heat_pump_cop",
    "node_power",
    "nodes",
    "relative_throughput",
    "resolve",
    "silent_power",
    "throughput_figure",
]
