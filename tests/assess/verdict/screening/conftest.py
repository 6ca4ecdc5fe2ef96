"""Homes told as forms, the example homes, and the verdict on one home by itself as a screen is to give it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from assess.assessment import site_of
from assess.intake import Home
from assess.preparing import weather_of, with_its_place, with_node_asked
from assess.readers.home import read_home
from assess.readers.nameplates import with_usual_nameplates
from assess.rulebook import choose_edition, load_edition
from assess.verdict.brief import Brief, brief
from assess.verdict.screening.sites import Asking


@pytest.fixture(scope="session")
def homes(repo: Path) -> dict[str, Home]:
    """Return the example homes by name."""
    files = sorted((repo / "examples" / "homes").glob("*.toml"))
    return {file.stem: with_usual_nameplates(read_home(file)) for file in files}


@pytest.fixture(scope="session")
def changed() -> Callable[..., Home]:
    """Return a home with other values in one of its sections."""

    def change(home: Home, section: str, **values: Any) -> Home:
        return home.model_copy(update={section: getattr(home, section).model_copy(update=values)})

    return change


@pytest.fixture(scope="session")
def alone() -> Callable[[Home, Asking], Brief]:
    """Return the verdict on one home by itself, its year left out."""

    def judge(home: Home, asking: Asking) -> Brief:
        home = with_its_place(with_node_asked(home, asking.node, asking.gpus))
        choice = choose_edition(asking.code, home.place.code, home.place.state, home.place.city)
        edition = load_edition(choice.name, allow_unconfirmed=asking.allow_unconfirmed)
        site = site_of(home, edition, weather=weather_of(home), method=asking.method, policy=asking.policy)
        return brief(site.without_year())

    return judge
