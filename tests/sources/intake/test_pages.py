"""What is read from a page, and from what is none."""

import logging
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.intake.pages import PageFacts, page_facts
from sources.models import Source
from tests.effort import processor_seconds
from tests.sources.intake.outlets import pages
from tests.sweeping import rest_in_sweeps
from tests.together import each_of

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
    assert found.language == "en"


@pytest.fixture(scope="module")
def large_page_seconds() -> float:
    """What reading an honest page of half a megabyte costs."""
    page = "<html><body>" + "<p>Some words of a page, and some more of them.</p>" * 10_000
    facts("<html><p>Some words.")  # What it needs is loaded by now.
    return processor_seconds(lambda: facts(page))


@pytest.mark.no_database
@pytest.mark.parametrize(
    "page",
    rest_in_sweeps(
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
        quick=4,
    ),
    ids=lambda page: page[:20],
)
def test_hostile_page_costs_no_more_than_some_large_ones(
    page: str, large_page_seconds: float, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.CRITICAL)

    assert processor_seconds(lambda: fits_a_source(facts(page))) < 10 * large_page_seconds


@given(
    st.binary(max_size=2000),
    st.sampled_from(["text/html", "text/plain", "application/xml", "x", "text/html; charset=utf-7"]),
)
def test_random_bytes_never_raise(content: bytes, media_type: str) -> None:
    fits_a_source(facts(content, media_type))


@given(st.text(max_size=300), st.text(max_size=300), st.text(max_size=40))
def test_page_with_any_words_gives_facts_that_fit(title: str, author: str, language: str) -> None:
    page = PAGE.replace("Bridge closed", title).replace("Ann Lee", author).replace("en_gb", language)

    fits_a_source(facts(page.encode("utf-8", "surrogatepass")))


P = "<p>The bridge to the harbour was closed for nine days, and that is what the authority has said of it.</p>"

FERRY = (
    "<p>The ferry across the harbour was free for nine days, and that is what its owners said of it to the town.</p>"
)


PUBLISHED = "<meta property='article:published_time' content="
SITE = "<meta property='og:site_name' content='Example Times'>"
NODES = """<script type="application/ld+json">{"@graph": [
{"@type": ["NewsArticle"], "author": [{"name": "Jane Roe"}, "John Doe"]}, {"@type": "Person", "name": "Admin"}
]}</script>"""


REFERRED = """<script type="application/ld+json">{"@graph": [
{"@type": "Article", "author": {"@id": "#jane"}}, {"@type": "Person", "@id": "#jane", "name": "Jane O&#039;Roe"}
]}</script>"""


def article(body: str) -> PageFacts:
    return page(f"<main><article><h1>Bridge</h1>{body}</article></main>")


def page(body: str, head: str = "") -> PageFacts:
    return facts(f"<html><head>{head}</head><body>{body}</body></html>")


@each_of(
    ("markup", "words"),
    [
        ("About 10<sup>6</sup> left", "About 10⁶ left"),
        ("of H<sub>2</sub>O on the 28<sup>th</sup>", "of H₂O on the 28th"),
        ("The toll was <del>12</del> <s>13</s> 21 people", "The toll was 21 people"),
        ("It closed at <time datetime='2023-11-28'>noon on Tuesday</time>, he said", "at noon on Tuesday, he said"),
        ("She said <q>never again</q> to us", "She said “never again” to us"),
        ("The toll rose to 12<sup><a href='#n2'>2</a></sup> people<sup><a href='#n3'>3</a></sup>", "to 12[2] people³"),
        ("The toll was <span style='text-decoration:line-through'>12</span> 21 people", "The toll was 21 people"),
        ("One<br>two <span style='display:none'>three</span><span class='sr-only'>four</span>", "One\ntwo"),
        ("<ruby>橋<rp>(</rp><rt>はし</rt><rp>)</rp></ruby>が閉鎖", "橋が閉鎖"),
    ],
)
def test_words_are_those_that_readers_see(markup: str, words: str) -> None:
    assert (
        words
        in page(f"<main><article><h1>Bridge</h1>{P}<p>{markup} at the bridge on that day.</p>{P}</article></main>").text
    )


