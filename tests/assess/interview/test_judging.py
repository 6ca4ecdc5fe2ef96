import threading
from datetime import date

from assess.assessment import Assessment, assess
from assess.errors import IntakeError
from assess.intake import Home
from assess.interview.judging import Judge
from assess.interview.so_far import verdict_line
from assess.rulebook import load_edition


def assessed() -> Assessment:
    """Return the assessment of a home of which nothing is known."""
    return assess(Home(), load_edition("nec/2023"), on=date(2026, 11, 27))


def test_nobody_waits_for_a_verdict_and_an_old_one_says_its_age() -> None:
    """While one is worked out the last one stands, with how many answers it does not know of."""
    free, begun = threading.Event(), threading.Event()

    def slowly() -> Assessment:
        begun.set()
        free.wait(timeout=20)
        return assessed()

    judge = Judge(slowly)
    judge.ask()
    assert begun.wait(timeout=20)
    assert verdict_line(judge) == "Verdict so far: being worked out"
    assert judge.wait(0.01) is None
    free.set()
    assert judge.wait(20) is not None
    assert verdict_line(judge).startswith("Verdict so far: INCOMPLETE, ")
    free.clear()
    judge.ask()
    judge.ask()
    assert verdict_line(judge).startswith("Verdict so far (2 answers ago): INCOMPLETE, ")
    free.set()
    judge.end()


def test_many_quick_answers_are_judged_together() -> None:
    """Only the file as it is at the end of a run of answers is assessed, not each state of it."""
    runs: list[int] = []

    def counted() -> Assessment:
        runs.append(1)
        return assessed()

    judge = Judge(counted)
    for _ in range(50):
        judge.ask()
    found = judge.wait(20)
    assert found is not None
    assert found.answers == 50
    assert judge.behind == 0
    assert len(runs) <= 2
    judge.end()


def test_a_home_that_cannot_be_assessed_says_why_and_tells_whoever_listens() -> None:
    """An error takes the place of the verdict, and the next answer gets a new chance."""
    told = threading.Event()

    def refused() -> Assessment:
        raise IntakeError("contradicts itself", where="house.toml")

    judge = Judge(refused)
    judge.tell(told.set)
    judge.ask()
    assert told.wait(timeout=20)
    assert verdict_line(judge) == "Verdict so far: none, house.toml: contradicts itself"
    judge.end()
