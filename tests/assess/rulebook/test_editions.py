import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from assess.errors import ExitCode, RuleDataError, UnconfirmedRule
from assess.records import Confidence
from assess.rulebook import RULE_NAMES, load_edition

Write = Callable[[str, str], str]


def test_clauses_are_written_out() -> None:
    """Every cite that reaches a report names its document."""
    rules = load_edition("nec/2023").rules
    assert rules.optional_dwelling.tiers_cite == "NEC 220.82(B)"
    assert rules.working_space.depth.cite == "NEC 110.26(A)(1)"
    assert rules.dwelling_load.lighting.cite == "NEC 220.41"  # its rule's, because it names none itself


def test_the_hash_is_of_every_file_that_was_read(repo: Path, write: Write) -> None:
    """Whoever verifies a report can tell whether the rule data are the same."""
    nec = (repo / "codes/nec/2023.toml").read_bytes()
    assert load_edition("nec/2023").sha256 == hashlib.sha256(nec).hexdigest()
    path = write("city", 'extends = "nec/2023"\n')
    both = Path(path).read_bytes() + b"\0" + nec
    assert load_edition(path).sha256 == hashlib.sha256(both).hexdigest()


def test_an_open_rule_is_refused_unless_allowed(write: Write) -> None:
    """A figure that nobody has seen in print is used on purpose or not at all."""
    path = write("draft", 'extends = "nec/2023"\n[existing_dwelling]\nconfidence = "open"\n')
    edition = load_edition(path)
    with pytest.raises(UnconfirmedRule, match="not yet confirmed") as caught:
        edition.rule(edition.rules.existing_dwelling)
    assert (caught.value.where, caught.value.exit_code) == ("draft", ExitCode.RULE_DATA)
    assert "--allow-unconfirmed" in str(caught.value)
    allowed = load_edition(path, allow_unconfirmed=True)
    assert allowed.rule(allowed.rules.existing_dwelling).confidence is Confidence.OPEN
    assert (edition.usable(edition.rules.existing_dwelling), allowed.usable(allowed.rules.existing_dwelling)) == (
        False,
        True,
    )


def test_one_open_figure_makes_its_rule_open(write: Write) -> None:
    """A rule is as sure as the least sure figure in it, however deep that stands."""
    text = 'extends = "nec/2023"\n[optional_dwelling.climate.cooling]\nconfidence = "open"\n'
    edition = load_edition(write("draft", text))
    assert edition.rules.optional_dwelling.confidence is Confidence.HIGH
    with pytest.raises(UnconfirmedRule):
        edition.rule(edition.rules.optional_dwelling)
    assert edition.rule(edition.rules.existing_dwelling) is edition.rules.existing_dwelling


def test_one_unsure_row_of_a_table_is_seen() -> None:
    """The ampacity table has rows that were not found twice."""
    table = load_edition("nec/2023").rules.conductor_ampacity
    assert (table.confidence, table.weakest) == (Confidence.HIGH, Confidence.MEDIUM)


def test_an_edition_must_name_every_rule(write: Write, as_in_2023: str) -> None:
    """A new book that silently keeps an old rule would be smooth and wrong."""
    for name in RULE_NAMES:
        text = as_in_2023.replace(f'[{name}]\nas_in = "nec/2023"\n', "")
        with pytest.raises(RuleDataError, match=rf"does not name {name}\."):
            load_edition(write("short", text))


def test_an_amendment_has_a_name_of_its_own(write: Write) -> None:
    """A report never says "nec/2023" of figures that are not its."""
    with pytest.raises(RuleDataError, match="has no title"):
        load_edition(write("city", 'id = "city"\nextends = "nec/2023"\n'))
    with pytest.raises(RuleDataError, match='calls itself "nec/2023", which is another edition'):
        load_edition(write("city", 'id = "nec/2023"\ntitle = "t"\nextends = "nec/2023"\n'))


def test_requirements_come_down_the_chain(write: Write) -> None:
    """A city's requirements follow those of its state; an edition taken over rule by rule hands down none."""
    asked = '[[requirements]]\ntext = "{0}"\ncite = "Ordinance 1"\nconfidence = "low"\n'
    state = write("state", 'id = "state"\ntitle = "t"\nextends = "nec/2023"\n' + asked.format("Conduit."))
    city = load_edition(write("city", f'id = "city"\ntitle = "t"\nextends = "{state}"\n' + asked.format("Red paint.")))
    assert [one.text for one in city.requirements] == ["Conduit.", "Red paint."]
    assert {one.cite for one in city.requirements} == {"Ordinance 1"}
    assert load_edition("nec/2023").requirements == ()
