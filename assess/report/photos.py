"""Photos of the site, made fit for a report: upright, small, in plain colours, and without what a camera writes in."""

import base64
import hashlib
import io
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from assess.errors import IntakeError
from assess.findings import Finding, Severity
from assess.intake import Home, Photo
from assess.intake.messages import shown
from assess.readers.home import read_bytes

# What Pillow reads without a plug-in and a phone or a browser writes.
_FORMATS = ("JPEG", "PNG", "WEBP")
_MOST_BYTES = 40 * 1024**2
_MOST_PIXELS = 60_000_000  # a phone's 50 million, opened in a quarter of a gigabyte
_MOST_PHOTOS = 24
_LONGEST_PX = 1_400  # 240 to the inch where a photo takes a whole column and half another
_QUALITY = 82
_LONG_CAPTION = 400  # letters: ten lines of a column
_PLAIN = ("RGB", "RGBA", "L", "CMYK")
_HEIC = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


@dataclass(frozen=True)
class Picture:
    """A photo as it stands in a report; `name` is what a page calls it where its bytes stand beside the page."""

    name: str
    photo: Photo
    jpeg: bytes
    width_px: int
    height_px: int

    @property
    def data_uri(self) -> str:
        """Return the whole picture as an address, for a page that needs nothing beside itself."""
        return f"data:image/jpeg;base64,{base64.b64encode(self.jpeg).decode()}"

    @property
    def caption(self) -> str | None:
        """Return what its caption says, cut where it would outgrow the page; the data carry the whole of it."""
        text = self.photo.caption
        return text if text is None or len(text) <= _LONG_CAPTION else f"{text[:_LONG_CAPTION].rstrip()} …"

    @property
    def title(self) -> str:
        """Return what it shows and when it was taken: "Panel label, as photographed on October 15, 2026"."""
        subject = "Site" if self.photo.of == "other" else self.photo.of.replace("_", " ").capitalize()
        subject = subject.replace("Hvac", "HVAC")
        if self.photo.taken is None:
            return f"{subject}, as photographed"
        day = date.fromisoformat(self.photo.taken)
        return f"{subject}, as photographed on {day:%B} {day.day}, {day.year}"


@dataclass(frozen=True)
class Seen:
    """A home whose photos were read: each shown has its SHA-256; `findings` tell of those that cannot be shown."""

    home: Home
    pictures: tuple[Picture, ...] = ()
    findings: tuple[Finding, ...] = ()


def see_photos(home: Home, folder: Path) -> Seen:
    """Return the home with its photos, found from the folder of its file; one that cannot be shown is only a note."""
    photos = list(home.photos or ())
    pictures: list[Picture] = []
    findings: list[Finding] = []
    for number, photo in enumerate(photos):
        try:
            picture = _picture(photo, folder, len(pictures) + 1)
        except IntakeError as error:
            findings.append(_not_shown(photo, number, error))
        else:
            pictures.append(picture)
            photos[number] = picture.photo
    if photos:
        home = home.model_copy(update={"photos": tuple(photos)})
    return Seen(home, tuple(pictures), tuple(findings))


def beside(pictures: Sequence[Picture]) -> dict[str, bytes]:
    """Return the pictures by the names that a page calls them by."""
    return {picture.name: picture.jpeg for picture in pictures}


def fit_for_print(data: bytes) -> tuple[bytes, tuple[int, int]]:
    """Return a photo as a JPEG with nothing in it but the picture, and its width and height [pixels].

    It stands upright, in sRGB, at most 1,400 pixels long; the same photo always gives the same bytes. Raises
    IntakeError for what is no photo, broken, or too large to be opened without risk.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if data[4:8] == b"ftyp" and data[8:12] in _HEIC:
        raise IntakeError("it is a HEIC picture, which is not read here", hint="Save it as JPEG; a phone does so too.")
    try:
        with warnings.catch_warnings(), _whole_files():
            # Pillow warns of odd metadata, which is thrown away here.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
                _check_size(opened.size)
                opened.draft("RGB", (_LONGEST_PX, _LONGEST_PX))
                opened.load()
                picture = opened if opened.mode in _PLAIN else opened.convert("RGBA")
                picture.thumbnail((_LONGEST_PX, _LONGEST_PX), Image.Resampling.LANCZOS)
                picture = _in_srgb(ImageOps.exif_transpose(picture))
    except IntakeError:
        raise
    except Image.DecompressionBombError:
        raise IntakeError(f"it has more than {_MOST_PIXELS // 1_000_000} million pixels") from None
    except UnidentifiedImageError:
        raise IntakeError("it is neither JPEG nor PNG nor WebP") from None
    except Exception:  # noqa: BLE001  # a broken file ends Pillow's readers in every way there is
        raise IntakeError("it is broken or cut off") from None
    # A picture copied point by point brings neither place, time, comment nor colour profile with it.
    clean = Image.new("RGB", picture.size)
    clean.paste(picture)
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=_QUALITY, subsampling="4:2:0", optimize=True)
    return out.getvalue(), clean.size


def _picture(photo: Photo, folder: Path, place: int) -> Picture:
    if place > _MOST_PHOTOS:
        raise IntakeError(f"a report shows {_MOST_PHOTOS} photos at most")
    path = folder / photo.file
    if not _lies_in(path, folder):
        raise IntakeError(
            "it lies outside the folder of the home", hint="Copy it there: a report shows nothing from elsewhere."
        )
    data = read_bytes(path, _MOST_BYTES)
    digest = hashlib.sha256(data).hexdigest()
    if photo.sha256 not in {None, digest}:
        raise IntakeError("it is another file than the one whose SHA-256 is given")
    jpeg, (width_px, height_px) = fit_for_print(data)
    return Picture(f"photo-{place}", photo.model_copy(update={"sha256": digest}), jpeg, width_px, height_px)


def _lies_in(path: Path, folder: Path) -> bool:
    """Return whether a path leads nowhere but into a folder; a home that came by mail may name any file here.

    A picture of theirs would stand in a report that is then sent back.
    """
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):
        return False


@contextmanager
def _whole_files() -> Iterator[None]:
    """Have Pillow refuse half a file; WeasyPrint, once it is imported, lets everyone read one."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _check_size(size: tuple[int, int]) -> None:
    width_px, height_px = size
    if width_px * height_px > _MOST_PIXELS:
        raise IntakeError(f"it has {width_px:,} by {height_px:,} pixels, more than {_MOST_PIXELS // 1_000_000} million")


def _in_srgb(picture: Any) -> Any:
    """Return a picture in the colours of the printed page, on white where it is transparent."""
    from PIL import Image, ImageCms

    profile = picture.info.get("icc_profile")
    if picture.has_transparency_data:
        picture = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")
    if profile and picture.mode in {"RGB", "CMYK"}:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            picture = ImageCms.profileToProfile(picture, source, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, OSError):
            pass  # a broken profile: the colours stay as they are
    return picture if picture.mode == "RGB" else picture.convert("RGB")


def _not_shown(photo: Photo, number: int, error: IntakeError) -> Finding:
    reason = error.message.rstrip(".")
    reason = f"it {reason}" if reason.startswith(("is ", "cannot ")) else reason
    return Finding(
        code="photos.not_shown",
        severity=Severity.NOTE,
        says=f"The photo {shown(photo.file)} is not shown: {reason}.",
        means="Nothing is worked out from a photo, so no figure changes.",
        cure=error.hint or "Give it as a JPEG, PNG or WebP file beside the file of the home.",
        field=f"photos.{number}.file",
    )
