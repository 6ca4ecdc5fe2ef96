"""Variants of Green Button that utilities hand out, each in a few lines."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from assess.errors import IntakeError
from assess.intake.meter import MeterFile, Reading, Register
from assess.readers.meters import read_meter
from assess.readers.meters.espi.local_time import USA, LocalTime, rule_of

Meter = Callable[..., MeterFile]
JAN_1 = 1704085200  # 2024-01-01 00:00 in New York, UTC-05:00
EAST = (
    "<LocalTimeParameters><dstEndRule>B40E2000</dstEndRule><dstOffset>3600</dstOffset>"
    "<dstStartRule>360E2000</dstStartRule><tzOffset>-18000</tzOffset></LocalTimeParameters>"
)


def entry(content: str, self: str = "", up: str = "", related: tuple[str, ...] = (), title: str = "") -> str:
    """Return one entry of a feed."""
    links = [("self", self), ("up", up), *(("related", one) for one in related)]
    written = "".join(f'<link rel="{rel}" href="{href}"/>' for rel, href in links if href)
    return f"<entry>{written}<title>{title}</title><content>{content}</content></entry>"


def kind(uom: int = 72, tens: int = 0, flow: int = 1, seconds: int = 3600) -> str:
    """Return a ReadingType."""
    return (
        f"<ReadingType><flowDirection>{flow}</flowDirection><intervalLength>{seconds}</intervalLength>"
        f"<powerOfTenMultiplier>{tens}</powerOfTenMultiplier><uom>{uom}</uom></ReadingType>"
    )


def block(*values: object, start: int = JAN_1, seconds: int = 3600, inside: str = "") -> str:
    """Return an IntervalBlock of readings one after another."""
    readings = "".join(
        f"<IntervalReading>{inside}<timePeriod><duration>{seconds}</duration><start>{start + n * seconds}</start>"
        f"</timePeriod><value>{value}</value></IntervalReading>"
        for n, value in enumerate(values)
    )
    head = f"<interval><duration>{len(values) * seconds}</duration><start>{start}</start></interval>"
    return f"<IntervalBlock>{head}{readings}</IntervalBlock>"


def feed(*entries: str) -> str:
    """Return a feed."""
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><!-- naesb.org/espi -->{"".join(entries)}</feed>'


def linked(point: str, number: int, reading_type: str, *blocks: str, title: str = "") -> tuple[str, ...]:
    """Return a meter reading with its type and blocks, all linked."""
    place, types = f"https://x.example/{point}/MeterReading/{number}", f"/ReadingType/{number}"
    return (
        entry("<MeterReading/>", place, f"{point}/MeterReading", (f"{place}/IntervalBlock", types)),
        entry(reading_type, types, "/ReadingType", title=title),
        *(entry(one, f"{place}/IntervalBlock/{n}", f"{place}/IntervalBlock") for n, one in enumerate(blocks)),
    )


def energies(file: MeterFile) -> list[tuple[Register, int]]:
    """Return register and Wh of every reading."""
    return [(r.register, int(r.wh)) for r in file.readings]


@pytest.mark.parametrize(("tens", "value", "wh"), [(-3, 273_000, 273), (0, 273, 273), (3, 2, 2_000)])
def test_power_of_ten(meter: Meter, tens: int, value: int, wh: int) -> None:
    """The multiplier of the ReadingType holds for all its readings."""
    file = meter(feed(entry(kind(tens=tens)), entry(block(value)), entry(EAST)))
    assert energies(file) == [(Register.IMPORT, wh)]


@pytest.mark.parametrize("prefix", ["espi:", "ns0:", "green-button:"])
def test_prefixes_and_padding(meter: Meter, prefix: str) -> None:
    """Elements are known by their local names, and numbers may stand between blanks."""
    body = block(" 385 ").replace("3600<", " 3600 <")
    content = feed(entry(kind()), entry(body)).replace("</", "@").replace("<", f"<{prefix}").replace("@", f"</{prefix}")
    (reading,) = meter(content.replace(f"<{prefix}!--", "<!--")).readings
    assert (reading.wh, reading.seconds) == (Decimal(385), 3600)


def test_a_byte_mark_a_stylesheet_and_utf_16(meter: Meter) -> None:
    """A byte order mark and a stylesheet instruction change nothing, nor does UTF-16."""
    body = feed(entry(kind()), entry(block(385)))
    styled = '<?xml version="1.0" encoding="{}"?><?xml-stylesheet type="text/xsl" href="x.xslt"?>' + body
    for content in (b"\xef\xbb\xbf" + styled.format("utf-8").encode(), styled.format("utf-16").encode("utf-16")):
        assert energies(meter(content)) == [(Register.IMPORT, 385)]


def test_links_tell_gas_from_electricity(meter: Meter) -> None:
    """Of two meter readings the one in therms is left out and said, whatever their order."""
    gas, power = linked("UsagePoint/1", 1, kind(uom=169), block(7)), linked("UsagePoint/2", 2, kind(), block(500))
    types_last = [*gas[::2], *power[::2], gas[1], power[1]]
    file = meter(feed(*types_last))
    assert file.notes[0] == "It also records gas, in therms, which is left out."
    assert energies(file) == [(Register.IMPORT, 500)]


def test_import_and_export(meter: Meter) -> None:
    """Flow direction 19 is what went back to the grid, 4 the net of both."""
    both = feed(*linked("p", 1, kind(), block(500)), *linked("p", 2, kind(flow=19), block(200)))
    assert energies(meter(both)) == [(Register.IMPORT, 500), (Register.EXPORT, 200)]
    assert energies(meter(feed(entry(kind(flow=4)), entry(block(-5, 7))))) == [(Register.NET, -5), (Register.NET, 7)]


def test_without_direction_the_title_decides(meter: Meter) -> None:
    """Flow direction 0 says nothing; a title that says received is export."""
    for title, register in (("Energy Delivered (WH)", Register.IMPORT), ("Energy Received", Register.EXPORT)):
        file = meter(feed(entry(kind(flow=0), title=title), entry(block(5))))
        assert "no direction of flow" in file.notes[0]
        assert energies(file) == [(register, 5)]


def test_negative_import_is_net(meter: Meter) -> None:
    """A utility that writes export as negative import counts the net."""
    file = meter(feed(entry(kind()), entry(block(500, -200))))
    assert energies(file) == [(Register.NET, 500), (Register.NET, -200)]
    assert "import less export" in file.notes[-2]


def test_without_a_type_wh_is_assumed(meter: Meter) -> None:
    """A feed without ReadingType is read as Wh, and says so."""
    file = meter(feed(entry(block(385))))
    assert "It does not say what its readings are" in file.notes[0]
    assert energies(file) == [(Register.IMPORT, 385)]


def test_power_is_made_energy(meter: Meter) -> None:
    """Watts over a quarter of an hour are a quarter as many Wh."""
    file = meter(feed(entry(kind(uom=38, seconds=900)), entry(block(4_000, seconds=900))))
    assert energies(file) == [(Register.IMPORT, 1_000)]


def test_demand_and_days_beside_energy_are_not_read_twice(meter: Meter) -> None:
    """Of the same register in Wh by the hour, by the day and in W, the hours are read."""
    file = meter(
        feed(
            *linked("p", 1, kind(seconds=86_400), block(9_000, seconds=86_400)),
            *linked("p", 2, kind(), block(500)),
            *linked("p", 3, kind(uom=38), block(480)),
        )
    )
    assert energies(file) == [(Register.IMPORT, 500)]
    assert any("more than once" in note for note in file.notes)


def test_reactive_energy_is_left_out(meter: Meter) -> None:
    """VArh (unit 73) is no use of power."""
    file = meter(feed(*linked("p", 1, kind(), block(500)), *linked("p", 2, kind(uom=73), block(90))))
    assert energies(file) == [(Register.IMPORT, 500)]


def test_estimates_and_missing_values(meter: Meter) -> None:
    """Quality 8 is an estimate, 17 is validated, and a reading without value is a gap."""
    quality = "<ReadingQuality><quality>{}</quality></ReadingQuality>"
    both = block(1, inside=quality.format(8)), block(2, start=JAN_1 + 3600, inside=quality.format(17))
    gap = block(3, start=JAN_1 + 7200).replace("<value>3</value>", "")
    file = meter(feed(entry(kind()), *map(entry, both), entry(gap)))
    assert [(int(r.wh), r.estimated) for r in file.readings] == [(1, True), (2, False)]


def test_duplicates_and_order_are_the_files(meter: Meter) -> None:
    """Blocks newest first and twice the same block come out as they are: the quality report judges them."""
    late, early = block(2, start=JAN_1 + 3600), block(1)
    file = meter(feed(entry(kind()), *map(entry, (late, early, early))))
    assert [int(r.wh) for r in file.readings] == [2, 1, 1]


def test_local_time_over_both_changes_of_the_clock(meter: Meter) -> None:
    """Hours of New York's clock changes of 2024: 2:00 is left out in March and 1:00 is there twice in November."""
    march, november = (int(datetime(2024, *day, tzinfo=UTC).timestamp()) for day in ((3, 10, 6), (11, 3, 5)))
    file = meter(feed(entry(kind()), entry(block(1, 1, start=march)), entry(block(1, 1, start=november)), entry(EAST)))
    starts = [r.start for r in file.readings]
    assert [f"{s:%H:%M %z}" for s in starts] == ["01:00 -0500", "03:00 -0400", "01:00 -0400", "01:00 -0500"]
    assert file.zone == "UTC-05:00, with daylight saving time"


