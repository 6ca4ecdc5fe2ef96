"""What a process that assesses rows and prints them loads once; a server of such processes loads it for all."""

from importlib import import_module

from assess.batch.reports import row

__all__ = ["row"]

# Rooms of arrays, which `assess --help` must not pay for, and the whole of a year.
for _room in ("assess.climate.hourly.synthetic", "assess.thermal.dynamics", "assess.year"):
    import_module(_room)
