"""Photos in every mode and size that a program writes, and with their bytes changed."""

import io
import struct
import zlib
from random import Random
from typing import Any

from tests.fuzz.make import archives, words

_MODES = {
    "JPEG": ("RGB", "L", "CMYK"),
    "PNG": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16"),
    "WEBP": ("RGB", "RGBA"),
    "GIF": ("P",),
    "TIFF": ("RGB",),
}
_HEIC = b"\0\0\0\x18ftypheic\0\0\0\0"


def make(dice: Random) -> bytes:
    """Return a picture, broken more often than not."""
    from PIL import Image

    if not dice.randrange(30):
        return _HEIC + words.word(dice).encode("utf-8", "replace")
    kind = dice.choice(list(_MODES))
    mode = dice.choice(_MODES[kind])
    size = dice.choice(((1, 1), (1, 2_000), (3, 5), (64, 48), (1_500, 20), (300, 200)))
    picture = Image.new(mode, size)
    if mode == "P":
        picture.info["transparency"] = dice.randrange(256)
    exif = Image.Exif()
    exif[0x0112] = dice.choice((0, 1, 3, 6, 8, 9, 65535))
    exif[0x010E] = words.text(dice)[:200].encode("ascii", "replace").decode()
    extra: dict[str, Any] = {"exif": exif} if kind in {"JPEG", "PNG", "WEBP"} and dice.randrange(2) else {}
    if not dice.randrange(3) and kind != "GIF":
        extra["icc_profile"] = bytes(dice.choice((0, 4, 128, 3_000)))
    out = io.BytesIO()
    picture.save(out, kind, **extra)
    data = out.getvalue()
    for _ in range(dice.randrange(4)):
        data = change(data, dice)
    return data


def change(data: bytes, dice: Random) -> bytes:
    """Return a picture with its claimed size or a few of its bytes changed."""
    if dice.randrange(4) == 0 and data.startswith(b"\x89PNG") and len(data) > 33:
        return _png_of_size(data, dice)
    return archives.bytes_changed(data, dice)


def _png_of_size(data: bytes, dice: Random) -> bytes:
    width, height = (dice.choice((0, 1, 7_700, 60_000, 2**31 - 1)) for _ in range(2))
    head = b"IHDR" + struct.pack(">II", width, height) + data[24:29]
    return data[:12] + head + struct.pack(">I", zlib.crc32(head)) + data[33:]
