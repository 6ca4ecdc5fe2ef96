"""The policy under which a verdict is called: choices that are neither law nor physics, each with its source."""

from functools import cache

from pydantic import Field

from assess.records import Figure, Record
from assess.rulebook import load_reference
from assess.verdict.records import PolicyUsed


class Policy(Record):
    """The figures of `codes/reference/policy.toml`, some of them as a file of one's own says."""

    used: PolicyUsed
    own: dict[str, Figure] = Field(default_factory=dict)

    def figure(self, key: str) -> Figure:
        """Return the figure at a dotted key. Raises RuleDataError when the policy has none."""
        return self.own.get(key) or load_reference("reference/policy").figure(key)


@cache
def usual_policy() -> Policy:
    """Return the policy as it stands in the rule data."""
    shelf = load_reference("reference/policy")
    return Policy(used=PolicyUsed(name=shelf.name, sha256=shelf.sha256))
