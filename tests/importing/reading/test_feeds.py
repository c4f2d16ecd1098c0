import io
import json
import tracemalloc

import pytest

from factcheck.importing.reading import UnreadableError, feeds
from factcheck.importing.reading.feeds import records_of_feed
from factcheck.importing.reading.limits import MEGABYTE, Limits
from factcheck.importing.records import ReadRecord, Refusal
from tests.importing.reading.archived import read_all, review
from tests.together import each_of

CONTENT = "http://purl.org/rss/1.0/modules/content/"


def script(**changes: object) -> str:
    return f'<p>Text</p><script type="application/ld+json">{json.dumps(review(**changes))}</script>'


def escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def rss(*items: str, before: str = "") -> str:
    channel = "".join(f"<item>{item}</item>" for item in items)
    return (
        f'<?xml version="1.0"?>{before}<rss version="2.0" xmlns:content="{CONTENT}"><channel>'
        f"<title>Checker</title><language>fr-FR</language>{channel}</channel></rss>"
    )


def item(text: str, url: str = "https://checker.example/1") -> str:
    return f"<title>T</title><link>{url}</link><content:encoded><![CDATA[{text}]]></content:encoded>"


@each_of(
    "feed",
    [
        rss(item(script(url=None))),
        rss(item(script(url=None)), before="<!-- generator -->"),
        rss(f"<link>https://checker.example/1</link><description>{escaped(script(url=None))}</description>"),
        (
            '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="self" href="https://checker.example/9"/>'
            f'<link href="https://checker.example/1"/><content type="html">{escaped(script(url=None))}</content>'
            "</entry></feed>"
        ),
    ],
)
def test_entry_of_a_feed_is_read_as_the_page_that_it_was(feed: str) -> None:
    [record], refusals = read_all(feed, name="export.xml")

    assert (record.text, record.reviews[0].url, refusals) == ("The earth is flat", "https://checker.example/1", [])


@each_of("prefix", ["", "h:"])
def test_entry_in_xhtml_is_read_as_the_html_that_it_is(prefix: str) -> None:
    said = escaped(json.dumps(review(url=None, claimReviewed="Bread & milk cost < 2 <b>euros</b>")))
    declared = f"xmlns{prefix and ':h'}='http://www.w3.org/1999/xhtml'"
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="https://checker.example/1"/>'
        f'<content type="xhtml"><{prefix}div {declared} xml:lang="en"><{prefix}p>Text</{prefix}p>'
        f'<{prefix}script type="application/ld+json">{said}</{prefix}script></{prefix}div></content></entry></feed>'
    )

    [record], refusals = read_all(feed, name="feed.atom")

    assert (record.text, record.reviews[0].url, refusals) == (
        "Bread & milk cost < 2 euros",
        "https://checker.example/1",
        [],
    )


def test_parts_of_an_entry_within_each_other_are_read_once() -> None:
    deep = "<content>" * 90 + "ClaimReview" + "<p>x</p>" * 10_000 + "</content>" * 90
    tracemalloc.start()

    [entry] = feeds.entries(io.BytesIO(rss(deep).encode()), "feed.xml", Limits())

    assert tracemalloc.get_traced_memory()[1] < 15 * MEGABYTE
    tracemalloc.stop()
    assert [len(text) // 10_000 for text in entry.texts] == [8]


def test_entries_without_records_are_counted_and_those_with_them_keep_their_number_and_language() -> None:
    found = rss(item("<p>About us</p>"), item(script(claimReviewed="La terre est plate")), item("<p>Menu</p>"))

    [record], [refusal] = read_all(found, name="export.xml")

    assert (record.place.line, record.place.path, record.language) == (2, "json-ld[0]", "fr-FR")
    assert refusal.reason == feeds.WITHOUT.format(2)


def test_feed_that_is_damaged_gives_what_stands_before() -> None:
    feed = rss(item(script()), item(script())).encode()[:-300]
    found = records_of_feed(io.BytesIO(feed), "feed.xml", Limits())

    assert isinstance(next(found), ReadRecord)
    with pytest.raises(UnreadableError, match="well-formed"):
        list(found)


@each_of("inner", ["x" * 25 * MEGABYTE, "]]><b/><![CDATA[" * 300_000])
def test_entry_that_is_too_large_is_refused_by_itself(inner: str) -> None:
    feed = rss(item(script(url=None) + "\n"), item(inner, "https://checker.example/2"), item(script())).encode()
    tracemalloc.start()

    first, refusal, last = records_of_feed(io.BytesIO(feed), "export.xml", Limits())

    assert tracemalloc.get_traced_memory()[1] < 100 * MEGABYTE
    tracemalloc.stop()
    assert isinstance(first, ReadRecord)
    assert isinstance(last, ReadRecord)
    assert isinstance(refusal, Refusal)
    assert (refusal.place.line, refusal.place.path, refusal.reason) == (2, "entry 2", feeds.TOO_LARGE)
    assert (refusal.original, last.place.line) == ("https://checker.example/2", 3)


@each_of(
    "bomb",
    [
        rss(f'<enclosure url="{"x" * 40 * MEGABYTE}"/>'),
        f"<rss>{'<item>' * 300_000}",
        "<rss>" * 300_000,
        rss(item(script()), before='<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'),
    ],
)
def test_feed_that_does_harm_is_refused_before_it_fills_the_memory(bomb: str) -> None:
    stream = io.BytesIO(bomb.encode())
    tracemalloc.start()

    with pytest.raises(UnreadableError):
        list(records_of_feed(stream, "feed.xml", Limits()))

    assert tracemalloc.get_traced_memory()[1] < 100 * MEGABYTE
    tracemalloc.stop()
