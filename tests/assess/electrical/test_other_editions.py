"""Editions made up for a test, with the figures that are reported of the 2026 code."""

from pathlib import Path

import pytest

from assess.electrical import Method, assess_electrical
from assess.errors import UnconfirmedRule
from assess.findings import Step
from assess.hardware.records import NodePower
from assess.intake import Home
from assess.rulebook import RULE_NAMES, Edition, load_edition

REPORTED = {
    "dwelling_load": "lighting.value = 2",
    "optional_dwelling": 'confidence = "medium"\ntiers = [{ up_to_va = 8_000, factor = 1.0 }, { factor = 0.4 }]',
    "existing_dwelling": 'confidence = "open"\nform = "single"',
    "surge_protection": 'confidence = "low"',
    "power_control": 'cite = "130.50"\nsetpoint_cite = "130.80"\nminimum_cite = "130.30"\nconfidence = "low"',
}
D2A = Home.model_validate(
    {
        "dwelling": {"status": "new", "floor_area_ft2": 1_500},
        "loads": [
            {"kind": "range", "nameplate_va": 12_000},
            {"kind": "water_heater", "nameplate_va": 2_500},
            {"kind": "dishwasher", "nameplate_va": 1_200},
            {"kind": "dryer", "nameplate_va": 5_000},
            {"kind": "space_heat", "nameplate_va": 1_800, "count": 5},
            {"kind": "air_conditioner", "nameplate_va": 1_380},
        ],
        "hvac": {"systems": []},
    }
)


@pytest.fixture
def next_code(tmp_path: Path) -> Path:
    """Return an edition in which Article 220 has become 120."""
    rules = (f'[{name}]\nas_in = "nec/2023"\n{REPORTED.get(name, "")}\n' for name in RULE_NAMES)
    head = 'id = "made-up"\ntitle = "What is reported of 2026"\nshort = "NEC"\nrenumber = { "220." = "120." }\n'
    path = tmp_path / "made-up.toml"
    path.write_text(head + "".join(rules), encoding="utf-8")
    return path


def sheet(edition: Edition, power: NodePower, method: Method) -> dict[str, Step]:
    """Return the steps that govern for example D2(a), by label."""
    return {s.label: s for s in assess_electrical(D2A, power, power, edition, method=method).worked[0].steps}


def test_d2_a_with_the_figures_of_2026(next_code: Path, power: NodePower) -> None:
    """120.82, 8 kVA and 2 VA/ft² give 19,680 VA: our own arithmetic, no example is published yet."""
    steps = sheet(load_edition(str(next_code)), power, Method.OPTIONAL)
    assert steps["General lighting and receptacles"].value == 3_000
    assert steps["General loads, connected"].value == 28_200
    assert steps["General loads, after demand"].working == "8,000 at 100% + 20,200 at 40%"
    assert steps["Calculated load of the house"].value == pytest.approx(19_680)


def test_the_clauses_are_the_new_ones(next_code: Path, power: NodePower) -> None:
    """What moved is cited where it is now, and what did not move where it always was."""
    edition = load_edition(str(next_code))
    steps = sheet(edition, power, Method.OPTIONAL)
    assert steps["Calculated load of the house"].cite == "NEC 120.82"
    assert steps["Electric space heating, 5 separately controlled units"].cite == "NEC 120.82(C)(5)"
    assert steps["Compute node, in full, outside every demand factor"].cite == "NEC 120.14(A); NEC 120.82(C)(6)"
    assert edition.rules.continuous_load.service_cite == "NEC 230.42(A)"


def test_confidence_reaches_the_steps(next_code: Path, power: NodePower) -> None:
    """A rule of medium confidence makes a step of medium confidence."""
    steps = sheet(load_edition(str(next_code)), power, Method.OPTIONAL)
    assert steps["General loads, after demand"].confidence == "medium"


def test_an_open_method_is_refused_and_another_is_not(next_code: Path, power: NodePower) -> None:
    """The rule that nobody has read in print stops only the method that needs it."""
    edition = load_edition(str(next_code))
    with pytest.raises(UnconfirmedRule, match="Existing dwelling, load added"):
        assess_electrical(D2A, power, power, edition, method=Method.EXISTING)
    assert assess_electrical(D2A, power, power, edition, method=Method.OPTIONAL).limits


def test_a_rule_of_low_confidence_is_a_warning(next_code: Path, power: NodePower) -> None:
    """Only rules that the calculation rests on are warned of: power control where there is some, never surges."""
    edition = load_edition(str(next_code))
    held = D2A.model_copy(update={"node": D2A.node.model_copy(update={"power_management": "pcs_fixed"})})
    for home, cites in ((D2A, []), (held, ["NEC 130.50"])):
        section = assess_electrical(home, power, power, edition)
        assert [f.cite for f in section.findings if f.code == "electrical.unsure_rule"] == cites


@pytest.fixture
def power() -> NodePower:
    """Return a node of 12.5 kVA."""
    parts = dict.fromkeys(NodePower.model_fields, 12_500.0) | {"gpus": 16, "current_a": 52.1, "rated_a": 52.1}
    return NodePower.model_validate(parts)
