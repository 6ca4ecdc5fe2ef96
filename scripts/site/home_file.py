"""The page of the home file: every field, its unit, what may be written, read off the records themselves."""

from collections.abc import Iterator

from assess.intake.fields import Shape, shapes
from assess.intake.home import Home
from assess.records import Record
from assess.units import Kind

HEAD = """\
# The home file

Every field of a home, read off the program by `scripts/docs`. A home file is TOML or JSON; `assess init house.toml`
writes a blank one that says the same, and `assess schema` prints the [JSON Schema](home.schema.json), with which an
editor can complete and check a file while it is typed.

- **A field left out is unknown**, never 0 and never no. `"unknown"` may be written for any value and means the same.
- **A measurement** is a number in the field's unit, or text with a unit: `"200 A"`, `"12 ft 6 in"`, `"3.5 tons"`. [What
  is understood](#measurements-as-they-may-be-written).
- **Where a value comes from** may be told with it: `{ value = "200 A", basis = "label" }`. The bases are `measured`,
  `label`, `told` (as is every value that does not say) and `assumed`. An assumed value needs its range:
  `{ value = 300, basis = "assumed", low = 200, high = 500 }`, or `range = [200, 500]`. `source` and `note` are kept.
- **How likely** the values of a range are: `distribution = "uniform"`, `"triangular"` or `"normal"`.
- Above the first heading, `from = "house.xml"` takes an energy audit (HPXML) as a base, and `basis = "label"` is the
  basis of every value that names none.
"""


def home_file_page() -> str:
    """Return the page."""
    kinds: dict[str, Kind] = {}
    parts = [HEAD]
    for name, shape in shapes(Home).items():
        if shape.form != "table" and shape.record is not None:
            parts += _section(name, shape, shape.record, kinds)
    return "\n".join([*parts, *_spellings(kinds)]).rstrip() + "\n"


def _section(path: str, shape: Shape, record: type[Record], kinds: dict[str, Kind]) -> Iterator[str]:
    """Yield one section, and below it the lists inside it."""
    several = shape.form == "sections"
    yield f"{'#' * (path.count('.') + 2)} `{f'[[{path}]]' if several else f'[{path}]'}`\n"
    about = (record.__doc__ or "").partition("\n")[0]
    yield (
        f"{about} Written once for each; `{path.rpartition('.')[2]} = []` says that there is none.\n"
        if several
        else f"{about}\n"
    )
    yield "| Field | Unit | May be | What it is |\n|---|---|---|---|"
    inner = shapes(record)
    for name, field in inner.items():
        if field.record is None:
            if field.kind is not None:
                kinds.setdefault(field.kind.name, field.kind)
            yield _row(name, field)
    yield ""
    for name, field in inner.items():
        if field.record is not None and field.form != "table":
            yield from _section(f"{path}.{name}", field, field.record, kinds)


def _row(name: str, field: Shape) -> str:
    must = " Must be given." if field.required else ""
    about = f"{field.description}{'.' if must and field.description else ''}{must}"
    return f"| `{name}` | {field.unit} | {_may_be(field)} | {_cell(about)} |"


def _may_be(field: Shape) -> str:
    if field.choices:
        return ", ".join(f"`{choice}`" for choice in field.choices)
    if field.kind is not None:
        return field.within
    if field.form in {"yes_no", "whole", "number"}:
        return _cell(field.accepts)
    return "list of texts" if field.form == "texts" else "text"


def _spellings(kinds: dict[str, Kind]) -> Iterator[str]:
    """Yield what may be written for each unit of the form."""
    yield "## Measurements as they may be written\n"
    yield "Capitals do not count, save where they tell bits from bytes. Anything else is refused, with this list.\n"
    yield "| Unit | For example | Units understood |\n|---|---|---|"
    for kind in kinds.values():
        yield f"| {kind.unit} | {_listed(kind.examples)} | {_listed(kind.spellings)} |"


def _listed(words: object) -> str:
    return ", ".join(f"`{word}`" for word in words) if isinstance(words, (tuple, list, dict)) else str(words)


def _cell(text: str) -> str:
    return text.replace("|", r"\|")
