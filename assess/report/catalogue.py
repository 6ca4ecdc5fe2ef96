"""The terminal pages of the rule data and of the hardware catalogue."""

from typing import Any

from pydantic import BaseModel
from rich.table import Table
from rich.text import Text

from assess.errors import UsageError
from assess.hardware import gpus, nodes
from assess.intake.messages import nearest
from assess.numbers import number, quantity
from assess.records import Confidence, Figure
from assess.rulebook import RULE_NAMES, list_editions, load_edition
from assess.rulebook.comparison import compare
from assess.rulebook.coverage import count
from assess.terminal import Terminal

NOTHING = "–"


def print_editions() -> None:
    """Print every edition and amendment with how many of its rules are confirmed, and what is open by name."""
    table = Table(box=None, padding=(0, 1))
    table.add_column("Edition", no_wrap=True)  # what is typed must be read whole
    table.add_column("Title", overflow="fold")
    for confidence in ("Confirmed", *(c.capitalize() for c in Confidence if c is not Confidence.HIGH)):
        table.add_column(confidence, justify="right")
    open_rules = []
    for name in list_editions():
        edition = load_edition(name)
        counts = count(edition)
        table.add_row(name, Text(edition.title), *(str(counts[confidence]) for confidence in Confidence))
        refused = [key for key in RULE_NAMES if not edition.usable(getattr(edition.rules, key))]
        if refused:
            open_rules.append(f"Open in {name}, refused unless --allow-unconfirmed: {', '.join(refused)}.")
    console = Terminal(highlight=False)
    console.print(table)
    for line in open_rules:
        console.print(Text(f"\n {line}"))


def print_edition(name: str, rule: str | None) -> None:
    """Print the rules of one edition. Raises UsageError for a rule it does not have."""
    edition = load_edition(name)
    if rule is not None and rule not in RULE_NAMES:
        raise UsageError(
            f'there is no rule "{rule}"{nearest(rule, RULE_NAMES)}',
            where=name,
            hint=f"The rules are {', '.join(RULE_NAMES)}.",
        )
    console = Terminal(highlight=False)
    console.print(Text(f"{edition.title}\n", style="bold"))
    for key in [rule] if rule else RULE_NAMES:
        record = getattr(edition.rules, key)
        console.print(Text.assemble((f"{key}", "bold cyan"), f"  {record.title}  {record.cite}  [{record.confidence}]"))
        table = Table(box=None, padding=(0, 1), show_header=False)
        table.add_column(no_wrap=True, overflow="fold", style="dim")  # what a file of one's own names is read whole
        table.add_column(overflow="fold")
        table.add_column(overflow="fold", style="dim")
        for field, value, cite in _rows(record, ""):
            table.add_row(Text(field), Text(value), Text(cite))
        console.print(table)
        if record.note:
            console.print(Text(f"  {record.note}", style="italic"))
        console.print()
    for asked in () if rule else edition.requirements:
        console.print(
            Text.assemble(("requirement", "bold cyan"), f"  {asked.text}  {asked.cite}  [{asked.confidence}]")
        )


def print_difference(old: str, new: str) -> None:
    """Print every value, clause and confidence that differs between two editions, one a line, rule by rule."""
    before, after = load_edition(old), load_edition(new)
    console = Terminal(highlight=False)
    console.print(Text(f"{before.title}\n→ {after.title}", style="bold"))
    changed = compare(before, after)
    for rule in changed:
        console.print(Text.assemble("\n", (rule.rule, "bold cyan"), f"  {rule.title}"))
        for change in rule.changes:
            console.print(
                Text.assemble("  ", (change.field, "dim"), f"  {change.old or NOTHING} → {change.new or NOTHING}")
            )
    asked = [one for one in after.requirements if one not in before.requirements]
    if asked:
        console.print(Text("\nrequirements", style="bold cyan"))
    for one in asked:
        console.print(Text(f" + {one.text} ({one.cite}) [{one.confidence}]"))
    if not changed and not asked:
        console.print("\nNothing differs.")


def print_nodes() -> None:
    """Print the node models and the GPUs."""
    console = Terminal(highlight=False)
    models = Table(box=None, padding=(0, 1), pad_edge=False, title="Node models", title_justify="left")
    models.add_column("Model", no_wrap=True)
    for column in ("Name", "GPUs", "Cooling", "Confidence"):
        models.add_column(column, overflow="fold")
    for model in nodes().values():
        models.add_row(model.id, Text(model.name), f"up to {model.gpus_max}", model.cooling, model.confidence.value)
    console.print(models)
    console.print()
    cards = Table(box=None, padding=(0, 1), pad_edge=False, title="GPUs", title_justify="left")
    cards.add_column("GPU", no_wrap=True)  # what is typed must be read whole
    cards.add_column("Name", overflow="fold")
    for column in ("Memory", "Full", "Cap range", "Home"):
        cards.add_column(column, justify="left" if column == "Home" else "right", overflow="fold")
    for gpu in gpus().values():
        lowest = f"{number(gpu.min_cap_w.value, 'W')}{'' if gpu.verified_floor else '?'}"
        cards.add_row(
            gpu.id,
            Text(gpu.name),
            quantity(gpu.memory_gb, "GB"),
            quantity(gpu.full_w.value, "W"),
            f"{lowest} to {quantity(gpu.max_cap_w.value, 'W')}",
            "yes" if gpu.home_suitable else "no",
        )
    console.print(cards)
    console.print()
    console.print(Text("?: lowest cap not read from a driver.  Home: a card for a node in a home."))


def print_node(name: str) -> None:
    """Print one node model or GPU with every figure. Raises UsageError for a name it does not know."""
    record: BaseModel | None = nodes().get(name) or gpus().get(name)
    if record is None:
        meant = nearest(name, (*nodes(), *gpus()))
        raise UsageError(f'there is no node or GPU "{name}"{meant}', hint="`assess nodes list` names them all.")
    table = Table(box=None, padding=(0, 1), show_header=False)
    for style in ("bold", "", "dim"):
        table.add_column(style=style, overflow="fold")
    for field, value, cite in _rows(record, ""):
        table.add_row(Text(field), Text(value), Text(cite))
    Terminal(highlight=False).print(table)


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
