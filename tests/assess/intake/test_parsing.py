"""TOML and JSON, told apart and taken apart."""

import pytest

from assess.errors import IntakeError
from assess.intake.parsing import MOST_CHARACTERS, parse_mapping, parse_toml


@pytest.mark.parametrize(
    "text", ["[service]\nrating_a = 200\n", '{"service": {"rating_a": 200}}', '\ufeff  {"service": {"rating_a": 200}}']
)
def test_toml_and_json_say_the_same(text: str) -> None:
    """The notation is seen by how the text begins; a byte order mark does not matter."""
    assert parse_mapping(text, "home") == {"service": {"rating_a": 200}}


def test_a_section_of_toml_is_not_a_list_of_json() -> None:
    """A text that begins with a bracket is TOML unless it can only be JSON."""
    assert parse_mapping("[[loads]]\nkind = 'range'", "home") == {"loads": [{"kind": "range"}]}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is empty"),
        (" \n\t", "is empty"),
        ("rating_a = 200 A", 'there is more after the value at line 1, "rating_a = 200 A"; text and numbers'),
        ("[place]\nstate = CO", 'there is a value that cannot be read at line 2, "state = CO"; text and numbers'),
        ("[place]\nstate", 'there is no "=" after the name at line 2'),
        ("[a]\n[a]", "a section is there twice at line 2"),
        ("a = 1\na = 2", "a name is there twice at line 2"),
        ("a = {}\na.b = 1", "a section is continued that was closed by its braces at line 2"),
        ('a = """x', "is not TOML: unterminated string at line 1"),
        ("Dear Sir or Madam,", "is not TOML"),
        ("a = " + "[" * 50_000, "is nested too deeply"),
        ("a = " + "9" * 5_000, "a number with hundreds of digits"),
        ('{"a": 1, "a": 2}', '"a" is there twice in one object'),
        ('{"a": {"b": 1, "b": 2}}', '"b" is there twice'),
        ('{"a": NaN}', "NaN is not a number"),
        ('{"a": -Infinity}', "-Infinity is not a number"),
        ('{"a": 1', "is not JSON: expecting ',' delimiter at line 1, column 8"),
        ('[{"a": 1}]', "is a list; a home is one object"),
        ("[]", "is a list"),
        ('{"a":' * 50_000, "is nested too deeply"),
        ('{"a": ' + "9" * 5_000 + "}", "a number with hundreds of digits"),
        ("#" * (MOST_CHARACTERS + 1), "has 2,000,001 characters; a home has less than 2,000,000"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_place(text: str, says: str) -> None:
    """Every refusal names the file, the line where there is one, and what is wrong in it."""
    with pytest.raises(IntakeError) as caught:
        parse_mapping(text, "home.toml")
    assert str(caught.value).startswith("home.toml: ")
    assert says in str(caught.value)
    assert len(str(caught.value)) < 250


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("a" + ".a" * 40 + " = 1", "it is nested too deeply"),
        ("a = " + "[" * 40 + "]" * 40, "it is nested too deeply"),
        ("a = " + "[" * 50_000, "it is nested too deeply"),
        ("a = 1" + "0" * 400, "it holds a number with hundreds of digits"),
        ("a = 0x" + "f" * 5_000, "it holds a number with hundreds of digits"),
        ("a = 1" + "0" * 5_000, "it holds a number with hundreds of digits"),
        ("a = [", "at end of document"),
    ],
)
def test_toml_of_any_kind_is_refused_in_words(text: str, says: str) -> None:
    """A policy and an edition are read with the same care as a home."""
    with pytest.raises(ValueError, match=says):
        parse_toml(text)


@pytest.mark.parametrize("text", ["Site ID,Address,ZIP code\nA,B,C\n", "panel.id;Main", "a\tb\n1\t2\n"])
def test_a_table_is_told_where_tables_go(text: str) -> None:
    """A table of homes and an export of the field are not homes, and each has a command of its own."""
    with pytest.raises(IntakeError) as caught:
        parse_mapping(text, "homes.csv")
    assert caught.value.hint is not None
    assert "assess batch" in caught.value.hint
    assert "assess read" in caught.value.hint


@pytest.mark.parametrize("text", ["Dear team,\nhello", "rating_a = [1, 2,\n", "# a, b\nx", "[a,b]\n", "a, b, c = 1"])
def test_what_is_no_table_is_not_called_one(text: str) -> None:
    """A letter, a list and a comment have commas too."""
    with pytest.raises(IntakeError) as caught:
        parse_mapping(text, "home.toml")
    assert caught.value.hint is None
