"""What is asked of many homes: the quick look, the search and the count of the houses, held to each home alone."""

from collections.abc import Callable

import pytest

np = pytest.importorskip("numpy", reason="a screen is made of NumPy arrays")
from assess.intake import Home  # noqa: E402  # what follows imports NumPy at its top
from assess.verdict.forward import Site, run  # noqa: E402
from assess.verdict.screening.asked import Asked, active_now, count_houses, find_hottest_days  # noqa: E402
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


def test_what_was_worked_out_reads_like_fields(homes: dict[str, Home], site_of: SiteOf) -> None:
    """House and hottest day are columns of their own; numbers of which may become lanes, the rest may not."""
    asked = asked_of(list(homes.values()))
    numeric = {
        ("house", "load_a"): True,
        ("house", "missing"): False,
        ("hottest day", "dry cooler share"): True,
        ("hottest day", "heat pump cop"): True,
        ("hottest day", "both"): False,
    }
    assert {name: asked.columns[name].numeric for name in numeric} == numeric
    assert all(asked.columns[name].name == name for name in numeric)
    for number, home in enumerate(homes.values()):
        share, cop = site_of(home).hottest_day
        assert asked.columns[("hottest day", "dry cooler share")].at(number) == pytest.approx(share)
        assert asked.columns[("hottest day", "heat pump cop")].at(number) == (
            None if cop is None else pytest.approx(cop)
        )
        assert asked.columns[("hottest day", "both")].at(number) == pytest.approx((share, cop))


def test_what_a_house_lacks_is_what_it_lacks_alone(homes: dict[str, Home], site_of: SiteOf) -> None:
    """One without a floor area says what is missing; the others lack nothing, and nothing else is said of them."""
    home = homes["go-cleveland"]
    bare = home.model_copy(update={"dwelling": home.dwelling.model_copy(update={"floor_area_ft2": None})})
    asked = asked_of([home, bare])
    missing = asked.columns[("house", "missing")]
    assert missing.at(0) == ()
    assert [one.field for one in missing.at(1)] == [one.field for one in site_of(bare).house.missing]
    assert asked.columns[("house", "load_a")].at(1) is None


def test_outside_a_run_every_place_is_spoken_for() -> None:
    """One yes for each."""
    assert active_now(3).tolist() == [True, True, True]


def test_nodes_of_two_sizes_are_one_case_with_each_its_own(homes: dict[str, Home], site_of: SiteOf) -> None:
    """Count, draw and the draw at the lowest cap are those of each node alone, on its own hottest day."""
    home = homes["go-cleveland"]
    hot = home.model_copy(update={"weather": home.weather.model_copy(update={"extreme_max_f": 118.0})})
    several = [home, hot, home, hot]
    asked = asked_of(several)
    sizes, codes = [(4, 300.0), (16, 600.0)], np.array([0, 0, 1, 1])

    asked.put(("node", "size"), sizes, codes, asked.everyone, numeric=False)
    size = asked.columns[("node", "size")]

    def case(rows: object) -> tuple[None, tuple[object, ...]]:
        size.note()
        places = np.asarray(rows)
        found = asked.case(asked.site(places), places, sizes, size.codes[places])
        return None, (found.gpus, found.cap_w, found.power.wall_w, found.floor.wall_w)

    found = asked.ask("case", case, asked.everyone)
    for number, one in enumerate(several):
        gpus, cap_w = sizes[codes[number]]
        alone, floor = run(site_of(one), gpus, cap_w), run(site_of(one), gpus, 300.0)
        told = found.values[found.codes[number]][1]
        assert told == pytest.approx((gpus, cap_w, alone.power.wall_w, floor.power.wall_w))