def test_the_south_has_summer_at_new_year() -> None:
    """Where saving time starts in October and ends in April, January is summer and July is not."""
    rules = rule_of("A40E2000"), rule_of("440E2000")
    assert rules[0] is not None
    assert rules[1] is not None
    clock = LocalTime(36_000, 3_600, (rules[0], rules[1]))
    january, july = (clock.at(int(datetime(2024, month, 15, tzinfo=UTC).timestamp())) for month in (1, 7))
    assert [t.utcoffset() for t in (january, july)] == [timedelta(hours=11), timedelta(hours=10)]


@pytest.mark.parametrize(
    ("year", "start", "end"), [(2007, (3, 11), (11, 4)), (2024, (3, 10), (11, 3)), (2026, (3, 8), (11, 1))]
)
def test_the_rules_of_the_usa(year: int, start: tuple[int, int], end: tuple[int, int]) -> None:
    """The second Sunday of March and the first of November at 2:00 (15 U.S.C. 260a), by the calendar."""
    for text, day in zip(USA, (start, end), strict=True):
        rule = rule_of(text)
        assert rule is not None
        assert rule.moment(year) == datetime(year, *day, 2, tzinfo=UTC)


@pytest.mark.parametrize(("text", "day"), [("3E0E2000", 31), ("33CE2000", 31), ("31F02000", 31), ("30200000", 2)])
def test_other_forms_of_a_rule(text: str, day: int) -> None:
    """In March 2024: the last Sunday, the Sunday on or after the 28th, the 31st, the 2nd."""
    rule = rule_of(text)
    assert rule is not None
    assert rule.moment(2024).day == day


