"""Write the table of figures by edition into docs/method-load.md, from the rule data.

Run this after any change in codes/nec/; a test compares.
"""

from collections.abc import Callable
from pathlib import Path

from assess.numbers import number
from assess.rulebook import load_edition
from assess.rulebook.rules import Rules

TARGET = Path(__file__).resolve().parent.parent / "docs" / "method-load.md"
BEGIN, END = "<!-- figures by edition -->\n", "<!-- end of figures -->"
YEARS = ("2017", "2020", "2023", "2026")
EV = {"none": "the nameplate", "larger": "the nameplate, {least} at least", "if_unknown": "the nameplate, else {least}"}


def _tiers(steps: list[tuple[float | None, float]]) -> str:
    parts = [f"{100 * f:g} % up to {number(to)} VA" for to, f in steps if to is not None]
    return "; ".join([*parts, *(f"{100 * f:g} % above" for to, f in steps if to is None)])


def _existing(rules: Rules) -> str:
    return _tiers(rules.existing_dwelling.steps())


def _chargers(rules: Rules) -> str:
    rule = rules.electric_vehicles
    least = "" if rule.least_va is None else f"{number(rule.least_va.value)} VA"
    return EV[rule.form].format(least=least)


def _smallest(rules: Rules) -> str:
    least = rules.fixed_appliances.least_va
    return "any size" if least is None else f"{number(least.value)} VA and more"


ROWS: tuple[tuple[str, Callable[[Rules], str], Callable[[Rules], str]], ...] = (
    ("Lighting, VA for each ft²", lambda r: f"{r.dwelling_load.lighting.value:g}", lambda r: r.dwelling_load.cite),
    (
        "Optional method, general loads",
        lambda r: _tiers(r.optional_dwelling.steps()),
        lambda r: r.optional_dwelling.tiers_cite,
    ),
    ("Existing dwelling, general loads", _existing, lambda r: r.existing_dwelling.tiers_cite),
    (
        "Standard method, lighting and circuits",
        lambda r: _tiers(r.general_lighting_demand.steps()),
        lambda r: r.general_lighting_demand.tiers_cite,
    ),
    ("Appliances fastened in place that count", _smallest, lambda r: r.fixed_appliances.cite),
    ("A car charger, standard method", _chargers, lambda r: r.electric_vehicles.cite),
    (
        "A car charger, optional method",
        lambda r: "outside the tiers" if r.electric_vehicles.optional_outside_tiers else "in the tiers",
        lambda r: r.electric_vehicles.optional_cite or r.optional_dwelling.cite,
    ),
    ("Recorded demand, times", lambda r: f"{r.demand_data.factor.value:g}", lambda r: r.demand_data.factor.cite),
    (
        "Conductors and overcurrent protection, times",
        lambda r: f"{r.continuous_load.factor.value:g}",
        lambda r: r.continuous_load.service_cite,
    ),
)


def table() -> str:
    """Return the table as it should be."""
    editions = [load_edition(f"nec/{year}", allow_unconfirmed=True).rules for year in YEARS]
    lines = [f"| | {' | '.join(YEARS)} |", f"|---{'|---' * len(YEARS)}|"]
    for name, value, cite in ROWS:
        cells = [f"{value(rules)} ({cite(rules).split('; ')[0].removeprefix('NEC ')})" for rules in editions]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def page() -> str:
    """Return the page with its table as it should be."""
    before, _, rest = TARGET.read_text(encoding="utf-8").partition(BEGIN)
    return before + BEGIN + "\n" + table() + "\n" + END + rest.partition(END)[2]


if __name__ == "__main__":
    TARGET.write_text(page(), encoding="utf-8")
    print(f"{TARGET.name} written")
