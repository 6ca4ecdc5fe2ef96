"""The stylesheet: text that can be read, and colors that agree."""

import re
from itertools import product
from pathlib import Path

import pytest

GROUNDS = ("paper", "tint")
ENOUGH = 4.5  # WCAG 2.1, level AA


@pytest.fixture(scope="module")
def css(repo: Path) -> str:
    """Return the stylesheet without its comments."""
    folder = repo / "templates" / "report"
    text = "".join(
        (folder / name).read_text(encoding="utf-8") for name in ("report.css", "pictures/pictures.css", "batch.css")
    )
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


@pytest.fixture(scope="module")
def colors(css: str) -> dict[str, str]:
    """Return the named colors."""
    return dict(re.findall(r"--(\w+): (#[0-9a-f]{6});", css))


def luminance(color: str) -> float:
    """Return the relative luminance of a color, 0 for black to 1 for white."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_text_stands_out_from_its_ground(css: str, colors: dict[str, str]) -> None:
    """Every color that text has is readable on paper and on the tinted boxes."""
    texts = set(re.findall(r"[^-]color: var\(--(\w+)\)", css)) - {"paper"}
    assert {"ink", "quiet", "stop"} <= texts
    poor = [(t, g) for t, g in product(texts, GROUNDS) if contrast(colors[t], colors[g]) < ENOUGH]
    assert poor == []


def test_light_text_stands_on_dark_grounds(css: str, colors: dict[str, str]) -> None:
    """Where text has the color of paper, its own rule gives it a ground that is dark enough."""
    rules = [body for body in re.findall(r"\{([^{}]*)\}", css) if re.search(r"[^-]color: var\(--paper\)", body)]
    assert rules
    for body in rules:
        ground = re.search(r"background: var\(--(\w+)\)", body)
        assert ground is not None, body
        assert contrast(colors[ground[1]], colors["paper"]) >= ENOUGH


def test_the_margins_of_the_page_are_as_quiet_as_the_rest(css: str, colors: dict[str, str]) -> None:
    """Page margins take no variables, so their color is written out, and is the same."""
    page = re.search(r"@page \{(.*?)\n\}", css, flags=re.DOTALL)
    assert page is not None
    assert set(re.findall(r"#[0-9a-f]{6}", page[1])) == {colors["quiet"]}


def test_shapes_have_the_tones_of_the_words(repo: Path, colors: dict[str, str]) -> None:
    """Drawings take no variables either; the mark and its word are of one color."""
    drawings = (repo / "templates" / "report" / "drawings.html.j2").read_text(encoding="utf-8")
    tones = dict(re.findall(r'"(\w+)": "(#[0-9a-f]{6})"', drawings))
    assert tones == {tone: colors[tone] for tone in ("go", "capped", "changes", "stop", "unsure")}


def test_every_class_of_the_templates_is_styled(repo: Path, css: str) -> None:
    """A class that no rule names is a misspelling or a leftover."""
    folder = repo / "templates" / "report"
    text = "".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.j2"))
    named = {word for value in re.findall(r'class="([\w -]+)"', text) for word in value.split()}
    assert {name for name in named if f".{name}" not in css} == set()
