"""The columns that stand beside the rows to be mended; a table that is fed back has them ignored."""

# No heading that is known begins so.
BESIDE = ("assess: row", "assess: column", "assess: value", "assess: code", "assess: hint")
