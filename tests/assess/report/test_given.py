"""What was known: every value with its unit, gathered by how it came to be known."""

from assess.intake import Home, Internet, Load, LoadKind, Photovoltaics, SafetyChecklist, Service, SpeedTest
from assess.records import Basis, Provenance
from assess.report.given import Group, given_groups


def group(home: Home, title: str) -> Group:
    """Return one part of the form."""
    return next(one for one in given_groups(home) if one.title == title)


def texts(part: Group) -> list[str]:
    """Return the lines of a part as text, each run with its mark."""
    return [
        " | ".join(
            f"{', '.join(f'{v.label} {v.value}'.strip() for v in run.values)} [{run.basis.value}]" for run in line
        )
        for line in part.lines
    ]


def test_nothing_known_is_nothing_said() -> None:
    """An empty form has no parts."""
    assert given_groups(Home()) == ()


def test_values_stand_with_their_unit_and_without_it_in_the_name() -> None:
    """`rating_a` of 200 is a rating of 200 A."""
    assert texts(group(Home(service=Service(rating_a=200, meter_main=True)), "Service")) == [
        "rating 200\u2009A, meter main yes [told]"
    ]


def test_values_are_gathered_by_their_basis() -> None:
    """One mark stands for all values that came to be known alike, in the order in which they are met."""
    home = Home(
        service=Service(rating_a=200, volts=240, conductor_size="4/0"),
        provenance={"service.volts": Provenance(basis=Basis.MEASURED)},
    )
    assert texts(group(home, "Service")) == [
        "rating 200\u2009A, conductor size 4/0 [told] | volts 240\u2009V [measured]"
    ]


def test_each_load_has_a_line_and_no_word_for_the_usual() -> None:
    """A load is named by its kind; that there is one, electric and not new, is not said."""
    loads = (Load(kind=LoadKind.RANGE, nameplate_va=8000), Load(kind=LoadKind.SPA, count=2, new=True))
    assert texts(group(Home(loads=loads), "Loads")) == [
        "range, nameplate 8,000\u2009VA [told]",
        "spa, count 2, new yes [told]",
    ]


def test_an_empty_list_says_there_is_none() -> None:
    """No loads and loads not known are two things."""
    assert texts(group(Home(loads=()), "Loads")) == ["loads none [told]"]


def test_a_thing_of_which_nothing_is_known_is_still_there() -> None:
    """Solar panels without a figure are named all the same."""
    assert group(Home(pv=Photovoltaics()), "Solar").lines == ()


def test_an_assumed_value_shows_its_range_source_and_note() -> None:
    """The range is in the unit of the field, the source and the note in the words of the file."""
    assumed = Provenance(basis=Basis.ASSUMED, low=150, high=200, source="photo 3", note="label unreadable")
    home = Home(service=Service(rating_a=200), provenance={"service.rating_a": assumed})
    (line,) = group(home, "Service").lines
    (value,) = line[0].values
    assert (value.spread, value.source, value.note) == ("150\u2009A to 200\u2009A", "photo 3", "label unreadable")


def test_a_plain_number_gets_the_unit_of_its_name() -> None:
    """A distance that is a bare number in the form is printed in feet."""
    home = Home(safety=SafetyChecklist(disconnect_distance_ft=6, co_alarm=False))
    assert texts(group(home, "Safety")) == ["disconnect distance 6\u2009ft, CO alarm no [told]"]


def test_a_long_text_is_cut_short() -> None:
    """Five thousand characters become a line or two; the attached data has them all."""
    home = Home.model_validate({"panel": {"location": "x" * 5000}})
    assert len(group(home, "Panel").lines[0][0].values[0].value) < 250


def test_a_mark_on_a_test_holds_for_its_figures() -> None:
    """What a file of tests says was measured; one typed into the form beside it was told."""
    home = Home(
        internet=Internet(tests=(SpeedTest(down_mbps=90), SpeedTest(down_mbps=80))),
        provenance={"internet.tests.1": Provenance(basis=Basis.MEASURED, source="log.csv")},
    )
    assert texts(group(home, "Internet")) == ["down 90\u2009Mbps [told]", "down 80\u2009Mbps [measured]"]


def test_a_year_of_tests_does_not_bury_the_rest() -> None:
    """The first tests are shown and the others counted: a log has thirty thousand."""
    home = Home(internet=Internet(tests=tuple(SpeedTest(down_mbps=n + 1) for n in range(1_025))))
    lines = texts(group(home, "Internet"))
    assert len(lines) == 25
    assert lines[0] == "down 1\u2009Mbps [told]"
    assert lines[-1] == "more tests 1,001 [told]"
