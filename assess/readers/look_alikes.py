"""What a text looks like that is of another kind, so that a refusal can name it."""

import re

_WORDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("speedtest-cli text", re.compile(r"Testing download speed|Retrieving speedtest\.net|Mbit/s")),
    ("speedtest-cli CSV", re.compile(r"^Server ID,Sponsor", re.MULTILINE)),
    ("LibreSpeed CSV", re.compile(r"^Timestamp,Server Name,Address", re.MULTILINE)),
    ("ping output", re.compile(r"packets transmitted|Packets: Sent")),
    ("fping output", re.compile(r"xmt/rcv/%loss")),
    ("mtr output", re.compile(r"HOST:.*Loss%|Mtr_Version")),
    ("cfspeedtest text", re.compile(r"Summary Statistics|cfspeedtest", re.IGNORECASE)),
    ("betterspeedtest.sh text", re.compile(r"Testing against .* simultaneous sessions")),
    ("Apple networkQuality text", re.compile(r"==== SUMMARY ====")),
    ("a web page", re.compile(r"<html|<!doctype html", re.IGNORECASE)),
)


def named_by_words(text: str) -> str | None:
    """Return what kind of text this looks like, or None."""
    return next((name for name, words in _WORDS if words.search(text)), None)
