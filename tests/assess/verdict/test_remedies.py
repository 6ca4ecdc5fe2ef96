"""What would change the answer: remedies that cure what they claim to, once each, in plain words."""

from collections.abc import Callable

import pytest

from assess.assessment import Assessment
from assess.intake import Home, HvacKind, HvacSystem
from assess.verdict import Outcome, Remedy

Example = Callable[[str], Home]
Judged = Callable[[Home], Assessment]


def with_fields(home: Home, part: str, **fields: object) -> Home:
    """Return the home with some fields of one part replaced."""
    return home.model_copy(update={part: getattr(home, part).model_copy(update=fields)})


def ways(assessment: Assessment) -> tuple[Remedy, ...]:
    """Return every remedy of a verdict."""
    verdict = assessment.verdict
    return (*([verdict.changes] if verdict.changes else []), *verdict.ways_up)


def test_a_new_panel_leaves_the_service_conductors(example: Example, judged: Judged) -> None:
    """Conductors too small for the service are cured by a new service, not by a panel of the same rating."""
    home = with_fields(example("go-cleveland"), "service", conductor_size="8", conductor_material="copper")
    assessment = judged(home)
    assert assessment.verdict.outcome is Outcome.GO_IF
    assert assessment.verdict.binding is not None
    assert assessment.verdict.binding.code == "electrical.conductor"
    titles = [title for way in ways(assessment) for title in way.titles]
    assert any(title.startswith("Upgrade the service") for title in titles)
    assert not any(title.startswith("Replace the panel") for title in titles)


def test_a_heavier_change_is_listed_only_where_it_buys_more(example: Example, judged: Judged) -> None:
    """Of mini-splits that all carry the whole node the smallest is named alone."""
    home = with_fields(example("go-if-atlanta"), "node", gpus=4)
    bought = [way.after.throughput for way in ways(judged(home)) if way.after is not None]
    assert len(bought) >= 2
    assert bought == sorted(set(bought))
    assert bought[-1] == pytest.approx(4)


def test_a_change_buys_one_gpu_in_the_singular(example: Example, judged: Judged) -> None:
    """What is bought reads "1 GPU at 600 W", without "each"."""
    found = ways(judged(with_fields(example("go-if-atlanta"), "node", gpus=1)))
    assert found
    assert all(way.buys.startswith("1 GPU at ") and "each" not in way.buys for way in found)


def test_what_binds_is_what_the_reasons_and_the_table_show(example: Example, judged: Judged) -> None:
    """Where nothing fits, the binding limit is the tightest of the smallest node, which is the one shown."""
    for length_ft in (8.0, 40.0, 120.0):
        verdict = judged(with_fields(example("go-if-atlanta"), "room", length_ft=length_ft)).verdict
        assert verdict.best is None
        assert verdict.binding == verdict.limits[0]
        assert "the least worth installing" in verdict.reasons[0]
        assert verdict.binding.name.lower() in verdict.reasons[1]


def test_a_mini_split_made_for_winter_settles_the_winter(example: Example, judged: Judged) -> None:
    """Beside a window unit that nobody asked about, a unit that carries the node in winter leaves nothing open."""
    home = example("go-if-atlanta")
    window = HvacSystem(kind=HvacKind.ROOM_AC, cooling_btu_h=8_000, serves_host_room=True)
    split = HvacSystem(
        kind=HvacKind.MINI_SPLIT, cooling_btu_h=36_000, dedicated=True, serves_host_room=True, low_ambient=True
    )
    open_question = "Whether the room's cooling can run in cold weather is not known."
    for system, settled in ((split, True), (split.model_copy(update={"low_ambient": None}), False)):
        systems = (*(home.hvac.systems or ()), window, system)
        unknowns = judged(with_fields(home, "hvac", systems=systems)).verdict.unknowns
        assert (open_question not in {unknown.says for unknown in unknowns}) is settled
