"""Rule data: code editions, amendments, adoption by state, and reference figures."""

from assess.rulebook.adoption import Adoption, EditionChoice, adoption, choose_edition
from assess.rulebook.editions import Edition, Requirement, load_edition
from assess.rulebook.inheritance import list_editions
from assess.rulebook.reference import Reference, Table, load_reference
from assess.rulebook.rules import RULE_NAMES, Rule, Rules

__all__ = [
    "RULE_NAMES",
    "Adoption",
    "Edition",
    "EditionChoice",
    "Reference",
    "Requirement",
    "Rule",
    "Rules",
    "Table",
    "adoption",
    "choose_edition",
    "list_editions",
    "load_edition",
    "load_reference",
]
