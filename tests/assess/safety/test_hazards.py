import pytest

from assess.errors import RuleDataError
from assess.intake import Home, SafetyChecklist
from assess.rulebook import list_editions, load_edition
from assess.safety import load_hazards
from assess.safety.checklist import answer_of
from assess.safety.hazards import Check, clause, squeezed

RULES = load_hazards()


@pytest.mark.parametrize("name", list_editions())
def test_every_pointer_finds_its_clause(name: str) -> None:
    """Whatever points into an edition finds a clause of that edition, in every edition."""
    edition = load_edition(name, allow_unconfirmed=True)
    for cited in (*RULES.checks, *RULES.panel_places.values()):
        assert cited.source(edition) == cited.cite or cited.source(edition).startswith(edition.short)


def test_a_pointer_to_nothing_is_a_fault_of_the_data() -> None:
    """A clause that no edition has is refused."""
    with pytest.raises(RuleDataError, match=r"surge_protection\.size"):
        clause("surge_protection.size", load_edition("nec/2023"))


def test_a_source_is_given_once() -> None:
    """A question with two sources or none is refused."""
    whole = RULES.checks[0].model_dump()
    for cite, rule in (("", ""), ("a", "b")):
        with pytest.raises(ValueError, match="either cite or rule"):
            Check.model_validate({**whole, "cite": cite, "rule": rule})


def test_codes_and_fields_are_unique_and_real() -> None:
    """Every question has its own code, asks for its own field, and that field is on the form."""
    codes, fields = [c.code for c in RULES.checks], [c.field for c in RULES.checks]
    assert len(set(codes)) == len(codes)
    assert len(set(fields)) == len(fields)
    assert all(answer_of(Home(), field) is None for field in fields)


def test_every_yes_or_no_of_the_form_is_asked() -> None:
    """No answer of the form is left unread: the table asks it, or it decides about battery and noise."""
    yes_or_no = {
        name
        for name, field in SafetyChecklist.model_fields.items()
        if bool in getattr(field.annotation, "__args__", ())
    }
    assert yes_or_no - {c.field.removeprefix("safety.") for c in RULES.checks} == {"beside_sleeping_room"}


def test_words_of_different_makes_do_not_overlap() -> None:
    """A spelling names one make only."""
    owners = [(word, make.id) for make in RULES.panel_makes for word in set(make.words)]
    assert len({word for word, _ in owners}) == len(owners)
    assert all(word == squeezed(word) != "" for word, _ in owners)


def test_a_battery_place_has_a_limit() -> None:
    """Every kind of place a battery is counted at has its largest total."""
    assert set(RULES.battery.kind_of_place.values()) == RULES.battery.total.keys()
    assert all(figure.unit == "kWh" for figure in RULES.battery.total.values())
