"""Pictures to upload, made as cameras, programs and attackers make them."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image
from PIL.TiffImagePlugin import IFDRational


def drawn(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """A picture with something to see in it."""
    band = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (band, band.transpose(Image.Transpose.ROTATE_180), band)).convert(mode)


def packed(image: Image.Image, form: str = "PNG", **options: Any) -> bytes:
    """The bytes of a file of this format."""
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def photograph() -> bytes:
    """A JPEG as a phone saves it: lying on its side, with place, camera, owner and a comment."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Spycam"
    exif[0xA430] = "Jane Owner"
    exif.get_ifd(0x8825).update({1: "N", 2: (IFDRational(40), IFDRational(10), IFDRational(37)), 3: "E"})
    return packed(drawn(), "JPEG", exif=exif, comment=b"secret remark")


def png_header(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says it has so many pixels."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + body + chunk(b"IEND", b"")
