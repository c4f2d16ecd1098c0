"""What a pasted post says of itself: who wrote it, on which day, and whether it shows a picture."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from factcheck.analysis.months import month_of
from factcheck.matching.asked import links

_SIGNED: Final = re.compile(r"—([^—()\n]{1,80})\(@\w{1,30}\)(?: ([^\n]{0,20}\d{4}[^\n]{0,9}))?$")
_LONGEST: Final = 200
"""Characters at the end of a text among which its signature is looked for."""
_SHOWN: Final = ("pic.twitter.com/", "instagram.com/p/", "youtu.be/", "youtube.com/", "tiktok.com/")
_SHOWN_AT: Final = re.compile(r"/(?:photo|video)/\d")
PICTURES: Final = frozenset(
    {
        *("photograph", "photographs", "photo", "photos", "picture", "pictures", "pic", "pics", "image", "images"),
        *("video", "videos", "footage", "screenshot", "screenshots", "selfie", "meme", "clip"),
        *("foto", "fotos", "fotografia", "imagen", "imagenes", "imagem", "imagens", "photographie", "bild", "bilder"),
        *("фото", "фотография", "снимок", "видео", "صورة", "فيديو"),
    }
)
"""Words, folded, for what is seen."""


@dataclass(frozen=True)
class Post:
    """Who wrote a post, the day as an ordinal (0 where it isn't told), and whether it shows a picture or a video."""

    author: str = ""
    day: int = 0
    pictured: bool = False


def post(text: str) -> Post:
    """What a text says of itself: as posts are quoted on pages, "— Name (@handle) January 6, 2020" ends it."""
    signed = _SIGNED.search(text[-_LONGEST:].rstrip())
    author, day = (signed[1].strip(), _day(signed[2] or "")) if signed else ("", 0)
    return Post(author, day, any(map(_shows, links(text))))


def _shows(link: str) -> bool:
    return link.startswith(_SHOWN) or _SHOWN_AT.search(link) is not None


def _day(written: str) -> int:
    """The day that a date names whose month is a word, in whichever order; 0 for none."""
    words = re.findall(r"[^\W\d_]+|\d+", written)
    months = [month for word in words if (month := month_of(word))]
    years, days = ([int(word) for word in words if word.isdecimal() and len(word) in sizes] for sizes in ((4,), (1, 2)))
    try:
        return date(years[0], months[0], days[0]).toordinal()
    except (IndexError, ValueError):
        return 0
