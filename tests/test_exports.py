"""What a package offers is what it lists in `__all__`, no more and no less."""

import ast
import importlib
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGES = sorted(".".join(file.parent.relative_to(ROOT).parts) for file in (ROOT / "assess").rglob("__init__.py"))


def offered(package: ModuleType) -> set[str]:
    """Return the public names that a package defines, and those it takes from its own modules to pass them on.

    A package that has functions of its own takes names to work with, as any module does. What a package passes on only
    when it is asked for stands where type checkers alone look.
    """
    body = ast.parse(Path(str(package.__file__)).read_text(encoding="utf-8")).body
    if hasattr(package, "__getattr__"):
        body = [each for node in body for each in (node.body if isinstance(node, ast.If) else [node])]
    works = any(isinstance(node, ast.FunctionDef) for node in body)
    names: set[str] = set()
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            names.add(node.name)
        elif isinstance(node, (ast.Assign, ast.AnnAssign)):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names |= {target.id for target in targets if isinstance(target, ast.Name)}
        elif isinstance(node, ast.ImportFrom) and not works and (node.module or "").startswith(f"{package.__name__}."):
            names |= {alias.asname or alias.name for alias in node.names}
    return {name for name in names if not name.startswith("_")}


@pytest.mark.parametrize("name", PACKAGES)
def test_a_package_lists_what_it_offers(name: str) -> None:
    """Every public name is listed once, and every name listed can be had."""
    package = importlib.import_module(name)
    listed = list(getattr(package, "__all__", ()))
    assert set(listed) == offered(package)
    assert len(listed) == len(set(listed))
    assert [one for one in listed if not hasattr(package, one)] == []


def test_no_module_takes_a_private_name_of_another() -> None:
    """What begins with an underscore stays in its module."""
    taken = [
        f"{file.relative_to(ROOT)}: {node.module}.{alias.name}"
        for file in sorted((ROOT / "assess").rglob("*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("assess")
        for alias in node.names
        if alias.name.startswith("_") and not alias.name.startswith("__")
    ]
    assert taken == []


@pytest.mark.parametrize(
    ("name", "promised"),
    [
        ("assess", {"Assessment", "Home", "Outcome", "assess", "load_home", "screen", "write_html", "write_pdf"}),
        ("assess.worksheet", {"Worksheet", "recompute"}),
        (
            "assess.rulebook",
            {"Edition", "adoption", "choose_edition", "list_editions", "load_edition", "load_reference"},
        ),
        ("assess.electrical", {"Method", "NodeCircuit", "assess_electrical", "design_current_a", "node_circuit"}),
        ("assess.intake", {"Home", "Load", "LoadKind", "NodeRequest", "PowerManagement", "Service"}),
    ],
)
def test_the_names_that_others_build_on_stay(name: str, promised: set[str]) -> None:
    """What the rest of the program, and other people's scripts, import does not disappear unnoticed."""
    assert promised <= set(importlib.import_module(name).__all__)
