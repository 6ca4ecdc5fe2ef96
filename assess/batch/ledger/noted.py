"""What the ledger notes of the run as a whole: what was asked, when it began, and whether it was purged since."""

import json
from datetime import date

from assess.batch.ledger.store import Ledger
from assess.batch.records import Depth, Options
from assess.batch.shard import Shard
from assess.batch.summary import Ran
from assess.rulebook import list_editions
from assess.verdict.policy import Policy

SHARD = "shard"
_RAN, _PURGED = "ran", "purged"


def note_run(ledger: Ledger, ran: Ran, shard: Shard | None = None) -> None:
    """Note what a run was asked and of which part, for the one that goes on with it and for what is told of it later.

    A file of one's own is not named: a path may name a person. Raises ReportError.
    """
    asked = ran.options
    said = {
        "on": asked.on.isoformat(),
        "depth": str(asked.depth),
        "code": asked.code if asked.code is None or asked.code in list_editions() else "one of one's own",
        "method": asked.method,
        "node": asked.node,
        "gpus": asked.gpus,
        "policy": None if asked.policy is None else asked.policy.model_dump(mode="json"),
        "allow_unconfirmed": asked.allow_unconfirmed,
        "redact": asked.redact,
        "table_sha256": ran.table_sha256,
        "pdf": ran.pdf,
        "version": ran.version,
    }
    ledger.say(_RAN, json.dumps(said, sort_keys=True))
    ledger.say(SHARD, None if shard is None or shard.of == 1 else str(shard))
    ledger.say(_PURGED, None)


def noted_run(ledger: Ledger) -> Ran | None:
    """Return what the last run was asked, None where none began. Raises ReportError."""
    text = ledger.said(_RAN)
    if text is None:
        return None
    said = json.loads(text)
    table, pdf, version = (said.pop(name) for name in ("table_sha256", "pdf", "version"))
    policy = said.pop("policy")
    options = Options(
        on=date.fromisoformat(said.pop("on")),
        depth=Depth(said.pop("depth")),
        policy=None if policy is None else Policy.model_validate(policy),
        **said,
    )
    return Ran(options, table, pdf, version)


def noted_date(ledger: Ledger) -> date | None:
    """Return the date of the last run, by which one that goes on with it is dated; None where there is none to keep."""
    ran = noted_run(ledger)
    return None if ran is None or is_purged(ledger) else ran.options.on


def note_purged(ledger: Ledger) -> None:
    """Note that what the ledger had of persons is gone."""
    ledger.say(_PURGED, "yes")


def is_purged(ledger: Ledger) -> bool:
    """Return whether the ledger was purged and no run began since."""
    return ledger.said(_PURGED) == "yes"
