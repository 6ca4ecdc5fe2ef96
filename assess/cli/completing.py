"""What the shell may complete of a value: editions, nodes, remedies, rules, fields; looked up when it is asked."""

from collections.abc import Iterator

Said = Iterator[tuple[str, str]]
"""A value and what it is, which zsh and fish show beside it."""


def editions(incomplete: str) -> Said:
    """Give the editions and amendments carried; a path of one's own is the shell's to complete."""
    from assess.rulebook import list_editions

    yield from ((name, "") for name in list_editions() if name.startswith(incomplete))


def rules(incomplete: str) -> Said:
    """Give the rules of an edition."""
    from assess.rulebook import RULE_NAMES

    yield from ((name, "") for name in RULE_NAMES if name.startswith(incomplete))


def nodes(incomplete: str) -> Said:
    """Give the node models of the catalogue."""
    from assess.hardware.catalogue import nodes as catalogue

    yield from ((name, one.name) for name, one in catalogue().items() if name.startswith(incomplete))


def nodes_and_gpus(incomplete: str) -> Said:
    """Give the node models and the GPUs of the catalogue."""
    from assess.hardware.catalogue import gpus

    yield from nodes(incomplete)
    yield from ((name, one.name) for name, one in gpus().items() if name.startswith(incomplete))


def remedies(incomplete: str) -> Said:
    """Give the remedies of the catalogue."""
    from assess.verdict.remedies.catalogue import catalogue

    yield from ((one.id, one.entry.kind.replace("_", " ")) for one in catalogue() if one.id.startswith(incomplete))


def fields(incomplete: str) -> Said:
    """Give the fields of a home file, with what they are."""
    from assess.intake.field_names import every_field

    yield from ((name, "") for name in every_field() if name.startswith(incomplete))


def settings(incomplete: str) -> Said:
    """Give the fields of a home file, each ready for its value."""
    if "=" not in incomplete:
        yield from ((f"{name}=", what) for name, what in fields(incomplete))


def tools(incomplete: str) -> Said:
    """Give the programs that measure a line."""
    from assess.measuring.tools import TOOLS

    yield from ((tool.name, tool.tells) for tool in TOOLS if tool.name.startswith(incomplete))
