"""The catalogue of GPUs, nodes and throughput curves, read once from `codes/hardware/`."""

from functools import cache
from typing import Any, TypeVar

from pydantic import ValidationError

from assess.errors import RuleDataError
from assess.hardware.records import Curves, Gpu, NodeModel
from assess.records import Record
from assess.rulebook.reference import load_reference

R = TypeVar("R", bound=Record)

_GPUS = "hardware/gpus"
_NODES = "hardware/nodes"
_CURVES = "hardware/curves"


@cache
def gpus() -> dict[str, Gpu]:
    """Return every GPU by its id. Raises RuleDataError when the file is malformed."""
    found = {id_: _checked(Gpu, _GPUS, {"id": id_, **row}) for id_, row in load_reference(_GPUS).raw.items()}
    for gpu in found.values():
        if gpu.curve is not None and gpu.curve not in curves().curve:
            raise RuleDataError(f'{gpu.id}: there is no curve "{gpu.curve}"', where=_path(_GPUS))
    return found


@cache
def nodes() -> dict[str, NodeModel]:
    """Return every node by its id. Raises RuleDataError when the file is malformed.

    A node's host is the common `[host]` of the file with the node's own figures in place of it.
    """
    raw = load_reference(_NODES).raw
    common = raw.get("host", {})
    found = {
        id_: _checked(NodeModel, _NODES, {"id": id_, **row, "host": common | row.get("host", {})})
        for id_, row in raw.items()
        if id_ != "host"
    }
    for node in found.values():
        if node.gpu is not None and node.gpu not in gpus():
            raise RuleDataError(f'{node.id}: there is no GPU "{node.gpu}"', where=_path(_NODES))
    return found


@cache
def curves() -> Curves:
    """Return the throughput curves and the rules of their use. Raises RuleDataError."""
    raw = load_reference(_CURVES).raw
    named = {name: {"name": name, **row} for name, row in raw.get("curve", {}).items()}
    return _checked(Curves, _CURVES, {**raw, "curve": named})


def _checked(kind: type[R], file: str, row: dict[str, Any]) -> R:
    try:
        return kind.model_validate(row)
    except ValidationError as error:
        problem = error.errors()[0]
        field = ".".join(str(part) for part in (row.get("id"), *problem["loc"]) if part is not None)
        complaint = problem["msg"].removeprefix("Value error, ")
        raise RuleDataError(f"{field}: {complaint}" if field else complaint, where=_path(file)) from error


def _path(file: str) -> str:
    return f"codes/{file}.toml"
