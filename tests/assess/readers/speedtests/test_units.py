import pytest

from assess.readers.speedtests.stamps import when
from assess.readers.speedtests.units import mbps_per, ms_per


@pytest.mark.parametrize(
    ("unit", "mbps"),
    [
        ("bit/s", 1e-6), ("bps", 1e-6), ("Bit/s", 1e-6), ("bits/sec", 1e-6), ("kbit/s", 1e-3), ("Kbps", 1e-3),
        ("Mbit/s", 1), ("Mb/s", 1), ("mbps", 1), ("MBPS", 1), ("Mbit", 1), ("Mbits/s", 1), ("Gbps", 1e3),
        ("B/s", 8e-6), ("bytes/s", 8e-6), ("bytes_per_s", 8e-6), ("kB/s", 8e-3), ("MB/s", 8), ("MBps", 8),
        ("Mbyte/s", 8), ("MiB/s", 8 * 1.048576), ("Mibit/s", 1.048576),
    ],
)  # fmt: skip
def test_a_byte_is_eight_bits(unit: str, mbps: float) -> None:
    """A capital B before /s or ps is a byte; letters that are all capitals say nothing, so bits are taken."""
    assert mbps_per(unit) == pytest.approx(mbps)


@pytest.mark.parametrize("unit", ["", "MB", "GB", "ms", "%", "cars/s", "Mbit/h"])
def test_what_is_no_unit_of_rate(unit: str) -> None:
    """An amount, a time and a share are no rate."""
    assert mbps_per(unit) is None


@pytest.mark.parametrize(("unit", "ms"), [("ms", 1), ("Milliseconds", 1), ("s", 1e3), ("us", 1e-3), ("µs", 1e-3)])
def test_units_of_time(unit: str, ms: float) -> None:
    """Milliseconds in all their spellings."""
    assert ms_per(unit) == ms


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-03-02T01:15:40Z", "2026-03-02T01:15:40Z"),
        ("2026-03-02 1:05", "2026-03-02T01:05"),
        ("2026/03/02 01:05:06", "2026-03-02T01:05:06"),
        (1_772_413_540, "2026-03-02T01:05:40Z"),
        (1_772_413_540_000, "2026-03-02T01:05:40Z"),
        ("1772413540.5", "2026-03-02T01:05:40Z"),
        ("Mon, 02 Mar 2026 01:05:40 GMT", "2026-03-02T01:05:40Z"),
        ("Mon Mar  2 01:05:40 EST 2026", "2026-03-02T01:05:40"),
        ("Mon Mar  2 01:05:40 PM EST 2026", "2026-03-02T13:05:40"),
        ("yesterday", "yesterday"),
        ("", None),
        (None, None),
    ],
)
def test_times_become_iso(written: object, read: str | None) -> None:
    """What can be read leaves nothing open; what cannot is kept as it is."""
    assert when(written) == read
