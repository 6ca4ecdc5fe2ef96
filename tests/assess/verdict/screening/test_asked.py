"""What is asked of many homes: the quick look, the search and the count of the houses, held to each home alone."""

from collections.abc import Callable

import pytest

np = pytest.importorskip("numpy", reason="a screen is made of NumPy arrays")
from assess.intake import Home  # noqa: E402  # what follows imports NumPy at its top
from assess.verdict.forward import Site, run  # noqa: E402
from assess.verdict.screening.asked import Asked, count_houses, find_hottest_days  # noqa: E402
from assess.verdict.screening.memory import Memory  # noqa: E402
from assess.verdict.screening.sites import Asking, sites_of  # noqa: E402
from assess.verdict.screening.sizes import caps_by_count, quick_look  # noqa: E402
from assess.verdict.screening.table import rows_of  # noqa: E402
from assess.verdict.search import cap_grid, minimum_gpus  # noqa: E402
from assess.verdict.stages import CIRCUIT, HEAT, INTERNET, PANEL, SERVICE  # noqa: E402

STAGES = (SERVICE, PANEL, CIRCUIT, HEAT, INTERNET)
SiteOf = Callable[[Home], Site]


def asked_of(homes: list[Home]) -> Asked:
    """Return homes that can be asked, counted and with their hottest days."""
    sites = sites_of(rows_of(Home, homes), len(homes), Asking(code="nec/2023"))
    asked = Asked(sites, Memory(), sites.columns())
    count_houses(asked)
    find_hottest_days(asked)
    return asked


def test_the_quick_look_passes_what_passes_alone(homes: dict[str, Home], site_of: SiteOf) -> None:
    """The node as asked, and the smallest."""
    whole, least = quick_look(asked_of(list(homes.values())))
    for number, home in enumerate(homes.values()):
        site = site_of(home).without_year()
        assert whole[number] == run(site, site.spec.gpus, site.spec.cap_max_w).fits
        assert least[number] == run(site, minimum_gpus(site), site.spec.cap_min_w).fits


def test_the_highest_cap_passes_and_the_next_does_not(homes: dict[str, Home], site_of: SiteOf) -> None:
    """For each count of GPUs, by the limits of a home alone; -1 where no cap passes."""
    fewer = (0, 2, 5, 9)
    found = caps_by_count(asked_of(list(homes.values())), np.arange(len(homes)), fewer)
    for number, home in enumerate(homes.values()):
        site = site_of(home).without_year()
        caps = cap_grid(site)
        for column, less in enumerate(fewer):
            gpus, cap = site.spec.gpus - less, int(found[number, column])
            if gpus < minimum_gpus(site):
                assert cap == -1
                continue
            assert cap == -1 or run(site, gpus, caps[cap]).stop(STAGES) is None
            assert cap == len(caps) - 1 or run(site, gpus, caps[cap + 1]).stop(STAGES) is not None


def test_a_house_is_counted_as_alone(homes: dict[str, Home], site_of: SiteOf) -> None:
    """Its load is that of a run of its own, unknown where that is unknown."""
    asked = asked_of(list(homes.values()))
    for number, home in enumerate(homes.values()):
        load_a = asked.columns[("house", "load_a")].at(number)
        assert load_a == pytest.approx(site_of(home).house.house_a) if load_a is not None else True
        assert (load_a is None) == (site_of(home).house.house_a is None)


def test_nobody_asked_is_nothing_answered(homes: dict[str, Home]) -> None:
    """A question of no homes is no run."""
    asked = asked_of([homes["go-cleveland"]])

    def never(_: object) -> None:
        raise AssertionError

    assert len(asked.ask("question", never, np.zeros(0, dtype=np.intp)).codes) == 0
    assert not asked.failed.any()


def test_a_question_that_fails_fails_its_homes_alone(homes: dict[str, Home]) -> None:
    """The others go on."""
    asked = asked_of([homes["go-cleveland"], homes["no-go-houston"], homes["go-cleveland"]])

    def refuse(places: object) -> object:
        if asked.site(places).home.place.state == "TX":  # type: ignore[arg-type]
            raise LookupError
        return None, ()

    asked.ask("question", refuse, asked.everyone)
    assert asked.failed.tolist() == [False, True, False]
    assert asked.everyone.tolist() == [0, 2]
