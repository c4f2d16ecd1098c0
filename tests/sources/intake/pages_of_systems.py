"""Pages in the markup that systems for publishing write, each with what is to be read of it in its first line.

Beside them lines of dates as they stand above articles, and addresses as they are copied.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any, Final, NamedTuple

FOLDER: Final = Path(__file__).parent / "systems"
DAY: Final = date(2024, 3, 12)
ARTICLE: Final = (
    "The council of Ardova closed the old bridge on Monday after engineers found a crack in its second pier.",
    "Repairs will take nine days, the mayor said, and ferries will cross the river every half an hour until then.",
    "Shopkeepers on the left bank had asked for a temporary bridge, which the council refused to pay for in May.",
)
"""The sentences of each article in English."""


class SystemPage(NamedTuple):
    """A page of a system, what is read of it, and what must not be kept of it."""

    name: str
    html: str
    title: str
    byline: str
    day: str
    language: str
    junk: tuple[str, ...]


def system_pages() -> list[SystemPage]:
    """All of them, in the order of their names."""
    return [_page(path) for path in sorted(FOLDER.glob("*.html"))]


def _page(path: Path) -> SystemPage:
    first, _, html = path.read_text("utf-8").partition("\n")
    told: dict[str, Any] = json.loads(first.removeprefix("<!-- ").removesuffix(" -->"))
    return SystemPage(path.stem, html, junk=tuple(told.pop("junk")), **told)


# Lines as they stand above an article, all of 12 March 2024.
DATE_LINES: Final = (
    "NAIROBI, Kenya (AP) — March 12, 2024",
    "Tuesday 12 March 2024 09:15 GMT",
    "First published: 12 March 2024, updated 20 March 2024",
    "Tue., Mar. 12, 2024",
    "12-Mar-2024",
    "PARIS, le 12 mars 2024 —",
    "Mis en ligne le mardi 12 mars 2024",
    "12 марта 2024 в 09:15",
    "МОСКВА, 12 мар 2024 — Агентство.",
    "вт, 12 марта 2024",
    "ԵՐԵՎԱՆ, 12 ՄԱՐՏԻ 2024",
    "Երեքշաբթի, 12 մարտի 2024 թ․",
    "BAKI, 12 mart 2024 —",
    "12 Mart 2024, 09:15",
    "القاهرة - 12 مارس 2024",
    "الثلاثاء 12 مارس / آذار 2024 - 09:15",
    "١٢ آذار ٢٠٢٤",
    "BERLIN, 12. März 2024",
    "Veröffentlicht am 12.03.2024 um 09:15 Uhr",
    "Madrid, 12 mar. 2024 09:15 CET",
    "Actualizado a 20/03/2024; publicado el 12 de marzo de 2024",
    "КИЇВ, 12 березня 2024 р.",
    "2024-03-12 09:15:22 来源：示例社",
    "2024/03/12 09:15 更新",
)
# An address as it is copied, and as it is kept.
ADDRESSES: Final = (
    ("https://news.example/a?utm_source=newsletter&utm_campaign=x#:~:text=bridge", "https://news.example/a"),
    ("https://news.example/a?mc_cid=1&mc_eid=2", "https://news.example/a"),
    ("https://news.example/a?_ga=1.2.3&_gl=1*x", "https://news.example/a"),
    ("https://news.example/a?id=7&igshid=abc", "https://news.example/a?id=7"),
    ("https://news.example/a?yclid=1&_openstat=x", "https://news.example/a"),
    ("https://news.example/a?msclkid=1&twclid=2&ttclid=3&li_fat_id=4", "https://news.example/a"),
    ("https://news.example/a?at_medium=RSS&at_campaign=KARANGA", "https://news.example/a"),
    ("https://news.example/a?wbraid=1&gbraid=2&dclid=3", "https://news.example/a"),
    ("https://news.example/a?__twitter_impression=true&ref_src=twsrc%5Etfw", "https://news.example/a"),
    ("https://news.example/a?mkt_tok=abc&vero_id=1&_hsenc=2&_hsmi=3", "https://news.example/a"),
    ("https://news.example/%7Euser/%c3%a9t%C3%A9", "https://news.example/~user/%C3%A9t%C3%A9"),
    ("https://news.example/a/./b/../c", "https://news.example/a/c"),
    ("https://www.facebook.com/town/posts/12?__cft__[0]=x&__tn__=y", "https://www.facebook.com/town/posts/12"),
    ("https://www.instagram.com/p/Cabc/?igsh=xyz&img_index=2", "https://www.instagram.com/p/Cabc/?img_index=2"),
    ("https://www.linkedin.com/posts/a-1?trk=public_post&rcm=ACo", "https://www.linkedin.com/posts/a-1"),
    ("https://news.example/a?page=2&sort=new", "https://news.example/a?page=2&sort=new"),
)
