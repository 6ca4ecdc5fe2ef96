"""What is told of many homes: findings come to unknowns, hazards and mends, limits to uses in the order of a report."""

from collections.abc import Callable

import pytest

np = pytest.importorskip("numpy", reason="a screen is made of NumPy arrays")
from assess.findings import Finding, Severity  # noqa: E402  # what follows imports NumPy at its top
from assess.intake import Home  # noqa: E402
from assess.verdict.forward import Site, run  # noqa: E402
from assess.verdict.screening.asked import Asked, count_houses, find_hottest_days  # noqa: E402
from assess.verdict.screening.memory import Memory  # noqa: E402
from assess.verdict.screening.sites import Asking, sites_of  # noqa: E402
from assess.verdict.screening.table import rows_of  # noqa: E402
from assess.verdict.screening.told import Said, told_of  # noqa: E402
from assess.verdict.unknown import unknowns_of  # noqa: E402

NODE = (9, 400.0)


def finding(code: str, severity: Severity, field: str | None = None, *, mends: bool = False) -> Finding:
    """Return a finding of so much weight."""
    return Finding(code=code, severity=severity, says="It is so.", field=field, mends_home=mends)


def test_findings_come_to_what_they_do_to_a_verdict() -> None:
    """An unknown is told by its field or its code, a hazard by its code; notes say nothing."""
    said = Said.of(
        [
            finding("a.note", Severity.NOTE, "pv"),
            finding("b.open", Severity.UNKNOWN, "panel.make"),
            finding("c.open", Severity.UNKNOWN),
            finding("d.stop", Severity.BLOCKING),
            finding("e.mend", Severity.WARNING, mends=True),
        ]
    )
    assert (said.unknowns, said.blocking, said.mends) == (("panel.make", "c.open"), ("d.stop",), True)
    assert not Said.of([finding("a.note", Severity.NOTE)])


def test_several_are_one_with_everything_once() -> None:
    """In the order in which it was first said."""
    both = Said.all_of([Said(("a", "b"), (), mends=False), Said(("b", "c"), ("x",), mends=True)])
    assert (both.unknowns, both.blocking, both.mends) == (("a", "b", "c"), ("x",), True)


def test_uses_and_words_are_those_of_a_case_alone(homes: dict[str, Home], site_of: Callable[[Home], Site]) -> None:
    """For one node at every example: each limit by its code and use, what is unknown, what blocks, the draw."""
    several = list(homes.values())
    sites = sites_of(rows_of(Home, several), len(several), Asking(code="nec/2023"))
    asked = Asked(sites, Memory(), sites.columns())
    houses = count_houses(asked)
    find_hottest_days(asked)
    told = told_of(asked, [NODE] * len(several), houses)
    assert not asked.failed.any()
    for number, home in enumerate(several):
        case = run(site_of(home).without_year(), *NODE)
        shown = [use for use in told.uses if use.there[number]]
        assert [use.code for use in shown] == [limit.code for limit in case.limits]
        for use, limit in zip(shown, case.limits, strict=True):
            assert use.shown[number] == pytest.approx(np.nan if limit.use is None else limit.use, nan_ok=True)
            assert limit.fits in {None, bool(use.shown_fits[number])}
        said = told.said.at(number)
        assert set(said.unknowns) == {one.field for one in unknowns_of(case)}
        assert set(said.blocking) == {f.code for f in case.findings if f.severity is Severity.BLOCKING}
        assert said.mends == any(f.mends_home for f in case.findings)
        assert told.wall_w[number] == pytest.approx(case.power.wall_w)
