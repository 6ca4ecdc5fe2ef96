"""Whether this machine has what the program needs, and what to type where it has not."""

from assess.doctor.check import Check, Checkup
from assess.doctor.checkup import examined

__all__ = ["Check", "Checkup", "examined"]
