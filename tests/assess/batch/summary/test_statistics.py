"""The counts of a run as JSON."""

import json

from assess.batch.summary import Counts, Ran, to_json


def test_the_counts_are_all_there(counts: Counts, ran: Ran) -> None:
    """Every count of the summary can be read by a program, with what was run."""
    data = json.loads(to_json(counts, ran))
    assert data["form"] == "assess/statistics/1"
    assert (data["rows"], data["homes"], data["hosts"]) == (11, 8, {"homes": 2, "gpus": 24, "kw": 21.0})
    assert data["outcomes"] == {"go": 1, "go_capped": 1, "go_if": 1, "no_go": 2, "incomplete": 3}
    assert data["statuses"]["needs review"] == 0
    assert data["lacks"][0] == {"field": "internet.tests", "name": "speed test", "homes": 3}
    assert data["asked"][0]["lack_only"] == 1
    assert data["run"]["pdf"] == "top:50"
    assert [len(edition["sha256"]) for edition in data["editions"]] == [64, 64]


def test_the_same_counts_are_the_same_bytes_and_name_nobody(counts: Counts, ran: Ran) -> None:
    """No site, no value and no column of a row is in them."""
    text = to_json(counts, ran)
    assert text == to_json(counts, ran)
    assert [word for word in ("SITE", "Sample", "Owner") if word in text] == []
