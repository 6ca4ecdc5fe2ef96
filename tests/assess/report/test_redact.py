"""Redaction: no text of a home reaches any output, and the answer is the same."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assess.assessment import Assessment, assess
from assess.cli.assessing import assess_file
from assess.climate import design_conditions
from assess.climate.hourly.synthetic import synthetic_year
from assess.intake import Circuit, Home, Photo, SpeedTest, Subpanel
from assess.intake.fields import shapes
from assess.readers.home import read_home
from assess.records import Basis, Provenance, Record
from assess.report.document import render_html, write_pdf
from assess.report.exchange import from_json, to_json
from assess.report.kept_texts import LEFT_OUT, without_texts
from assess.report.redact import Case, redacted, redacted_home
from assess.report.table import print_assessment
from assess.rulebook import load_edition
from assess.verdict.policy import usual_policy

ON = date(2026, 11, 26)
NAMES = ["go-cleveland", "go-capped-phoenix", "go-if-atlanta", "no-go-houston", "incomplete-seattle"]
# Every marker begins so, and no word of a report does.
MARK = "Zqx"
MARKERS = st.text("abcdefghijklmnopqrstuvwxyzÅéÑ0123456789 '-/", max_size=20).map(lambda text: f"{MARK}{text}{MARK}")
# What the program refuses unless it is one of its own words, so that no name can stand there.
CLOSED = {"place.state", "place.zip_code", "weather.station_wmo", "economics.tariff", "economics.prices_as_of"}
CLOSED |= {"node.model", "node.gpu", "photos.taken", "photos.sha256"}
SPACES = {"panel.circuits.space", "panel.subpanels.circuits.space"}
R = TypeVar("R", bound=Record)


def marked(record: R, marker: str, path: str = "") -> R:
    """Return a record with the marker in every text that may be any text, be it stated or not."""
    update: dict[str, Any] = {}
    for name, shape in shapes(type(record)).items():
        value, here = getattr(record, name), f"{path}.{name}".lstrip(".")
        if shape.form == "section" and value is not None:
            update[name] = marked(value, marker, here)
        elif shape.form == "sections":
            update[name] = tuple(marked(one, marker, here) for one in value or ())
        elif shape.form == "texts":
            update[name] = (marker,)
        elif shape.form == "text" and here not in CLOSED | SPACES:
            update[name] = f"{value or ''} {marker}"
    return record.model_copy(update=update)


def full_of(home: Home, marker: str) -> Home:
    """Return a home with an entry in every list, and the marker in each of its texts and sources."""
    sub = Subpanel(name="garage", bus_a=100, main_a=100, circuits=(Circuit(space="1", breaker_a=20),))
    tests = (*(home.internet.tests or ()), SpeedTest(down_mbps=300, up_mbps=300), SpeedTest(down_mbps=300))
    home = home.model_copy(
        update={
            "panel": home.panel.model_copy(update={"subpanels": (sub,)}),
            "internet": home.internet.model_copy(update={"tests": tests}),
            "photos": (Photo(file="a.jpg"),),
        }
    )
    home = marked(home, marker)
    sub_name = home.panel.subpanels[0].name if home.panel.subpanels else ""
    subpanels = tuple(one.model_copy(update={"fed_from": None}) for one in home.panel.subpanels or ())
    source = Provenance(basis=Basis.ASSUMED, low=50, high=500, source=marker, note=marker)
    return home.model_copy(
        update={
            "panel": home.panel.model_copy(update={"subpanels": subpanels}),
            "node": home.node.model_copy(update={"fed_from": sub_name}),
            "provenance": {**home.provenance, "service.rating_a": source, marker: source, f"loads.{marker}": source},
        }
    )


def case_of(home: Home, marker: str) -> Case:
    """Return the case of a home, every text beside it marked too."""
    place = home.place
    weather = design_conditions(
        zip_code=place.zip_code, city=None, state=place.state, latitude=None, longitude=None, elevation_ft=None
    )
    assert weather is not None
    usual = usual_policy()
    own = {"go.minimum_gpus": _own_figure(marker)}
    used = usual.used.model_copy(update={"name": marker, "changed": (f"The least: 2 in place of 1 ({marker})",)})
    edition = load_edition("nec/2023")
    return Case(
        home=full_of(home, marker),
        edition=edition.model_copy(update={"chain": (f"/home/{marker}/own.toml", *edition.chain)}),
        weather=weather.model_copy(update={"station_name": marker, "notes": (marker,)}),
        hourly=None,
        policy=usual.model_copy(update={"used": used, "own": own}),
    )


def _own_figure(marker: str) -> Any:
    figure = usual_policy().figure("go.minimum_gpus")
    return figure.model_copy(update={"value": figure.value, "cite": marker})


def assessed(case: Case) -> Assessment:
    """Return the assessment of a case."""
    return assess(
        case.home,
        case.edition,
        on=ON,
        weather=case.weather,
        hourly=case.hourly,
        policy=case.policy,
        explore=False,
    )


@pytest.fixture(scope="session")
def redacted_example(repo: Path) -> Callable[[str], Assessment]:
    """Return a function that assesses an example home without its names."""
    return lambda name: assess_file(repo / "examples" / "homes" / f"{name}.toml", on=ON, redact=True)


@given(marker=MARKERS, name=st.sampled_from(NAMES))
@settings(max_examples=12, deadline=None)
def test_no_text_of_a_home_reaches_its_data_or_its_page(marker: str, name: str, repo: Path) -> None:
    """A word put into every text of a home, its weather and its policy is in no output of the redacted one."""
    case = case_of(read_home(repo / "examples" / "homes" / f"{name}.toml"), marker)
    assessment = assessed(redacted(case))
    assert MARK.lower() not in to_json(assessment).lower()
    assert MARK.lower() not in render_html(assessment).lower()


def test_the_marker_is_seen_without_redaction(repo: Path) -> None:
    """The test above can fail: of the same home as it is, data and page are full of the marker."""
    case = case_of(read_home(repo / "examples" / "homes" / "go-cleveland.toml"), f"{MARK}name")
    known = {path: source for path, source in case.home.provenance.items() if MARK not in path}
    case = case._replace(home=case.home.model_copy(update={"provenance": known}))
    assert to_json(assessed(case)).count(MARK) > 40
    assert render_html(assessed(case)).count(MARK) > 10


def test_every_text_of_the_form_is_marked_or_closed() -> None:
    """A text that is added to the form later is tried too, or has to be named as closed."""

    def texts(record: type[Record], path: str = "") -> set[str]:
        found = set()
        for name, shape in shapes(record).items():
            here = f"{path}.{name}".lstrip(".")
            if shape.record is not None and shape.form != "table":
                found |= texts(shape.record, here)
            elif shape.form in {"text", "texts"}:
                found.add(here)
        return found

    home = full_of(
        Home.model_validate({"loads": [{"kind": "spa"}], "demand": {}, "panel": {"circuits": [{"space": "1"}]}}), MARK
    )
    assert _texts_of(home.model_copy(update={"provenance": {}}), MARK) == texts(Home) - CLOSED - SPACES - {
        "panel.subpanels.fed_from"
    }
    assert _texts_of(redacted_home(home), MARK) == set()


def _texts_of(record: Record, marker: str, path: str = "") -> set[str]:
    """Return the dotted names of the texts that hold a marker, lists without their numbers."""
    found = set()
    for name, shape in shapes(type(record)).items():
        value, here = getattr(record, name), f"{path}.{name}".lstrip(".")
        if isinstance(value, Record):
            found |= _texts_of(value, marker, here)
        elif shape.form == "sections":
            found |= {text for one in value or () for text in _texts_of(one, marker, here)}
        elif value is not None and marker in str(value):
            found.add(here)
    return found


@pytest.mark.slow
def test_pdf_terminal_and_attachment_hold_nothing(
    repo: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Pages, title, bookmarks, metadata, attachment and the raw bytes of the PDF, and the page of the terminal."""
    case = case_of(read_home(repo / "examples" / "homes" / "go-cleveland.toml"), f"{MARK}name")
    assessment = assessed(redacted(case))
    write_pdf(assessment, tmp_path / "a.pdf")
    document = pypdfium2.PdfDocument(tmp_path / "a.pdf")
    attached = bytes(document.get_attachment(0).get_data())
    assert from_json(attached.decode()) == assessment
    print_assessment(assessment, work=tuple(section.name for section in assessment.sections), inputs=True)
    said = [
        *(page.get_textpage().get_text_bounded() for page in document),
        *map(str, document.get_metadata_dict().values()),
        *(str(mark.get_title()) for mark in document.get_toc()),
        attached.decode(),
        (tmp_path / "a.pdf").read_bytes().decode("latin-1"),
        capsys.readouterr().out,
    ]
    assert [text for text in said if MARK in text] == []
    assert "".join(said[:20]).count("Redacted:") == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_answer_is_the_same(
    name: str, example: Callable[[str], Assessment], redacted_example: Callable[[str], Assessment]
) -> None:
    """Outcome, node, binding limit and every severity of the full report, with its numbers near to them."""
    full, bare = example(name), redacted_example(name)
    assert bare.verdict.outcome == full.verdict.outcome
    assert bare.verdict.best == full.verdict.best
    assert [limit.code for limit in bare.verdict.limits] == [limit.code for limit in full.verdict.limits]
    for mine, theirs in zip(bare.verdict.limits, full.verdict.limits, strict=True):
        assert (mine.capacity is None) == (theirs.capacity is None)
        assert (mine.capacity or 0.0) == pytest.approx(theirs.capacity or 0.0, rel=0.01)
    assert [(f.code, f.severity) for f in bare.findings] == [(f.code, f.severity) for f in full.findings]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_tells_the_place_nearer_than_its_state(
    name: str, example: Callable[[str], Assessment], redacted_example: Callable[[str], Assessment]
) -> None:
    """City, ZIP code, station and coordinates are in no text, the state is."""
    full, bare = example(name), redacted_example(name)
    text = to_json(bare)
    place, weather = full.home.place, full.weather
    assert weather is not None
    known = (place.zip_code, weather.station_name, weather.wmo, str(weather.latitude_deg))
    for told in (*known, full.home.contact.name, full.home.contact.site_id, f"{name}.toml"):
        assert told
        assert told not in text
    # The rule data of a state and of a climate name large cities, whoever lives there.
    assert place.city
    assert place.city not in bare.home.model_dump_json() + bare.edition.reason
    assert bare.home.place.state == place.state is not None
    assert weather.station_name in to_json(full)


