"""Photos of the site in a report: upright, small, without metadata, and never a reason to fail."""

import hashlib
import io
import json
import struct
import zlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, ImageFile

from assess.assessment import Assessment
from assess.errors import IntakeError, ReportError
from assess.intake import Home, Photo, Subject
from assess.report.document import fill_template
from assess.report.pdf import render_pdf
from assess.report.photos import Picture, Seen, beside, fit_for_print, see_photos

RED, BLUE = (254, 0, 0), (0, 0, 254)
PARTIAL = "partials/photos.html.j2"
WRITER = b"WhoeverHeldTheCamera"


def camera_jpeg(size: tuple[int, int] = (400, 300), orientation: int = 6) -> bytes:
    """Return a photo whose upper half is red, with place, maker and comment, held as the orientation says."""
    picture = Image.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, size[0], size[1] // 2))
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = orientation, WRITER.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (41.0, 30.0, 0.0), 3: "W", 4: (81.0, 41.0, 0.0)})
    out = io.BytesIO()
    picture.save(out, "JPEG", exif=exif, comment=WRITER, quality=95)
    return out.getvalue()


def opened(jpeg: bytes) -> Image.Image:
    """Return a picture that was made fit for print."""
    return Image.open(io.BytesIO(jpeg))


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    """Return a picture as a file of one kind."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def seen(folder: Path, data: bytes, **of: object) -> Seen:
    """Return what becomes of one photo."""
    (folder / "photo.jpg").write_bytes(data)
    return see_photos(Home(photos=(Photo.model_validate({"file": "photo.jpg", **of}),)), folder)


def shown(folder: Path, data: bytes, **of: object) -> Picture:
    """Return the picture of one photo that can be shown."""
    (picture,) = seen(folder, data, **of).pictures
    return picture


def near(pixel: object, colour: tuple[int, int, int]) -> bool:
    """Return whether a pixel has a colour, give or take what JPEG does to it."""
    assert isinstance(pixel, tuple)
    return all(abs(a - b) < 20 for a, b in zip(pixel, colour, strict=True))


def test_a_photo_stands_upright() -> None:
    """What the camera turned by a quarter is turned back: red is right, for the top was there."""
    jpeg, size = fit_for_print(camera_jpeg(orientation=6))
    assert size == (300, 400)
    assert near(opened(jpeg).getpixel((280, 200)), RED)
    assert near(opened(jpeg).getpixel((20, 200)), BLUE)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_every_orientation_has_its_shape(orientation: int) -> None:
    """The four that lie on their side change width and height."""
    assert fit_for_print(camera_jpeg(orientation=orientation))[1] == ((300, 400) if orientation > 4 else (400, 300))


def test_nothing_but_the_picture_is_left() -> None:
    """Place, camera, comment, colour profile and preview are gone."""
    source = camera_jpeg()
    assert WRITER in source
    jpeg, _ = fit_for_print(source)
    assert WRITER not in jpeg
    assert b"Exif" not in jpeg
    assert len(opened(jpeg).getexif()) == 0
    assert opened(jpeg).info.keys() <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize(
    ("size", "expected"), [((4000, 3000), (1400, 1050)), ((90, 2800), (45, 1400)), ((8, 8), (8, 8))]
)
def test_a_large_photo_is_made_small_and_a_small_one_left(size: tuple[int, int], expected: tuple[int, int]) -> None:
    """At most 1,400 pixels long, in its proportions, and never blown up."""
    assert fit_for_print(camera_jpeg(size, orientation=1))[1] == expected


def test_the_same_photo_gives_the_same_bytes() -> None:
    """Nothing of the moment is written into it."""
    assert fit_for_print(camera_jpeg()) == fit_for_print(camera_jpeg())


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_what_is_transparent_is_white(kind: str) -> None:
    """Paper is white, and so is what lets it through."""
    half = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    half.paste((254, 0, 0, 255), (0, 0, 20, 40))
    picture = opened(fit_for_print(encoded(half, kind, lossless=True))[0])
    assert near(picture.getpixel((5, 20)), RED)
    assert near(picture.getpixel((35, 20)), (255, 255, 255))


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK"])
def test_every_kind_of_colour_becomes_rgb(mode: str) -> None:
    """Grey, indexed, or for a press: the page has one kind of colour."""
    picture = Image.new("RGB", (30, 30), "white").convert(mode)
    jpeg, _ = fit_for_print(encoded(picture, "JPEG" if mode == "CMYK" else "PNG"))
    assert opened(jpeg).mode == "RGB"
    assert near(opened(jpeg).getpixel((15, 15)), (255, 255, 255))


def test_a_colour_profile_is_worked_in_and_a_broken_one_ignored() -> None:
    """Colours of another space are those of the page afterwards."""
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    grey = Image.new("RGB", (20, 20), (100, 150, 200))
    for profile in (lab, b"not a profile"):
        jpeg, _ = fit_for_print(encoded(grey, "JPEG", icc_profile=profile, quality=98))
        assert near(opened(jpeg).getpixel((10, 10)), (100, 150, 200))
        assert "icc_profile" not in opened(jpeg).info


def png_of(width_px: int, height_px: int) -> bytes:
    """Return a small file that says it is a picture of this size."""
    small = encoded(Image.new("L", (1, 1)), "PNG")
    head = b"IHDR" + struct.pack(">IIBBBBB", width_px, height_px, 8, 0, 0, 0, 0)
    return small[:8] + struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head)) + small[33:]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "neither JPEG nor PNG nor WebP"),
        (b"hello", "neither JPEG nor PNG nor WebP"),
        (b"%PDF-1.7 not a picture", "neither JPEG nor PNG nor WebP"),
        (b"GIF89a" + b"\0" * 40, "neither JPEG nor PNG nor WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "neither JPEG nor PNG nor WebP"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 40, "HEIC"),
        (camera_jpeg()[:-900], "broken or cut off"),
        (png_of(9_000, 9_000), "9,000 by 9,000 pixels"),
        (png_of(60_000, 60_000), "million"),
    ],
)
def test_what_cannot_be_shown_is_a_note(tmp_path: Path, data: bytes, says: str) -> None:
    """Broken, foreign or huge: the report says which photo and why, and has no picture."""
    result = seen(tmp_path, data)
    (finding,) = result.findings
    assert result.pictures == ()
    assert finding.says.startswith('The photo "photo.jpg" is not shown: ')
    assert says in finding.says
    assert (finding.severity, finding.field) == ("note", "photos.0.file")
    assert finding.cure


@pytest.mark.parametrize("lenient", [True, False])
def test_half_a_file_is_half_a_file(*, lenient: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a library asks of Pillow for the whole program changes nothing, and is left as it was."""
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient)
    with pytest.raises(IntakeError, match="cut off"):
        fit_for_print(camera_jpeg()[:-900])
    assert ImageFile.LOAD_TRUNCATED_IMAGES is lenient


