"""Each picture: its lengths are the figures of the assessment, and its sentence says them."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from assess.assessment import Assessment
from assess.findings import Limit, Section
from assess.report.pictures import Pictures, pictures_of
from assess.report.pictures.facts import curves_of, series_of, service_of, step_of
from assess.verdict.records import Stage

WIDTH = 484.0
SERVED = ["go-capped-phoenix", "go-cleveland", "go-if-atlanta", "no-go-houston", "metered"]
Homes = Callable[[str], Assessment]


def swapped(assessment: Assessment, name: str, **update: object) -> Assessment:
    """Return the assessment with one section changed."""
    sections = [one.model_copy(update=update) if one.name == name else one for one in assessment.sections]
    return assessment.model_copy(update={"sections": tuple(sections)})


def section(assessment: Assessment, name: str) -> Section:
    """Return a section by name."""
    return next(one for one in assessment.sections if one.name == name)


# ---- the service ----


@pytest.mark.parametrize("name", SERVED)
def test_the_service_adds_up(name: str, home_of: Homes, pictures: Callable[[str], Pictures]) -> None:
    """House, node, adder and what is left stand end to end and fill the rating, each in proportion."""
    picture, service = pictures(name).headroom, service_of(home_of(name))
    assert picture is not None
    assert service is not None
    amounts = [service.house_a, service.node_a, service.adder_a, service.left_a]
    assert sum(amounts) == pytest.approx(service.rating_a)
    per_a = (picture.rating.x1 - picture.pieces[0].x) / service.rating_a
    assert [piece.width for piece in picture.pieces] == pytest.approx([a * per_a for a in amounts], abs=0.2)
    for before, after in zip(picture.pieces, picture.pieces[1:], strict=False):
        assert after.x == pytest.approx(before.x + before.width, abs=0.2)


def test_a_recorded_peak_is_marked(pictures: Callable[[str], Pictures]) -> None:
    """9.6 kW of 240 V are 40 A, a fifth of the way to 200 A; without a record there is no mark."""
    picture = pictures("metered").headroom
    assert picture is not None
    assert picture.recorded is not None
    assert picture.recorded.x1 - 2.0 == pytest.approx((picture.rating.x1 - 2.0) / 5, abs=0.1)
    assert "40\u2009A is the highest recorded" in picture.says
    plain = pictures("go-cleveland").headroom
    assert plain is not None
    assert plain.recorded is None


def test_too_much_runs_past_the_rating(home_of: Homes) -> None:
    """A node that asks more than is left has the rating within its bar, nothing left, and a sentence that says so."""
    home = home_of("go-cleveland")
    service = service_of(home)
    assert service is not None
    electrical = section(home, "electrical")
    step = step_of(electrical, "Service rating, left for the node")
    assert step is not None
    short = step.model_copy(
        update={
            "operands": (step.operands[0].model_copy(update={"value": 90.0}), step.operands[1]),
            "value": 90.0 - service.house_a,
        }
    )
    worked = tuple(
        sheet.model_copy(update={"steps": tuple(short if one is step else one for one in sheet.steps)})
        for sheet in electrical.worked
    )
    limits = tuple(
        one.model_copy(update={"capacity": short.value}) if one.code == "electrical.service" else one
        for one in electrical.limits
    )
    picture = pictures_of(swapped(home, "electrical", worked=worked, limits=limits), WIDTH).headroom
    assert picture is not None
    assert [piece.kind for piece in picture.pieces] == ["house", "node", "adder"]
    last = picture.pieces[-1]
    assert picture.rating.x1 < last.x + last.width
    assert picture.says.endswith("too much.")


def test_an_unknown_service_is_not_drawn(home_of: Homes) -> None:
    """Without a limit there is no bar and no day against it, and the rest stays."""
    bare = pictures_of(swapped(home_of("go-cleveland"), "electrical", limits=()), WIDTH)
    assert bare.headroom is None
    assert bare.day is None
    assert bare.months is not None


# ---- the day and the months ----


def test_the_day_stacks_the_node_upon_the_home(home_of: Homes, pictures: Callable[[str], Pictures]) -> None:
    """The areas are as tall as the hour's means, and the service stands at its rating."""
    home, picture = home_of("go-cleveland"), pictures("go-cleveland").day
    series, service = series_of(home, "year.day"), service_of(home)
    assert picture is not None
    assert series is not None
    assert service is not None
    curves = curves_of(series)
    foot = picture.home.points[0][1]
    per_kw = (foot - picture.limits[0].y1) / service.rating_kw
    for n in range(24):
        usual = curves["home, mean"][n] + curves["node and what it adds, mean"][n]
        assert foot - picture.both.points[1 + 2 * n][1] == pytest.approx(usual * per_kw, abs=0.15)
        assert foot - picture.home.points[1 + 2 * n][1] == pytest.approx(curves["home, mean"][n] * per_kw, abs=0.15)
    most = max(curves["home, highest"]) + home.power.wall_w / 1000
    assert f"{most:.2f}\u2009kW at" in picture.says
    assert foot - min(y for _, y in picture.together.points) == pytest.approx(most * per_kw, abs=0.15)
    assert "48\u2009kW of the service and 38.4\u2009kW that it carries without pause" in picture.says


