"""Settings of the documentation site; scripts/docs builds it."""

import sys
from pathlib import Path

# The pages are put together in a folder of their own, and the tools stand in scripts/site.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from assess import __version__

project = "assess"
release = __version__
html_title = f"assess {__version__}"
copyright = "Apache-2.0"  # noqa: A001 - Sphinx's own name for it
extensions = ["myst_parser", "scripts.site.mathml"]

# What the pages are written in: Markdown as code hosts show it, and equations between dollars.
myst_enable_extensions = ["dollarmath"]
myst_dmath_allow_digits = False
myst_dmath_allow_space = False
myst_fence_as_directive = ["math"]
myst_heading_anchors = 4
highlight_language = "none"
smartquotes = False  # two dashes of an option are two dashes

# Nothing is asked of a network, and nothing is told of a reader: no web fonts, no tracking, no links to the source.
html_theme = "furo"
html_math_renderer = "mathml"
html_static_path = ["site.css"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_theme_options = {"top_of_page_buttons": [], "navigation_with_keys": True}
html_last_updated_fmt = None
