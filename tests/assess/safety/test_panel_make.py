import pytest
from hypothesis import given
from hypothesis import strategies as st

from assess.findings import Severity
from assess.intake import Home, Panel
from assess.safety import load_hazards
from assess.safety.panel_make import panel_make_findings, recognised

RULES = load_hazards()


@pytest.fixture(autouse=True, scope="module")
def everything_said_has_its_form() -> None:
    """Say nothing of sentences here: a maker's name may be any text, and stands in them as it was written."""


SPELLINGS = {
    "federal_pacific": [
        *["Federal Pacific", "FEDERAL PACIFIC ELECTRIC CO.", "federal-pacific", "FederalPacific", "Federal Pasific"],
        *["fedreal pacific", "Fed Pac", "FPE", "F.P.E.", "Federal Pioneer", "Stab-Lok", "stablok", "STAB LOCK"],
    ],
    "zinsco": ["Zinsco", "ZINSCO", "Zinco", "zinscoe", "Zinsko", "GTE-Sylvania", "Silvania", "Sylvania/Zinsco"],
    "challenger": ["Challenger", "CHALLENGER", "Chalenger", "Challanger", "challenger elec.", "Challengers"],
    "pushmatic": ["Pushmatic", "PUSH-MATIC", "push matic", "Bulldog", "Bull Dog", "BullDog Pushmatic", "Pushmatik"],
    "obsolete": ["Wadsworth", "wadsworth electric", "Crouse-Hinds", "crouse hinds", "CrouseHinds", "Wadswroth"],
    "square_d_recall": ["Square D", "SQUARE-D", "SquareD", "Sq. D", "square d QO", "Schneider Electric"],
    "siemens_murray_recall": ["Siemens", "siemans", "Murray", "I-T-E", "ITE", "ITE/Siemens"],
}
SEVERITIES = {
    "federal_pacific": Severity.BLOCKING,
    "zinsco": Severity.BLOCKING,
    "challenger": Severity.WARNING,
    "pushmatic": Severity.WARNING,
    "obsolete": Severity.WARNING,
    "square_d_recall": Severity.NOTE,
    "siemens_murray_recall": Severity.NOTE,
}
CASES = [(make, text) for make, texts in SPELLINGS.items() for text in texts]


def home(make: str | None = None, model: str | None = None) -> Home:
    """Return a home with that panel."""
    return Home(panel=Panel(make=make, model=model))


@pytest.mark.parametrize(("make", "text"), CASES)
def test_a_make_is_recognised_however_it_is_spelled(make: str, text: str) -> None:
    """Case, spaces, dashes, dots, usual misspellings and a single slip do not hide a make."""
    assert [hit.id for hit in recognised(text, RULES)] == [make]


@pytest.mark.parametrize(("make", "text"), CASES)
def test_a_make_does_what_its_hazard_says(make: str, text: str) -> None:
    """The severity, the reason, the advice and the source come from the table, with the user's words quoted."""
    (found,) = panel_make_findings(home(text), RULES)
    assert found.severity is SEVERITIES[make]
    assert found.code == f"safety.panel_make.{make}"
    assert f'"{text}"' in found.says
    assert found.means
    assert found.cure
    assert found.cite


def test_every_make_of_the_table_is_tested() -> None:
    """A make added to the table needs its spellings here, at least five."""
    assert {make.id for make in RULES.panel_makes} == SPELLINGS.keys() == SEVERITIES.keys()
    assert all(len(texts) >= 5 for texts in SPELLINGS.values())


@pytest.mark.parametrize(
    "text",
    [
        "Eaton",
        "Cutler-Hammer",
        "General Electric",
        "GE",
        "Leviton",
        "SPAN",
        "Homeline",
        "new, listed",
        "offpeak",
        "Westinghouse",
    ],
)
def test_other_makes_are_in_order(text: str) -> None:
    """A make without a known fault gives one good finding, also where letters of a bad one stand inside a word."""
    (found,) = panel_make_findings(home(text), RULES)
    assert (found.severity, found.code) == (Severity.OK, "safety.panel_make")


@pytest.mark.parametrize("text", [None, "", "unknown", "N/A", "?", "Not known", "illegible", "none"])
def test_an_unknown_make_could_flip_the_answer(text: str | None) -> None:
    """A make that nobody read is unknown, not good, and names its field."""
    (found,) = panel_make_findings(home(text), RULES)
    assert (found.severity, found.field) == (Severity.UNKNOWN, "panel.make")


def test_a_model_gives_the_make_away() -> None:
    """A model name is a hazard even where the maker is not stated or another is."""
    for make in (None, "unknown", "Reliance"):
        (found,) = panel_make_findings(home(make, "Stab-Lok 200 A"), RULES)
        assert found.severity is Severity.BLOCKING


def test_a_good_model_of_an_unknown_make_stays_unknown() -> None:
    """A model that says nothing does not make the maker known."""
    (found,) = panel_make_findings(home(None, "L200"), RULES)
    assert found.severity is Severity.UNKNOWN


def test_a_cleared_model_is_not_recalled() -> None:
    """Homeline panels are Square D's but not of the recall."""
    (found,) = panel_make_findings(home("Square D", "Homeline"), RULES)
    assert found.severity is Severity.OK


def test_two_makes_in_one_panel_are_both_told() -> None:
    """Breakers of another maker in a panel give one finding each."""
    found = panel_make_findings(home("Square D", "with Zinsco breakers"), RULES)
    assert {f.code for f in found} == {"safety.panel_make.square_d_recall", "safety.panel_make.zinsco"}


@given(
    word=st.sampled_from(["zinsco", "challenger", "pushmatic", "stablok", "sylvania", "wadsworth", "federalpacific"]),
    place=st.integers(0, 30),
    letter=st.sampled_from("abcdefghijklmnopqrstuvwxyz"),
    slip=st.sampled_from(["other", "more", "less", "swapped"]),
)
def test_one_slip_is_forgiven(word: str, place: int, letter: str, slip: str) -> None:
    """Any single wrong, missing, doubled or swapped letter still names the make."""
    n = place % (len(word) - 1)
    written = {
        "other": word[:n] + letter + word[n + 1 :],
        "more": word[:n] + letter + word[n:],
        "less": word[:n] + word[n + 1 :],
        "swapped": word[:n] + word[n + 1] + word[n] + word[n + 2 :],
    }[slip]
    assert {hit.id for hit in recognised(word, RULES)} <= {hit.id for hit in recognised(written, RULES)}


@given(st.text(max_size=80))
def test_any_text_gives_a_finding(text: str) -> None:
    """Whatever stands on the label, there is an answer."""
    assert panel_make_findings(home(text), RULES)
