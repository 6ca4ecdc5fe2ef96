from assess.findings import Finding
from assess.intake import Home, Placement
from assess.rulebook import load_edition
from assess.safety import assess_safety


def found(edition: str) -> dict[str, Finding]:
    """Return the findings of an outdoor node on a 40 A circuit, by code."""
    section = assess_safety(Home(), load_edition(edition), Placement.OUTDOOR_PAD, 7_680.0, 40.0)
    return {finding.code: finding for finding in section.findings}


def test_an_edition_without_a_rule_says_so() -> None:
    """In 2017 neither ground-fault protection nor the emergency disconnect is asked for, and neither is cited as if."""
    old = found("nec/2017")
    for code in ("safety.ground_fault", "safety.emergency_disconnect"):
        assert "This edition does not ask" in old[code].says
        assert old[code].cure == ""
        assert old[code].cite.endswith("not in this edition")


def test_later_editions_ask_for_both() -> None:
    """The same node needs them from 2020 on, in 2026 under another clause."""
    for edition, clause in (("nec/2020", "NEC 230.85"), ("nec/2026", "NEC 230.70(A)(1)")):
        new = found(edition)
        assert "and needs ground-fault protection" in new["safety.ground_fault"].says
        assert new["safety.emergency_disconnect"].cite == clause