def test_the_months_add_up(home_of: Homes, pictures: Callable[[str], Pictures]) -> None:
    """The stacks of a month are its hours by cause, and the sentence has the sums of the year."""
    series, picture = series_of(home_of("go-capped-phoenix"), "year.months"), pictures("go-capped-phoenix").months
    assert picture is not None
    assert series is not None
    curves = curves_of(series)
    done = [box for box in picture.stacks if box.kind == "done"]
    assert len(done) == 12
    ratio = [box.height / done[0].height for box in done]
    assert ratio == pytest.approx([value / curves["done"][0] for value in curves["done"]], abs=2e-3)
    assert f"{sum(curves['done']):,.0f} are done" in picture.says
    assert [key.kind for key in picture.keys] == ["done", "outage", "offline"]


def test_months_without_a_cause_lose_nothing(home_of: Homes) -> None:
    """Where all is done the sentence says so, and only the work has a key."""
    home = home_of("go-capped-phoenix")
    series = series_of(home, "year.months")
    assert series is not None
    only = series.model_copy(update={"curves": tuple(one for one in series.curves if one.name == "done")})
    picture = pictures_of(swapped(home, "year", series=(only,)), WIDTH).months
    assert picture is not None
    assert picture.says.startswith("All of the 133,487 GPU-hours")
    assert len(picture.keys) == 1


# ---- heat ----


@pytest.mark.parametrize("name", [*SERVED, "incomplete-seattle"])
def test_no_heat_is_lost_on_the_way(name: str, home_of: Homes, pictures: Callable[[str], Pictures]) -> None:
    """As much arrives in the second and the third column as leaves the first."""
    picture, power = pictures(name).heat, home_of(name).power
    assert picture is not None
    source = picture.blocks[0]
    first = [band for band in picture.bands if band.x1 < WIDTH / 4]
    last = [band for band in picture.bands if band.x1 > WIDTH / 4]
    assert sum(band.thick for band in first) == pytest.approx(source.height, abs=0.2)
    assert sum(band.thick for band in last) == pytest.approx(source.height, abs=0.3)
    assert f"{power.wall_w:,.0f}" in picture.says


def test_the_heat_of_a_room_goes_where_its_balance_says(home_of: Homes, pictures: Callable[[str], Pictures]) -> None:
    """In the basement the house takes the watts of the step, and walls and leaks the rest."""
    thermal, picture = section(home_of("go-if-atlanta"), "thermal"), pictures("go-if-atlanta").heat
    assert picture is not None
    sheet = next(one for one in thermal.worked if one.title == "Where the heat goes, design day")
    house_w = next(step.value for step in reversed(sheet.steps) if step.label == "The same in watts")
    assert f"{house_w:,.0f}\u2009W to the cooling of the house" in picture.says
    assert picture.title.endswith("on the design day")


# ---- the room without cooling ----


def test_the_room_warms_as_it_was_worked_out(home_of: Homes, pictures: Callable[[str], Pictures]) -> None:
    """The times at the levels are those of the steps, and each curve rises from left to right."""
    thermal, picture = section(home_of("go-if-atlanta"), "thermal"), pictures("go-if-atlanta").failure
    assert picture is not None
    first, last = (step_of(thermal, f"To 104 °F, power cut, {end}") for end in ("air alone", "with contents"))
    assert first is not None
    assert last is not None
    assert f"after {first.value:.0f} to {last.value:.0f} min" in picture.says
    for trace in picture.curves:
        heights = [y for _, y in trace.points]
        assert heights == sorted(heights, reverse=True)


