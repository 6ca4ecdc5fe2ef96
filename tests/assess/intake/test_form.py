"""The blank form."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from assess.intake import Home
from assess.intake.fields import shapes
from assess.intake.files import parse_home
from assess.intake.form import _EXAMPLES, blank_form
from assess.records import Record


def filled_in() -> str:
    """Return the form with every line in use."""
    return re.sub(r"^#(?=[a-z\[])", "", blank_form(), flags=re.MULTILINE)


def fields(record: type[Record], path: str = "") -> Iterator[tuple[str, str]]:
    """Yield the heading and the name of every value of the form."""
    for name, shape in shapes(record).items():
        if shape.form == "table":
            continue
        if shape.record is None:
            yield path, name
        else:
            yield from fields(shape.record, f"{path}.{name}" if path else name)


def test_the_blank_form_is_a_home_of_unknowns() -> None:
    """Nothing is said by a form nobody has filled in."""
    assert parse_home(blank_form(), "blank.toml") == Home()


@pytest.mark.parametrize(("heading", "name"), list(fields(Home)))
def test_every_field_stands_in_the_form(heading: str, name: str) -> None:
    """Below its heading, commented out, with an example."""
    section = re.search(rf"^#?\[+{re.escape(heading)}\]+$(.*?)(?=^#?\[|\Z)", blank_form(), re.MULTILINE | re.DOTALL)
    assert section is not None
    assert re.search(rf"^#{name} = .+$", section[1], re.MULTILINE)


def test_every_example_is_accepted() -> None:
    """Whoever takes the # off every line has a home that can be assessed."""
    home = parse_home(filled_in(), "filled.toml")
    assert (home.service.rating_a, home.hvac.systems is not None, home.battery is not None) == (200, True, True)
    assert home.loads is not None
    assert len(home.loads) == 1


def test_an_example_stands_for_every_value_that_is_not_text() -> None:
    """No number, choice or answer is left for the reader to guess at."""
    raw = tomllib.loads(filled_in())
    assert raw["dwelling"]["bedrooms"] == 3
    assert {key for key, value in raw["dwelling"].items() if value == ""} == set()


def test_no_example_is_for_a_field_that_is_gone() -> None:
    """The examples chosen by hand follow the records."""
    assert _EXAMPLES.keys() <= {f"{heading}.{name}" for heading, name in fields(Home)}


def test_the_form_explains_itself() -> None:
    """Unknown, basis, choices, units and spellings are told where they are needed."""
    form = blank_form()
    told = " ".join(form.replace("\n# ", " ").split())
    for text in (
        "a field left out is unknown, never 0 and never no",
        "measured, label, told",
        '#fuel = "electric"',
        "electric | gas",
        "write loads = [] above the first heading",
        "refrigeration tons",
    ):
        assert text in told
    assert max(map(len, form.splitlines())) <= 80
