"""A verdict in brief says what the whole verdict says, but for the changes, which it does not look for."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from assess.findings import Severity
from assess.intake import Home
from assess.records import Basis, Provenance
from assess.verdict import Outcome, Site, decide
from assess.verdict.brief import Brief, _brief, brief, brief_of

EXAMPLES = ("go-cleveland", "go-capped-phoenix", "go-if-atlanta", "incomplete-seattle", "no-go-houston")
Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]


def both(site: Site) -> tuple[Brief, Brief]:
    """Return the verdict in brief, and the whole verdict in the same words."""
    decision = decide(replace(site))
    blocking = [f.code for f in decision.case.findings if f.severity is Severity.BLOCKING]
    return brief(site), brief_of(decision.verdict, site.edition.id, blocking)


@pytest.mark.parametrize("name", EXAMPLES)
def test_a_brief_says_what_the_verdict_says(example: Example, site_of: SiteOf, name: str) -> None:
    """Every field is that of `decide`, with one exception.

    Where no node fits as the home is, `decide` looks for changes and may find a go_if; a brief says no_go there.
    """
    short, whole = both(site_of(example(name)).without_year())
    if whole.gpus == 0 and whole.outcome is Outcome.GO_IF:
        assert short.outcome is Outcome.NO_GO
    else:
        assert short.outcome is whole.outcome
    assert short == replace(whole, outcome=short.outcome, changes="")


def test_changes_that_would_let_a_node_in_are_not_looked_for(example: Example, site_of: SiteOf) -> None:
    """The home in Atlanta takes a node once it is changed, which only the whole verdict says."""
    short, whole = both(site_of(example("go-if-atlanta")).without_year())
    assert (short.outcome, whole.outcome) == (Outcome.NO_GO, Outcome.GO_IF)
    assert (short.changes, bool(whole.changes)) == ("", True)


def test_a_hazard_that_blocks_leaves_no_node(example: Example, site_of: SiteOf) -> None:
    """Its code is told, and no GPUs, cap, draw or throughput."""
    home = example("go-cleveland")
    safety = home.safety.model_copy(update={"fuse_panel": True})
    short, whole = both(site_of(home.model_copy(update={"safety": safety})).without_year())
    assert short.outcome is Outcome.NO_GO
    assert "safety.fuse_panel" in short.blocking
    assert (short.gpus, short.cap_w, short.wall_w, short.throughput) == (0, 0, 0, 0)
    assert short == replace(whole, changes="")


def test_what_is_unknown_is_told_once(example: Example, site_of: SiteOf) -> None:
    """Each field once, in the order of the report."""
    short, _ = both(site_of(example("incomplete-seattle")).without_year())
    assert short.outcome is Outcome.INCOMPLETE
    assert short.unknowns
    assert len(set(short.unknowns)) == len(short.unknowns)


def test_with_something_unknown_what_is_assumed_decides_nothing(example: Example, site_of: SiteOf) -> None:
    """A load assumed up to 60 kVA leaves less to promise; beside an unknown data cap the node as stated is shown."""
    home = example("go-cleveland")
    doubt = Provenance(basis=Basis.ASSUMED, low=1_200.0, high=60_000.0)
    doubted = home.model_copy(update={"provenance": {**home.provenance, "loads.0.nameplate_va": doubt}})
    promised = brief(site_of(doubted).without_year())
    assert (promised.outcome, promised.cap_w < 600) == (Outcome.GO_CAPPED, True)
    cable = home.internet.model_copy(update={"technology": "cable", "unlimited_data": None})
    stated = brief(site_of(doubted.model_copy(update={"internet": cable})).without_year())
    assert stated.outcome is Outcome.INCOMPLETE
    assert stated.unknowns == ("internet.data_cap_tb",)
    assert (stated.gpus, stated.cap_w) == (16, 600)


def test_without_a_known_limit_nothing_binds() -> None:
    """Where no limit is known and no node fits there is nothing to name, and each field and code stands once."""
    found = _brief(
        Outcome.INCOMPLETE, None, None, None, unknowns=["a", "b", "a"], blocking=["c", "c"], changes="", edition="x"
    )
    assert found == Brief(Outcome.INCOMPLETE, 0, 0.0, 0.0, unknowns=("a", "b"), blocking=("c",), edition="x")