def test_the_id_is_its_own_and_comes_again(
    example: Callable[[str], Assessment], redacted_example: Callable[[str], Assessment]
) -> None:
    """It is not that of the full report, does not depend on the names, and is the same for who redacts again."""
    bare = redacted_example("go-cleveland")
    assert bare.report_id != example("go-cleveland").report_id
    assert bare.report_id == redacted_example("go-cleveland").report_id
    home = example("go-cleveland").home
    other = home.model_copy(update={"contact": home.contact.model_copy(update={"name": "Somebody else"})})
    assert redacted_home(other) == redacted_home(home)


def test_redacting_twice_changes_nothing(example: Callable[[str], Assessment]) -> None:
    """What is left can be left."""
    for name in NAMES:
        once = redacted_home(example(name).home)
        assert redacted_home(once) == once


def test_a_redacted_home_says_so_once(redacted_example: Callable[[str], Assessment]) -> None:
    """The page tells its reader what is missing, in one place."""
    assert render_html(redacted_example("go-cleveland")).count("Redacted:") == 1


@pytest.mark.parametrize(
    ("make", "kept"),
    [
        ("Square D", "Square D"),
        ("square-d", "Square D"),
        ("SPAN Drive of Bob", "SPAN"),
        ("FPE, Bob's garage", "Federal Pacific (Stab-Lok)"),
        ("unknown", "unknown"),
        ("Bob's panel", LEFT_OUT),
    ],
)
def test_a_maker_stays_as_far_as_it_is_one(make: str, kept: str) -> None:
    """A hazard stays a hazard, whatever is written around its name."""
    assert without_texts(Home.model_validate({"panel": {"make": make}})).panel.make == kept


