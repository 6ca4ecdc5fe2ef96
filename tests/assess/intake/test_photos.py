"""Photos as a home file states them."""

import pytest

from assess.errors import IntakeError
from assess.intake import Photo, Subject
from assess.intake.files import parse_home


def test_a_photo_is_a_file_and_what_it_shows() -> None:
    """A date may be written as TOML writes dates; what is left out is not known."""
    home = parse_home('[[photos]]\nfile = "a.jpg"\nof = "Panel Label"\ntaken = 2026-10-15\n', "home.toml")
    assert home.photos == (Photo(file="a.jpg", of=Subject.PANEL_LABEL, taken="2026-10-15"),)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ('of = "meter"', "photos.0"),
        ('file = "a.jpg"\nof = "cellar"', "panel_label"),
        ('file = "a.jpg"\ntaken = "2026-02-30"', "day of the calendar"),
        ('file = "a.jpg"\ntaken = "yesterday"', "taken"),
        ('file = "a.jpg"\nsha256 = "abc"', "sha256"),
    ],
)
def test_what_is_wrong_is_named(lines: str, says: str) -> None:
    """No file, a strange kind, no such day, no hash."""
    with pytest.raises(IntakeError) as caught:
        parse_home(f"[[photos]]\n{lines}\n", "home.toml")
    assert says in f"{caught.value.where} {caught.value.message}"
