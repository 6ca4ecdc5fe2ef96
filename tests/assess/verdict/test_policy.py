"""A policy of one's own: what it changes, and what of it reaches the verdict."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assess.assessment import Assessment, assess
from assess.errors import RuleDataError
from assess.findings import Limit
from assess.intake import Home, Placement, PowerManagement
from assess.rulebook import load_edition
from assess.verdict import Site, run
from assess.verdict.policy import Policy, usual_policy
from assess.verdict.policy_file import read_policy
from assess.verdict.search import best_configuration, minimum_gpus
from assess.worksheet import recompute

Example = Callable[[str], Home]
Sites = Callable[[Home], Site]
Write = Callable[[str], Policy]
ON = date(2026, 5, 5)


@pytest.fixture
def policy(tmp_path: Path) -> Write:
    """Read a policy that is written as text."""

    def read(text: str) -> Policy:
        file = tmp_path / "own.toml"
        file.write_text(text, encoding="utf-8")
        return read_policy(file)

    return read


def limit(site: Site, code: str, gpus: int | None = None) -> Limit:
    """Return a limit of the request at its highest cap."""
    case = run(site, gpus or site.spec.gpus, site.spec.cap_max_w)
    return next(one for one in case.limits if one.code == code)


def test_a_bare_number_takes_the_policys_unit(policy: Write) -> None:
    """A number alone is in the figure's own unit, cited by the file, of low confidence."""
    own = policy("[go]\nminimum_gpus = 6").figure("go.minimum_gpus")
    assert (own.value, own.unit, own.cite, own.confidence.value) == (6, "GPUs", "policy: own.toml", "low")


def test_what_changes_is_said_in_words(policy: Write) -> None:
    """Each change is named with the new value and the old; what is said as it was is no change."""
    own = policy(
        '[go]\nminimum_gpus = 4\n[margins]\nheat = { value = 0.2, unit = "of capacity", cite = "our installer" }\n'
        '[confidence]\ngrade = "B"'
    )
    assert own.used.changed == (
        "Cooling kept free: 20% of capacity in place of 0% of capacity (our installer)",
        "Least grade of a go: B in place of D",
    )
    assert own.word("confidence.grade") == "B"
    assert own.word("confidence.lower_bound") == "assumed"


def test_the_shipped_example_is_read(repo: Path) -> None:
    """The cautious policy changes every figure and word that it names."""
    assert len(read_policy(repo / "examples" / "policies" / "cautious.toml").used.changed) == 8


def test_the_minimum_is_the_policys(example: Example, site_of: Sites, policy: Write) -> None:
    """Six GPUs are asked for as the fewest, in Houston's home whose data cap serves four: nothing fits."""
    site = site_of(example("no-go-houston"))
    assert best_configuration(site) is not None
    cautious = replace(site, policy=policy("[go]\nminimum_gpus = 6"))
    assert minimum_gpus(cautious) == 6
    assert best_configuration(cautious) is None


@pytest.mark.parametrize(
    ("name", "code"), [("electrical", "electrical.service"), ("heat", "thermal.cooler"), ("internet", "network.upload")]
)
def test_a_margin_is_taken_from_its_limits(
    example: Example, site_of: Sites, policy: Write, name: str, code: str
) -> None:
    """A fifth kept free leaves four fifths of a limit, in whole GPUs where it counts them, and of no other."""
    site = site_of(example("go-capped-phoenix"))
    cautious = replace(site, policy=policy(f"[margins]\n{name} = 0.2"))
    before, after = limit(site, code), limit(cautious, code)
    assert before.capacity is not None
    expected = before.capacity * 0.8
    assert after.capacity == pytest.approx(int(expected) if before.unit == "GPUs" else expected)
    assert limit(cautious, "electrical.spaces") == limit(site, "electrical.spaces")
    others = {
        one.code: one
        for one in run(cautious, 16, 600.0).limits
        if one.code.split(".")[0] != code.split(".", maxsplit=1)[0]
    }
    assert all(others[one.code] == one for one in run(site, 16, 600.0).limits if one.code in others)


