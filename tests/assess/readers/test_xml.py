"""XML from strangers."""

from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.readers.xml import MOST_LEVELS, number_of, parse_xml, text_of

LAUGHS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


def test_names_lose_their_namespace() -> None:
    """Elements and attributes are found by their local names, whatever the prefix."""
    root = parse_xml(b'<x:a xmlns:x="urn:x" x:id="1" kind="k"><b xmlns="urn:y"> 7 </b></x:a>', "a.xml")
    assert (root.tag, root.attrib, text_of(root, "b")) == ("a", {"id": "1", "kind": "k"}, "7")


def test_bytes_say_their_encoding() -> None:
    """The declaration of the file counts, as does a byte order mark."""
    latin = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Jos\u00e9</a>'
    assert text_of(parse_xml(latin.encode("latin-1"), "a.xml")) == "Jos\u00e9"
    assert text_of(parse_xml("<a>Jos\u00e9</a>".encode("utf-16"), "a.xml")) == "Jos\u00e9"
    assert text_of(parse_xml("<a>Jos\u00e9</a>", "a.xml")) == "Jos\u00e9"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ('<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', "declares a document type or entities"),
        (f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}]><a>&l9;</a>', "declares a document type or entities"),
        ('<!DOCTYPE a SYSTEM "http://192.0.2.1/a.dtd"><a/>', "declares a document type or entities"),
        ("<a><b></a>", "is broken XML: mismatched tag at line 1, column 9"),
        ("<a>\n<b>", "is broken XML: no element found at line 2, column 4"),
        ("<a>&nbsp;</a>", "is broken XML: undefined entity"),
        ('<?xml version="1.0" encoding="klingon"?><a/>', "in an encoding that is not known"),
        ("<a>" * (MOST_LEVELS + 1) + "</a>" * (MOST_LEVELS + 1), f"nested more than {MOST_LEVELS} levels deep"),
        ("<a>" * 100_000 + "</a>" * 100_000, "levels deep"),
    ],
)
def test_what_is_unsafe_or_broken_is_refused_in_one_sentence(data: str, says: str) -> None:
    """Nothing is fetched, nothing is expanded, and the message says what to do or where to look."""
    with pytest.raises(IntakeError) as caught:
        parse_xml(data.encode(), "a.xml")
    assert caught.value.where == "a.xml"
    assert says in caught.value.message


def test_too_much_is_not_parsed() -> None:
    """The size is looked at first."""
    with pytest.raises(IntakeError, match="at most 1 MB of XML are read"):
        parse_xml(b"<a/>" + b" " * 2**20, "a.xml", most_bytes=2**20)


def test_a_document_of_many_levels_is_read() -> None:
    """The limit itself is still allowed."""
    depth = MOST_LEVELS - 1
    assert parse_xml("<a>" * depth + "</a>" * depth, "a.xml").tag == "a"


def test_numbers_are_read_or_absent() -> None:
    """What is absent or blank is None; what is no number is refused with its place."""
    root = parse_xml("<a><n>1.5e3</n><blank> </blank><word>many</word><nan>nan</nan></a>", "a.xml")
    assert number_of(root, "n", "a.xml") == 1500
    assert (
        number_of(root, "blank", "a.xml") is number_of(root, "none", "a.xml") is number_of(None, "n", "a.xml") is None
    )
    for path, words in (("word", '"many" is not a number'), ("nan", '"nan" is not a number')):
        with pytest.raises(IntakeError) as caught:
            number_of(root, path, "a.xml")
        assert str(caught.value) == f"a.xml, {path}: {words}"


def test_the_parser_reaches_for_no_file(tmp_path: Path) -> None:
    """The text of another file never shows, not even in the message."""
    (tmp_path / "secret").write_text("swordfish")
    with pytest.raises(IntakeError) as caught:
        parse_xml(f'<!DOCTYPE a [<!ENTITY x SYSTEM "{tmp_path / "secret"}">]><a>&x;</a>', "a.xml")
    assert "swordfish" not in str(caught.value)
