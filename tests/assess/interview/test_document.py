import tomllib
from collections import Counter

import pytest

from assess.intake.form import blank_form
from assess.interview.document import with_value, without
from assess.interview.sheet import with_stated

WRITTEN = """\
# Seen with the owner.
from = "audit.xml"

[service]
rating_a = { value = "200 A", basis = "label" }   # photo 3
#volts = 240

# The panel hangs in the garage.
[panel]
bus_a = 225

[[loads]]
kind = "range"
nameplate_va = "12 kW" # door label

# second
[[loads]]
kind = "dryer"

# Where it would stand.
[room]
kind = "garage"
# the end
"""


def remarks(text: str) -> Counter[str]:
    """Return the comments of a text; a `#` stands in no value of these files."""
    return Counter(line[line.index("#") :].strip() for line in text.splitlines() if "#" in line)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("service", "rating_a"), 100),
        (("service", "volts"), "240 V"),
        (("panel", "main_a"), {"value": "200 A", "basis": "label"}),
        (("panel", "circuits", 0, "space"), "7,9"),
        (("loads", 0, "count"), 2),
        (("loads", 2, "kind"), "spa"),
        (("hvac", "systems", 0, "kind"), "central_ac"),
        (("hvac", "thermostat"), "hall"),
        (("pv",), {}),
        (("internet", "tests"), []),
        (("place", "city"), 'The "Dalles" \\ back'),
    ],
)
def test_a_value_is_set_and_nothing_else_is_touched(path: tuple[str | int, ...], value: object) -> None:
    """The new text says what the old one said and the value, and has every comment it had."""
    text = with_value(WRITTEN, path, value)
    assert remarks(text) == remarks(WRITTEN)
    assert tomllib.loads(text) == with_stated(tomllib.loads(WRITTEN), path, value)


def test_a_value_stands_with_its_section_and_not_below_the_next_remark() -> None:
    """A remark above a heading stays above it, and a new value goes below its commented example."""
    lines = with_value(WRITTEN, ("service", "volts"), "240 V").splitlines()
    at = lines.index("#volts = 240")
    assert lines[at + 1 : at + 5] == ['volts = "240 V"', "", "# The panel hangs in the garage.", "[panel]"]


def test_an_entry_goes_without_the_remark_on_the_next_section() -> None:
    """Of an entry that is taken out only its own lines go; the last one takes the list with it."""
    text = without(WRITTEN, ("loads", 1))
    assert [load["kind"] for load in tomllib.loads(text)["loads"]] == ["range"]
    assert remarks(text) == remarks(WRITTEN)
    text = without(text, ("loads", 0))
    assert "loads" not in tomllib.loads(text)
    assert "# Where it would stand.\n[room]" in text
    assert "# second" in text
    assert "\n\n\n" not in text


def test_a_remark_on_a_value_outlives_it() -> None:
    """What stands behind a value that is taken out stays on the line."""
    text = without(WRITTEN, ("service", "rating_a"))
    assert "rating_a" not in text
    assert "# photo 3" in text


def test_what_is_not_there_is_taken_out_without_a_trace() -> None:
    """Taking out a value or a section that there is not changes nothing."""
    assert without(WRITTEN, ("service", "phases")) == WRITTEN
    assert without(WRITTEN, ("battery", "power_kw")) == WRITTEN


def test_a_blank_form_is_filled_in_beside_its_examples() -> None:
    """In a form of `assess init` every comment stays, and the value is found below its example."""
    form = blank_form()
    text = with_value(with_value(form, ("service", "rating_a"), "200 A"), ("loads", 0, "kind"), "range")
    assert text.count("#") == form.count("#")
    assert tomllib.loads(text)["service"] == {"rating_a": "200 A"}
    lines = text.splitlines()
    assert lines[lines.index('rating_a = "200 A"') - 1].startswith("#rating_a = ")


def test_tables_on_one_line_and_windows_lines_stay_so() -> None:
    """A section that is written on one line is added to there, and lines end as they ended."""
    text = with_value('room = { kind = "garage" }\r\nbasis = "told"\r\n', ("room", "door"), "shut")
    assert tomllib.loads(text)["room"] == {"kind": "garage", "door": "shut"}
    assert text.count("\n") == text.count("\r\n") == 2
    listed = with_value('loads = [{ kind = "range" }]\n', ("loads", 1, "kind"), "dryer")
    assert [load["kind"] for load in tomllib.loads(listed)["loads"]] == ["range", "dryer"]
    assert tomllib.loads(without(listed, ("loads", 0)))["loads"] == [{"kind": "dryer"}]
