from assess.electrical.local import local_requirements
from assess.findings import Severity
from assess.rulebook import load_edition


def test_an_edition_without_requirements_says_nothing() -> None:
    """The NEC itself is not a local rule."""
    assert local_requirements(load_edition("nec/2023")) == ()


def test_each_requirement_is_a_note_with_its_cite() -> None:
    """Chicago's conduit is said, in the order of the file; what is not certain is to be confirmed."""
    chicago = load_edition("amendments/chicago")
    found = local_requirements(chicago)
    assert [finding.says for finding in found] == [one.text for one in chicago.requirements]
    assert {finding.severity for finding in found} == {Severity.NOTE}
    assert {finding.code for finding in found} == {"electrical.local_requirement"}
    assert found[0].cite.startswith("Chicago Title 14E")
    assert [bool(finding.cure) for finding in found] == [True, True, False]
