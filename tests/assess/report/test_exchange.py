"""The canonical JSON: the same text for the same assessment, and the same assessment from the text."""

import hashlib
import json
from collections.abc import Callable
from typing import Any

import pytest

from assess.assessment import Assessment
from assess.errors import IntakeError
from assess.records import Record
from assess.report.exchange import canonical, content_sha256, from_json, sha256_of, to_json

NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]


@pytest.mark.parametrize("name", NAMES)
def test_an_assessment_survives_the_round_trip(name: str, example: Callable[[str], Assessment]) -> None:
    """What is written is read back equal, and written again it is the same text."""
    text = to_json(example(name))
    assert from_json(text) == example(name)
    assert to_json(from_json(text)) == text


def test_the_text_is_canonical(example: Callable[[str], Assessment]) -> None:
    """Keys are sorted, indented by two, and one newline ends the file."""
    text = to_json(example("go-cleveland"))
    plain = json.loads(text)
    assert text == json.dumps(plain, sort_keys=True, indent=2, ensure_ascii=False) + "\n"


class Anything(Record):
    """A record that holds any plain value."""

    value: Any


@pytest.mark.parametrize(
    "value",
    [
        *(0.1, -0.5, 1e-7, 1e-320, 123456789.5, 2**70, -3, True, False, None, "", [], {}, [[]], [{}], {"": {"": []}}),
        'quote " backslash \\ slash / newline \n tab \t bell \x07 delete \x7f',
        "Größe, 家, \u2028, \u202e, 🏠",
        {"b": [1, [2, {"z": None, "a": "x"}], ["y"]], "a": {"é": False, "E": True, "e": 0.25}, "B": "key order"},
    ],
)
def test_every_value_is_written_as_the_standard_library_does(value: Any) -> None:
    """Numbers, letters, empty lists and depth: the very text that json.dumps makes of the same."""
    plain = Anything(value=value)
    expected = json.dumps({"value": value}, sort_keys=True, indent=2, ensure_ascii=False)
    assert canonical(plain) == expected + "\n"


@pytest.mark.parametrize(("value", "written"), [(200.0, "200"), (-0.0, "0"), (1e22, "1" + 22 * "0"), (-7.0, "-7")])
def test_a_whole_float_is_written_as_an_integer(value: float, written: str) -> None:
    """However large it is, and zero has no sign."""
    assert canonical(Anything(value=value)) == f'{{\n  "value": {written}\n}}\n'


def test_whole_numbers_have_no_decimal_point(example: Callable[[str], Assessment]) -> None:
    """A rating of 200 A is 200 whether it was kept as an integer or as a float."""
    plain = example("go-cleveland")
    as_int = plain.home.service.model_copy(update={"rating_a": 200})
    same = plain.model_copy(update={"home": plain.home.model_copy(update={"service": as_int})})
    assert '"rating_a": 200,' in to_json(plain)
    assert to_json(same) == to_json(plain)


def test_unknown_is_null(example: Callable[[str], Assessment]) -> None:
    """What is not known is there as null, never left out and never 0."""
    home = json.loads(to_json(example("incomplete-seattle")))["home"]
    assert home["service"]["rating_a"] is None


def test_the_hash_is_that_of_the_text(example: Callable[[str], Assessment]) -> None:
    """Anyone with the file can compute its SHA-256 and compare."""
    text = to_json(example("go-cleveland"))
    assert content_sha256(example("go-cleveland")) == hashlib.sha256(text.encode()).hexdigest()
    assert content_sha256(example("go-cleveland")) == sha256_of(text)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"schema_id": "assess/1"}', "not JSON"])
def test_something_else_is_refused(text: str) -> None:
    """A text that is no assessment is refused with a sentence that says what would be one."""
    with pytest.raises(IntakeError, match=r"not an assessment.*assess/1"):
        from_json(text)
