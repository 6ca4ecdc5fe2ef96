"""XML from strangers: bounded in size and depth, without document types or entities, its namespaces taken off."""

from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import fromstring

from assess.errors import IntakeError
from assess.units.spelling import quoted

MOST_BYTES = 20 * 1024 * 1024
MOST_LEVELS = 64  # HPXML goes down about fifteen


def parse_xml(data: bytes | str, where: str, most_bytes: int = MOST_BYTES) -> Element:
    """Return the root of an XML document, every element and attribute by its local name.

    A document type is refused unread: it is how a file reaches for other files, or grows without end.
    Raises IntakeError for that, for XML that is not well formed, and for too much or too deep.
    """
    if len(data) > most_bytes:
        size, most = (n / 1024 / 1024 for n in (len(data), most_bytes))
        raise IntakeError(f"has {size:.0f} MB; at most {most:.0f} MB of XML are read", where=where)
    try:
        root: Element = fromstring(data, forbid_dtd=True)
    except DefusedXmlException:
        raise IntakeError(
            "declares a document type or entities, which a data file has no use for and an attack has; "
            "remove the <!DOCTYPE ...> lines",
            where=where,
        ) from None
    except ParseError as error:
        line, column = error.position
        what = str(error).partition(":")[0]
        raise IntakeError(f"is broken XML: {what} at line {line}, column {column + 1}", where=where) from None
    except (ValueError, LookupError):  # an encoding that the parser does not know
        raise IntakeError("is XML in an encoding that is not known; save it as UTF-8", where=where) from None
    _strip(root, where)
    return root


def _strip(root: Element, where: str) -> None:
    """Take the namespaces off, a level at a time, so that depth cannot exhaust the stack."""
    level = [root]
    for _ in range(MOST_LEVELS):
        for element in level:
            element.tag = _local(element.tag)
            if any("}" in name for name in element.attrib):
                element.attrib = {_local(name): value for name, value in element.attrib.items()}
        level = [child for element in level for child in element]
        if not level:
            return
    raise IntakeError(f"is nested more than {MOST_LEVELS} levels deep, which no data file is", where=where)


def _local(name: str) -> str:
    return name.rpartition("}")[2]


def text_of(element: Element | None, path: str = ".") -> str | None:
    """Return the text at a path of local names below an element, or None when it is absent or blank."""
    found = None if element is None else element.find(path)
    text = None if found is None or found.text is None else found.text.strip()
    return text or None


def number_of(element: Element | None, path: str, where: str) -> float | None:
    """Return the number at a path, or None when it is absent. Raises IntakeError when it is not a number."""
    text = text_of(element, path)
    if text is None:
        return None
    try:
        number = float(text)
    except ValueError:
        number = None
    if number is None or not abs(number) < float("inf"):
        raise IntakeError(f"{quoted(text)} is not a number", where=f"{where}, {path}")
    return number