@pytest.mark.parametrize(
    "between",
    [
        *("<p>ADVERTISEMENT</p>", "<p>Story continues below advertisement</p>", "<p>Реклама</p>", "<p>広告</p>"),
        "<p><b>Read also: <a href='/x'>Ferry prices rise in the harbour town again</a></b></p>",
        "<p>Читайте также: <a href='/x'>Паром подорожал</a></p>",
        "<div><span>Listen to this article</span><span>5 min</span></div>",
    ],
)
def test_machinery_between_paragraphs_is_no_part_of_the_article(between: str) -> None:
    assert article(f"{P * 2}{between}{P * 2}").text.splitlines() == [P[3:-4]] * 4


@pytest.mark.parametrize("name", ["paywall", "read-more", "subscriber-only", "tag-bridge"])
def test_paragraphs_in_a_box_that_may_be_beside_are_kept(name: str) -> None:
    assert "ferry" in article(f"{P * 4}<div class='{name}'>{FERRY}</div>").text


def test_fact_box_of_an_article_is_offered() -> None:
    box = f"<aside><h3>Facts</h3>{FERRY}</aside>"

    assert ["ferry" in left.words for left in article(f"{P * 2}{box}{P * 2}").left_out] == [True]


def test_article_in_data_for_machines_loses_its_markup() -> None:
    data = '{"@type": "NewsArticle", "articleBody": "<p>The bridge &amp; the ferry</p><p>were closed.</p>"}'

    found = page("<div id='root'></div>", f"<script type='application/ld+json'>{data}</script>")

    assert found.text == "The bridge & the ferry\nwere closed."


def test_lists_and_tables_gain_no_marks() -> None:
    items = "<ul><li>Bread and water</li><li>Boats</li></ul>"
    rows = "<table><tr><th>Day</th><th>Toll</th></tr><tr><td>1</td><td>12</td></tr></table>"

    text = article(f"{P}{items}{rows}{P}").text

    assert "Bread and water\nBoats\nDay\tToll\n1\t12\n" in text


def test_article_in_two_blocks_is_whole() -> None:
    parts = [f"<div itemprop='articleBody'>{P.replace('bridge', name)}</div>" for name in ("quay", "ferry")]

    text = page(f"<main><h1>Bridge</h1>{parts[0]}<aside>{P}</aside>{parts[1]}</main>").text

    assert [name in text for name in ("quay", "ferry", "bridge")] == [True, True, False]


def test_paragraphs_that_may_be_missing_are_told() -> None:
    rest = P.replace("bridge", "ferry")

    found = page(f"<main><article><h1>Bridge</h1>{P * 5}</article><div><div><div>{rest}</div></div></div></main>")

    assert "ferry" in found.text or any("ferry" in left.words for left in found.left_out)


def test_pages_of_all_shapes_keep_their_article_and_little_else() -> None:
    lost, junk = [], []
    for each in pages():
        found = facts(each.html)
        offered = found.text + "".join(left.words for left in found.left_out)
        lost += [(each.name, sentence) for sentence in each.article if sentence not in offered]
        junk += [(each.name, sentence) for sentence in each.beside if sentence in found.text]

    assert (lost, junk) == ([], [])


@each_of(
    "beside",
    [
        "<nav><ul><li>Home</li><li>Politics</li></ul></nav>",
        "<footer><p>© 1998–2026 Example Media. All rights reserved, and some more words to make it long.</p></footer>",
        "<div class='newsletter-signup'><p>Sign up for our newsletter and never miss what happens again.</p></div>",
        "<div class='related'><p><a href='/x'>The other bridge of the town was closed for good last week</a></p></div>",
        "<section id='comments'><p>I have always said that this bridge would be closed, and so it is.</p></section>",
    ],
)
def test_what_stands_beside_the_article_is_left_out(beside: str) -> None:
    found = page(f"{beside}<main><article><h1>Bridge</h1>{P * 4}</article></main>{beside}")

    assert found.text.splitlines() == [P[3:-4]] * 4
    assert found.left_out == ()


