"""Pictures of text as PNG: SVG drawn with our own font, so that they come out alike on every server."""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from hashlib import sha256
from itertools import accumulate, chain
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import resvg_py
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.translation import get_language_bidi, gettext
from fontTools.ttLib import TTFont

from factcheck.http.requests.methods import read_only
from factcheck.public.pictures.lettering import direction
from factcheck.public.xml import well_formed

VERSION: Final = 7
"""Of how pictures look: a higher one makes those anew that others keep."""
WIDTH: Final = 1200
HEIGHT: Final = 630
_MARGIN: Final = 64
_TITLE_SIZES: Final = (66, 58, 50, 44, 38)
_NOTE_SIZES: Final = (34, 30, 26, 22)
_NOTES: Final = ((430, 104), (540, 72))
"""Where the notes stand, and how tall they are."""
_KICKER_SIZE: Final = 28
_KICKER_HEIGHT: Final = 44
_FONT: Final = Path(__file__).parent / "fonts" / "NotoSerif-Regular.ttf"
"""One for every script: of several in a line the renderer loses letters, or the marks on them."""
_ISOLATED_RTL: Final = "\N{RIGHT-TO-LEFT ISOLATE}{}\N{POP DIRECTIONAL ISOLATE}"
_LEADING: Final = 1.3
_MOST_READ: Final = 1000
"""Characters of a text that are looked at: the smallest size shows fewer."""
_KEPT: Final = 32
"""Pictures that are kept in memory, of some 40 kB each."""


class Line(NamedTuple):
    """A line of text in a picture, and how far down it stands, in pixels."""

    text: str
    y: float


class Block(NamedTuple):
    """Text that was broken into lines. In pixels."""

    lines: Sequence[Line]
    size: int
    rtl: bool


def picture(title: str, notes: Sequence[str] = (), kicker: str = "") -> bytes:
    """The PNG that stands for a page where its address is passed on.

    A title, above it what it is the title of, and two notes under it.
    """
    wide = WIDTH - 2 * _MARGIN
    above = _KICKER_HEIGHT if kicker else 0
    blocks = [_block(title, width=wide, top=130 + above, height=270 - above, sizes=_TITLE_SIZES)]
    blocks += [
        _block(note, width=wide, top=top, height=height, sizes=_NOTE_SIZES)
        for note, (top, height) in zip(notes, _NOTES, strict=False)
    ]
    blocks += [_block(kicker, width=wide, top=126, height=_KICKER_HEIGHT, sizes=(_KICKER_SIZE,))] if kicker else []
    context = {
        "blocks": blocks,
        "has_notes": bool(notes),
        "site_name": settings.SITE_NAME,
        "host": urlsplit(settings.SITE_URL).netloc,
        "rtl": get_language_bidi(),
    }
    return _png(well_formed(render_to_string("picture.svg", context)))


def png_response(request: HttpRequest, etag: str, draw: Callable[[], bytes]) -> HttpResponse:
    """The picture, drawn only for whoever does not have it yet."""
    answer: HttpResponse | None = get_conditional_response(request, etag=etag)
    response = answer or HttpResponse(draw(), content_type="image/png")
    response.headers["ETag"] = etag
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@read_only
def site_picture(request: HttpRequest) -> HttpResponse:
    """The picture of every page that has none of its own."""
    title = gettext("Who says what, who contests it, and what the evidence says")
    return png_response(request, f'"{sha256(title.encode()).hexdigest()}-{VERSION}"', lambda: picture(title))


def can_draw(*texts: str) -> bool:
    """Whether our font has all that readers see of these texts."""
    visible = (character for text in texts for character in _composed(text) if not _is_unseen(character))
    return all(ord(character) in _advances() for character in visible)


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _is_unseen(character: str) -> bool:
    """Whether it is a space, or steers how others are shown."""
    is_selector = "\N{VARIATION SELECTOR-1}" <= character <= "\N{VARIATION SELECTOR-16}"
    return character.isspace() or is_selector or unicodedata.category(character) in {"Cf", "Cc"}


@lru_cache(maxsize=_KEPT)
def _png(svg: str) -> bytes:
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=[str(_FONT)]))


def _block(text: str, *, width: float, top: float, height: float, sizes: Sequence[int]) -> Block:
    """The text in the largest of the sizes in which it fits; cut off with an ellipsis if it fits in none."""
    words = _drawable(text[:_MOST_READ]).split()
    rtl = direction(text) == "rtl"
    for size in sizes:
        broken = list(_broken(words, width / size))
        most = max(int(height / (size * _LEADING)), 1)
        if len(broken) <= most:
            break
    if len(broken) > most:
        broken = [*broken[: most - 1], _with_ellipsis(broken[most - 1], width / size)]
    lines = [
        Line(_ISOLATED_RTL.format(line) if rtl else line, top + size * (1 + number * _LEADING))
        for number, line in enumerate(broken)
    ]
    return Block(lines, size, rtl)


@cache
def _advances() -> dict[int, float]:
    """How wide each character is that our font has, in sizes of the font."""
    with TTFont(_FONT, lazy=True) as font:
        metrics, size = font["hmtx"], font["head"].unitsPerEm
        return {character: metrics[glyph][0] / size for character, glyph in font.getBestCmap().items()}


def _drawable(text: str) -> str:
    # What the font lacks is left out: else it is a box, or a gap.
    return "".join(character for character in _composed(text) if character.isspace() or ord(character) in _advances())


def _width(text: str) -> float:
    # Letters that join are narrower than by themselves: a line of them turns out shorter, never longer.
    advances = _advances()
    return sum(advances[ord(character)] for character in text)


def _broken(words: Sequence[str], most: float) -> Iterator[str]:
    """Lines of at most so many sizes of the font."""
    line = ""
    for part in chain.from_iterable(_parts(word, most) for word in words):
        longer = f"{line} {part}" if line else part
        if _width(longer) > most:
            yield line
            longer = part
        line = longer
    yield line


def _parts(word: str, most: float) -> Iterator[str]:
    """A word, in parts if it is wider than a line."""
    advances = _advances()
    while len(word) > (fitting := bisect_right(list(accumulate(advances[ord(letter)] for letter in word)), most)):
        yield word[:fitting]
        word = word[fitting:]
    yield word


def _with_ellipsis(line: str, most: float) -> str:
    while _width(f"{line}…") > most:
        line = line[:-1]
    return re.sub(r"\W+$", "", line) + "…"
