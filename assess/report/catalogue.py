"""The terminal pages of the rule data and of the hardware catalogue."""

from typing import Any

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table
from rich.text import Text

from assess.errors import UsageError
from assess.hardware import gpus, nodes
from assess.numbers import quantity
from assess.records import Figure
from assess.rulebook import RULE_NAMES, list_editions, load_edition


def print_editions() -> None:
    """Print every edition and amendment with the confidence of its rules."""
    table = Table(box=None, padding=(0, 1))
    for column in ("Edition", "Title", "Rules", "Not high"):
        table.add_column(column, overflow="fold")
    for name in list_editions():
        edition = load_edition(name)
        rules = [getattr(edition.rules, rule) for rule in RULE_NAMES]
        weak = [f"{r.title} ({r.confidence})" for r in rules if r.confidence != "high"]
        table.add_row(name, Text(edition.title), str(len(rules)), Text("; ".join(weak)))
    Console(highlight=False).print(table)


def print_edition(name: str, rule: str | None) -> None:
    """Print the rules of one edition. Raises UsageError for a rule it does not have."""
    edition = load_edition(name)
    if rule is not None and rule not in RULE_NAMES:
        raise UsageError(f'there is no rule "{rule}"', where=name, hint=f"The rules are {', '.join(RULE_NAMES)}.")
    console = Console(highlight=False)
    console.print(Text(f"{edition.title}\n", style="bold"))
    for key in [rule] if rule else RULE_NAMES:
        record = getattr(edition.rules, key)
        console.print(Text.assemble((f"{key}", "bold cyan"), f"  {record.title}  {record.cite}  [{record.confidence}]"))
        table = Table(box=None, padding=(0, 1), show_header=False)
        table.add_column(style="dim")
        table.add_column(overflow="fold")
        table.add_column(overflow="fold", style="dim")
        for field, value, cite in _rows(record, ""):
            table.add_row(Text(field), Text(value), Text(cite))
        console.print(table)
        if record.note:
            console.print(Text(f"  {record.note}", style="italic"))
        console.print()


def print_nodes() -> None:
    """Print the node models and the GPUs."""
    console = Console(highlight=False)
    models = Table(box=None, padding=(0, 1), title="Node models", title_justify="left")
    for column in ("Model", "Name", "GPUs", "Cooling", "Confidence"):
        models.add_column(column, overflow="fold")
    for model in nodes().values():
        models.add_row(model.id, Text(model.name), f"up to {model.gpus_max}", model.cooling, model.confidence.value)
    console.print(models)
    console.print()
    cards = Table(box=None, padding=(0, 1), title="GPUs", title_justify="left")
    cards.add_column("GPU", no_wrap=True)  # what is typed must be read whole
    for column in ("Name", "Memory", "Full", "Cap range", "Floor", "For a home"):
        cards.add_column(column, overflow="fold")
    for gpu in gpus().values():
        span = f"{gpu.min_cap_w.value:g} to {gpu.max_cap_w.value:g} W"
        floor = "verified" if gpu.verified_floor else "unverified"
        cards.add_row(
            gpu.id,
            Text(gpu.name),
            quantity(gpu.memory_gb, "GB"),
            quantity(gpu.full_w.value, "W"),
            span,
            floor,
            "yes" if gpu.home_suitable else "no",
        )
    console.print(cards)


def print_node(name: str) -> None:
    """Print one node model or GPU with every figure. Raises UsageError for a name it does not know."""
    record: BaseModel | None = nodes().get(name) or gpus().get(name)
    if record is None:
        raise UsageError(f'there is no node or GPU "{name}"', hint="`assess nodes list` names them all.")
    table = Table(box=None, padding=(0, 1), show_header=False)
    for style in ("bold", "", "dim"):
        table.add_column(style=style, overflow="fold")
    for field, value, cite in _rows(record, ""):
        table.add_row(Text(field), Text(value), Text(cite))
    Console(highlight=False).print(table)


def _rows(value: Any, path: str) -> list[tuple[str, str, str]]:
    """Return `(field, value, source)` rows of a record, figures on one line each."""
    if isinstance(value, Figure):
        span = f" ({value.low:g} to {value.high:g})" if value.low is not None and value.high is not None else ""
        text = quantity(value.value, value.unit) + span
        return [(path, text, f"{value.cite} [{value.confidence}]")]
    if isinstance(value, BaseModel):
        skip = {"title", "cite", "confidence", "note"} if not path else set()
        fields = [f for f in type(value).model_fields if f not in skip]
        return [row for f in fields for row in _rows(getattr(value, f), f"{path}.{f}" if path else f)]
    if isinstance(value, dict):
        return [row for key, item in value.items() for row in _rows(item, f"{path}.{key}")]
    if isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
        return [(f"{path}.{i}", _one_line(item), "") for i, item in enumerate(value)]
    if value is None or value == "":
        return []
    return [
        (
            path,
            ", ".join(f"{v:g}" if isinstance(v, float) else str(v) for v in value)
            if isinstance(value, tuple)
            else str(value),
            "",
        )
    ]


def _one_line(record: BaseModel) -> str:
    shown = ((k, f"{v:,g}" if isinstance(v, float) else v) for k, v in record.model_dump(mode="json").items())
    return "  ".join(f"{k} {v}" for k, v in shown if v is not None)