@each_of(
    ("head", "heading", "title"),
    [
        ("<title>Bridge closed | Example Times</title>", "Bridge closed", "Bridge closed"),
        ("<title>Bridge closed - News</title>", "", "Bridge closed"),
        (
            "<meta property='og:site_name' content='Example Times'><title>Bridge closed – Example Times</title>",
            "",
            "Bridge closed",
        ),
        (
            "<meta property='og:site_name' content='Example Times'><title>Bridge closed</title>",
            "Example Times",
            "Bridge closed",
        ),
        (f"{SITE}<title>Example Times: Bridge closed</title>", "", "Bridge closed"),
        (f"{SITE}<title>Bridge closed | World | The Example Times</title>", "", "Bridge closed"),
        (f"{SITE}<title>Bridge closed_Example Times</title>", "", "Bridge closed"),
        ("<title>Bridge closed – A Site</title>", "<a href='/'>A Site</a>", "Bridge closed"),
        ("<title>Bridge &amp;amp; ferry</title>", "", "Bridge & ferry"),
        ("", "<svg><title>Icon</title></svg>Bridge closed<button>Share</button><span hidden>x</span>", "Bridge closed"),
        ("<title>A-1: the bridge - a history</title>", "", "A-1: the bridge - a history"),
    ],
)
def test_title_is_the_headline_without_the_name_of_the_site(head: str, heading: str, title: str) -> None:
    assert page(f"<main><h1>{heading}</h1>{P * 3}</main>", head).title == title


@each_of(
    ("head", "byline"),
    [
        ("<meta name='author' content='Roe, Jane'><meta name='author' content='Doe, John'>", "Jane Roe, John Doe"),
        ("<meta name='author' content='By J. R. Roe and Ann Ek-Lind'>", "J. R. Roe, Ann Ek-Lind"),
        ("<meta name='author' content='Jane Roe, John Doe'>", "Jane Roe, John Doe"),
        ("<meta name='author' content='Username'>", ""),
        ("<meta name='author' content='https://example.org/jane'>", ""),
        (f"{NODES}<meta name='author' content='admin'>", "Jane Roe, John Doe"),
        (f"{REFERRED}<meta name='author' content='The Desk'>", "Jane O'Roe"),
        ("<meta name='twitter:label1' content='Written by'><meta name='twitter:data1' content='Jane Roe'>", "Jane Roe"),
        (f"{SITE}<meta name='author' content='Example Times'>", "Example Times"),
        ("<meta name='author' content='jane@example.org (Jane Roe)'>", "Jane Roe"),
    ],
)
def test_byline_names_those_who_wrote_it(head: str, byline: str) -> None:
    assert page(f"<main><h1>Bridge</h1>{P * 3}</main>", head).byline == byline


@each_of(
    ("above", "byline"),
    [
        ("<p>By Jane Roe</p>", "Jane Roe"),
        ("<div class='byline'><span>Jane Roe</span><span>Senior reporter</span></div>", "Jane Roe"),
        (
            "<div class='byline'>By <a>Jane Roe</a>, <a>John Doe</a> and <a>Ann Lee</a></div>",
            "Jane Roe, John Doe, Ann Lee",
        ),
        ("<div itemprop='author'><meta itemprop='name' content='Jane Roe'></div>", "Jane Roe"),
        ("<p>By Friday, half the town had left.</p>", ""),
    ],
)
def test_byline_is_read_beside_the_headline(above: str, byline: str) -> None:
    assert page(f"<main><h1>Bridge</h1>{above}{P * 3}</main>", SITE).byline == byline


@each_of(
    ("head", "day", "precision"),
    [
        ("", date(2023, 11, 11), "day"),
        (f"{PUBLISHED}'2023-11-09T23:30:00-05:00'>", date(2023, 11, 9), "day"),
        ("<meta name='date' content='2023-11'>", date(2023, 11, 1), "month"),
        ("<meta name='date' content='2999-11-01'>", date(2023, 11, 11), "day"),
    ],
)
def test_date_is_that_of_the_first_publication(head: str, day: date, precision: str) -> None:
    found = page(f"<main><h1>Bridge</h1>{P * 3}</main><footer><p>© 1998–2026 Example Media</p></footer>", head)

    assert (found.published_on, found.published_on_precision) == (day, precision)


