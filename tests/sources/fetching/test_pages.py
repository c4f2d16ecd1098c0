"""What is read from a page, and from what is none."""

import logging
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sources.fetching.pages import PageFacts, page_facts
from sources.models import Source
from tests.effort import processor_seconds

URL = "https://news.example.org/2023/11/11/bridge?utm_source=x"
WORDS = "The bridge over the river was closed on Saturday, the ministry said. " * 8
PAGE = f"""<!doctype html><html lang="en_gb"><head><title>Bridge closed | The News</title>
<meta property="og:site_name" content="The News"><meta property="og:title" content="Bridge closed">
<link rel="canonical" href="/2023/11/11/bridge">
<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle",
"headline": "Bridge closed", "datePublished": "2023-11-11T08:00:00Z",
"author": [{{"@type": "Person", "name": "Ann Lee"}}, {{"@type": "Person", "name": "Bo Ek"}}]}}</script>
</head><body><article><h1>Bridge closed</h1><p>{WORDS}</p><p>{WORDS[::-1]}</p></article></body></html>"""


def facts(page: str | bytes, media_type: str = "text/html") -> PageFacts:
    content = page if isinstance(page, bytes) else page.encode()
    return page_facts(content, media_type=media_type, url=URL)


def fits_a_source(found: PageFacts) -> None:
    """Raises what a source would say of the facts."""
    source = Source(
        title=found.title or "x",
        slug="x",
        kind="article",
        byline=found.byline,
        language=found.language or "en",
        published_on=found.published_on,
        published_on_precision=found.published_on_precision,
        text=found.text,
    )
    source.clean_fields()
    assert len(found.publisher) <= 300


def test_article_tells_all_that_it_says() -> None:
    found = facts(PAGE)

    assert (found.title, found.publisher) == ("Bridge closed", "The News")
    assert found.byline == "Ann Lee, Bo Ek"
    assert (found.published_on, found.published_on_precision) == (date(2023, 11, 11), "day")
    assert found.language == "en-GB"
    assert WORDS.strip() in found.text
    fits_a_source(found)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        ("<html><p>Мост закрыт".encode("windows-1251"), "text/html; charset=windows-1251"),
        (b'<html><meta charset="windows-1251"><p>' + "Мост закрыт".encode("windows-1251"), "text/html"),
        ("<html><p>Мост закрыт".encode(), "text/html; charset=ascii"),
        ("<html><p>Мост закрыт".encode("utf-8-sig"), "text/html"),
        ("<html><p>Мост закрыт".encode("utf-16"), "text/html"),
        ("Мост закрыт".encode("windows-1251"), "text/plain; charset='windows-1251'"),
        ("Мост закрыт".encode(), "text/plain; charset=nonsense"),
    ],
)
def test_text_is_read_in_the_encoding_that_fits(content: bytes, media_type: str) -> None:
    assert "Мост закрыт" in facts(content, media_type).text


def test_pdf_and_nothing_tell_nothing() -> None:
    assert facts(b"%PDF-1.7 words", "application/pdf") == facts(b"") == PageFacts()


def test_json_is_text_as_it_stands() -> None:
    assert facts('{"a":\r\n1}', "application/json").text == '{"a":\n1}'


def test_values_that_no_field_can_hold_are_mended() -> None:
    page = PAGE.replace("Bridge closed", "Bridge\u202e \x07clo\nsed" + "x" * 900).replace(
        "Ann Lee", "\u2066Ann\x9f Lee"
    )
    found = facts(page.replace('lang="en_gb"', 'lang="$%"'))

    fits_a_source(found)
    assert found.title.startswith("Bridge")
    assert found.language == ""


@pytest.fixture(scope="module")
def large_page_seconds() -> float:
    """What reading an honest page of half a megabyte costs."""
    page = "<html><body>" + "<p>Some words of a page, and some more of them.</p>" * 10_000
    facts("<html><p>Some words.")  # What it needs is loaded by now.
    return processor_seconds(lambda: facts(page))


@pytest.mark.parametrize(
    "page",
    [
        "<html>" + "<div>" * 100_000 + "x",
        "<html>" + "<b><i>" * 20_000 + "x",
        "<html>" + "<table><tr><td>" * 5_000,
        "<html><p>" + "a b " * 1_000_000,
        "<html>" + "<p>x" * 60_000,
        "<html " + "a=b " * 200_000 + ">",
        "<" * 1_000_000,
        "&" * 1_000_000,
        "<!--" * 200_000,
        "<html><script>" + '{"@type":' * 100_000 + "</script>",
        "<html><script type='application/ld+json'>" + "[" * 100_000 + "</script>",
        "<meta charset=" * 100_000,
    ],
    ids=lambda page: page[:20],
)
def test_hostile_page_costs_no_more_than_some_large_ones(
    page: str, large_page_seconds: float, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)

    assert processor_seconds(lambda: fits_a_source(facts(page))) < 10 * large_page_seconds


@settings(max_examples=200)
@given(
    st.binary(max_size=2000),
    st.sampled_from(["text/html", "text/plain", "application/xml", "x", "text/html; charset=utf-7"]),
)
def test_random_bytes_never_raise(content: bytes, media_type: str) -> None:
    fits_a_source(facts(content, media_type))


@settings(max_examples=200)
@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=40))
def test_page_with_any_words_gives_facts_that_fit(title: str, author: str, language: str) -> None:
    page = PAGE.replace("Bridge closed", title).replace("Ann Lee", author).replace("en_gb", language)

    fits_a_source(facts(page.encode("utf-8", "surrogatepass")))
