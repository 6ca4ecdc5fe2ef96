"""Sites of the example homes, for the verdict's tests."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from assess.assessment import Assessment, assess
from assess.climate import design_conditions
from assess.hardware import resolve
from assess.intake import Home
from assess.readers.home import read_home
from assess.rulebook import load_edition
from assess.verdict import Site

ON = date(2026, 5, 5)


@pytest.fixture(scope="session")
def example(repo: Path) -> Callable[[str], Home]:
    """Read an example home by its name."""
    return lambda name: read_home(repo / "examples" / "homes" / f"{name}.toml")


@pytest.fixture(scope="session")
def site_of() -> Callable[[Home], Site]:
    """Return the site of a home under the 2023 edition."""

    def site(home: Home) -> Site:
        spec = resolve(home.node, home.room.kind, service_volts=home.service.volts)
        place = home.place
        weather = design_conditions(
            zip_code=place.zip_code, city=None, state=place.state, latitude=None, longitude=None, elevation_ft=None
        )
        return Site(home, spec, load_edition("nec/2023"), weather)

    return site


@pytest.fixture(scope="session")
def judged(site_of: Callable[[Home], Site]) -> Callable[[Home], Assessment]:
    """Assess a home on a fixed day, the same home once for all tests."""
    known: dict[str, Assessment] = {}

    def judge(home: Home) -> Assessment:
        key = home.model_dump_json()
        if key not in known:
            known[key] = assess(home, load_edition("nec/2023"), on=ON, weather=site_of(home).weather)
        return known[key]

    return judge
