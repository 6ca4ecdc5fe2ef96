"""Homes screened together have the verdicts that each has alone, or are left to a run of their own."""

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("numpy", reason="a screen is made of NumPy arrays")
from assess.electrical import Method  # what follows imports NumPy at its top
from assess.errors import IntakeError
from assess.intake import Home
from assess.records import Basis, Provenance
from assess.verdict.brief import Brief
from assess.verdict.policy import Policy
from assess.verdict.policy_file import read_policy
from assess.verdict.records import Outcome
from assess.verdict.screening.screen import Screen
from assess.verdict.screening.sites import Asking

Alone = Callable[[Home, Asking], Brief]
Changed = Callable[..., Home]
OWN = """
[go]
minimum_gpus = 6
[margins]
electrical = 0.4
heat = 0.15
internet = 0.2
"""


def same(found: Brief | None, expected: Brief) -> None:
    """Hold every field of a verdict in brief to that of a run of its own."""
    assert found is not None
    for name in Brief.__slots__:
        was, now = getattr(expected, name), getattr(found, name)
        assert now == (pytest.approx(was, rel=1e-9) if isinstance(was, float) else was), name


def policy(folder: Path, text: str) -> Policy:
    """Return a policy of one's own."""
    file = folder / "own.toml"
    file.write_text(text, "utf-8")
    return read_policy(file)


@pytest.mark.parametrize(
    "asking",
    [
        Asking(),
        Asking(gpus=4),
        Asking(node="xfra-16", gpus=11),
        Asking(method=Method.STANDARD),
        Asking(code="nec/2017"),
        Asking(code="nec/2026", method=Method.OPTIONAL, gpus=16, allow_unconfirmed=True),
    ],
)
def test_what_is_asked_reaches_the_answer(homes: dict[str, Home], alone: Alone, asking: Asking) -> None:
    """Node, GPUs, edition and method are those of a run of one home; a node that cannot stand at a home is left."""
    found = Screen(asking).homes(list(homes.values()))
    answered = 0
    for home, one in zip(homes.values(), found, strict=True):
        if one is None:
            with pytest.raises(IntakeError):
                alone(home, asking)
        else:
            answered += 1
            same(one, alone(home, asking))
    assert answered == len(homes) - (asking.node is not None)


def test_a_policy_of_ones_own_reaches_the_answer(homes: dict[str, Home], alone: Alone, tmp_path: Path) -> None:
    """What it keeps free changes the verdicts, and they are those of a run of one home."""
    asking = Asking(policy=policy(tmp_path, OWN))
    found = Screen(asking).homes(list(homes.values()))
    assert found != Screen(Asking()).homes(list(homes.values()))
    for home, one in zip(homes.values(), found, strict=True):
        same(one, alone(home, asking))


@pytest.mark.parametrize("words", ['grade = "A"', 'lower_bound = "told"'])
def test_a_policy_that_weighs_the_answer_asks_each_home_by_itself(
    homes: dict[str, Home], alone: Alone, tmp_path: Path, words: str
) -> None:
    """How well an answer is founded is asked of one home at a time; one that takes no node needs no such question."""
    asking = Asking(gpus=8, policy=policy(tmp_path, f"[confidence]\n{words}\n"))
    found = Screen(asking).homes(list(homes.values()))
    assert sum(one is None for one in found) == 3
    for home, one in zip(homes.values(), found, strict=True):
        if one is not None:
            assert one.outcome is Outcome.NO_GO
            same(one, alone(home, asking))


def test_a_home_that_cannot_be_is_left_to_a_run_of_its_own(homes: dict[str, Home], changed: Changed) -> None:
    """A breaker of no standard size, a node and a panel that do not exist stop no other home."""
    good = homes["go-cleveland"]
    wrong = [
        changed(good, "panel", main_a=123.0),
        changed(good, "node", fed_from="the barn"),
        changed(good, "node", gpus=99),
        changed(good, "place", zip_code="00000"),
        changed(good, "place", state="TX"),
    ]
    expected = Screen(Asking()).homes([good])
    assert expected[0] is not None
    found = Screen(Asking()).homes([wrong[0], good, *wrong[1:], good])
    assert found == [None, *expected, *[None] * 4, *expected]


def test_homes_of_which_none_can_be_are_all_left(homes: dict[str, Home], changed: Changed) -> None:
    """One strange breaker that comes alone is left, too, by a screen that is fresh and by one that is not."""
    good = homes["go-cleveland"]
    screen = Screen(Asking())
    for wrong in (changed(good, "panel", main_a=123.0), changed(good, "node", existing_breaker_a=33.0)):
        assert screen.homes([wrong]) == [None]
        assert screen.homes([wrong, wrong]) == [None, None]
    assert screen.homes([changed(good, "node", gpus=99)]) == [None]
    assert screen.homes([good]) == Screen(Asking()).homes([good])


def test_a_home_with_something_assumed_is_left_where_it_would_be_called(
    homes: dict[str, Home], alone: Alone, changed: Changed
) -> None:
    """What is assumed is taken at its worse end one home at a time; a no-go needs no such look."""

    def assumed(home: Home) -> Home:
        area = {"dwelling.floor_area_ft2": Provenance(basis=Basis.ASSUMED, low=1_000, high=9_000)}
        return home.model_copy(update={"provenance": home.provenance | area})

    good = homes["go-cleveland"]
    blocked = changed(good, "safety", fuse_panel=True)
    refused = changed(good, "service", rating_a=30.0)
    called, *others = Screen(Asking()).homes([assumed(good), assumed(blocked), assumed(refused)])
    assert called is None
    for home, one in zip((blocked, refused), others, strict=True):
        same(one, alone(assumed(home), Asking()))


@pytest.mark.parametrize(
    ("section", "values"),
    [
        ("dwelling", {"count": 3}),
        ("service", {"continuous_a": 60.0}),
        ("service", {"phases": 3}),
        ("panel", {"ambient_f": 140.0}),
        ("safety", {"fuse_panel": True}),
        ("room", {"kind": None, "sun": None}),
    ],
)
def test_what_an_earlier_block_never_told_is_read_in_the_next(
    homes: dict[str, Home], alone: Alone, changed: Changed, section: str, values: dict[str, object]
) -> None:
    """A field that every home before left at its default counts where one fills it, and back again."""
    usual = changed(homes["go-cleveland"], "node", gpus=4)
    other = changed(usual, section, **values)
    screen = Screen(Asking())
    for home in (usual, other, usual):
        found = screen.homes([home] * 8)
        same(found[0], alone(home, Asking()))
        assert found == [found[0]] * 8


def test_no_homes_are_no_verdicts_and_order_is_kept(homes: dict[str, Home]) -> None:
    """Each home keeps its place, whatever stands beside it."""
    several = list(homes.values())
    first = Screen(Asking()).homes(several)
    assert Screen(Asking()).homes(several[::-1]) == first[::-1]
    assert Screen(Asking()).homes(several[:1]) == first[:1]
