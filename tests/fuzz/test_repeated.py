"""A file that begins well and then says one thing for ever: no pattern may take the time that its square would."""

from pathlib import Path

import pytest

from tests.fuzz import guard
from tests.fuzz.targets import TARGETS

BYTES = 200_000
BEGINNINGS = {
    "nothing": "",
    "a meter": "DateTime,kWh\n2024-01-01 00:00,1\n",
    "a log": "Timestamp,Download,Upload,Ping\n2024-01-01 00:00,90,12,20\n",
    "a panel": "Space,Poles,Breaker,Label\n1,1,20,x\n",
}
AGAIN = ("\r", " ", "\n", "\t", "a", '"', ",", "[", "{", "0", "-", "a b ", "1,", "\r\n", ",interval_start,", "#\n")


@pytest.mark.parametrize("begins", BEGINNINGS)
@pytest.mark.parametrize("name", ["meters", "panels", "speedtests"])
def test_nothing_repeated_takes_long(name: str, begins: str, tmp_path: Path) -> None:
    """Blanks, delimiters, brackets and words, each of them to the end of the file."""
    target = TARGETS[name]
    for again in AGAIN:
        text = BEGINNINGS[begins] + again * (BYTES // len(again))
        guard.check(target.read, text.encode(), tmp_path, target.name)
        (tmp_path / target.name).unlink()
