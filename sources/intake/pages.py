"""What a page says of itself: title, site, authors, date, language, and its text."""

import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from factcheck.analysis.encodings.decoding import decode
from factcheck.dates import Precision
from sources.intake.bylines import byline_of, byline_of_names
from sources.intake.date_order import language_of_dates
from sources.intake.fitting import whole_text
from sources.intake.heads import head_of
from sources.intake.markup.article import Article, LeftOut, article_of
from sources.intake.markup.blocks import Block, blocks_of
from sources.intake.markup.canonical import canonical_of
from sources.intake.markup.page_dates import published
from sources.intake.markup.page_languages import language_of
from sources.intake.markup.structured import Said, said_by
from sources.intake.pdf import pdf_facts
from sources.intake.titles import site_of, title_of

_MAX_PARSED: Final = 5_000_000
_MAX_ELEMENTS: Final = 50_000
_MAX_DEPTH: Final = 500
_HTML: Final = frozenset({"text/html", "application/xhtml+xml"})
_PDF: Final = b"%PDF-"
_MARKED_UP: Final = re.compile(r"</(?:p|div|h[1-6]|li)>|<br ?/?>", re.IGNORECASE)

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class PageFacts:
    """What could be read from a document; all of it fits the fields of a source. Empty where it is not said.

    `damaged` counts the characters that could not be read, each U+FFFD in the texts; `left_out` are paragraphs of the
    page that look like more of the article and are not in `text`; `canonical` is the address that it gives as its own.
    Of a PDF, `pages` are the places in the text at which its pages begin.
    """

    title: str = ""
    publisher: str = ""
    byline: str = ""
    published_on: date | None = None
    published_on_precision: str = Precision.DAY
    language: str = ""
    text: str = ""
    damaged: int = 0
    left_out: tuple[LeftOut, ...] = ()
    canonical: str = ""
    pages: tuple[int, ...] = ()


def page_facts(content: bytes, *, media_type: str, url: str) -> PageFacts:
    """Read what a document says of itself; of what can't be read, such as a picture, nothing. Never raises.

    `media_type` may carry its parameters; `url` is where the document was found.
    """
    kind = media_type.partition(";")[0].strip().lower()
    if not content:
        return PageFacts()
    try:
        if kind == "application/pdf" or content.startswith(_PDF):
            return _of_pdf(content)
        words, damaged = decode(content, media_type)
        if kind in _HTML:
            return _of_html(words, url, damaged)
        return PageFacts(text=whole_text(words), damaged=damaged)
    except Exception:  # A page may be broken in ways that no parser foresaw; it is kept all the same.
        logger.exception("A page could not be read: %s", url)
        return PageFacts()


def _of_pdf(content: bytes) -> PageFacts:
    found = pdf_facts(content)
    head = head_of(found.text, found.language)
    day, precision = head.date
    return PageFacts(
        title=found.title or head.title,
        byline=head.byline or byline_of_names([found.author]),
        published_on=day or found.made_on,
        published_on_precision=precision,
        language=found.language,
        text=found.text,
        pages=found.pages,
    )


def _of_html(words: str, url: str, damaged: int) -> PageFacts:
    from lxml import html  # noqa: PLC0415 -- large: only what reads pages loads it

    if len(words) > _MAX_PARSED:
        return PageFacts()
    tree = html.document_fromstring(_without_declaration(words), parser=html.HTMLParser(encoding=None))
    if _is_hostile(tree):
        return PageFacts()
    return _read(tree, url, damaged)


def _without_declaration(words: str) -> str:
    return re.sub(r"^\s*<\?xml[^>]{0,200}\?>", "", words).replace("\0", "") or " "


def _is_hostile(tree: Any) -> bool:
    """Whether the page has so many elements, or so deep ones, that reading it would take minutes."""
    count, depth, deepest = 0, 0, 0
    from lxml import etree  # noqa: PLC0415

    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        depth += 1 if event == "start" else -1
        count += event == "start"
        deepest = max(deepest, depth)
        if count > _MAX_ELEMENTS or deepest > _MAX_DEPTH:
            return True
    return False


def _read(tree: Any, url: str, damaged: int) -> PageFacts:
    said = said_by(tree)
    declared = language_of(tree, said)
    blocks = blocks_of(tree, declared)
    article = _article(blocks, tree, said, url)
    in_order = language_of_dates(declared, "\n".join(block.text for block in blocks))
    day, precision = published(tree, said, blocks, url, language=in_order)
    site = site_of(said)
    return PageFacts(
        title=title_of(tree, said, site=site, url=url),
        publisher=site,
        byline=byline_of(said, tree, blocks, site=site),
        published_on=day,
        published_on_precision=precision,
        language=language_of(tree, said, text=article.text),
        text=whole_text(article.text),
        damaged=damaged,
        canonical=canonical_of(tree, said, url),
        left_out=tuple(LeftOut(*map(whole_text, left)) for left in article.left_out),
    )


def _article(blocks: list[Block], tree: Any, said: Said, url: str) -> Article:
    import trafilatura  # noqa: PLC0415 -- takes a second to load

    # It may change what it is given.
    proposed = trafilatura.extract(
        deepcopy(tree), url=url, include_comments=False, include_tables=True, output_format="txt"
    )
    bodies = [_without_markup(body) for body in said.texts("articleBody")]
    # A page that scripts write has its words nowhere else.
    return article_of(blocks, [proposed or "", *bodies]) if blocks or not bodies else Article("\n".join(bodies[:1]))


def _without_markup(body: str) -> str:
    """The words of an article that data for machines give, some as markup."""
    from lxml import html  # noqa: PLC0415

    if not _MARKED_UP.search(body):
        return body
    return "\n".join(block.text for block in blocks_of(html.fragment_fromstring(body, create_parent="div")))