@given(data=st.binary(max_size=300), cut=st.integers(0, 2000), at=st.integers(0, 2000))
@settings(max_examples=60, deadline=None)
def test_no_damage_ends_the_report(data: bytes, cut: int, at: int) -> None:
    """Whatever bytes are written into a photo, it is shown or refused in words."""
    source = camera_jpeg((64, 48))
    broken = (source[:at] + data + source[at + len(data) :])[: len(source) - cut]
    try:
        jpeg, _ = fit_for_print(broken)
    except IntakeError:
        return
    assert opened(jpeg).mode == "RGB"


def test_missing_folders_and_oversize_are_notes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file, a folder, no permission to be so large: each is said, and the others are shown."""
    (tmp_path / "folder.jpg").mkdir()
    (tmp_path / "good.jpg").write_bytes(camera_jpeg((64, 48)))
    (tmp_path / "large.jpg").write_bytes(camera_jpeg() + b"\0" * 50_000)
    monkeypatch.setattr("assess.report.photos._MOST_BYTES", 40_000)
    files = ("gone.jpg", "folder.jpg", "large.jpg", "good.jpg", "\0", "x" * 5000)
    result = see_photos(Home(photos=tuple(Photo(file=file) for file in files)), tmp_path)
    assert [finding.field for finding in result.findings] == [f"photos.{n}.file" for n in (0, 1, 2, 4, 5)]
    assert [picture.photo.file for picture in result.pictures] == ["good.jpg"]
    assert "is not shown: it is larger than the" in result.findings[2].says


def test_the_home_carries_the_hash_and_not_the_picture(tmp_path: Path) -> None:
    """The data attached to a report tell which photo it was, by the SHA-256 of its file."""
    data = camera_jpeg()
    home = seen(tmp_path, data, caption="the label", of="panel_label").home
    digest = hashlib.sha256(data).hexdigest()
    assert home.photos == (Photo(file="photo.jpg", of=Subject.PANEL_LABEL, caption="the label", sha256=digest),)


def test_another_file_of_that_name_is_not_shown(tmp_path: Path) -> None:
    """A photo whose hash is given is that photo or none."""
    data = camera_jpeg()
    again = see_photos(seen(tmp_path, data).home, tmp_path)
    assert len(again.pictures) == 1
    result = seen(tmp_path, data + b" ", sha256=hashlib.sha256(data).hexdigest())
    assert result.pictures == ()
    assert "another file" in result.findings[0].says


def test_no_more_than_two_dozen(tmp_path: Path) -> None:
    """A folder of holiday pictures does not make a book."""
    (tmp_path / "a.jpg").write_bytes(camera_jpeg((16, 12)))
    result = see_photos(Home(photos=(Photo(file="a.jpg"),) * 26), tmp_path)
    assert (len(result.pictures), len(result.findings)) == (24, 2)


@pytest.mark.parametrize(
    ("of", "taken", "title"),
    [
        ("panel_label", "2026-10-05", "Panel label, as photographed on October 5, 2026"),
        ("hvac_label", None, "HVAC label, as photographed"),
        ("other", None, "Site, as photographed"),
    ],
)
def test_a_title_says_what_and_when(of: str, taken: str | None, title: str) -> None:
    """The kind in words, and the day where it is known."""
    photo = Photo.model_validate({"file": "a.jpg", "of": of, "taken": taken})
    assert Picture("photo-1", photo, b"", 1, 1).title == title


def test_the_page_holds_each_photo_with_its_words(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """One file that needs nothing else: the picture inside, its words as text and for who cannot see it."""
    picture = shown(tmp_path, camera_jpeg(), of="meter", taken="2026-10-05", caption="<b>by the door</b>")
    page = fill_template(PARTIAL, example("go-cleveland"), paper="letter", photos=(picture,))
    assert page.count("<img") == 1
    assert 'src="data:image/jpeg;base64,' in page
    assert 'alt="Meter, as photographed on October 5, 2026: &lt;b&gt;by the door&lt;/b&gt;"' in page
    assert "</b> &lt;b&gt;by the door&lt;/b&gt;</figcaption>" in page


def test_a_caption_that_outgrows_the_page_is_cut_on_it(tmp_path: Path) -> None:
    """Five thousand letters under a photo ran off the foot of the page; the photo keeps all of them."""
    picture = shown(tmp_path, camera_jpeg(), caption="by the door, " * 400)
    assert picture.photo.caption is not None
    assert len(picture.photo.caption) > 5000
    assert picture.caption is not None
    assert len(picture.caption) < 410
    assert picture.caption.endswith("…")


def test_without_photos_there_is_nothing(example: Callable[[str], Assessment]) -> None:
    """No heading stands over an empty place."""
    assert fill_template(PARTIAL, example("go-cleveland"), paper="letter").strip() == ""


def test_the_pdf_takes_the_pictures_of_its_page_alone(tmp_path: Path, example: Callable[[str], Assessment]) -> None:
    """They stand in it as they are, and one of the page before is not to be had."""
    picture = shown(tmp_path, camera_jpeg(), of="meter")
    page = fill_template(PARTIAL, example("go-cleveland"), paper="letter", photos=(picture,), embedded=False)
    assert 'src="report:photo-1"' in page
    html = f"<html lang=en>{page}"
    pdf = render_pdf(html, on=date(2026, 11, 26), attached="{}", pictures=beside([picture]))
    assert picture.jpeg in pdf
    assert WRITER not in pdf
    assert "Meter, as photographed" in pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_bounded()
    assert render_pdf(html, on=date(2026, 11, 26), attached="{}", pictures=beside([picture])) == pdf
    with pytest.raises(ReportError, match="may not fetch anything"):
        render_pdf(html, on=date(2026, 11, 26), attached="{}")


def test_a_home_with_photos_is_assessed_with_them(repo: Path, tmp_path: Path, cli: Callable[..., Any]) -> None:
    """From the file of the home to its data: the good photo by its hash, the broken one as a note."""
    homes = repo / "examples" / "homes"
    home = (homes / "no-go-houston.toml").read_text("utf-8").replace("../files", (homes.parent / "files").as_posix())
    photos = "[[photos]]\nfile = 'in.jpg'\nof = 'meter'\ntaken = 2026-10-05\n[[photos]]\nfile = 'broken.jpg'\n"
    (tmp_path / "home.toml").write_text(f"{home}\n{photos}", "utf-8")
    (tmp_path / "in.jpg").write_bytes(camera_jpeg())
    (tmp_path / "broken.jpg").write_bytes(b"nothing")
    ran = cli("home", tmp_path / "home.toml", "--json", "--date", "2026-11-26", "--html", tmp_path / "a.html")
    data = json.loads(ran.out)
    assert [photo["sha256"] for photo in data["home"]["photos"]] == [hashlib.sha256(camera_jpeg()).hexdigest(), None]
    (section,) = (section for section in data["sections"] if section["name"] == "photos")
    assert 'The photo "broken.jpg" is not shown' in section["findings"][0]["says"]
    assert "base64" not in ran.out
    assert "broken.jpg" in (tmp_path / "a.html").read_text("utf-8")
