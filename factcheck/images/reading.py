"""What editors upload, read as an image and written anew: no byte of the upload is kept, and no metadata.

Every limit is checked before pixels are decoded, since a file of a few kilobytes may unpack to gigabytes.
"""

import hashlib
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import Final, NamedTuple

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps

MAX_BYTES: Final = 15_000_000
MAX_PIXELS: Final = 50_000_000
"""Pixels beyond which an image is refused before it is unpacked."""
_MAX_SIDE: Final = 16_000
_MIN_SIDE: Final = 32
WIDTHS: Final = (160, 480, 960, 1600)
"""In how many pixels of width an image is kept; none is made larger than it was."""
_QUALITY: Final = 80
_FORMATS: Final = ("JPEG", "PNG", "WEBP", "GIF")
# Cameras write a second picture behind the first: the first is meant.
_STILL: Final = {"JPEG", "MPO"}
_MARKUP: Final = re.compile(rb"<(?:!doctype|\?xml|\?php|html|script|svg|iframe)[\s>]", re.IGNORECASE)
_PDF_WITHIN: Final = 1024
_UNREADABLE: Final = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, TypeError, OverflowError)

_NO_IMAGE: Final = _("This is no image that we can read: upload a JPEG, PNG or WebP file.")
_DRAWING: Final = _("This is a drawing in markup (SVG or a page), which may run programs: save it as PNG or JPEG.")
_TWO_FILES: Final = _("This file is an image and something else at once: open it, and save it anew as PNG or JPEG.")
_MOVES: Final = _("This image moves, or has several pages: upload one still of it.")


class ImageFileData(NamedTuple):
    """One size of an image, as it is served."""

    width: int
    height: int
    content: bytes

    @property
    def sha256(self) -> str:
        """Of the bytes, in hexadecimal."""
        return hashlib.sha256(self.content).hexdigest()


def read_image(data: bytes) -> list[ImageFileData]:
    """An upload in all sizes, the smallest first.

    Raises:
        ValidationError: it is no still image of a format that we take, or too large or small, or something else too.
    """
    _refuse_by_bytes(data)
    with _readable():
        image = Image.open(BytesIO(data), formats=_FORMATS)
        _refuse_by_header(image)
        pixels = _pixels(image)
    return [_written(pixels, width) for width in _widths(pixels.width)]


def _refuse_by_bytes(data: bytes) -> None:
    if not data:
        raise ValidationError(_("The file is empty."), code="empty")
    if len(data) > MAX_BYTES:
        raise ValidationError(_("The file has more than 15 MB: save it smaller."), code="large")
    if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<":
        raise ValidationError(_DRAWING, code="markup")
    if b"%PDF-" in data[:_PDF_WITHIN] or _MARKUP.search(data) or zipfile.is_zipfile(BytesIO(data)):
        raise ValidationError(_NO_IMAGE if data.startswith((b"%PDF-", b"PK")) else _TWO_FILES, code="polyglot")


def _refuse_by_header(image: Image.Image) -> None:
    width, height = image.size
    if width * height > MAX_PIXELS or max(image.size) > _MAX_SIDE:
        raise ValidationError(
            _("The image has %(width)s by %(height)s pixels: save it with at most 50 million, and no side over 16,000.")
            % {"width": width, "height": height},
            code="pixels",
        )
    if min(image.size) < _MIN_SIDE:
        raise ValidationError(_("The image is too small to be seen: it needs 32 pixels a side."), code="small")
    if image.format not in _STILL and getattr(image, "n_frames", 1) > 1:
        raise ValidationError(_MOVES, code="moves")


@contextmanager
def _readable() -> Iterator[None]:
    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValidationError(
            _("The image has far too many pixels: save it with at most 50 million."), code="pixels"
        ) from error
    except ValidationError:
        raise
    except (*_UNREADABLE, struct.error, zlib.error) as error:
        raise ValidationError(_NO_IMAGE, code="unreadable") from error


def _pixels(image: Image.Image) -> Image.Image:
    """The pixels alone, upright, on a canvas of our own that knows nothing of the upload."""
    image.draft("RGB", (WIDTHS[-1], WIDTHS[-1]))
    image.load()
    upright = ImageOps.exif_transpose(image)
    mode = "RGBA" if upright.has_transparency_data else "RGB"
    shown = upright.convert(mode)
    shown.thumbnail((WIDTHS[-1], WIDTHS[-1] * 2))
    clean = Image.new(mode, shown.size)
    clean.paste(shown)
    return clean


def _widths(width: int) -> list[int]:
    return [*(each for each in WIDTHS if each < width), min(width, WIDTHS[-1])]


def _written(pixels: Image.Image, width: int) -> ImageFileData:
    height = max(1, round(pixels.height * width / pixels.width))
    sized = pixels if width == pixels.width else pixels.resize((width, height), Image.Resampling.LANCZOS)
    out = BytesIO()
    sized.save(out, "WEBP", quality=_QUALITY, method=4)
    return ImageFileData(sized.width, sized.height, out.getvalue())
