"""Imports go down: to lower floors and within a package, never to a neighbour and never up."""

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

FLOORS = (
    ("errors", "resources", "numbers", "systems", "installed", "regular"),
    ("records", "units", "terminal"),
    ("intake", "rulebook.rules", "findings"),
    ("worksheet", "rulebook"),
    ("metering",),
    ("readers",),
    ("hardware", "climate"),
    ("electrical", "thermal", "network", "safety", "preparing"),
    ("year", "suitability", "economics"),
    ("verdict",),
    ("beyond",),
    ("assessment",),
    ("report", "measuring"),  # measuring starts programs, and so stands where nothing that assesses can reach it
    ("batch", "doctor", "interview"),
    ("front",),  # what other programs call, and the commands too
    ("cli",),
    ("__init__", "__main__"),
)
FLOOR = {name: number for number, names in enumerate(FLOORS) for name in names}
SLOW = {
    "PIL",
    "distributed",
    "fontTools",
    "jinja2",
    "numpy",
    "openpyxl",
    "pikepdf",
    "pint",
    "pyarrow",
    "pyhanko",
    "python_calamine",
    "scourgify",
    "segno",
    "tomlkit",
    "weasyprint",
}
# Rooms that are arrays all through: they import NumPy at their top, and so are themselves imported late.
NUMERIC = (
    "batch.columnar",
    "batch.screening",
    "climate.hourly",
    "metering.record",
    "thermal.dynamics",
    "thermal.engine",
    "verdict.screening",
    "worksheet.lanes",
    "worksheet.many",
    "year",
)
# A room that nothing outside imports at its top may import its tools at its own.
OWN = {"interview.document": {"tomlkit"}}


def room(module: str) -> str | None:
    """Return the room of FLOORS that a module, named without `assess.`, belongs to."""
    parts = module.split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((name for name in names if name in FLOOR), None)


def module_name(path: Path, package: Path) -> str:
    """Return `electrical.headroom` for `assess/electrical/headroom.py`."""
    parts = path.relative_to(package).with_suffix("").parts
    return ".".join(parts[:-1] if len(parts) > 1 and parts[-1] == "__init__" else parts)


def own_imports(tree: ast.AST) -> Iterator[str]:
    """Yield what is imported from `assess`, late imports too, each named without `assess.`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            if node.level:
                yield "." * node.level + (node.module or "")
            elif node.module == "assess":
                names = (alias.name for alias in node.names if alias.name != "__version__")
                yield from (name if room(name) else "__init__" for name in names)
            elif node.module and node.module.startswith("assess."):
                # The names may be modules themselves: `from assess.rulebook import rules`.
                yield from (f"{node.module.removeprefix('assess.')}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "assess":
                    yield alias.name.removeprefix("assess").removeprefix(".") or "__init__"


def complaints(module: str, source: str) -> list[str]:
    """Return what is wrong with the imports of one module."""
    home = room(module)
    if home is None:
        return [f"{module} has no floor; give it one in FLOORS"]
    found = []
    for imported in own_imports(ast.parse(source)):
        other = room(imported)
        if imported.startswith("."):
            found.append(f"{module} imports {imported}; write the full name")
        elif other is None:
            found.append(f"{module} imports {imported}, which has no floor")
        elif other != home and FLOOR[other] >= FLOOR[home]:
            floors = f"from floor {FLOOR[home]} to floor {FLOOR[other]}"
            found.append(f"{module} imports {imported}, {floors}; only down is allowed")
    return found


def top_packages(nodes: Iterable[ast.AST]) -> set[str]:
    """Return the top packages that these import statements name."""
    names = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.split(".")[0])
    return names


def numeric(module: str) -> bool:
    """Return whether a module, named without `assess.`, is in a numeric room."""
    return any(module == name or module.startswith(f"{name}.") for name in NUMERIC)


def top_imports(source: str) -> list[ast.stmt]:
    """Return the import statements at the top of a module; what stands in a block or a function is left out."""
    return [node for node in ast.parse(source).body if isinstance(node, (ast.Import, ast.ImportFrom))]


def sources(repo: Path) -> dict[str, str]:
    """Return every module of the package with its source."""
    package = repo / "assess"
    return {module_name(path, package): path.read_text("utf-8") for path in sorted(package.rglob("*.py"))}


def test_imports_go_down(repo: Path) -> None:
    """Every module has a floor and imports only from floors below it or from its own package."""
    modules = sources(repo)
    assert {"errors", "resources", "__main__"} <= modules.keys()
    assert [line for module, source in modules.items() for line in complaints(module, source)] == []


def test_slow_packages_are_imported_late(repo: Path) -> None:
    """No module imports a slow package at its top, because `assess --help` would pay for it."""
    eager = {
        module: (SLOW - {"numpy"} if numeric(module) else SLOW - OWN.get(module, set()))
        & top_packages(ast.parse(source).body)
        for module, source in sources(repo).items()
    }
    assert {module: names for module, names in eager.items() if names} == {}


def test_numeric_rooms_are_imported_late(repo: Path) -> None:
    """No module outside a numeric room imports one at its top, because NumPy would come with it."""
    eager = {
        module: [name for name in own_imports(ast.Module(top_imports(source), [])) if numeric(name)]
        for module, source in sources(repo).items()
        if not numeric(module)
    }
    assert {module: names for module, names in eager.items() if names} == {}


def test_only_measuring_starts_programs_or_opens_sockets(repo: Path) -> None:
    """What assesses is offline: programs and the network are for `assess measure` alone."""
    outside = {"asyncio", "http", "multiprocessing.connection", "socket", "ssl", "subprocess", "urllib"}
    users = {
        module: outside & top_packages(ast.walk(ast.parse(source)))
        for module, source in sources(repo).items()
        if room(module) != "measuring"
    }
    assert {module: names for module, names in users.items() if names} == {}
    assert "subprocess" in top_packages(ast.walk(ast.parse(sources(repo)["measuring.running"])))


def test_only_units_knows_pint(repo: Path) -> None:
    """Measured text is read in one place, so no other module names pint."""
    modules = sources(repo).items()
    users = {room(module) for module, source in modules if "pint" in top_packages(ast.walk(ast.parse(source)))}
    assert users <= {"units"}


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("electrical.headroom", "from assess.thermal.cooling import load"),
        ("electrical.headroom", "def late():\n    from assess.verdict import search"),
        ("electrical.headroom", "import assess.report"),
        ("electrical.headroom", "from assess import assess"),
        ("electrical.headroom", "from .spaces import free"),
        ("errors", "from assess.numbers import number"),
        ("rulebook.rules", "from assess.rulebook import loader"),
        ("findings", "from assess.rulebook import load"),
        ("helpers", ""),
        ("verdict", "from assess.helpers import anything"),
    ],
)
def test_a_wrong_import_is_seen(module: str, source: str) -> None:
    """Neighbours, upper floors, relative names, the package's own front door and strangers are refused."""
    assert len(complaints(module, source)) == 1


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("electrical.headroom", "from assess.electrical.spaces import free"),
        ("electrical", "from assess.worksheet import Worksheet"),
        ("worksheet", "from assess.rulebook.rules import Tier"),
        ("readers.hpxml", "from assess.intake import Home"),
        ("assessment", "from assess import __version__"),
        ("__main__", "from assess.cli.main import run"),
        ("errors", "from enum import IntEnum"),
    ],
)
def test_a_right_import_is_let_through(module: str, source: str) -> None:
    """Lower floors, the own package, the version and other people's packages are allowed."""
    assert complaints(module, source) == []
