"""The documentation site: built without a warning, whole, and in need of no network."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import typer
from sphinx.errors import ExtensionError

import assess
from assess.cli.main import app
from assess.errors import ExitCode
from assess.intake.fields import shapes
from assess.intake.home import Home
from assess.intake.schema import home_schema
from scripts import build_editions
from scripts.site.commands import commands_page
from scripts.site.contents import MADE_HERE, index
from scripts.site.home_file import home_file_page
from scripts.site.mathml import mathml
from scripts.site.pages import DOCS, ROOT, linked_files, moved, pages
from scripts.site.python_api import python_api_page

# What a browser fetches by itself, by tag and attribute; a link that a reader may follow is none of it.
FETCHED = {
    "audio": ("src",),
    "embed": ("src",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
IN_CSS = re.compile(r"""(?:url\(\s*|@import\s+)["']?([^"')\s]+)""")


class Page(HTMLParser):
    """What a page fetches, what it links to, and the anchors in it."""

    def __init__(self, path: Path) -> None:
        """Read the page."""
        super().__init__()
        self.fetched: list[str] = []
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note one tag."""
        named = {name: value or "" for name, value in attrs}
        self.fetched += [named[name] for name in FETCHED.get(tag, ()) if name in named]
        self.fetched += IN_CSS.findall(named.get("style", ""))
        if tag == "a" and "href" in named:
            self.links.append(named["href"])
        self.anchors |= {named[name] for name in ("id", "name") if name in named}


def foreign(url: str) -> bool:
    """Return whether something lies on another machine."""
    parts = urlsplit(url)
    return parts.scheme not in {"", "data", "file"} or bool(parts.netloc)


def missing(site: Path) -> Iterator[str]:
    """Yield every link and every fetched file that is not there."""
    known = {path: Page(path) for path in sorted(site.rglob("*.html"))}
    for path, page in known.items():
        for url in [*page.links, *page.fetched]:
            parts = urlsplit(url)
            if foreign(url) or parts.scheme:
                continue
            target = (path.parent / unquote(parts.path)).resolve() if parts.path else path
            if not target.exists():
                yield f"{path.name}: {url}"
            elif parts.fragment and target in known and unquote(parts.fragment) not in known[target].anchors:
                yield f"{path.name}: {url} has no such anchor"


@pytest.mark.slow
def test_the_site_is_whole_and_needs_no_network(tmp_path: Path) -> None:
    """No warning, no foreign script, style, font or picture, no dead link, equations as MathML; the path comes last."""
    site = tmp_path / "site"
    done = subprocess.run(
        [sys.executable, "-m", "scripts.site.build", str(site)],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == str(site / "index.html")
    written = sorted(site.rglob("*.html"))
    assert {f"{Path(name).stem}.html" for name in pages().values()} <= {path.name for path in written}
    assert [url for path in written for url in Page(path).fetched if foreign(url)] == []
    styles = [path.read_text(encoding="utf-8") for path in site.rglob("*.css")]
    assert styles
    assert [url for style in styles for url in IN_CSS.findall(style) if foreign(url)] == []
    assert [*missing(site)] == []
    heat = (site / "method-heat.html").read_text(encoding="utf-8")
    assert heat.count("<math ") > 40
    assert not any("mathjax" in url.lower() for path in written for url in Page(path).fetched)
    assert json.loads(next(site.rglob("home.schema.json")).read_text(encoding="utf-8")) == home_schema()


def test_what_lies_elsewhere_is_seen(tmp_path: Path) -> None:
    """Scripts, fonts and pictures of another machine are found, in tags and in styles; links are not among them."""
    page = tmp_path / "page.html"
    page.write_text(
        '<script src="https://cdn.example/a.js"></script><link href="//fonts.example/b.css" rel="stylesheet">'
        '<img src="data:image/png;base64,AA=="><img src="a.png"><p style="background: url(http://c.example/c.png)">'
        '<a href="https://elsewhere.example">read</a><a href="gone.html">gone</a><a href="#nowhere">nowhere</a>',
        encoding="utf-8",
    )
    found = [url for url in Page(page).fetched if foreign(url)]
    assert found == ["https://cdn.example/a.js", "//fonts.example/b.css", "http://c.example/c.png"]
    assert IN_CSS.findall("@font-face { src: url('https://f.example/f.woff2') }") == ["https://f.example/f.woff2"]
    assert [*missing(tmp_path)] == [
        "page.html: gone.html",
        "page.html: #nowhere has no such anchor",
        "page.html: a.png",
    ]


def test_every_command_and_option_stands_on_the_page_of_commands() -> None:
    """The whole tree: names, options, help texts, defaults, and all exit codes; the same each time it is made."""
    page = commands_page()

    def walk(command: object, path: str) -> Iterator[tuple[str, object]]:
        for name, inner in getattr(command, "commands", {}).items():
            yield f"{path} {name}", inner
            yield from walk(inner, f"{path} {name}")

    found = [*walk(typer.main.get_command(app), "assess")]
    assert len(found) > 15
    sections = dict(re.findall(r"^#+ `(assess [^`]+)`\n(.*?)(?=^#+ |\Z)", page, re.MULTILINE | re.DOTALL))
    for path, command in found:
        for parameter in getattr(command, "params", ()):
            for name in (*parameter.opts, *parameter.secondary_opts):
                assert f"`{name}`" in sections[path] or f"`{name.upper()}" in sections[path], f"{path}: {name}"
    assert "| `--depth` | `full`, `answer`, `screen` | `full` |" in sections["assess batch run"]
    assert all(f"\n| {int(code)} | " in page for code in ExitCode)
    assert page == commands_page()


def test_every_field_stands_on_the_page_of_the_home_file() -> None:
    """Each section with each of its fields, units and choices."""
    page = home_file_page()
    for section, shape in shapes(Home).items():
        if shape.record is None or shape.form == "table":
            continue
        assert f"`[[{section}]]`" in page or f"`[{section}]`" in page
        for field, inner in shapes(shape.record).items():
            assert inner.record is not None or f"| `{field}` | {inner.unit} |" in page, f"{section}.{field}"
    assert "`pcs_fixed`" in page
    assert "| A | `200 A`, `200 amps` |" in page


def test_every_public_name_stands_on_the_page_of_python() -> None:
    """Functions with their arguments, records with their fields, errors; a bar of a type does not end a cell."""
    page = python_api_page()
    for name in assess.__all__:
        assert f"### `{name}`\n" in page
    assert "assess(\n    home: Home,\n    *,\n    on: date,\n" in page
    assert "| `loads` | `tuple[Load, ...] \\| None` |" in page
    assert "One of `go`, `go_capped`, `go_if`, `no_go`, `incomplete`." in page


def test_the_figures_by_edition_are_current() -> None:
    """The table of docs/method-load.md is what the rule data say."""
    said = build_editions.TARGET.read_text(encoding="utf-8")
    assert said == build_editions.page(), "run python scripts/build_editions.py"


@pytest.mark.parametrize("latex", [r"\nonsense{x}", r"\left( x", r"x^{2"])
def test_an_equation_that_cannot_be_read_stops_the_build(latex: str) -> None:
    """It is named, and not shown as it was typed."""
    with pytest.raises(ExtensionError, match="the equation"):
        mathml(latex)


def test_an_equation_is_mathml() -> None:
    """In a line and as a block of its own."""
    assert mathml(r"\frac{P}{U}").startswith('<math xmlns="http://www.w3.org/1998/Math/MathML" display="inline">')
    assert "<mfrac>" in mathml(r"\frac{P}{U}", block=True)


def test_links_lead_to_the_place_on_the_site() -> None:
    """Pages by their name, data as files beside them, others as they are; code is left alone."""
    origin, known = DOCS / "decision.md", pages()
    text = "[a](../README.md#the-answer) [b](../codes/reference/remedies.toml) [c](https://x.example) [d](#here)\n"
    assert moved(text, origin, known) == (
        "[a](readme.md#the-answer) [b](files/codes/reference/remedies.toml) [c](https://x.example) [d](#here)\n"
    )
    assert linked_files(text, origin, known) == {ROOT / "codes" / "reference" / "remedies.toml"}
    assert known[ROOT / "benchmarks" / "README.md"] == "benchmarks.md"
    code = "```\n[a](../README.md)\n```\n    [b](../README.md)\n"
    assert moved(code, origin, known) == code
    with pytest.raises(FileNotFoundError, match=r"decision.md links to gone\.md"):
        moved("[x](gone.md)", origin, known)


def test_the_contents_are_those_of_the_first_page() -> None:
    """Pages under the heading that lists them, made ones where their mark stands, the rest last."""
    text = f"# Top\n\n## One\n\n- [A page](a.md): first\n\n## Two\n\n{MADE_HERE}\n"
    made = {"b.md": ("Made", "of the program")}
    whole = index(text, made, {"index.md", "a.md", "b.md", "c.md"})
    assert "- [Made](b.md): of the program\n" in whole
    assert re.findall(r":caption: (.*)\n\n(.*)\n```", whole) == [
        ("One", "A page <a>"),
        ("Two", "Made <b>"),
        ("More", "c"),
    ]
    with pytest.raises(ValueError, match="lacks the line"):
        index("# Top\n", made, set())