def test_a_margin_is_written_down(example: Example, policy: Write, site_of: Sites) -> None:
    """Each limit less its margin is a step that computes again, in a section of the policy's own."""
    site = replace(site_of(example("go-cleveland")), policy=policy("[margins]\nelectrical = 0.1\ninternet = 0.1"))
    case = run(site, 16, 600.0, recording=True)
    steps = [step for section in case.sections if section.name == "policy" for step in section.steps]
    by_label = {step.label: step.value for step in steps}
    service = next(one for one in case.limits if one.code == "electrical.service")
    assert by_label["Service rating, less what is kept free"] == service.capacity
    assert all(recompute(step) == pytest.approx(step.value, rel=1e-12) for step in steps)


def test_a_room_may_be_held_cooler(example: Example, site_of: Sites, policy: Write) -> None:
    """A policy sets the air where the home says nothing; of a stated value and the policy's the cooler counts."""
    home = example("go-if-atlanta")
    said_nothing = site_of(home)
    stated = site_of(home.model_copy(update={"room": home.room.model_copy(update={"max_air_f": 85.0})}))
    assert said_nothing.spec.placement is not Placement.LIVING_SPACE

    def takes(site: Site, room_f: float | None) -> float:
        own = site if room_f is None else replace(site, policy=policy(f"[room]\nunoccupied = {room_f}"))
        capacity = limit(own, "thermal.room", 4).capacity
        assert capacity is not None
        return capacity

    assert takes(said_nothing, 80) < takes(said_nothing, None)
    assert takes(stated, 80) == takes(said_nothing, 80) < takes(stated, None)
    assert takes(stated, 95) == takes(stated, None)


def test_a_year_must_deliver_what_the_policy_asks(example: Example, site_of: Sites, policy: Write) -> None:
    """No home has a year without an outage, so a policy that asks for every hour admits no node."""
    site = site_of(example("go-cleveland"))
    assert limit(site, "year.availability").fits
    strict = replace(site, policy=policy("[year]\navailability = 1.0"))
    stop = run(strict, 4, 300.0).stop()
    assert stop is not None
    assert stop.code == "year.availability"
    assert best_configuration(strict) is None


@pytest.mark.parametrize("management", [PowerManagement.PCS_FIXED, PowerManagement.PCS_DYNAMIC])
def test_the_limit_of_the_year_is_what_the_year_says(
    example: Example, judged: Callable[[Home], Assessment], management: PowerManagement
) -> None:
    """The work lost is the rest of the share that the section of the year writes down."""
    home = example("go-capped-phoenix")
    node = home.node.model_copy(update={"power_management": management})
    assessment = judged(home.model_copy(update={"node": node}))
    lost = next(one for one in assessment.verdict.limits if one.code == "year.availability")
    year = next(section for section in assessment.sections if section.name == "year")
    done = next(step.value for step in year.steps if step.label == "Of what was asked")
    assert 100 * (1 - done) == pytest.approx(lost.demand, abs=1e-9)


def test_the_year_is_asked_last(example: Example, site_of: Sites) -> None:
    """A node that another limit stops is not run through the year, and neither is one of which something is unknown."""
    asked = run(site_of(example("go-capped-phoenix")), 16, 600.0)
    assert "year.availability" not in {one.code for one in asked.limits}
    unknown = run(site_of(example("incomplete-seattle")), 8, 300.0)
    assert unknown.fits
    assert "year.availability" not in {one.code for one in unknown.limits}


def test_a_policy_enters_the_reports_id(example: Example, site_of: Sites, policy: Write) -> None:
    """Another policy is another report; a file that changes nothing is not."""
    home, edition = example("go-cleveland"), load_edition("nec/2023")

    def told(own: Policy | None) -> Assessment:
        return assess(home, edition, on=ON, weather=site_of(home).weather, policy=own)

    usual, same, other = told(None), told(policy("[go]\nminimum_gpus = 4")), told(policy("[go]\nminimum_gpus = 5"))
    assert usual.report_id == same.report_id != other.report_id
    assert usual.verdict.policy == usual_policy().used
    assert other.verdict.policy is not None
    assert other.verdict.policy.changed


def test_a_word_that_is_none_is_refused() -> None:
    """Only what the policy chooses in words can be asked for as a word."""
    with pytest.raises(RuleDataError, match="no word"):
        usual_policy().word("go.minimum_gpus")
