"""Draw pages of the report and the card of docs/tutorial-electrician.md into docs/images, as small pictures.

Run this after a change of how a report looks. No test compares them: another version of a library draws otherwise.
"""

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from assess.cli.main import app
from scripts.site.pages import DOCS
from scripts.site.shown import Saved, shown

TUTORIAL = (DOCS / "tutorial-electrician.md").read_text(encoding="utf-8")
PICTURES = {
    "tutorial-report-1": ("report.pdf", 0),
    "tutorial-report-2": ("report.pdf", 1),
    "tutorial-report-3": ("report.pdf", 2),
    "tutorial-card": ("card.pdf", 0),
}
SCALE = 1.25  # 765 × 990 pixels of a letter page
COLORS = 48


def drawn(file: Path, page: int) -> bytes:
    """Return a page as a PNG of few colours."""
    picture = pypdfium2.PdfDocument(file)[page].render(scale=SCALE).to_pil()
    kept = BytesIO()
    picture.convert("RGB").quantize(COLORS, dither=Image.Dither.NONE).save(kept, "PNG", optimize=True)
    return kept.getvalue()


def main() -> None:
    """Make the tutorial's report in a folder of its own, and draw it."""
    with TemporaryDirectory() as made:
        folder = Path(made)
        for part in shown(TUTORIAL):
            if isinstance(part, Saved):
                before = (folder / part.name).read_text(encoding="utf-8") if part.added else ""
                (folder / part.name).write_text(before + part.text.replace('"full"', '"shade"'), encoding="utf-8")
        words = ["home", str(folder / "house.toml"), "--pdf", str(folder / "report.pdf")]
        app([*words, "--card", str(folder / "card.pdf"), "--date", "2026-11-27"], standalone_mode=False)
        for name, (file, page) in PICTURES.items():
            (DOCS / "images" / f"{name}.png").write_bytes(drawn(folder / file, page))
            print(f"{name}.png written", file=sys.stderr)


if __name__ == "__main__":
    main()
