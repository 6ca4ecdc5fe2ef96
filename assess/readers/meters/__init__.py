"""Files of meters and monitors, each kind in a module of its own, read as one stream of readings."""

from assess.readers.meters.reading import read_meter

__all__ = ["read_meter"]
