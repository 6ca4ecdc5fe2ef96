"""The HTML file carries its fonts and the feet of its pages, and the same report gives the same bytes."""

import base64
import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from fontTools.ttLib import TTFont
from hypothesis import given
from hypothesis import strategies as st

from assess.assessment import Assessment
from assess.report.browser import for_browsers, page_margins
from assess.report.document import render_html, write_html
from assess.report.view import view

Example = Callable[[str], Assessment]
FACE = re.compile(r"url\(data:font/woff;base64,([A-Za-z0-9+/=]+)\)")
PAGE = "<style>p { margin: 0 }</style><p>Ohms, 240 V, 77 °F — naïve</p>"


def test_every_letter_of_the_page_is_in_its_fonts() -> None:
    """Each of the three faces has the letters that the page uses, and none that it does not."""
    faces = FACE.findall(for_browsers(PAGE, head="", foot="", seal=""))
    assert len(faces) == 3
    for face in faces:
        letters = set(TTFont(BytesIO(base64.b64decode(face))).getBestCmap())
        assert set(map(ord, "Ohms240VF°ï")) <= letters
        assert ord("Ж") not in letters


def test_the_file_has_hash_and_id_for_each_printed_page(example: Example, tmp_path: Path) -> None:
    """What the PDF prints at the foot of each page a browser finds as it stands; the page itself is unchanged."""
    write_html(example("go-cleveland"), tmp_path / "a.html")
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    shown = view(example("go-cleveland"))
    margins = re.search(r"@page \{ @top-left.*\}", text)
    assert margins is not None
    assert shown.sha256 in margins[0]
    assert shown.assessment.report_id.removeprefix("A-") in margins[0]
    assert text.partition("</style>")[2] == render_html(example("go-cleveland")).partition("</style>")[2]


def test_the_same_report_is_the_same_file(example: Example, tmp_path: Path) -> None:
    """Two writings give the same bytes."""
    for name in ("a.html", "b.html"):
        write_html(example("go-cleveland"), tmp_path / name)
    assert (tmp_path / "a.html").read_bytes() == (tmp_path / "b.html").read_bytes()


@given(st.text())
def test_a_title_cannot_leave_its_string(title: str) -> None:
    """Whatever a home is called, it stays within the quotes of the style sheet."""
    line = page_margins(title, "", "")
    assert re.fullmatch(r'@page \{ @top-left \{ content: "(?:[^"\\\n<>]|\\[0-9a-f]+ )*" \} .*', line)
