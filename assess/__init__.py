"""Whether a home can host an always-on GPU node, and if so how many GPUs, at what power cap."""

__version__ = "0.1.0"
