"""The counts of a run as JSON: no row, no name and no place smaller than a state is among them."""

import json
from collections.abc import Mapping
from typing import Any

from assess.batch.records import Status
from assess.batch.summary.counts import Counts
from assess.batch.summary.fields import words_of
from assess.batch.summary.ran import Ran, editions_ran
from assess.batch.summary.view import asked_of
from assess.rulebook.rule_data import rule_data
from assess.verdict.records import Outcome

FORM = "assess/statistics/1"


def to_json(counts: Counts, ran: Ran) -> str:
    """Return the counts with what was run: indented by two, one newline at the end, the same bytes each time."""
    return json.dumps(_data(counts, ran), indent=2, ensure_ascii=False, allow_nan=False) + "\n"


def _data(counts: Counts, ran: Ran) -> dict[str, Any]:
    lacks = _largest_first(counts.lacks)
    return {
        "form": FORM,
        "run": {
            "date": ran.options.on.isoformat(),
            "version": ran.version,
            "depth": str(ran.options.depth),
            "method": ran.options.method,
            "node": ran.options.node,
            "gpus": ran.options.gpus,
            "policy": "" if ran.options.policy is None else ran.options.policy.fingerprint,
            "allow_unconfirmed": ran.options.allow_unconfirmed,
            "redact": ran.options.redact,
            "pdf": ran.pdf,
            "table_sha256": ran.table_sha256,
            "rule_data_sha256": rule_data().sha256,
        },
        "rows": counts.rows,
        "statuses": {str(status): counts.statuses[status] for status in Status},
        "problems": _largest_first(counts.problems),
        "homes": counts.homes,
        "outcomes": {str(outcome): counts.outcomes[outcome] for outcome in Outcome},
        "hosts": {"homes": counts.hosts, "gpus": counts.node_gpus, "kw": round(counts.node_kw, 3)},
        "binds": _largest_first(counts.binds),
        "lacks": [{"field": field, "name": words_of(field).name, "homes": n} for field, n in lacks.items()],
        "asked": [
            {
                "ask": one.ask,
                "fields": list(one.counts.fields),
                "lack": one.counts.lack,
                "lack_only": one.counts.lack_only,
                "settled_so_far": one.counts.settles,
            }
            for one in asked_of(counts)
        ],
        "not_combined": counts.not_combined,
        "editions": [
            {"id": one.id, "title": one.title, "sha256": one.sha256, "homes": one.homes}
            for one in editions_ran(counts.editions)
        ],
        "reports": counts.reports,
    }


def _largest_first(counts: Mapping[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda one: (-one[1], one[0])))
