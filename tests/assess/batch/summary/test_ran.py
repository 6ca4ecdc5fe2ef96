"""What a summary says of its run."""

from collections import Counter
from dataclasses import replace
from datetime import date

from assess.batch.records import Depth, Options
from assess.batch.summary import Ran
from assess.batch.summary.ran import editions_ran
from assess.rulebook import load_edition

OPTIONS = Options(date(2026, 11, 26))


def test_a_run_says_what_it_was_told() -> None:
    """Only what differs from the usual is added; a file of one's own is not named."""
    plain = dict(Ran(OPTIONS).told)
    assert plain["Code"] == "in force at each home"
    assert "GPUs asked for" not in plain
    told = replace(
        OPTIONS,
        depth=Depth.SCREEN,
        code="/home/ann/ann-sample.toml",
        node="xfra-16",
        gpus=8,
        allow_unconfirmed=True,
        redact=True,
    )
    said = dict(Ran(told).told)
    assert said["Depth"].startswith("a screening")
    assert (said["Code"], said["Node"], said["GPUs asked for"]) == ("one of one's own", "xfra-16", "8")
    assert (said["Unconfirmed rules"], said["Reports"]) == ("allowed", "redacted")
    assert "ann" not in str(said.values())


def test_editions_come_with_the_hash_of_their_data() -> None:
    """The commonest first; of one's own the program has no data to hash."""
    found = list(editions_ran(Counter({"nec/2020": 2, "nec/2023": 5, "mine": 2})))
    assert [one.id for one in found] == ["nec/2023", "mine", "nec/2020"]
    assert found[0].sha256 == load_edition("nec/2023", allow_unconfirmed=True).sha256
    assert (found[1].title, found[1].sha256) == ("An edition of one's own", "")
