from typing import Any

import pytest

from assess.intake import Home
from assess.interview.answers import Given, Said, Word, understood
from assess.interview.questions import shape_of
from assess.records import Basis


def read(field: str, typed: str, *, listing: bool = False) -> Said | Given:
    """Return what is understood by an answer to a field of the form."""
    shape = shape_of(Home, field)
    assert shape is not None
    return understood(typed, shape, listing=listing)


@pytest.mark.parametrize(
    ("field", "typed", "value"),
    [
        ("service.rating_a", "200", 200),
        ("service.rating_a", "200 A", "200 A"),
        ("room.length_ft", "12 ft 6 in", "12 ft 6 in"),
        ("dwelling.floor_area_ft2", "1,850", 1850),
        ("dwelling.stories", "1.5", 1.5),
        ("dwelling.bedrooms", "three", "three"),
        ("service.entrance", "under", "underground"),
        ("service.entrance", "2", "underground"),
        ("service.phases", "1", 1),
        ("room.kind", "Outdoor pad", "outdoor_pad"),
        ("node.power_management", "pcs", "pcs"),
        ("safety.fuse_panel", "N", False),
        ("safety.fuse_panel", "perhaps", "perhaps"),
        ("place.zip_code", "02134", "02134"),
        ("panel.make", "white label", "white label"),
        ("panel.make", '"none"', "none"),
        ("dwelling.floor_area_ft2", '"1,850 sq ft"', "1,850 sq ft"),
        ("internet.test_files", "a.json, b.csv", ["a.json", "b.csv"]),
        ("battery", "y", True),
    ],
)
def test_a_value_is_written_as_a_home_file_has_it(field: str, typed: str, value: object) -> None:
    """Numbers, yes and no, and choices by name, beginning or number are read; what does not fit stays as typed."""
    assert read(field, typed) == Given(value)


@pytest.mark.parametrize(
    ("field", "typed", "stated"),
    [
        ("service.rating_a", "200 A label", {"value": "200 A", "basis": "label"}),
        ("service.rating_a", "200, Measured", {"value": 200, "basis": "measured"}),
        ("service.conductor_size", "4/0 label", {"value": "4/0", "basis": "label"}),
        ("service.conductor_size", "350 kcmil measured", {"value": "350 kcmil", "basis": "measured"}),
        ("panel.make", "Square D, label", {"value": "Square D", "basis": "label"}),
        ("safety.fuse_panel", "no told", {"value": False, "basis": "told"}),
        (
            "loads.nameplate_va",
            "5 kW assumed 4 kW to 6 kW",
            {"value": "5 kW", "basis": "assumed", "range": ["4 kW", "6 kW"]},
        ),
        ("dwelling.occupants", "3 assumed 2 - 4", {"value": 3, "basis": "assumed", "range": [2, 4]}),
    ],
)
def test_a_basis_is_typed_behind_the_value(field: str, typed: str, stated: dict[str, Any]) -> None:
    """A word behind the value says how it is known; behind text it needs a comma."""
    found = read(field, typed)
    assert isinstance(found, Given)
    assert found.stated == stated


def test_a_basis_alone_is_of_the_value_that_stands() -> None:
    """`label` without a value says only how the value is known."""
    assert read("service.rating_a", "label") == Given(None, Basis.LABEL)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", Said(Word.KEEP)),
        ("  ", Said(Word.KEEP)),
        ("<", Said(Word.BACK)),
        ("?", Said(Word.HELP)),
        ("Don\N{RIGHT SINGLE QUOTATION MARK}t  know", Said(Word.UNKNOWN)),
        ("DK", Said(Word.UNKNOWN)),
        ("!", Said(Word.FOREMOST)),
        ("go panel", Said(Word.GO, "panel")),
        ("stop", Said(Word.STOP)),
    ],
)
def test_words_to_the_interview_are_told_from_answers(typed: str, said: Said) -> None:
    """Each word is understood in any capitals and with any blanks."""
    assert read("contact.name", typed) == said


def test_a_list_has_words_of_its_own() -> None:
    """Entries are edited, removed and denied only where a list is asked for, and a choice that is called none stays."""
    assert read("loads.kind", "remove 2", listing=True) == Said(Word.REMOVE, "2")
    assert read("loads.kind", "edit 1", listing=True) == Said(Word.EDIT, "1")
    assert read("loads.kind", "none", listing=True) == Said(Word.NONE)
    assert read("contact.name", "remove 2") == Given("remove 2")
    assert read("dwelling.insulation", "none") == Given("none")
