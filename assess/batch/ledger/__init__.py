"""What a run of a batch has done, kept so that nothing that happens to the run can lose it.

`claimed` takes the output folder for one process; `open_ledger` opens what was done there; `rules_key` says under which
rules; `compared` walks a table beside the ledger and finds what is left to do; `answered` gives the results in order.
"""

from assess.batch.ledger.folder import LEDGER, claimed, refuse_stranger
from assess.batch.ledger.key import rules_key
from assess.batch.ledger.plan import Finished, Format, Plan
from assess.batch.ledger.store import Kept, Ledger, open_ledger, set_aside
from assess.batch.ledger.walk import Compared, answered, compared, result_of

__all__ = [
    "LEDGER",
    "Compared",
    "Finished",
    "Format",
    "Kept",
    "Ledger",
    "Plan",
    "answered",
    "claimed",
    "compared",
    "open_ledger",
    "refuse_stranger",
    "result_of",
    "rules_key",
    "set_aside",
]
