"""Any home file, put in order: what it says and every comment stay, and a second time nothing changes."""

import json
import random
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from assess.errors import IntakeError
from assess.intake.fields import Shape, shapes
from assess.intake.files import home_from_mapping
from assess.intake.form import blank_form
from assess.intake.home import Home
from assess.intake.parsing import parse_mapping
from assess.intake.tidy import tidied
from assess.units import KINDS, parse
from assess.units.canonical import spelled
from assess.units.kind import Kind

_REMARKS = ("# seen", '# "not" a = text [x]', "  # aside", "#bare = 1", "# ünïcödé")
_SECTIONS = ("contact", "place", "dwelling", "service", "panel", "room", "internet", "hvac", "node", "demand")


def written(kind: Kind, number: str, lots: random.Random) -> str:
    """Return a measurement in one of the spellings of its kind, as TOML."""
    unit = lots.choice(("", *kind.spellings))
    text = lots.choice((f"{number} {unit}", f"{number}{unit.upper() if lots.random() < 0.1 else unit}", *kind.examples))
    return json.dumps(text, ensure_ascii=False)


def value(shape: Shape, lots: random.Random) -> str | None:
    """Return a value that a field may take, as TOML, or None for one that is not written here."""
    match shape.form:
        case "measured" if shape.kind is not None:
            plain = lots.choice((written(shape.kind, lots.choice(("7", "1", "12.50", "1,200")), lots), "7", "8.0"))
            return lots.choice((plain, f"{{basis='label',value={plain}}}", f"{{ value = {plain}, note = '{{ # x' }}"))
        case "choice":
            word = str(lots.choice(shape.choices))
            return json.dumps(lots.choice((word, word.replace("_", " ").title())))
        case "yes_no":
            return lots.choice(("true", "false"))
        case "text":
            return lots.choice(("'plain'", '"a # b"', '"""\nlong # [x]\n\n\ntext"""', "'''it's'''"))
        case "whole":
            return lots.choice(("1", "2"))
        case _:
            return None


def file_of(seed: int) -> str:
    """Return a home file in any order, with comments and empty lines anywhere."""
    lots = random.Random(seed)  # noqa: S311  # a layout, not a secret
    blocks = []
    for name in lots.sample(_SECTIONS, lots.randint(1, 6)):
        shape = shapes(Home)[name]
        assert shape.record is not None
        blocks.append([f"[{name}]", *_entries(shape.record, lots)])
    blocks += [["[[loads]]", 'kind = "range"', *_talk(lots), f"count = {n}"] for n in range(1, lots.randint(1, 4))]
    blocks += [["[[panel.circuits]]", f'space = "{n}"', *_talk(lots)] for n in range(1, lots.randint(1, 3))]
    blocks += [_subpanel(n, lots) for n in range(lots.randint(0, 2))]
    lots.shuffle(blocks)
    top = _talk(lots)
    if "[panel]" not in {block[0] for block in blocks} and lots.random() < 0.5:
        top += ["panel.make = 'Eaton' # top"]
    lines = top
    for block in blocks:
        lines += [*_talk(lots), *block, *_talk(lots)]
    return lots.choice(("\n", "\r\n")).join(lines) + lots.choice(("", "\n"))


def _subpanel(number: int, lots: random.Random) -> list[str]:
    """Return a sub-panel with its circuits, which may not leave it."""
    circuits = [["[[panel.subpanels.circuits]]", *_talk(lots), f'space = "{n}"'] for n in (1, 2)]
    return ["[[panel.subpanels]]", f'name = "{number}"', *_talk(lots), *(line for one in circuits for line in one)]


def _entries(record: Any, lots: random.Random) -> list[str]:
    known = [(name, made) for name, shape in shapes(record).items() if (made := value(shape, lots)) is not None]
    lines = []
    for name, made in lots.sample(known, min(len(known), lots.randint(0, 5))):
        lines += [*_talk(lots), f"{name}{lots.choice((' = ', '=', '   =  '))}{made}{lots.choice(('', ' # end'))}"]
    return lines


def _talk(lots: random.Random) -> list[str]:
    return [lots.choice(("", "", *_REMARKS)) for _ in range(lots.choice((0, 0, 0, 1, 2, 4)))]


def stated(text: str) -> Home | None:
    """Return the home of a text, or None where the lots made one that the form refuses."""
    try:
        return home_from_mapping(parse_mapping(text, "home"), "home")
    except IntakeError:
        return None


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_what_a_file_says_stays_with_every_comment(seed: int) -> None:
    """Order and spelling change, the home and the comments do not, and what is in order stays as it is."""
    text = file_of(seed)
    home = stated(text)
    if home is None:
        return
    found = tidied(text, "home")
    assert stated(found) == home
    assert tidied(found, "home") == found
    for remark in {*_REMARKS, "# end", "# top"}:
        assert found.count(remark.strip()) == text.count(remark.strip())


def test_the_files_of_the_property_are_mostly_homes() -> None:
    """The property is worth something: most of the files that the lots make are homes."""
    homes = sum(stated(file_of(seed)) is not None for seed in range(60))
    assert homes > 20


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**9))
def test_a_measurement_keeps_its_value_to_the_last_digit(seed: int) -> None:
    """However it is spelled, its one spelling means the same, and is its own one spelling."""
    lots = random.Random(seed)  # noqa: S311  # a spelling, not a secret
    kind = lots.choice(sorted(KINDS))
    number = lots.choice(("-4", "+7", "0", "12345", "1,234.50", ".25", "9.", "1e3", "2 1/2", "3-3/8", "1/4", "5½"))
    text = f"{number}{lots.choice(('', ' '))}{lots.choice(('', *KINDS[kind].spellings))}"
    try:
        meant = parse(kind, text)
    except IntakeError:
        return
    assert parse(kind, spelled(kind, text)) == meant
    assert spelled(kind, spelled(kind, text)) == spelled(kind, text)


def test_the_blank_form_is_in_order() -> None:
    """What `assess init` writes is what `assess fmt` would write."""
    assert tidied(blank_form(), "form") == blank_form()
