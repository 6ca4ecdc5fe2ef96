"""A policy file of one's own: what it sets, in words, and where a wrong one says it is wrong.

Bounds and units are those of `codes/reference/policy.toml`, written out here by hand.
"""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from assess.errors import RuleDataError
from assess.numbers import NARROW
from assess.verdict.policy import Policy
from assess.verdict.policy_file import read_policy

Write = Callable[[str], Path]
GPUS = 'Write a number in GPUs, or { value = 4, unit = "GPUs", cite = "why" }.'
KEYS = (
    "search.cap_step, go.minimum_gpus, margins.electrical, margins.heat, margins.internet, year.availability, "
    "room.living_space, room.unoccupied, alarms.coolant_c, alarms.room_f, confidence.grade, confidence.lower_bound."
)


@pytest.fixture
def file(tmp_path: Path) -> Write:
    """Write a policy and return its file."""

    def written(text: str) -> Path:
        path = tmp_path / "own.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return written


@pytest.mark.parametrize(
    ("text", "place", "says", "hint"),
    [
        ("[go]\nminimum_gpus = '6'", "go.minimum_gpus", '"6" is not a number', GPUS),
        ("[go]\nminimum_gpus = true", "go.minimum_gpus", '"True" is not a number', GPUS),
        ("[go]\nminimum_gpus = {}", "go.minimum_gpus", "has no value", GPUS),
        ("[go]\nminimum_gpus = { value = 6, unit = 'A' }", "go.minimum_gpus", '"A" is not its unit', GPUS),
        ("[go]\nminimum_gpus = { value = 6, cite = ' ' }", "go.minimum_gpus", "has no words in its cite", GPUS),
        ("[go]\nminimum_gpus = { value = 6, cite = 1 }", "go.minimum_gpus", "has no words in its cite", GPUS),
        ("[go]\nminimum_gpus = { value = 6, low = 1, a = 2 }", "go.minimum_gpus", "does not know a, low", GPUS),
        ("[go]\nminimum_gpus = 4.5", "go.minimum_gpus", "4.5 is no whole number of GPUs", None),
        ("[go]\nminimum_gpus = 0", "go.minimum_gpus", "0 is out of bounds", f"It may be from 1 to 16{NARROW}GPUs."),
        ("[search]\ncap_step = 101", "search.cap_step", "101 is out of bounds", f"It may be from 5 to 100{NARROW}W."),
        ("minimum_gpus = 6", "minimum_gpus", "stands in no table", None),
        ("[go]\nmost = 6", "go.most", "is nothing that a policy sets", f"A policy sets {KEYS}"),
        (
            "[go]\nminimum_gpu = 6",
            "go.minimum_gpu",
            "is nothing that a policy sets",
            f"Did you mean go.minimum_gpus? A policy sets {KEYS}",
        ),
        ("[confidence]\ngrade = 'E'", "confidence.grade", '"E" is not one of its words', "Write A, B, C or D."),
        (
            "[confidence]\nlower_bound = 1",
            "confidence.lower_bound",
            '"1" is not one of its words',
            "Write assumed or told.",
        ),
    ],
)
def test_a_wrong_entry_says_where_what_and_what_would_be_right(
    file: Write, text: str, place: str, says: str, hint: str | None
) -> None:
    """File and dotted key, what is wrong, and the unit, the bounds or the words that may stand there."""
    path = file(text)
    with pytest.raises(RuleDataError) as caught:
        read_policy(path)
    told = str(caught.value)
    assert told.startswith(f"{path}, {place}: {says}")
    assert hint is None or told.endswith(hint)


def test_a_file_that_cannot_be_read_is_named(file: Write, tmp_path: Path) -> None:
    """Missing, no text, or no TOML: the file stands before what is wrong with it."""
    nowhere, path = tmp_path / "none.toml", file("[go\n")
    with pytest.raises(RuleDataError) as missing:
        read_policy(nowhere)
    assert str(missing.value).startswith(f"{nowhere}: cannot be read: ")
    with pytest.raises(RuleDataError) as broken:
        read_policy(path)
    assert str(broken.value).startswith(f"{path}: is not valid TOML: ")
    path.write_bytes(b"\xff\xfe\0")
    with pytest.raises(RuleDataError) as strange:
        read_policy(path)
    assert str(strange.value).startswith(f"{path}: is not UTF-8 text")


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("[go]\nminimum_gpus = 1", "go.minimum_gpus", 1),
        ("[go]\nminimum_gpus = 16", "go.minimum_gpus", 16),
        ("[margins]\nheat = 0.5", "margins.heat", 0.5),
        ("[room]\nliving_space = 75.5", "room.living_space", 75.5),
    ],
)
def test_both_bounds_may_be_asked_for(file: Write, text: str, key: str, value: float) -> None:
    """And what may come in parts comes in parts."""
    assert read_policy(file(text)).figure(key).value == value


def test_what_is_as_usual_changes_nothing(file: Write) -> None:
    """Figures and words that the usual policy has, too, are no change; the file still has its name and digest."""
    text = '[go]\nminimum_gpus = { value = 4, cite = "ours" }\n[confidence]\ngrade = "D"\n'
    own = read_policy(file(text))
    assert (own.own, own.own_words, own.used.changed, own.fingerprint) == ({}, {}, (), "")
    assert (own.used.name, own.used.sha256) == ("own.toml", sha256(text.encode()).hexdigest())


def test_changes_are_in_words(file: Write) -> None:
    """The name of a figure, new and old with their unit, and whose word it is; a share in percent."""
    text = (
        "[go]\nminimum_gpus = 6\n[margins]\nelectrical = 0.25\n[alarms]\ncoolant_c = { value = 40, cite = 'maker' }\n"
    )
    words = '[confidence]\ngrade = "B"\nlower_bound = "told"\n'
    own = read_policy(file(text + words))
    assert tuple(one.replace(NARROW, " ") for one in own.used.changed) == (
        "Fewest GPUs worth installing: 6 GPUs in place of 4 GPUs (policy: own.toml)",
        "Electrical capacity kept free: 25% of capacity in place of 0% of capacity (policy: own.toml)",
        "Coolant that stops the node: 40 °C in place of 45 °C (maker)",
        "Least grade of a go: B in place of D",
        "What a go rests on the worse end of: told in place of assumed",
    )
    assert (own.word("confidence.grade"), own.word("confidence.lower_bound")) == ("B", "told")


def test_another_choice_is_another_fingerprint(file: Write) -> None:
    """A figure, its source and a word each make a difference; the order in the file makes none."""

    def fingerprint(text: str) -> str:
        own: Policy = read_policy(file(text))
        return own.fingerprint

    texts = (
        "[go]\nminimum_gpus = 6",
        "[go]\nminimum_gpus = 7",
        "[go]\nminimum_gpus = { value = 6, cite = 'ours' }",
        '[confidence]\ngrade = "B"',
        '[confidence]\ngrade = "C"',
    )
    assert len({fingerprint(text) for text in texts}) == len(texts)
    one, other = "[margins]\nheat = 0.1\n", "[go]\nminimum_gpus = 6\n"
    assert fingerprint(one + other) == fingerprint(other + one)


def test_the_fingerprint_is_that_of_the_changes_alone(file: Write) -> None:
    """SHA-256 of two JSON objects, figures and words, keys in order and no spaces: here of one word."""
    own = read_policy(file('# mine\n[confidence]\ngrade = "B"\n'))
    assert own.fingerprint == sha256(b'[{},{"confidence.grade":"B"}]').hexdigest()
