"""The transformer that several homes share: their peak together with one node or more, against its nameplate."""

from collections.abc import Iterator
from dataclasses import dataclass

from assess.findings import Finding, Severity
from assess.numbers import percent, quantity
from assess.thermal.inputs import Inputs

_CODE = "year.neighborhood"
_CURE = "Send the utility a load letter; it knows the transformer, the homes on it and their load."
_VA_PER_KVA = 1_000.0


@dataclass(frozen=True)
class Loading:
    """A transformer with so many nodes: homes' peak together and the nodes [kVA], and their sum over its nameplate."""

    homes_kva: float
    nodes_kva: float
    share: float


def loading(
    inputs: Inputs, *, kva: float, homes: int, nodes: int, node_va: float, peak_va: float | None = None
) -> Loading:
    """Return the loading of a transformer, written down; homes peak apart, nodes stand in it whole.

    `peak_va` is the highest demand of one home, where it was measured; else homes are taken to be usual ones.
    """
    inputs, ws = inputs.of("reference/year"), inputs.ws
    if peak_va is None:
        peak_va = inputs.assumed("Highest demand of a home", inputs.figure("neighborhood.peak_va"))
    else:
        ws.given("Highest demand of a home, as measured here", peak_va, "VA")
    each = ws.product("The same in kVA", (peak_va, "VA"), over=[(_VA_PER_KVA, "VA per kVA")], unit="kVA")
    diversity = inputs.looked_up("Diversity", float(homes), inputs.figures.table("neighborhood.diversity"))
    together = ws.product(
        "Homes together at their peak", (each, "kVA"), (float(homes), "homes"), over=[(diversity, "")], unit="kVA"
    )
    node = ws.product("A node, day and night", (node_va, "VA"), over=[(_VA_PER_KVA, "VA per kVA")], unit="kVA")
    all_nodes = ws.product("Nodes on the transformer", (node, "kVA"), (float(nodes), "nodes"), unit="kVA")
    total = ws.total("Load at the peak", {"homes": together, "nodes": all_nodes}, unit="kVA")
    share = ws.product("Loading of the transformer", (total, "kVA"), over=[(kva, "kVA")], unit="of nameplate")
    return Loading(float(together), float(all_nodes), float(share))


def neighborhood(inputs: Inputs, node_va: float, peak_va: float | None = None, *, nodes: int = 1) -> Iterator[Finding]:
    """Yield what a transformer would carry at its peak with so many nodes, or that nobody knows it."""
    service = inputs.home.service
    kva, homes = service.transformer_kva, service.homes_on_transformer
    if kva is None or homes is None:
        field = "service.transformer_kva" if kva is None else "service.homes_on_transformer"
        missing = "The size of the utility's transformer" if kva is None else "The number of homes on the transformer"
        yield Finding(
            code=_CODE,
            severity=Severity.NOTE,
            says=f"{missing} is not known.",
            means="What the street can carry is not part of this answer: the utility may say no to a home that can.",
            cure=_CURE,
            field=field,
        )
        return
    found = loading(inputs, kva=kva, homes=homes, nodes=nodes, node_va=node_va, peak_va=peak_va)
    book = inputs.of("reference/year")
    whole, short = book.figure("neighborhood.loaded"), book.figure("neighborhood.short_time")
    carries = f"{percent(found.share)} of the {quantity(kva, 'kVA')} on its nameplate"
    many = "the node" if nodes == 1 else f"{nodes} nodes"
    says = f"With {many} the transformer of {homes} homes would carry about {carries} at its peak."
    if found.share <= whole.value:
        severity, means = (
            Severity.NOTE,
            "That is within its nameplate; how old and how loaded it is only the utility knows.",
        )
    elif found.share <= short.value:
        severity = Severity.WARNING
        means = (
            "Transformers are let above their nameplate for hours after which they rest; a node leaves them less rest."
        )
    else:
        severity, means = Severity.WARNING, "That is more than such a transformer is let carry even for a few hours."
    yield Finding(code=_CODE, severity=severity, says=says, means=means, cure=_CURE, cite=short.cite)
