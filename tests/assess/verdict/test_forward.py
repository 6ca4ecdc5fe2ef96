"""The forward function: a case asked in silence says what the recorded one says, and works out no more than asked."""

from collections.abc import Callable

import pytest

from assess.findings import Limit
from assess.intake import Circuit, Home, PowerManagement
from assess.records import Confidence, Figure
from assess.verdict import Site
from assess.verdict.forward import run
from assess.verdict.policy import Policy
from assess.verdict.stages import CIRCUIT, HEAT, INTERNET, PANEL, SERVICE, STAGES, YEAR, stage_of

Example = Callable[[str], Home]
SiteOf = Callable[[Home], Site]


def change(home: Home, part: str, **fields: object) -> Home:
    """Return the home with some fields of one part replaced."""
    return home.model_copy(update={part: getattr(home, part).model_copy(update=fields)})


def feeding(home: Home, *, exports: bool) -> Home:
    """Return the home whose node feeds a busbar of 200 A that a main breaker of 200 A and 360 A of branches share.

    Its 100 A breaker and the main are more than 120 % of the busbar, and all branches more than the whole of it
    (NEC 705.12(B)(3)), so that there is no way to feed it.
    """
    branches = tuple(Circuit(space=str(n), breaker_a=30) for n in range(1, 13))
    panel = change(home, "panel", bus_a=200.0, main_a=200.0, circuits=branches, spaces_total=20, spaces_free=None)
    return change(panel, "node", exports=exports, power_management=PowerManagement.NONE)


HAZARDS: dict[str, tuple[Callable[[Home], Home], bool]] = {
    "nothing": (lambda home: home, False),
    "a fuse panel": (lambda home: change(home, "safety", fuse_panel=True), True),
    "a make": (lambda home: change(home, "panel", make="Zinsco"), True),
    "a busbar that is fed": (lambda home: feeding(home, exports=True), True),
    "a busbar that is not fed": (lambda home: feeding(home, exports=False), False),
}


@pytest.mark.parametrize("name", HAZARDS)
def test_silence_sees_the_same_hazards(example: Example, site_of: SiteOf, name: str) -> None:
    """Whatever the size: what blocks the recorded case blocks the silent one, and nothing else does."""
    make, blocks = HAZARDS[name]
    site = site_of(make(example("go-cleveland")))
    for size in ((4, 300.0), (16, 600.0)):
        assert run(site, *size).blocked is run(site, *size, recording=True).blocked is blocks


@pytest.mark.parametrize("name", ["go-cleveland", "go-if-atlanta", "incomplete-seattle", "no-go-houston"])
def test_limits_come_by_their_stages(example: Example, site_of: SiteOf, name: str) -> None:
    """Those of some stages are those of all that belong to them, in the order of the report."""
    case = run(site_of(example(name)), 4, 300.0)
    for stages in ((SERVICE,), (PANEL, CIRCUIT), (HEAT, INTERNET), (YEAR,), STAGES, ()):
        assert case.limits_of(stages) == tuple(limit for limit in case.limits if stage_of(limit) in stages)


def test_a_stop_is_the_first_limit_exceeded_as_it_is_quick_to_tell(example: Example, site_of: SiteOf) -> None:
    """The line before the service, the service before the cooler; of the stages asked for alone."""
    home = change(example("no-go-houston"), "service", rating_a=60.0, conductor_size=None)
    home = change(home, "panel", main_a=60.0, bus_a=60.0)
    case = run(site_of(home), 16, 600.0)
    exceeded: dict[str, list[Limit]] = {}
    for limit in case.limits:
        if limit.fits is False:
            exceeded.setdefault(stage_of(limit), []).append(limit)
    assert {SERVICE, PANEL, INTERNET} <= set(exceeded)
    assert case.stop() == exceeded[INTERNET][0]
    assert case.stop((PANEL,)) == exceeded[PANEL][0]
    assert case.stop((SERVICE, PANEL)) == exceeded[SERVICE][0]
    assert case.stop((CIRCUIT,)) is None
    assert case.fits is False
    assert case.limits_of((SERVICE,))[0].fits is False


def test_the_report_has_a_section_of_each(example: Example, site_of: SiteOf) -> None:
    """The node, four disciplines, and the policy with what it keeps and the year; every finding is in one of them."""
    site = site_of(example("go-cleveland"))
    case = run(site, 16, 600.0, recording=True)
    node, *sections, policy = case.sections
    assert [section.name for section in sections] == ["electrical", "thermal", "network", "safety"]
    assert (node.name, node.title, [sheet.title for sheet in node.worked]) == (
        "node",
        "Node",
        ["Power and heat of the node"],
    )
    assert node.worked[0].steps
    assert (policy.name, policy.title) == ("policy", "Policy")
    assert [sheet.title for sheet in policy.worked] == ["Work that the year delivers"]
    assert [limit.code for limit in policy.limits] == ["year.availability"]
    assert case.findings == tuple(finding for section in sections for finding in section.findings)
    kept = {"margins.heat": Figure(value=0.1, unit="of capacity", cite="test", confidence=Confidence.LOW)}
    careful = Site(site.home, site.spec, site.edition, site.weather, policy=Policy(used=site.policy.used, own=kept))
    *_, policy = run(careful, 16, 600.0, recording=True).sections
    assert [sheet.title for sheet in policy.worked] == ["Kept free", "Work that the year delivers"]
    short = run(site.without_year(), 16, 600.0, recording=True)
    assert [section.name for section in short.sections] == ["node", "electrical", "thermal", "network", "safety"]


def test_a_silent_case_is_worked_out_once(example: Example, site_of: SiteOf) -> None:
    """A recorded one each time, with its steps; the floor is the same count at the lowest cap."""
    site = site_of(example("go-cleveland"))
    assert run(site, 16, 600.0) is run(site, 16, 600.0) is not run(site, 16, 575.0)
    recorded = run(site, 16, 600.0, recording=True)
    assert recorded is not run(site, 16, 600.0, recording=True)
    silent = run(site, 16, 600.0)
    assert (recorded.recording, silent.recording) == (True, False)
    assert recorded.limits == silent.limits
    assert recorded.power == silent.power
    assert silent.floor == run(site, 16, 300.0).power
    assert not any(section.steps for section in silent.sections)


def test_the_work_of_a_year_is_that_of_all_hours(example: Example, site_of: SiteOf) -> None:
    """Sixteen GPUs at full power are asked for 8,760 h each; nobody asks more of a node whose year is not known."""
    site = site_of(example("go-cleveland"))
    work = run(site, 16, 600.0).work
    assert work is not None
    asked, done = work
    assert asked == pytest.approx(16 * 8_760)
    assert 0.99 * asked < done < asked
    limit = next(one for one in run(site, 16, 600.0).limits if one.code == "year.availability")
    assert limit.demand == pytest.approx(100 * (1 - done / asked))
    nowhere = Site(site.home, site.spec, site.edition, None)
    assert run(nowhere, 16, 600.0).work is None
