"""What a pasted text tells of itself: title, byline, date, language. Guesses, for an editor to look over."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from factcheck.analysis.languages import guess_language
from factcheck.dates import Precision
from sources.intake.date_order import language_of_dates
from sources.intake.fitting import fit, one_line
from sources.intake.heads import head_of, without_date
from sources.intake.markup.article import LeftOut
from sources.intake.pages import page_facts
from sources.intake.posts.pasted import post_in
from sources.intake.posts.post import Post
from sources.intake.titles import cut_title
from sources.vocabulary import SourceKind

_MARKUP: Final = re.compile(r"(?:<!doctype html|<(?:html|head|body|main|article|section|div|p|h1)\b)", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class TextFacts:
    """What a text tells; "" and None for what it doesn't. `text` is what there is to read of it.

    Of markup also what a page tells: paragraphs that may be missing from the text, and its own address. Of a post the
    platform is the publisher.
    """

    title: str
    byline: str
    published_on: date | None
    published_on_precision: str
    language: str
    text: str
    left_out: tuple[LeftOut, ...] = ()
    canonical: str = ""
    kind: str = SourceKind.ARTICLE
    publisher: str = ""


def text_facts(pasted: str, *, url: str = "") -> TextFacts:
    """Guess what can be guessed from a text, mostly from its first lines. Markup is read as a page."""
    if _MARKUP.match(pasted.lstrip()) and pasted.rstrip().endswith(">"):
        return _of_markup(pasted, url)
    if post := post_in(pasted):
        return _of_post(post)
    language = guess_language(pasted)
    of_dates = language_of_dates(language, pasted)
    head = head_of(pasted, of_dates)
    published, precision = head.date
    return TextFacts(
        title=head.title,
        byline=head.byline,
        published_on=published,
        published_on_precision=precision,
        language=language,
        text=without_date(fit(pasted), published, of_dates),
    )


def _of_post(post: Post) -> TextFacts:
    return TextFacts(
        title=cut_title(one_line(post.text, 500)) or one_line(f"{post.platform} {post.handle}", 500),
        byline=one_line(_voice(post), 300),
        published_on=post.moment.date() if post.moment else None,
        published_on_precision=Precision.DAY,
        language=guess_language(post.text),
        text=fit(post.text),
        canonical=post.url,
        kind=SourceKind.POST,
        publisher=post.platform,
    )


def _voice(post: Post) -> str:
    return f"{post.author} ({post.handle})" if post.author and post.handle else post.author or post.handle


def _of_markup(pasted: str, url: str) -> TextFacts:
    found = page_facts(pasted.encode(errors="replace"), media_type="text/html; charset=utf-8", url=url)
    return TextFacts(
        title=found.title,
        byline=found.byline,
        published_on=found.published_on,
        published_on_precision=found.published_on_precision,
        language=found.language,
        text=found.text or pasted,
        left_out=found.left_out,
        canonical=found.canonical,
    )
