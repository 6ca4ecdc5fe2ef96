from collections.abc import Callable
from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.intake import Home
from assess.readers.home import read_home
from assess.records import Basis

Write = Callable[..., Home]


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """Read a home whose file of ten days by quarters has its highest at 1.5 kWh, from two o'clock of the third day."""

    def make(*lines: str, name: str = "usage.csv") -> Home:
        rows = [f"2024-01-{n // 96 + 1:02d} {n % 96 // 4:02d}:{n % 4 * 15:02d}" for n in range(960)]
        wh = [1.5 if row == "2024-01-03 02:00" else 0.1 + n * 7919 % 201 / 1_000 for n, row in enumerate(rows)]
        table = ["DateTime,kWh", *(f"{row},{kwh:.3f}" for row, kwh in zip(rows, wh, strict=True))]
        (tmp_path / "usage.csv").write_text("\n".join(table) + "\n", encoding="utf-8")
        home = tmp_path / "home.toml"
        home.write_text("\n".join(["[demand]", f'file = "{name}"', *lines]), encoding="utf-8")
        return read_home(home)

    return make


def test_the_file_gives_the_demand(written: Write) -> None:
    """1.5 kWh in a quarter of an hour are 6 kW; each value names the file, and the peak when it was."""
    home = written()
    demand = home.demand
    assert demand is not None
    assert (demand.peak_kw, demand.interval_min, demand.period_days) == (6.0, 15, 10)
    assert (demand.misses, demand.exports, demand.unmeasured_pct) == ("both", False, 0)
    came = home.basis_of("demand.peak_kw")
    assert (came.basis, came.source) == (Basis.MEASURED, "usage.csv")
    assert "2024-01-03 02:00" in (came.note or "")


def test_what_is_stated_wins(written: Write) -> None:
    """A stated peak stays, and so does its basis; the rest comes from the file."""
    home = written('peak_kw = "9 kW"', "occupied = true")
    assert home.demand is not None
    assert (home.demand.peak_kw, home.demand.interval_min, home.demand.occupied) == (9.0, 15, True)
    assert home.basis_of("demand.peak_kw").basis is Basis.TOLD


def test_a_stated_peak_keeps_the_name_of_a_file_that_is_elsewhere(written: Write) -> None:
    """Then the name is only a record; without a peak the file must be there."""
    home = written('peak_kw = "9 kW"', name="elsewhere.csv")
    assert home.demand is not None
    assert (home.demand.peak_kw, home.demand.interval_min) == (9.0, None)
    with pytest.raises(IntakeError, match="no such file") as caught:
        written(name="usag.csv")
    assert "demand.file" in str(caught.value.where)


def test_a_file_that_is_no_home_is_told_of(tmp_path: Path) -> None:
    """A doorbell's worth of energy is no peak of a home: one message, which names the field and the file."""
    (tmp_path / "usage.csv").write_text("DateTime,kWh\n2024-01-01 00:00,0.001\n2024-01-01 00:15,0.002\n", "utf-8")
    home = tmp_path / "home.toml"
    home.write_text('[demand]\nfile = "usage.csv"\n', encoding="utf-8")
    with pytest.raises(IntakeError, match=r"peak_kw as 0\.008"):
        read_home(home)


@pytest.mark.parametrize(
    ("line", "field"),
    [('period_days = "400 days"', "period_days"), ('interval_min = "5 min"', "interval_min")],
)
def test_what_is_better_than_the_file_is_refused(written: Write, line: str, field: str) -> None:
    """The peak comes from the file, so a longer record or a shorter interval than it has cannot be true."""
    with pytest.raises(IntakeError, match=rf"demand\.{field} is stated as") as caught:
        written(line)
    assert field in str(caught.value.hint)


def test_what_is_worse_than_the_file_may_be_stated(written: Write) -> None:
    """Five days of ten, and a longer interval: the strict side."""
    home = written('period_days = "5 days"', 'interval_min = "60 min"', "exports = true")
    assert home.demand is not None
    assert (home.demand.period_days, home.demand.interval_min, home.demand.exports) == (5, 60, True)


def test_no_exports_cannot_be_said_of_a_file_that_shows_them(tmp_path: Path) -> None:
    """Readings below zero are power that flowed out, whatever the home states."""
    rows = [f"2024-01-0{n // 24 + 1} {n % 24:02d}:00,{-2 if n % 24 == 12 else 1 + n % 5}" for n in range(96)]
    (tmp_path / "usage.csv").write_text("\n".join(["DateTime,kWh", *rows]) + "\n", "utf-8")
    home = tmp_path / "home.toml"
    home.write_text('[demand]\nfile = "usage.csv"\nexports = false\n', encoding="utf-8")
    with pytest.raises(IntakeError, match=r"demand\.exports is stated as no"):
        read_home(home)


def test_import_that_the_sun_has_cut_counts_as_net(tmp_path: Path) -> None:
    """Nothing is bought around noon, day after day: without a word on solar it is not all that the house drew."""
    rows = [
        f"2024-01-{n // 24 + 1:02d} {n % 24:02d}:00,{0 if 8 <= n % 24 < 17 else 1 + n % 5 / 10}" for n in range(240)
    ]
    (tmp_path / "usage.csv").write_text("\n".join(["DateTime,Import (kWh)", *rows]) + "\n", "utf-8")
    home = tmp_path / "home.toml"
    home.write_text('[demand]\nfile = "usage.csv"\n', encoding="utf-8")
    demand = read_home(home).demand
    assert demand is not None
    assert (demand.register_kind, demand.exports) == ("net", False)
