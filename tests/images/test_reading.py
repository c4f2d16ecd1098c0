import zipfile
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from PIL import Image

from factcheck.images.reading import MAX_BYTES, read_image
from tests.images.pictures import drawn, packed, photograph, png_header
from tests.together import each_of


def with_archive(image: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.html", "<p>hello")
    return image + out.getvalue()


PNG = packed(drawn())
MOVING = packed(drawn(mode="P"), "GIF", save_all=True, append_images=[drawn(mode="P").rotate(90)])


@each_of(
    ("data", "message"),
    [
        (b"", "is empty"),
        (b"hello", "no image that we can read"),
        (b"\x89PNG\r\n\x1a\n", "no image that we can read"),
        (PNG[:400], "no image that we can read"),
        (b"%PDF-1.7\n%%EOF", "no image that we can read"),
        (packed(drawn(), "TIFF"), "no image that we can read"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "SVG"),
        (b"\xef\xbb\xbf\n<?xml version='1.0'?><svg/>", "SVG"),
        (PNG + b"<script>alert(1)</script>", "something else at once"),
        (b"GIF89a" + b"<?php system($_GET[0]) ?>" + PNG, "something else at once"),
        (with_archive(PNG), "something else at once"),
        (packed(drawn(), "JPEG", comment=b"%PDF-1.4 1 0 obj"), "something else at once"),
        (MOVING, "moves"),
        (packed(drawn(), "PNG", save_all=True, append_images=[drawn().rotate(90)]), "moves"),
        (packed(drawn(), "WEBP", save_all=True, append_images=[drawn().rotate(90)]), "moves"),
        (png_header(10_000, 10_000), "at most 50 million"),
        (png_header(100_000, 100_000), "far too many pixels"),
        (png_header(40_000, 40), "no side over 16,000"),
        (packed(drawn(31, 400)), "too small"),
        (bytes(MAX_BYTES + 1), "15 MB"),
    ],
)
def test_upload_that_is_no_still_image_is_refused_with_its_reason(data: bytes, message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        read_image(data)


def test_photograph_is_turned_upright_and_loses_place_camera_owner_and_comment() -> None:
    data = photograph()
    assert all(word in data for word in (b"Spycam", b"Jane Owner", b"secret remark"))

    files = read_image(data)

    # It lay on its side: 640 by 480.
    assert [(each.width, each.height) for each in files] == [(160, 213), (480, 640)]
    for each in files:
        image = Image.open(BytesIO(each.content))
        assert (image.format, image.size, dict(image.getexif())) == ("WEBP", (each.width, each.height), {})
        assert not {"exif", "icc_profile", "xmp", "comment"} & image.info.keys()
        assert not any(word in each.content for word in (b"Spycam", b"Jane", b"secret", b"EXIF"))


@each_of("mode", ["RGB", "RGBA", "L", "LA", "P", "1", "I;16"])
def test_image_of_any_mode_is_read(mode: str) -> None:
    [small, whole] = read_image(packed(Image.new(mode, (200, 100)) if mode == "I;16" else drawn(200, 100, mode)))

    assert (small.width, small.height, whole.width, whole.height) == (160, 80, 200, 100)


def test_image_in_inks_of_print_is_read() -> None:
    assert [each.width for each in read_image(packed(drawn(40, 40, "CMYK"), "JPEG"))] == [40]


def test_large_image_is_kept_in_four_sizes_and_no_larger() -> None:
    files = read_image(packed(drawn(3000, 1000), "JPEG"))

    assert [each.width for each in files] == [160, 480, 960, 1600]


def test_same_picture_is_the_same_file() -> None:
    assert read_image(PNG)[-1].sha256 == read_image(PNG + b"\0" * 10)[-1].sha256
