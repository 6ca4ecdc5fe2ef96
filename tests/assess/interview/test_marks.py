from assess.intake.field_names import FieldPath
from assess.interview.marks import Mark, still, taken_out, without_entry, written

MARKS = {
    ("service", "volts"): Mark.UNKNOWN,
    ("loads", 0, "count"): Mark.SKIPPED,
    ("loads", 2, "fuel"): Mark.SKIPPED,
    ("pv",): Mark.NONE,
    ("loads",): Mark.COMPLETE,
}


def test_marks_come_back_from_the_text_and_leave_it_as_it_was() -> None:
    """What is written behind a home file is read from it again, and nothing else of the file is touched."""
    text = "# A remark.\n[service]\nrating_a = 200\n"
    assert taken_out(text + written(MARKS)) == (text, MARKS)
    assert taken_out(text) == (text, {})
    assert written({}) == ""


def test_many_marks_take_several_lines() -> None:
    """A long list of fields is broken between fields, and every line says what it is of."""
    many: dict[FieldPath, Mark] = {("dwelling", f"field_{number}"): Mark.SKIPPED for number in range(40)}
    lines = written(many).splitlines()
    assert max(len(line) for line in lines) <= 130
    assert all(line.startswith("#? skipped: ") for line in lines[2:])
    assert taken_out(written(many))[1] == many


def test_what_a_person_wrote_below_the_marks_stays() -> None:
    """A section added in an editor behind the marks is kept, and so are comments that only look alike."""
    text = "x = 1\n" + written(MARKS) + "#? is this right?\n# ? or this\n[room]\n"
    body, marks = taken_out(text)
    assert marks == MARKS
    assert body == "x = 1\n#? is this right?\n# ? or this\n[room]\n"


def test_an_entry_that_goes_takes_its_marks_and_moves_the_others_up() -> None:
    """The marks of a list follow its entries."""
    kept = without_entry(MARKS, ("loads", 0))
    assert ("loads", 0, "count") not in kept
    assert kept["loads", 1, "fuel"] is Mark.SKIPPED
    assert kept["loads",] is Mark.COMPLETE
    assert kept["service", "volts"] is Mark.UNKNOWN


def test_an_answer_takes_its_mark_away() -> None:
    """Only the marks of the given fields go."""
    assert ("pv",) not in still(MARKS, [("pv",)])
    assert len(still(MARKS, [("pv",)])) == len(MARKS) - 1
