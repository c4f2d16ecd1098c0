"""Pages in the shapes that outlets give them, each with the words of its article and those of all else on it.

Every page is made here of sentences of its own, so that what was kept of it can be told word for word.
"""

import random
from collections.abc import Callable, Iterator
from typing import Final, NamedTuple

_WHO: Final = (
    "mayor",
    "council",
    "ministry",
    "engineer",
    "ferryman",
    "baker",
    "neighbour",
    "reporter",
    "court",
    "union",
)
_DID: Final = (
    "closed",
    "opened",
    "measured",
    "praised",
    "refused",
    "repaired",
    "counted",
    "crossed",
    "painted",
    "sold",
)
_WHAT: Final = ("bridge", "harbour", "ferry", "toll", "market", "school", "tower", "road", "library", "mill", "garden")


class Page(NamedTuple):
    """A page with the sentences of its article, and with those that are beside it."""

    name: str
    html: str
    article: tuple[str, ...]
    beside: tuple[str, ...]


class _Writer:
    """Writes sentences that occur once, and remembers which belong to the article."""

    def __init__(self, seed: str) -> None:
        self._choose = random.Random(seed)
        self.article: list[str] = []
        self.beside: list[str] = []

    def _sentence(self) -> str:
        some = self._choose.choice
        return (
            f"The {some(_WHO)} of the {some(_WHAT)} {some(_DID)} the {some(_WHAT)} and the {some(_WHAT)}, and the "
            f"{some(_WHO)} has {some(_DID)} {self._choose.randrange(100, 999)} of the {some(_WHAT)}s that were left."
        )

    def own(self, times: int = 1) -> str:
        """Sentences of the article."""
        found = [self._sentence() for _ in range(times)]
        self.article += found
        return " ".join(found)

    def other(self, times: int = 1) -> str:
        """Sentences of something else."""
        found = [self._sentence() for _ in range(times)]
        self.beside += found
        return " ".join(found)

    def said(self, words: str, *, beside: bool = False) -> str:
        """These very words."""
        (self.beside if beside else self.article).append(words)
        return words

    def paragraphs(self, count: int = 4) -> str:
        """Paragraphs of the article."""
        return "".join(f"<p>{self.own(2)}</p>\n" for _ in range(count))


_Shape = Callable[[_Writer], str]


def pages() -> Iterator[Page]:
    """All the pages."""
    for name, make in _SHAPES.items():
        writer = _Writer(name)
        body = make(writer)
        html = body if body.startswith("<!") else _framed(writer, body)
        yield Page(name, html, tuple(writer.article), tuple(writer.beside))


def _framed(writer: _Writer, body: str) -> str:
    """With what stands around articles everywhere."""
    return (
        f"<!doctype html><html lang=en><head><title>Bridge | Example</title></head><body>"
        f"<header class=site-header><nav><ul><li><a href=/>Home</a><li><a href=/w>World</a></ul></nav></header>{body}"
        f"<footer class=site-footer><p>{writer.other()}</p><p>© 2026 Example Media. All rights reserved.</p></footer>"
        f"</body></html>"
    )


def _within(make: Callable[[_Writer], str], before: int = 3, after: int = 3) -> _Shape:
    """In the middle of an ordinary article."""

    def made(w: _Writer) -> str:
        return f"<main><article><h1>Bridge</h1>{w.paragraphs(before)}{make(w)}{w.paragraphs(after)}</article></main>"

    return made


def _beside(make: Callable[[_Writer], str]) -> _Shape:
    """Before and after an ordinary article, within its page."""

    def made(w: _Writer) -> str:
        return f"<main>{make(w)}<article><h1>Bridge</h1>{w.paragraphs(5)}</article>{make(w)}</main>"

    return made