@pytest.mark.parametrize(
    ("path", "above", "day", "precision"),
    [
        ("2024/jun/03/bridge", "", date(2024, 6, 3), "day"),
        ("2024/06/bridge/", "", date(2024, 6, 1), "month"),
        ("2024/06/bridge/", "<p>3 June 2024</p>", date(2024, 6, 3), "day"),
        ("x", "<meta property='article:published_time' content='1717430700000'>", date(2024, 6, 3), "day"),
        ("x", "<p>Publié le 03/06/2024 à 16h05</p>", date(2024, 6, 3), "day"),
    ],
)
def test_date_is_read_from_address_moment_and_the_order_of_the_language(
    path: str, above: str, day: date, precision: str
) -> None:
    content = f"<html lang='fr'><body><main><h1>Pont</h1>{above}{P * 3}</main></body></html>".encode()

    found = page_facts(content, media_type="text/html", url=f"https://news.example.org/{path}")

    assert (found.published_on, found.published_on_precision) == (day, precision)


@pytest.mark.parametrize(
    ("above", "day"),
    [
        ("<p>© 1998</p>", None),
        ("<p>Updated 12 November 2023</p><p>Published 11 November 2023</p>", date(2023, 11, 11)),
        ("<p class='meta'>11 ноября 2023, 10:15</p>", date(2023, 11, 11)),
        ("<p><time class='published' datetime='2023-11-11T10:00'>today</time></p>", date(2023, 11, 11)),
        ("<p>It began on 11 November 2023.</p>", None),
    ],
)
def test_date_is_read_from_the_line_above_the_article(above: str, day: date | None) -> None:
    content = f"<html><body><main><h1>Bridge</h1>{above}{P * 3}</main></body></html>".encode()

    assert page_facts(content, media_type="text/html", url="https://news.example.org/x").published_on == day


@each_of(
    ("declared", "text", "language"),
    [
        ("<meta property='og:locale' content='en_GB'>", P * 3, "en-GB"),
        ("<meta http-equiv='Content-Language' content='fr, en'>", P[:40], "fr"),
        ("<meta http-equiv='Content-Language' content='fr'>", P * 3, "en"),
        ("", P * 3, "en"),
    ],
)
def test_language_is_that_which_is_declared_unless_the_text_contradicts(
    declared: str, text: str, language: str
) -> None:
    assert page(f"<main>{text}</main>", declared).language == language


def test_bytes_that_mean_nothing_are_counted() -> None:
    content = "<html><meta charset=utf-8><p>Мост закрыт на девять дней".encode() + b"\xff<p>Text"

    found = facts(content)

    assert found.damaged == 1
    assert "Мост закрыт на девять дней\ufffd" in found.text


@each_of(
    ("content", "media_type", "words"),
    [
        ("①髙橋".encode("cp932"), "text/plain; charset=Shift_JIS", "①髙橋"),
        ("똠방각하".encode("cp949"), "text/plain; charset=ks_c_5601-1987", "똠방각하"),
        ("“Bridge”".encode("cp1252"), "text/plain; charset=iso-8859-1", "“Bridge”"),
        ("橋は".encode("iso2022_jp"), "text/plain; charset=iso-2022-jp", "橋は"),
        (b"<html lang='ru'><p>" + "Мост закрыт".encode("cp1251"), "text/html", "Мост закрыт"),
        (
            b"<!-- <meta charset='koi8-r'> --><meta charset='windows-1251'><p>" + "Мост".encode("cp1251"),
            "text/html",
            "Мост",
        ),
    ],
)
def test_labels_are_read_as_browsers_read_them(content: bytes, media_type: str, words: str) -> None:
    assert words in facts(content, media_type).text