def test_bits_that_are_no_rule() -> None:
    """Four digits, month 13 and words are no rule."""
    assert [rule_of(text) for text in ("B40E", "D40E2000", "", "Sunday!!")] == [None] * 4


@pytest.mark.parametrize(("head", "says"), [("", "It names no time zone"), ("0", "Its offset from UTC is 0")])
def test_midnights_of_utc_are_the_local_clock(meter: Meter, head: str, says: str) -> None:
    """No home in the States has its midnight at 0:00 UTC: a feed whose days begin there wrote the local clock."""
    zone = f"<LocalTimeParameters><dstOffset>3600</dstOffset><tzOffset>{head}</tzOffset></LocalTimeParameters>"
    midnight = int(datetime(2024, 7, 2, tzinfo=UTC).timestamp())
    file = meter(feed(entry(kind()), entry(block(1, start=midnight)), *([entry(zone)] if head else [])))
    assert file.notes == (f"{says}, and its days begin at midnight: its times are read as the local clock.",)
    assert [r.start.isoformat() for r in file.readings] == ["2024-07-02T00:00:00"]


def test_a_zone_outside_the_schema_is_taken_over(meter: Meter) -> None:
    """UtilityAPI writes the name of the zone where the schema has none."""
    named = EAST.replace("</LocalT", "<timezone>America/New_York</timezone></LocalT")
    assert meter(feed(entry(kind()), entry(block(1)), entry(named))).zone == "America/New_York"


