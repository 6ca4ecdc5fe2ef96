import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from assess.intake.site import STATES
from assess.rulebook import adoption, list_editions, load_edition

EDITION = re.compile(r"nec/20\d\d|amendments/[a-z]+")


@pytest.fixture(scope="module")
def data(repo: Path) -> dict[str, Any]:
    """Return the file as it is written."""
    return tomllib.loads((repo / "codes/adoption.toml").read_text(encoding="utf-8"))


def test_fifty_states_and_the_district_are_named(data: dict[str, Any]) -> None:
    """The same states that a home may be in, and no one else."""
    assert len(data["states"]) == 51
    assert data["states"].keys() == set(STATES)


def test_the_list_has_a_date_and_a_source(data: dict[str, Any]) -> None:
    """A list of laws without a date is worth nothing."""
    assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", data["as_of"])
    assert len(data["source"]) > 20


@pytest.mark.parametrize("state", STATES)
def test_every_row_can_be_read(state: str) -> None:
    """An edition or none, with a confidence; what another list says is another edition."""
    found = adoption(state)
    assert found.edition is None or found.edition in list_editions()
    assert all(EDITION.fullmatch(name) for name in found.also)
    assert found.edition not in found.also
    assert len(set(found.also)) == len(found.also)
    assert found.confidence in {"high", "medium", "low"}


@pytest.mark.parametrize("state", STATES)
def test_doubt_has_a_reason(state: str) -> None:
    """Whoever reads "low" or finds two editions reads why."""
    found = adoption(state)
    if found.confidence == "low" or found.also:
        assert found.note


def test_the_years_of_the_lists_are_plausible(data: dict[str, Any]) -> None:
    """Most states are on 2020 or 2023 in the middle of 2026, and none is yet on 2026."""
    editions = [row["edition"] for row in data["states"].values()]
    assert editions.count("nec/2023") >= 20
    assert editions.count("nec/2020") >= 10
    assert "nec/2026" not in editions


def test_cities_are_in_states_and_named_once(data: dict[str, Any]) -> None:
    """An address finds at most one city, and that city's code is carried."""
    names = [(city["state"], name) for city in data["cities"] for name in city["names"]]
    assert len(set(names)) == len(names)
    for city in data["cities"]:
        assert city["state"] in STATES
        assert city["edition"] in list_editions()
        assert city["source"]


def test_every_amendment_is_adopted_by_someone(data: dict[str, Any]) -> None:
    """An amendment that no state or city leads to would never be used."""
    adopted = {row["edition"] for row in (*data["states"].values(), *data["cities"])}
    assert {name for name in list_editions() if name.startswith("amendments/")} <= adopted


@pytest.mark.parametrize("name", ["amendments/ca", "amendments/wa", "amendments/or", "amendments/ma"])
def test_a_state_s_amendment_builds_on_the_edition_it_adopted(name: str) -> None:
    """The four states are listed on a 2023 basis."""
    assert load_edition(name).chain[1:] == ("nec/2023",)
