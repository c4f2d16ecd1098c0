from hypothesis import given
from hypothesis import strategies as st

from factcheck.importing.understanding import addresses
from factcheck.importing.understanding.addresses import (
    addresses_in,
    host_of,
    unarchived,
    understood_address,
    unglued,
)
from sources.addresses import normalise_url
from tests.together import each_of


@each_of(
    ("written", "url"),
    [
        ("https:www.aosfatos.org", "https://www.aosfatos.org/"),
        ("www.x.org/a?utm_source=1&b=2", "https://www.x.org/a?b=2"),
        ("//x.org/a", "https://x.org/a"),
        ("http:/x.org/1", "http://x.org/1"),
        ("https://https://x.org/a", "https://x.org/a"),
        ("hxxps://evil.org/x", "https://evil.org/x"),
        ("https%3A%2F%2Fx.org%2Fa", "https://x.org/a"),
        ("x.org/a b", "https://x.org/a%20b"),
    ],
)
def test_address_that_is_misspelt_is_mended_with_a_remark(written: str, url: str) -> None:
    assert understood_address(written) == (url, addresses.MENDED)


@each_of(
    ("written", "url"),
    [
        ("https://x.org/?a=1&amp;b=2", "https://x.org/?a=1&b=2"),
        (" <https://x.org/a> ", "https://x.org/a"),
        ("HTTPS://X.org", "https://x.org/"),
        ("https://münchen.de/ü", "https://xn--mnchen-3ya.de/%C3%BC"),
    ],
)
def test_address_is_brought_to_its_one_form(written: str, url: str) -> None:
    assert understood_address(written) == (url, "")


@each_of("written", ["1", "a@b.org", "javascript:alert(1)", "ftp://x.org", "page-of-a-post.html", "/2020/x"])
def test_what_is_no_address_is_left_out_with_a_remark(written: str) -> None:
    assert understood_address(written) == ("", addresses.NO_ADDRESS)


@each_of("written", ["", "null", "#", "TODO"])
def test_what_stands_for_no_address_is_none(written: str) -> None:
    assert understood_address(written) == ("", "")


def test_address_within_a_site_is_joined_to_its_page() -> None:
    assert understood_address("/2020/x", "https://a.org/b/c").url == "https://a.org/2020/x"
    assert understood_address("page.html", "https://a.org/b/c").url == "https://a.org/b/page.html"


@given(
    st.from_regex(
        r"https?://[a-z0-9-]{1,9}(\.[a-z0-9-]{1,5}){0,3}(:\d{1,5})?/?[A-Za-z0-9/?&=%#._~+;-]{0,30}", fullmatch=True
    )
)
def test_quick_way_gives_what_the_one_form_is(written: str) -> None:
    read = understood_address(written)

    if read.url and not read.remark and "amp;" not in written:
        assert read.url == normalise_url(written)


def test_slash_that_was_lost_after_a_host_is_put_back_where_another_address_tells() -> None:
    assert unglued("https://x.org.brlupa/", "https://x.org.br/lupa/2019") == "https://x.org.br/lupa"
    assert unglued("https://x.org/", "https://x.org/2019") == "https://x.org/"
    assert unglued("https://x.org.br/", "https://x.org/2019") == "https://x.org.br/"


def test_host_of_an_archived_page_is_that_of_the_page() -> None:
    archived = "https://web.archive.org/web/20201130144023/https://checkyourfact.com/2020/"

    assert unarchived(archived) == "https://checkyourfact.com/2020/"
    assert host_of(archived) == "checkyourfact.com"


def test_addresses_in_a_text_are_found_without_its_punctuation() -> None:
    text = "See (https://a.org/x), https://b.org/y. https://c.org/1,https://d.org/2 https://a.org/x"

    assert addresses_in(text) == ["https://a.org/x", "https://b.org/y", "https://c.org/1", "https://d.org/2"]