def test_a_room_that_stays_cool_reaches_no_level(home_of: Homes) -> None:
    """Curves below every level say so, and a long time is told in hours."""
    home = home_of("go-if-atlanta")
    series = series_of(home, "thermal.failure")
    assert series is not None
    cool = series.model_copy(
        update={
            "x": tuple(24.0 * x for x in series.x),
            "curves": tuple(
                curve.model_copy(update={"values": tuple(70.0 + n / 10 for n in range(len(series.x)))})
                for curve in series.curves
            ),
        }
    )
    never = tuple(
        sheet.model_copy(
            update={"steps": tuple(one.model_copy(update={"note": "not reached within a day"}) for one in sheet.steps)}
        )
        for sheet in section(home, "thermal").worked
    )
    picture = pictures_of(swapped(home, "thermal", series=(cool,), worked=never), WIDTH).failure
    assert picture is not None
    assert picture.says.count("not reached") == 2
    assert any("[h]" in text.words for text in picture.texts)


# ---- the line ----


def test_a_slow_evening_shows(pictures: Callable[[str], Pictures]) -> None:
    """From 18 h the median is lower than at noon, and what is needed stands across."""
    picture = pictures("metered").download
    assert picture is not None
    assert picture.medians[20].y1 > picture.medians[10].y1
    assert picture.need is not None
    assert "75\u2009Mbps are needed, and in no hour" in picture.says
    assert "slowest at 18:00" in picture.says


def test_few_tests_are_not_drawn(pictures: Callable[[str], Pictures]) -> None:
    """A home with a test or two has no picture of the hours."""
    assert pictures("go-cleveland").download is None
    assert pictures("go-cleveland").upload is None


# ---- the limits ----


def test_the_bars_are_the_work_that_is_left(home_of: Homes, pictures: Callable[[str], Pictures]) -> None:
    """Each bar is its stage's throughput, and what was taken fills it up to the stage before."""
    picture, stages = pictures("no-go-houston").limits, home_of("no-go-houston").verdict.waterfall
    assert picture is not None
    per_gpu = picture.left[0].width / 16
    works = [stage.best.throughput if stage.best else 0.0 for stage in stages]
    assert [box.width for box in picture.left] == pytest.approx([w * per_gpu for w in works if w], abs=0.15)
    lost = [a - b for a, b in pairwise(works) if a > b]
    assert [box.width for box in picture.taken] == pytest.approx([w * per_gpu for w in lost], abs=0.15)
    assert "Service rating leaves" in picture.says
    assert picture.says.endswith("then a hazard must be cured first.")


def test_a_limit_that_is_not_known_takes_not_nothing(pictures: Callable[[str], Pictures]) -> None:
    """Where a limit has no figure its stage says so, and the sentence claims no more than is known."""
    picture = pictures("incomplete-seattle").limits
    assert picture is not None
    assert any(text.words.startswith("not known: ") for text in picture.texts)
    assert "are allowed as far as is known" in picture.says


def test_a_node_that_fits_loses_nothing(pictures: Callable[[str], Pictures]) -> None:
    """A clear go has full bars and nothing taken."""
    picture = pictures("go-cleveland").limits
    assert picture is not None
    assert picture.taken == ()
    assert picture.says == "No limit takes anything of the 16\u2009GPUs at 600\u2009W asked for."


def test_a_long_name_is_cut_to_its_room(home_of: Homes) -> None:
    """A limit of sixty words does not run out of the picture."""
    home = home_of("go-capped-phoenix")
    long = Limit(code="thermal.cooler", name="Outdoor heat rejection " * 20, capacity=1.0, demand=2.0, unit="W")
    stages = tuple(
        Stage(name=one.name, best=one.best, stopped_by=long if one.stopped_by else None)
        for one in home.verdict.waterfall
    )
    verdict = home.verdict.model_copy(update={"waterfall": stages})
    picture = pictures_of(home.model_copy(update={"verdict": verdict}), WIDTH).limits
    assert picture is not None
    assert any(text.words.endswith("…") for text in picture.texts)
    assert max(text.edges[2] for text in picture.texts) <= WIDTH
