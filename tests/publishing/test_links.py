"""Addresses that lead to one page share a key, however they are passed on."""

import time

from hypothesis import given
from hypothesis import strategies as st

from factcheck.publishing.links import find_links, link_key, site_of, words_of_link
from tests.together import each_of

PAGE = "https://outlet.example/news/2023/exodus"


@each_of(
    "address",
    [
        "http://outlet.example/news/2023/exodus",
        "https://OUTLET.example/news/2023/exodus/",
        "https://www.outlet.example/news/2023/exodus#top",
        "https://m.outlet.example/news/2023/exodus",
        "outlet.example/news/2023/exodus",
        "https://outlet.example:443/news/2023/exodus",
        "https://outlet.example/news/2023/exodus?utm_source=x&fbclid=y",
        "https://outlet.example/news/2023/%65xodus",
        "https://web.archive.org/web/20230930120000/https://outlet.example/news/2023/exodus",
        "https://web.archive.org/web/20230930120000id_/http://www.outlet.example/news/2023/exodus?utm_source=x",
    ],
)
def test_key_of_an_address_passed_on_in_another_form_is_that_of_the_page(address: str) -> None:
    assert link_key(address) == link_key(PAGE) != ""


@each_of(
    "address",
    [
        "https://outlet.example/news/2023/exodus2",
        "https://outlet.example/News/2023/exodus",
        "https://other.example/news/2023/exodus",
        "https://outlet.example/news/2023/exodus?id=1",
        "https://outlet.example/",
    ],
)
def test_key_of_another_page_is_another(address: str) -> None:
    assert link_key(address) not in {"", link_key(PAGE)}


def test_key_does_not_depend_on_the_order_of_parameters() -> None:
    assert link_key("https://a.example/?b=1&a=2") == link_key("https://a.example/?a=2&b=1")


@each_of(
    "address",
    [
        *("", " ", "localhost", "mailto:a@b.example", "javascript:alert(1)", "https://", "https://[::1", "//"),
        *("ftp://outlet.example/x", "https://outlet", "https://a.example/" + "x" * 3000),
    ],
)
def test_key_of_what_leads_to_no_page_is_empty(address: str) -> None:
    assert link_key(address) == ""


@each_of(
    ("text", "links"),
    [
        ("See https://outlet.example/1.", ["https://outlet.example/1"]),
        ("(https://en.example/wiki/Exodus_(2023))", ["https://en.example/wiki/Exodus_(2023)"]),
        ("«https://outlet.example/1», www.outlet.example/2!", ["https://outlet.example/1", "www.outlet.example/2"]),
        ("outlet.example/news/1 said so", ["outlet.example/news/1"]),
        ("https://პრესა.example/სტატია", ["https://პრესა.example/სტატია"]),
        ("Write to reader@outlet.example/ or so. It ended.Then 3.5/5", []),
    ],
)
def test_links_are_found_without_the_punctuation_around_them(text: str, links: list[str]) -> None:
    assert [text[start:end] for start, end in find_links(text)] == links


def test_words_of_a_link_are_those_of_the_headline_in_it() -> None:
    assert words_of_link("https://a.example/2023/09/29/most-of-karabakh-has-fled-1234.html?x=y") == (
        "most of karabakh has fled"
    )
    assert words_of_link("https://[::1") == ""


@each_of("text", ["a." * 50_000, "https://" * 12_500, "a.b/" * 25_000, "www." * 25_000, "(" * 50_000 + ")" * 50_000])
def test_hostile_text_keeps_the_search_for_links_busy_for_no_more_than_a_moment(text: str) -> None:
    began = time.process_time()

    for start, end in find_links(text):
        link_key(text[start:end])

    assert time.process_time() - began < 2


@given(st.text(), st.characters())
def test_any_text_has_links_within_it_and_keys(text: str, character: str) -> None:
    for address in (text, f"https://a.example/{text}", f"https://{text}/", f"https://a.example/?{character}={text}"):
        assert len(link_key(address)) in {0, 32}
        assert all(0 <= start < end <= len(address) for start, end in find_links(address))
        words_of_link(address)


@each_of(
    ("address", "site"),
    [
        ("https://www.News.example./a?b#c", "news.example"),
        ("m.news.example/story", "news.example"),
        ("factcheck.news.example", "factcheck.news.example"),
        ("http://127.0.0.1:8000", "127.0.0.1"),
        ("ftp://news.example", ""),
        ("https://", ""),
        (".", ""),
        ("", ""),
        ("https://user@news.example/", ""),
    ],
)
def test_site_of_an_address_is_that_of_any_version_of_it(address: str, site: str) -> None:
    assert site_of(address) == site
