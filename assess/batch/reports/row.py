"""The whole assessment of one row, for its report."""

from assess.assessment import Assessment, assess
from assess.batch.reading_rows import ReadRow, read_row, row_mapping
from assess.batch.records import Options, ReportTask, Status
from assess.batch.work import assess_row
from assess.electrical import Method
from assess.errors import IntakeError
from assess.intake import Home
from assess.preparing import weather_of, with_its_place, with_node_asked
from assess.readers.nameplates import with_usual_nameplates
from assess.report.redact import Case, redacted
from assess.rulebook import choose_edition, load_edition
from assess.units.spelling import quoted


def assessment_of(task: ReportTask) -> Assessment:
    """Return the assessment of a task's row, without names and places where that is asked. Raises AssessError."""
    read = read_row(task.row, task.headings, row_mapping(task.headings, task.options.columns))
    if read.home is None:
        raise _refusal(read, f"row {task.row.number}")
    return _redacted(read.home, task.options) if task.options.redact else assess_row(read.home, task.options)


def _refusal(read: ReadRow, where: str) -> IntakeError:
    """Return why a row is no home."""
    if not read.problems:
        return IntakeError("is empty", where=where)
    order = list(Status)
    worst = max(read.problems, key=lambda problem: order.index(problem.status))
    at = f"{where}, column {quoted(worst.column)}" if worst.column else where
    return IntakeError(worst.says, where=at, hint=worst.hint or None)


def _redacted(home: Home, options: Options) -> Assessment:
    home = with_its_place(with_usual_nameplates(with_node_asked(home, options.node, options.gpus)))
    choice = choose_edition(options.code, home.place.code, home.place.state, home.place.city)
    edition = load_edition(choice.name, allow_unconfirmed=options.allow_unconfirmed)
    case = redacted(Case(home, edition, weather_of(home), None, options.policy))
    return assess(
        case.home,
        case.edition,
        on=options.on,
        choice=choice,
        weather=case.weather,
        method=Method(options.method),
        policy=case.policy,
    )