def test_a_year_without_rules_keeps_its_offset(meter: Meter) -> None:
    """Arizona has no saving time: the offset holds through July."""
    arizona = "<LocalTimeParameters><dstOffset>0</dstOffset><tzOffset>-25200</tzOffset></LocalTimeParameters>"
    july = int(datetime(2024, 7, 1, 7, tzinfo=UTC).timestamp())
    (reading,) = meter(feed(entry(kind()), entry(block(1, start=july)), entry(arizona))).readings
    assert reading.start.isoformat() == "2024-07-01T00:00:00-07:00"


def test_intervals_without_a_feed(meter: Meter) -> None:
    """A bare block with its type, without entries and links, is read too."""
    (reading,) = meter(f'<x xmlns="http://naesb.org/espi">{kind(tens=3)}{block(2)}</x>').readings
    assert reading == Reading(datetime.fromtimestamp(JAN_1, UTC), 3600, Decimal(2_000), Register.IMPORT)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (feed(entry(kind(uom=169)), entry(block(7))), "is the record of gas, in therms"),
        (
            feed(entry("<UsagePoint><ServiceCategory><kind>1</kind></ServiceCategory></UsagePoint>"), entry(block(7))),
            "is the record of gas",
        ),
        (
            feed(entry(kind()), entry("<UsageSummary><uom>72</uom></UsageSummary>")),
            "1 summaries of bills and no interv",
        ),
        (feed(entry(kind())), "holds no intervals"),
        (feed(entry(kind(tens=12)), entry(block(7))), "powerOfTenMultiplier is 12"),
        (feed(entry(kind().replace(">72<", ">Wh<")), entry(block(7))), 'uom is "Wh"; it is a whole number'),
        (feed(entry(kind()), entry(block("1e9999"))), 'value "1e9999"'),
        (feed(entry(kind()), entry(block("NaN"))), 'value "NaN"'),
        (feed(entry(kind()), entry(block(1, start=-5))), 'start "-5"'),
        (feed(entry(kind()), entry(block(1, seconds=-900))), 'duration "-900"'),
        (feed(entry(kind()), entry(block(1)))[:-60], "is XML cut short at line 1"),
        (feed(entry(kind()), "<a></b>", entry(block(1))), "is broken XML: mismatched tag at line 1"),
        (feed(entry(kind()), "<a>" * 70, entry(block(1))), "nested more than 64 levels"),
        (feed(entry(kind()), entry(block(1).replace("<value>", "<a>" * 70 + "<value>"))), "nested more than 64 levels"),
    ],
)
def test_what_is_refused(tmp_path: Path, content: str, says: str) -> None:
    """Gas, bills, impossible values and broken XML are one message each."""
    path = tmp_path / "usage.xml"
    path.write_text(content, "utf-8")
    with pytest.raises(IntakeError) as caught:
        list(read_meter(path).readings)
    assert says in str(caught.value)
    assert str(path) in str(caught.value)
