"""Files from elsewhere, read into the form: homes, meters, speed tests, weather."""

from assess.readers.home import read_home

__all__ = ["read_home"]