def test_subpanels_keep_their_order_under_numbers() -> None:
    """What feeds what is still told, without what it is called."""
    panels = [{"name": "Bob's room"}, {"name": "garage", "fed_from": "Bob's room"}]
    home = Home.model_validate({"panel": {"subpanels": panels}, "node": {"fed_from": "garage"}})
    bare = without_texts(home)
    assert bare.panel.subpanels is not None
    assert [(one.name, one.fed_from) for one in bare.panel.subpanels] == [("1", None), ("2", "1")]
    assert bare.node.fed_from == "2"


@pytest.mark.parametrize(
    ("size", "kept"), [("4/0 AWG", "4/0 AWG"), ("#6", "#6"), ("250 kcmil", "250 kcmil"), ("6 to Bob", LEFT_OUT)]
)
def test_a_conductor_size_is_a_size_or_nothing(size: str, kept: str) -> None:
    """A size stays as it is written, a sentence does not."""
    assert without_texts(Home.model_validate({"service": {"conductor_size": size}})).service.conductor_size == kept


def test_a_year_of_weather_stays_as_far_from_home(example: Callable[[str], Assessment]) -> None:
    """Its name goes, its place moves with the home's, and its hours stay."""
    weather = example("go-cleveland").weather
    assert weather is not None
    assert weather.latitude_deg is not None
    year = synthetic_year(weather)
    case = case_of(example("go-cleveland").home, MARK)._replace(hourly=year, weather=weather)
    bare = redacted(case)
    assert bare.hourly is not None
    assert bare.weather is not None
    assert bare.weather.latitude_deg == round(weather.latitude_deg)
    assert bare.hourly.latitude_deg - bare.weather.latitude_deg == pytest.approx(
        year.latitude_deg - weather.latitude_deg
    )
    assert weather.station_name not in bare.hourly.label + bare.hourly.cite
    assert np.array_equal(bare.hourly.dry_bulb_c, year.dry_bulb_c)


def test_the_command_leaves_names_out(repo: Path, tmp_path: Path, cli: Callable[..., Any]) -> None:
    """`--redact` reaches the terminal, the JSON and the page."""
    file = repo / "examples" / "homes" / "no-go-houston.toml"
    page = tmp_path / "a.html"
    ran = cli("home", file, "--redact", "--json", "--html", page, "--date", "2026-11-26")
    assert "Houston" not in ran.out + page.read_text("utf-8")
    assert "Houston" not in cli("home", file, "--redact", "--show", "all", "--date", "2026-11-26").out
    assert "Houston" in cli("home", file, "--show", "all", "--date", "2026-11-26").out
