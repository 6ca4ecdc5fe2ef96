"""The node's share of the utility's transformer: a caveat with a number, for the utility decides."""

from collections.abc import Iterator

from assess.findings import Finding, Severity
from assess.intake import Home
from assess.numbers import percent, quantity
from assess.worksheet import Worksheet


def transformer_finding(home: Home, node_va: float, ws: Worksheet) -> Iterator[Finding]:
    """Yield what part of the transformer the node takes, where it is shared or its size is known."""
    kva, homes = home.service.transformer_kva, home.service.homes_on_transformer
    shared = homes is not None and homes > 1
    if kva is None:
        if shared:
            says, field = f"The utility transformer feeds {homes} homes.", "service.transformer_kva"
            yield _told(says, "Its size is not known.", field)
        return
    node_kva = ws.product("Node on the transformer", (node_va, "VA"), over=[(1000.0, "VA per kVA")], unit="kVA")
    part = ws.product("Share of the transformer that the node takes", (node_kva, "kVA"), over=[(kva, "kVA")], unit="")
    takes = f"the node alone takes {percent(part)} of it, day and night"
    if homes is None or not shared:
        yield _told(f"The utility transformer has {quantity(kva, 'kVA')}: {takes}.", "How it is loaded is not known.")
        return
    each = ws.product(
        "Share of the transformer for each home", (kva, "kVA"), over=[(float(homes), "homes")], unit="kVA"
    )
    over = node_kva > each
    yield _told(
        f"The utility transformer of {quantity(kva, 'kVA')} feeds {homes} homes: {takes}.",
        f"A home's even share is {quantity(each, 'kVA')}{', less than the node takes' if over else ''}.",
    )


def _told(says: str, means: str, field: str | None = None) -> Finding:
    return Finding(
        code="electrical.transformer",
        severity=Severity.WARNING,
        says=says,
        means=f"{means} Transformers of homes are shared on the ground that loads rest.",
        cure="Send the utility a load letter before installation.",
        field=field,
    )