_SHAPES: Final[dict[str, _Shape]] = {
    "article in main": _within(lambda w: w.paragraphs(1)),
    "divs alone": lambda w: (
        f"<div id=wrap><div class=c1><div class=c2><h1>Bridge</h1>{w.paragraphs(6)}</div></div>"
        f"<div class=c3><div class=c4><a href=/1>{w.other()}</a></div><div><a href=/2>{w.other()}</a></div></div></div>"
    ),
    "two bodies": lambda w: (
        f"<main><h1>Bridge</h1><div itemprop=articleBody>{w.paragraphs(4)}</div><div class=ad>{w.other()}</div>"
        f"<div itemprop=articleBody>{w.paragraphs(4)}</div></main>"
    ),
    "two divs without names": lambda w: (
        f"<main><h1>Bridge</h1><div class=text-block>{w.paragraphs(4)}</div><div class=ad-slot><p>{w.other()}</p></div>"
        f"<div class=text-block>{w.paragraphs(4)}</div></main>"
    ),
    "sections with headings": lambda w: (
        "<main><article><h1>Bridge</h1>"
        + "".join(f"<section><h2>{w.said(f'What came of part {n}')}</h2>{w.paragraphs(2)}</section>" for n in "123")
        + "</article></main>"
    ),
    "a div for each paragraph": lambda w: (
        "<main><h1>Bridge</h1>" + "".join(f"<div class=par><div>{w.own(2)}</div></div>" for _ in range(6)) + "</main>"
    ),
    "breaks instead of paragraphs": lambda w: (
        f"<main><h1>Bridge</h1><div class=story>{'<br><br>'.join(w.own(2) for _ in range(6))}</div></main>"
    ),
    "text beside paragraphs": lambda w: (
        f"<main><h1>Bridge</h1><div class=story>{w.own(2)}<p>{w.own(2)}</p>{w.own(2)}<p>{w.own(2)}</p></div></main>"
    ),
    "layout of tables": lambda w: (
        f"<table width=100%><tr><td width=150><a href=/1>Home</a><br><a href=/2>{w.other()}</a></td>"
        f"<td><h1>Bridge</h1>{w.paragraphs(6)}</td></tr></table>"
    ),
    "half of it behind a script": lambda w: (
        f"<main><article><h1>Bridge</h1><div class=teaser>{w.paragraphs(3)}</div>"
        f"<div class=more-content>{w.paragraphs(4)}</div></article></main>"
    ),
    "standfirst apart": lambda w: (
        f"<main><header><h1>Bridge</h1><p class=standfirst>{w.own()}</p></header>"
        f"<div class=content__body>{w.paragraphs(5)}</div></main>"
    ),
    "standfirst in the article": lambda w: (
        f"<article><header><h1>Bridge</h1><h2 class=dek>{w.own()}</h2></header>{w.paragraphs(5)}</article>"
    ),
    "key points first": lambda w: (
        f"<main><article><h1>Bridge</h1><ul class=key-points><li>{w.own()}</li><li>{w.own()}</li>"
        f"<li>{w.own()}</li></ul>{w.paragraphs(5)}</article></main>"
    ),
    "live blog": lambda w: (
        "<main><h1>Bridge</h1><div class=live-blog>"
        + "".join(
            f"<article class=live-post><time datetime=2024-06-03T1{n}:00>1{n}:00</time>"
            f"<h2>{w.said(f'What came at hour {n}')}</h2>{w.paragraphs(2)}</article>"
            for n in range(5)
        )
        + "</div></main>"
    ),
    "questions and answers": lambda w: (
        "<main><article><h1>Bridge</h1>"
        + "".join(f"<p><strong>{w.own()}</strong></p><p>{w.own(2)}</p>" for _ in range(4))
        + "</article></main>"
    ),
    "list of terms": _within(lambda w: f"<dl><dt>{w.said('Toll of the old kind')}</dt><dd>{w.own()}</dd></dl>"),
    "questions to open": _within(lambda w: f"<details><summary>{w.own()}</summary><p>{w.own()}</p></details>"),
    "blockquote": _within(lambda w: f"<blockquote><p>{w.own(2)}</p></blockquote>"),
    "blockquote with its speaker": _within(
        lambda w: (
            f"<blockquote>{w.own()}<footer><cite>{w.said('Ann Lee of the ferry house')}</cite></footer></blockquote>"
        )
    ),
    "post of another, embedded": _within(
        lambda w: (
            f"<blockquote class=twitter-tweet><p>{w.own()}</p>{w.said('— Ann Lee (@annlee) June 3, 2024')}</blockquote>"
        )
    ),
    "pull quote": _within(lambda w: f"<aside class=pull-quote><p>{w.other()}</p></aside>"),
    "pull quote in a figure": _within(
        lambda w: f"<figure class=pullquote><blockquote>{w.other()}</blockquote></figure>"
    ),
    "table": _within(
        lambda w: (
            "<table><caption>Toll by day</caption><tr><th>Day</th><th>Toll</th></tr>"
            + "".join(f"<tr><td>{day}</td><td>{toll}</td></tr>" for day, toll in (("June 1", 12), ("June 2", 21)))
            + f"</table><p>{w.said('June 1')[:0]}{w.said('June 2')[:0]}</p>"
        )
    ),
    "list": _within(lambda w: f"<ul><li>{w.own()}</li><li>{w.said('Bread')}</li><li><p>{w.own()}</p></li></ul>"),
    "numbered list": _within(lambda w: f"<ol><li>{w.own()}</li><li>{w.own()}</li></ol>"),
    "raised and lowered": _within(
        lambda w: (
            "<p>About 10<sup>6</sup> people, 5 m<sup>2</sup> each, on the 3<sup>rd</sup>, drank H<sub>2</sub>O.</p>"
            f"{w.said('About 10⁶ people, 5 m² each, on the 3rd, drank H₂O.')[:0]}"
        )
    ),
    "struck out": _within(
        lambda w: (
            f"<p>The toll was <del>{w.said('12 of the ferries', beside=True)}</del> <ins>21</ins> and "
            f"<s>{w.said('not a boat', beside=True)}</s> <strike>x</strike> more came by night to the town.</p>"
            f"{w.said('The toll was 21 and more came by night to the town.')[:0]}"
        )
    ),
    "time in a sentence": _within(
        lambda w: (
            "<p>It closed at <time datetime=2023-11-28T12:00>noon on Tuesday</time> and opened again at once.</p>"
            f"{w.said('It closed at noon on Tuesday and opened again at once.')[:0]}"
        )
    ),
    "quotation in a sentence": _within(
        lambda w: (
            "<p>She said <q>never again, and <q>no</q></q> to us all at the bridge on that day.</p>"
            f"{w.said('She said “never again, and ‘no’” to us all at the bridge on that day.')[:0]}"
        )
    ),
    "large first letter": _within(
        lambda w: (
            "<p><span class=dropcap>T</span>he ferry came on that day to all who had waited.</p>"
            f"{w.said('The ferry came on that day to all who had waited.')[:0]}"
        )
    ),
    "words in pieces": _within(
        lambda w: (
            "<p>The <b>bri</b>dge, <em>the</em> <a href=/x>old toll</a><a href=#n1><sup>1</sup></a> and "
            "<abbr title='European Union'>EU</abbr> money, <code>x</code>, <mark>all</mark> of it.</p>"
            f"{w.said('The bridge, the old toll¹ and EU money, x, all of it.')[:0]}"
        )
    ),
    "footnotes": _within(lambda w: f"<p>{w.own()}</p>", 4, 0),
    "correction at the end": _within(lambda w: f"<p class=correction><em>Correction: {w.own()}</em></p>", 5, 0),
    "note of the editors": _within(lambda w: f"<p><i>{w.own()}</i></p>", 0, 5),
    "related box inside": _within(
        lambda w: f"<div class=related-articles><h3>Related</h3><ul><li><a href=/1>{w.other()}</a></li></ul></div>"
    ),
    "read-more line inside": _within(lambda w: f"<p><strong>Read more:</strong> <a href=/1>{w.other()}</a></p>"),
    "newsletter inside": _within(lambda w: f"<div class=newsletter-signup><p>{w.other()}</p><form>E-mail</form></div>"),
    "advertisement inside": _within(lambda w: f"<div class=advertisement><p>Advertisement</p><p>{w.other()}</p></div>"),
    "figure with caption": _within(
        lambda w: "<figure><img src=x alt=bridge><figcaption>The bridge</figcaption></figure>"
    ),
    "hidden words": _within(
        lambda w: (
            f"<p style='display: none'>{w.other()}</p><p hidden>{w.other()}</p><p class=sr-only>{w.other()}</p>"
            f"<p aria-hidden=true class=visually-hidden>{w.other()}</p><noscript>{w.other()}</noscript>"
            f"<template>{w.other()}</template>"
        )
    ),
    "paywall note": _within(
        lambda w: f"<div class=paywall><p>{w.other()}</p><a href=/s>Subscribe</a></div>", before=3, after=0
    ),
    "subscription offer without a name": _within(
        lambda w: (
            f"<div><p>{w.said('Subscribe now to read the full story for 1 euro a month.', beside=True)}</p></div>"
        ),
        5,
        0,
    ),
    "cookie banner": _beside(
        lambda w: f"<div id=cookie-consent role=dialog><p>{w.other()}</p><button>OK</button></div>"
    ),
    "comments": lambda w: (
        f"<main><article><h1>Bridge</h1>{w.paragraphs(5)}</article><section id=comments><h2>Comments</h2>"
        f"<article class=comment><p>{w.other(2)}</p></article><article class=comment><p>{w.other()}</p></article>"
        "</section></main>"
    ),
    "comments inside the article": lambda w: (
        f"<main><article><h1>Bridge</h1>{w.paragraphs(5)}<div class=comments-area><ol><li><p>{w.other(2)}</p></li>"
        f"<li><p>{w.other()}</p></li></ol></div></article></main>"
    ),
    "author's box": _within(lambda w: f"<div class=author-bio><p>{w.other()}</p></div>", 5, 0),
    "tags and shares": _within(
        lambda w: (
            "<ul class=share-buttons><li>Share on X</li><li>Share on Facebook</li></ul>"
            f"<div class=tags><a href=/t>{w.other()}</a></div>"
        ),
        5,
        0,
    ),
    "most read": lambda w: (
        f"<div class=columns><main><article><h1>Bridge</h1>{w.paragraphs(5)}</article></main><aside class=most-read>"
        f"<h2>Most read</h2><ol><li><a href=/1>{w.other()}</a></li><li><p>{w.other(2)}</p></li></ol></aside></div>"
    ),
    "teasers of other articles": lambda w: (
        f"<main><article class=post><h1>Bridge</h1>{w.paragraphs(6)}</article><section class=more-stories>"
        + "".join(f"<article class=card><h3><a href=/{n}>Other</a></h3><p>{w.other()}</p></article>" for n in range(3))
        + "</section></main>"
    ),
    "sidebar beside the article": lambda w: (
        f"<div class='page has-sidebar'><div class=content><h1>Bridge</h1>{w.paragraphs(6)}</div>"
        f"<div class=sidebar><p>{w.other(2)}</p><p>{w.other()}</p></div></div>"
    ),
    "blog with a widget bar": lambda w: (
        f"<div id=content class=site-content><div class=entry-content><h1>Bridge</h1>{w.paragraphs(5)}"
        f"<div class=sharedaddy><h3>Share this:</h3></div><div id=jp-relatedposts>{w.other()}</div></div>"
        f"<div id=secondary class=widget-area><section class=widget><p>{w.other(2)}</p></section></div></div>"
    ),
    "encyclopedia": lambda w: (
        f"<div id=content><h1>Bridge</h1><table class=infobox><tr><th>Length</th><td>12 m</td></tr></table>"
        f"{w.paragraphs(3)}<h2>History<span class=mw-editsection>[edit]</span></h2>{w.paragraphs(3)}</div>"
    ),
    "press release of a ministry": lambda w: (
        f"<div id=content-wrapper><div class=breadcrumb><a href=/>Home</a></div><div class=field-body><h1>Bridge</h1>"
        f"<p><strong>PRESS RELEASE</strong></p>{w.paragraphs(4)}<p>{w.own()}</p></div></div>"
    ),
    "accelerated page": lambda w: (
        f"<!doctype html><html amp lang=en><head><title>Bridge</title></head><body>"
        f"<amp-sidebar>{w.other()}</amp-sidebar><article><h1>Bridge</h1><amp-img src=x></amp-img>"
        f"{w.paragraphs(5)}<amp-ad>{w.other()}</amp-ad></article>"
        "</body></html>"
    ),
    "words in data alone": lambda w: (
        "<!doctype html><html lang=en><head><title>Bridge</title><script type=application/ld+json>"
        f'{{"@type": "NewsArticle", "headline": "Bridge", "articleBody": "{w.own(2)}\\n{w.own(2)}"}}</script></head>'
        "<body><div id=app></div></body></html>"
    ),
    "whole page with such names": lambda w: (
        "<div class='page has-sidebar no-comments' id=ad-free><main class='paywall subscriber-content'>"
        f"<article class='social tags'><h1>Bridge</h1>{w.paragraphs(5)}</article></main></div>"
    ),
    "post in a wrapper": _within(lambda w: f"<div class=social-embed><blockquote>{w.own()}</blockquote></div>"),
    "typewritten": lambda w: f"<main><h1>Bridge</h1><pre>{w.own()}\n\n{w.own()}\n\n{w.own()}</pre></main>",
    "old marks": lambda w: (
        f"<center><h1>Bridge</h1></center><font size=2>{'<p>'.join(w.own(2) for _ in range(5))}</font>"
    ),
    "form beside": _within(
        lambda w: f"<form><label>{w.other()}</label><select><option>{w.other()}</option></select></form>", 5, 0
    ),
    "Arabic": lambda w: (
        "<main dir=rtl><article><h1>الجسر</h1>"
        + "".join(
            f"<p>{w.said(f'قال رئيس البلدية إن الجسر أُغلق {n} أيام وعبر السكان النهر بالقوارب في الصباح.')}</p>"
            for n in range(3, 9)
        )
        + "</article></main>"
    ),
    "Japanese": lambda w: (
        "<main><article><h1>橋</h1>"
        + "".join(
            f"<p>{w.said(f'港へ渡る橋が{n}日間閉鎖され、住民は毎朝毎晩、小舟で川を渡り、役所は原因を調べていると説明した。')}</p>"
            for n in range(3, 9)
        )
        + "</article></main>"
    ),
    "Russian, divs": lambda w: (
        "<div class=b-page><div class=b-text><h1>Мост</h1>"
        + "".join(
            f"<div>{w.said(f'Мост был закрыт на {n} дней, и жители переправлялись на лодках каждый день.')}</div>"
            for n in range(3, 9)
        )
        + "</div><div class=b-subscribe>"
        + w.said("Подпишитесь на нашу рассылку, чтобы ничего не пропустить в городе.", beside=True)
        + "</div></div>"
    ),
    "two sentences": lambda w: f"<main><article><h1>Bridge</h1><p>{w.own(2)}</p></article></main>",
    "one short line": lambda w: (
        f"<main><article><h1>Bridge</h1><p>{w.said('The bridge is open.')}</p></article></main>"
    ),
}
