"""Many verdicts in brief are those of each home by itself, in the order in which the homes were given."""

from collections.abc import Callable
from dataclasses import replace

from assess.assessment import site_of as assessed_site
from assess.errors import IntakeError
from assess.intake import Home
from assess.preparing import weather_of
from assess.rulebook import load_edition
from assess.verdict import Site
from assess.verdict.brief import Brief, brief
from assess.verdict.briefs import brief_many

EXAMPLES = ("no-go-houston", "go-cleveland", "incomplete-seattle", "go-capped-phoenix")
Example = Callable[[str], Home]


def _site(home: Home) -> Site:
    return assessed_site(home, load_edition("nec/2023"), weather=weather_of(home))


def test_many_are_answered_as_each_by_itself_and_in_their_order(example: Example) -> None:
    """With the year and without it, a home that is there twice included."""
    sites = [_site(example(name)) for name in (*EXAMPLES, EXAMPLES[1])]
    for several in (sites, [site.without_year() for site in sites]):
        assert brief_many(several) == [brief(replace(site)) for site in several]


def test_what_is_wrong_with_one_home_stops_no_other(example: Example) -> None:
    """Its error stands at its place."""
    good = example("go-cleveland")
    lost = good.model_copy(update={"node": good.node.model_copy(update={"fed_from": "the barn"})})
    before, wrong, after = brief_many([_site(home).without_year() for home in (good, lost, good)])
    assert isinstance(wrong, IntakeError)
    assert isinstance(before, Brief)
    assert before == after


def test_no_homes_have_no_verdicts() -> None:
    """Nothing in, nothing out."""
    assert brief_many([]) == []


def test_a_home_without_a_place_is_answered_too(example: Example) -> None:
    """It has no weather to be sorted by."""
    home = example("go-cleveland")
    nowhere = home.model_copy(update={"place": home.place.model_copy(update={"zip_code": None, "city": None})})
    site = _site(nowhere)
    assert site.weather is None
    assert brief_many([site, _site(home)])[0] == brief(replace(site))
