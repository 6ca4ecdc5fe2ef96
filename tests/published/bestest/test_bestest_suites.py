"""The counts of suites.toml, which docs/coverage.md prints, are those of the data."""

import tomllib
from pathlib import Path

HERE = Path(__file__).parent
SUITES = tomllib.loads((HERE / "suites.toml").read_text(encoding="utf-8"))["suite"]
BOX = tomllib.loads((HERE / "thermal_fabric.toml").read_text(encoding="utf-8"))
HERS = tomllib.loads((HERE / "hers.toml").read_text(encoding="utf-8"))["case"]


def test_every_result_is_counted() -> None:
    """Loads, temperatures, faces and peaks as many as there are in the data files."""
    cases, floats = BOX["case"].values(), BOX["free_float"].values()
    faces = len([key for key in BOX["sunshine_kwh_m2"] if key != "source"])
    known = {
        "loads": sum(key in case for case in cases for key in ("heating_mwh", "cooling_mwh")),
        "float": sum(key in entry for entry in floats for key in ("hottest_c", "coldest_c", "mean_c")),
        "sunshine": faces,
        "same_sky": faces,
        "iso_loads": sum(key in case for case in cases for key in ("heating_mwh", "cooling_mwh")),
        "iso_peaks": sum(key in case for case in cases for key in ("peak_heating_kw", "peak_cooling_kw")),
        "iso_float": 2 * len(floats),
        "hers_cooling": len(HERS),
        "hers_heating": len(HERS),
        "hers_differences": sum("less" in case[load] for case in HERS.values() for load in ("heating", "cooling")),
    }
    assert {suite["key"]: suite["of"] for suite in SUITES} == known


def test_every_exception_is_of_a_suite(exceptions: dict[str, dict[str, str]]) -> None:
    """Free float for a name with FF, differences for one with `less`, and so on: no exception is counted elsewhere."""
    marks = {"sunshine": "sunshine on", "float": "FF, ", "iso_loads": "Modelica", "hers_differences": " less "}
    for name, case in exceptions.items():
        assert case["suite"] in {suite["key"] for suite in SUITES}
        for key, mark in marks.items():
            assert (case["suite"] == key) == (mark in name), name
