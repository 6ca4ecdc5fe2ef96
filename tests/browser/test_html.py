"""The HTML report in a real browser: readable on a phone and a laptop, printed like the PDF, and fetching nothing."""

import html
import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pypdfium2
import pytest

from assess.cli.assessing import assess_file
from assess.report.document import write_html, write_pdf

pytestmark = pytest.mark.slow

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
NAMES = ["go-capped-phoenix", "incomplete-seattle"]
WIDTHS = {"phone": 390, "laptop": 1280}
ON = date(2026, 11, 26)
QUIET = (
    "--headless=new",
    "--no-sandbox",  # a test as root in a container has none to enter
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-extensions",
    "--disable-sync",
    "--hide-scrollbars",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
# A window is never narrower than 500 px, so the page stands in a frame of the wanted width and tells what it is like.
FRAME = """<!DOCTYPE html><meta charset="utf-8"><body style="margin: 0">
<iframe src="page.html" width="{width}" height="{height}" style="border: 0"></iframe>
<script>addEventListener("message", told => {{ document.title = told.data }})</script>"""
TELL = """<script>
addEventListener("load", () => {
  const root = document.documentElement
  const all = [...document.querySelectorAll("body *:not(script)")].filter(one => one.getClientRects().length > 0)
  const scrolls = one => one && (getComputedStyle(one).overflowX == "auto" || scrolls(one.parentElement))
  const stands_out = one => one.getBoundingClientRect().right > root.clientWidth + 1 && !scrolls(one)
  const has_text = one => [...one.childNodes].some(node => node.nodeType == 3 && node.data.trim())
  const size = one => parseFloat(getComputedStyle(one).fontSize) * (one.currentCSSZoom || 1)
  parent.postMessage(JSON.stringify({
    width: innerWidth,
    scroll: root.scrollWidth,
    wide: all.filter(stands_out).map(one => one.tagName + "." + (one.getAttribute("class") || "")),
    smallest_px: Math.min(...all.filter(one => has_text(one) && !one.closest("svg")).map(size)),
    fetched: performance.getEntriesByType("resource").map(one => one.name),
  }), "*")
})
</script>"""


@pytest.fixture(scope="session")
def chromium(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., str]:
    """Return a function that runs Chromium on a file and returns what it prints, or skip the test."""
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip("needs Chromium: apt-get install -y --no-install-recommends chromium")
    profile = tmp_path_factory.mktemp("profile")

    def run(file: Path, *options: str) -> str:
        command = [program, *QUIET, f"--user-data-dir={profile}", *options, file.as_uri()]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return done.stdout

    return run


@pytest.fixture(scope="session")
def reports(repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the example reports as HTML and as PDF."""
    folder = tmp_path_factory.mktemp("reports")
    for name in NAMES:
        assessment = assess_file(repo / "examples" / "homes" / f"{name}.toml", on=ON)
        write_html(assessment, folder / f"{name}.html")
        write_pdf(assessment, folder / f"{name}.pdf")
    return folder


def told(chromium: Callable[..., str], page: str, width: int, folder: Path) -> dict[str, Any]:
    """Return what a page says of itself in a frame of this width [px]."""
    (folder / "page.html").write_text(page.replace("</body>", f"{TELL}</body>"), encoding="utf-8")
    frame = folder / "frame.html"
    frame.write_text(FRAME.format(width=width, height=900), encoding="utf-8")
    shown = chromium(frame, f"--window-size={max(width, 600)},900", "--virtual-time-budget=5000", "--dump-dom")
    title = re.search("<title>(.*?)</title>", shown)
    assert title is not None, shown
    said: dict[str, Any] = json.loads(html.unescape(title[1]))
    return said


class Texts(HTMLParser):
    """The pieces of text of a page, without those of its head and its drawings."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self._unread = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Stop reading where a head or a drawing begins."""
        del attrs
        self._unread |= tag in {"head", "svg"}

    def handle_endtag(self, tag: str) -> None:
        """Read on where it ends."""
        self._unread &= tag not in {"head", "svg"}

    def handle_data(self, data: str) -> None:
        """Keep what is read."""
        if not self._unread and squeezed(data):
            self.pieces.append(squeezed(data))


def squeezed(text: str) -> str:
    """Return a text without white space, hyphens and bullets: what a program may set, break or draw in its own way."""
    return re.sub(r"[\s\x02\u00ad\u2010\u2011\ufffe•◦▪-]", "", text)


def printed(pdf: Path) -> tuple[int, str]:
    """Return the number of pages of a PDF and its text within the margins, squeezed."""
    document = pypdfium2.PdfDocument(pdf)
    texts = []
    for page in document:
        _, height = page.get_size()
        texts.append(page.get_textpage().get_text_bounded(bottom=44, top=height - 44))
    # Only WeasyPrint can say on which page a link leads.
    return len(document), re.sub(r"\(page\d+\)", "", squeezed("".join(texts)))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("device", WIDTHS)
def test_nothing_stands_out_of_the_screen(
    device: str, name: str, chromium: Callable[..., str], reports: Path, tmp_path: Path
) -> None:
    """On a phone and a laptop the page is as wide as the screen; only what has its own scrolling is wider."""
    page = (reports / f"{name}.html").read_text("utf-8")
    said = told(chromium, page, WIDTHS[device], tmp_path)
    assert said["width"] == WIDTHS[device]
    assert said["wide"] == []
    assert said["scroll"] <= said["width"]


@pytest.mark.parametrize("name", NAMES)
def test_a_phone_shows_no_text_too_small_to_read(
    name: str, chromium: Callable[..., str], reports: Path, tmp_path: Path
) -> None:
    """On a phone no text is under 10 px, pictures aside."""
    page = (reports / f"{name}.html").read_text("utf-8")
    assert told(chromium, page, WIDTHS["phone"], tmp_path)["smallest_px"] >= 10


@pytest.mark.parametrize("name", NAMES)
def test_a_browser_fetches_nothing(name: str, chromium: Callable[..., str], reports: Path, tmp_path: Path) -> None:
    """The page is all there is: the browser asks for no file and no address."""
    page = (reports / f"{name}.html").read_text("utf-8")
    said = told(chromium, page, WIDTHS["phone"], tmp_path)
    assert [address for address in said["fetched"] if not address.startswith("data:")] == []


def test_a_fetch_and_a_width_would_be_seen(chromium: Callable[..., str], tmp_path: Path) -> None:
    """A page with a picture from elsewhere and a wide table is caught, so the tests above can fail."""
    page = '<!DOCTYPE html><html><body><img src="http://192.0.2.1/x.png"><p style="width: 900px">wide</p></body></html>'
    said = told(chromium, page, WIDTHS["phone"], tmp_path)
    assert said["fetched"] == ["http://192.0.2.1/x.png"]
    assert said["wide"] == ["P."]
    assert said["scroll"] > said["width"]


@pytest.mark.parametrize("name", NAMES)
def test_what_a_browser_prints_is_the_pdf(
    name: str, chromium: Callable[..., str], reports: Path, tmp_path: Path
) -> None:
    """Printed from the browser, the page has the same texts as our PDF and as many pages, give or take one."""
    chromium(reports / f"{name}.html", "--no-pdf-header-footer", f"--print-to-pdf={tmp_path / 'browser.pdf'}")
    pages, ours = printed(reports / f"{name}.pdf")
    browser_pages, browsers = printed(tmp_path / "browser.pdf")
    assert abs(browser_pages - pages) <= 1
    texts = Texts()
    texts.feed((reports / f"{name}.html").read_text("utf-8"))
    for text in (ours, browsers):
        # The end of a page or a float may stand in the middle of a text.
        broken = [piece for piece in texts.pieces if piece not in text]
        assert len(broken) < 0.01 * len(texts.pieces), broken
    differing = (Counter(ours) - Counter(browsers)) + (Counter(browsers) - Counter(ours))
    assert differing.total() < 0.002 * len(ours), differing
