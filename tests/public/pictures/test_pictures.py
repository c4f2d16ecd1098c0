"""Pictures of text."""

import struct
from io import BytesIO

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import translation
from PIL import Image

from factcheck.public.pictures import share_pictures
from tests.effort import processor_seconds
from tests.together import each_of

TEXTS = {
    "Latin": "The departure of the residents is ethnic cleansing. Dağlıq Qarabağ sakinləri: œuvre, naïve.",
    "Cyrillic": "Выезд жителей Нагорного Карабаха является этнической чисткой.",
    "Armenian": "Նագորնո-Կարաբաղի բնակիչների հեռանալը էթնիկ զտում է։",
    "Arabic": "مغادرة سكان ناغورنو كاراباخ تطهير عرقي (٢٠٢٣).",
    "Hebrew": "עזיבת התושבים",
    "Georgian": "მოსახლეობის წასვლა",
    "Greek": "Η αναχώρηση των κατοίκων",
}
SIZES = (66, 38)


def block(text: str) -> share_pictures.Block:
    return share_pictures._block(text, width=1072, top=100, height=300, sizes=SIZES)


def size_of(png: bytes) -> tuple[int, ...]:
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


def ink(title: str) -> int:
    """How much of a picture is dark because of its title."""
    drawn, empty = (
        Image.open(BytesIO(share_pictures.picture(text))).convert("L").point(lambda grey: 255 - grey)
        for text in (title, "")
    )
    return sum(drawn.tobytes()) - sum(empty.tobytes())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_picture_of_each_script_has_its_size_and_all_letters(text: str) -> None:
    png = share_pictures.picture(text, ["Disputed.", "No review yet."])

    assert size_of(png) == (1200, 630)
    assert len(png) < 150_000
    assert share_pictures.can_draw(text)
    assert png != share_pictures.picture("", ["Disputed.", "No review yet."])


def test_short_text_is_large_and_long_text_is_small() -> None:
    assert block("Some words").size == SIZES[0]
    assert block("Some words " * 30).size == SIZES[-1]


def test_text_that_fits_in_no_size_ends_with_an_ellipsis() -> None:
    found = block("Some words, " * 200)

    assert len(found.lines) == 6
    assert found.lines[-1].text.endswith(("Some…", "words…"))
    assert all(share_pictures._width(line.text) * found.size <= 1072 for line in found.lines)


@pytest.fixture(scope="module")
def ordinary_seconds() -> float:
    """What drawing a claim of one line costs, with the fonts in memory."""
    share_pictures.picture("Some words", ["A note."])
    return processor_seconds(lambda: share_pictures.picture("Some other words", ["Disputed.", "No review yet."]))


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "ա" * 10_000, "W W" * 3000, "\u0301" * 5000, "", "\0\x0b\ufffe", "人" * 99]
)
def test_hostile_text_costs_no_more_than_some_ordinary_ones(text: str, ordinary_seconds: float) -> None:
    assert processor_seconds(lambda: share_pictures.picture(text, [text, text])) < 20 * ordinary_seconds
    assert size_of(share_pictures.picture(text, [text, text])) == (1200, 630)


def test_text_in_arabic_stands_at_the_right_and_is_isolated() -> None:
    found = block(TEXTS["Arabic"])

    assert found.rtl
    assert {(line.text[0], line.text[-1]) for line in found.lines} == {("\u2067", "\u2069")}
    assert not block("Baku: مغادرة").rtl


def test_letters_that_fonts_lack_are_told_and_left_out() -> None:
    lacking = ["Some 人 words", "Some 🌍 words", "☃", "\ue000"]
    drawn = [
        "Income ≥ 5 and A ≠ B → 10⁶ ½ ⅓ ∑ √2 ± 3 × 4 ÷ 5 ≈ ∞",
        "e\u0301 x\u0323",
        "soft\u00adly\u200d\u200f",
        "№ 5 ™ ₴ °C €",
    ]

    assert [text for text in (*lacking, *drawn) if share_pictures.can_draw(text)] == drawn
    assert not share_pictures.can_draw("Some words", "of 人")
    assert block("Some 🌍人 words").lines[0].text == "Some words"


def test_line_of_several_scripts_keeps_the_marks_on_its_letters() -> None:
    assert ink("(متخيَّل)") > ink("(متخيل)")


@each_of("text", [text for text in TEXTS.values() if text != TEXTS["Armenian"]] + ["≥ 5", "√2", "\u2067Office "])
def test_line_keeps_all_its_armenian_letters_beside_those_of_other_scripts(text: str) -> None:
    other = text[:14] + " "

    assert ink(other + "կառավար") > 0.98 * (ink(other) + ink("կառավար"))


def test_markup_in_text_and_site_name_is_text(settings: LazySettings) -> None:
    settings.SITE_NAME = "<b>&\"'"

    assert size_of(share_pictures.picture("</text><script>]]>&amp;", ["<image href='file:///etc/passwd'/>"])) == (
        1200,
        630,
    )


def test_picture_of_site_is_another_in_another_language() -> None:
    with translation.override("ar"):
        mirrored = share_pictures.picture("Who says what")

    assert mirrored != share_pictures.picture("Who says what")


def test_picture_of_site_is_kept_by_its_etag() -> None:
    response = Client().get("/image.png")

    assert response["Content-Type"] == "image/png"
    assert size_of(response.content) == (1200, 630)
    again = Client(headers={"If-None-Match": response["ETag"]}).get("/image.png")
    assert (again.status_code, again["ETag"]) == (304, response["ETag"])
    assert Client().post("/image.png").status_code == 405
