"""The key of the rules: two runs with the same key give the same row the same answer."""

import hashlib
import json
from dataclasses import fields
from typing import Any

from assess import __version__
from assess.batch.records import Options
from assess.rulebook import load_edition
from assess.rulebook.rule_data import rule_data


def rules_key(options: Options) -> str:
    """Return a hash of all that bears on an answer beside the row: the program, its rule data, and what was asked.

    Raises RuleDataError for an edition that is not there or may not be used.
    """
    asked: dict[str, Any] = {one.name: getattr(options, one.name) for one in fields(options)}
    if options.policy is not None:
        asked["policy"] = [options.policy.used.name, options.policy.used.sha256, options.policy.fingerprint]
    if options.code is not None:
        # A file of one's own may have changed under the same name.
        edition = load_edition(options.code, allow_unconfirmed=options.allow_unconfirmed)
        asked["code"] = [options.code, edition.sha256]
    return hashed(__version__, rule_data().sha256, asked)


def hashed(*said: object) -> str:
    """Return a hash of what can be written as JSON; what cannot counts as it prints."""
    text = json.dumps(said, sort_keys=True, separators=(",", ":"), default=str)
    return hashlib.sha256(text.encode()).hexdigest()
