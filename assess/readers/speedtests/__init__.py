"""Speed tests of every program that people have at hand, brought to one form."""

from assess.readers.speedtests.normalized import json_lines
from assess.readers.speedtests.reading import read_speed_tests, speed_tests_in

__all__ = ["json_lines", "read_speed_tests", "speed_tests_in"]
