"""XML that a stranger may have written: entities, depth, size, and values where others belong."""

from random import Random
from xml.etree.ElementTree import Element, ParseError, SubElement, fromstring, tostring

from tests.fuzz.make import texts, words

_HEADS = (
    '<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;">]>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    '<!DOCTYPE a [<!ENTITY % p SYSTEM "http://127.0.0.1:9/x.dtd">%p;]>',
    "<?xml-stylesheet href='http://127.0.0.1:9/'?>",
    '<?xml version="1.1" encoding="utf-7"?>',
    '<?xml version="1.0" encoding="utf-16"?>',
    "<!-- " + "-" * 2000 + " -->",
)


def change(text: str, dice: Random) -> str:
    """Return XML with one element changed; what is no XML is changed as text."""
    if not dice.randrange(6):
        return texts.change(text, dice)
    if not dice.randrange(12):
        return dice.choice(_HEADS) + text
    try:
        root = fromstring(text)  # noqa: S314 - our own, or what a fuzzer made of it
    except (ParseError, ValueError, LookupError, RecursionError):
        return texts.change(text, dice)
    elements = list(root.iter())[:20_000]
    one = dice.choice(elements)
    _element_changed(one, dice.choice(elements), dice)
    try:
        return tostring(root, encoding="unicode")[: texts.MOST]
    except (ValueError, TypeError, RecursionError):
        return texts.change(text, dice)


def _element_changed(one: Element, other: Element, dice: Random) -> None:
    match dice.randrange(10):
        case 0 | 1 | 2 | 3:
            one.text = _bearable(words.word(dice))
        case 4:
            one.set(dice.choice(("id", "idref", "sequence", "unit", "x" * 5_000)), _bearable(words.word(dice)))
        case 5 | 6:
            _children_changed(one, dice)
        case 7:
            if len(list(other.iter())) < 200 and one not in set(other.iter()):
                one.append(other)
        case 8:
            one.tag = dice.choice((other.tag, "x", "Value"))
        case _:
            for _ in range(dice.choice((3, 70, 900))):
                one = SubElement(one, "a")


def _children_changed(one: Element, dice: Random) -> None:
    children = list(one)
    if not children:
        return
    child = dice.choice(children)
    if dice.randrange(2):
        one.remove(child)
    else:
        one.extend([child] * dice.choice((1, 3, 200)))


def _bearable(text: str) -> str:
    """Return a text without what no XML can hold; the parser would refuse it unread."""
    return "".join(c for c in text if c in "\t\n\r" or (c >= " " and c not in "\ufffe\uffff"))
