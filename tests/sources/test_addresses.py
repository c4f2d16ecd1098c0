from types import SimpleNamespace

import pytest
from django import forms
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from sources.addresses import AddressField, in_one_form, normalise_url
from sources.models import Source
from tests.factories import SourceFactory
from tests.together import each_of


@each_of(
    ("typed", "address"),
    [
        ("https://example.org", "https://example.org/"),
        ("  https://example.org/a \n", "https://example.org/a"),
        ("HTTPS://WWW.Example.ORG/News", "https://www.example.org/News"),
        ("\u202ahttps://example.org/a\u200e\u202c", "https://example.org/a"),
        ("<https://example.org/a>", "https://example.org/a"),
        ("https://example.org/a?&b=2&CMP=share&", "https://example.org/a?b=2"),
        ("https://example.org/watch?v=abc&si=Ab3_-xYz01234567", "https://example.org/watch?v=abc"),
        ("https://example.org/a?from=rss&source=agency", "https://example.org/a?source=agency"),
        ("http://example.org:80/", "http://example.org/"),
        ("https://example.org:443/", "https://example.org/"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("http://example.org:443/", "http://example.org:443/"),
        ("https://example.org:/", "https://example.org/"),
        ("https://example.org./a", "https://example.org/a"),
        ("https://example.org/a#part", "https://example.org/a"),
        ("https://example.org?id=1", "https://example.org/?id=1"),
        ("https://example.org/?", "https://example.org/"),
        ("https://example.org/?utm_source=x&id=1&UTM_medium=y&fbclid=z&gclid=w", "https://example.org/?id=1"),
        ("https://example.org/?utm_source=x", "https://example.org/"),
        ("https://x.com/a/status/1?s=20&t=AbC-1", "https://x.com/a/status/1"),
        ("https://mobile.twitter.com/a/status/1?s=09", "https://mobile.twitter.com/a/status/1"),
        ("https://youtu.be/abc?si=sHoRt&t=90", "https://youtu.be/abc?t=90"),
        (
            "https://www.youtube.com/watch?v=abc&pp=ygU&feature=emb&ab_channel=News",
            "https://www.youtube.com/watch?v=abc",
        ),
        ("https://example.org/?s=20&t=2&si=1&pp=3", "https://example.org/?s=20&t=2&si=1&pp=3"),
        ("https://notx.com/?s=20", "https://notx.com/?s=20"),
        ("https://www.tiktok.com/search?q=dam&_r=1", "https://www.tiktok.com/search?q=dam"),
        ("https://news.example/a?hsa_acc=1&traffic_source=x&referringSource=y&reflink=z", "https://news.example/a"),
        ("https://example.org/?autm_x=1&utm=2&gclidx=3", "https://example.org/?autm_x=1&utm=2&gclidx=3"),
        ("https://example.org/?b=2&a=1&b=", "https://example.org/?b=2&a=1&b="),
        ("https://հայ.example.org/", "https://xn--y9a3aq.example.org/"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://example.org/լուր լ", "https://example.org/%D5%AC%D5%B8%D6%82%D6%80%20%D5%AC"),
        ("https://example.org/%D5%AC", "https://example.org/%D5%AC"),
        ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
        ("https://example.org/caf%c3%a9", "https://example.org/caf%C3%A9"),
        ("https://example.org/café", "https://example.org/caf%C3%A9"),
        ("https://example.org/%7Euser/%61?q=%7e%2F", "https://example.org/~user/a?q=~%2F"),
        ("https://example.org/b/../a/./c", "https://example.org/a/c"),
        ("https://example.org/b/%2E%2E/a/..", "https://example.org/"),
        ("https://example.org/../../a/b/.", "https://example.org/a/b/"),
        ("\u200bhttps://example.org/a\u200b \ufeff", "https://example.org/a"),
        ("https://example.org/?mc_cid=1&_ga=2&msclkid=3&igsh=4&id=5&yclid=6", "https://example.org/?id=5"),
        ("http://192.0.2.7/a", "http://192.0.2.7/a"),
        ("http://[2001:DB8::1]:8080/", "http://[2001:db8::1]:8080/"),
        ("https://a_b.example.org/", "https://a_b.example.org/"),
        ("https://example.org/web/https://example.com/x", "https://example.org/web/https://example.com/x"),
    ],
)
def test_address_is_brought_to_its_one_form(typed: str, address: str) -> None:
    assert normalise_url(typed) == address


@each_of(
    ("typed", "reason"),
    [
        ("", "Begin the address"),
        ("example.org", "Begin the address"),
        ("//example.org/", "Begin the address"),
        ("ftp://example.org/", "Begin the address"),
        ("javascript:alert(1)", "Begin the address"),
        ("https:www.example.org", "no host"),
        ("https:///a", "no host"),
        ("https://", "no host"),
        ("https://:443/", "no host"),
        ("https://./", "no host"),
        ("https://user@example.org/", "user name"),
        ("https://user:word@example.org/", "user name"),
        ("https://@example.org/", "user name"),
        ("https://example.org:99999/", "port"),
        ("https://example.org:x/", "port"),
        ("https://[2001:db8::1/", "not well-formed"),
        ("https://[v1.x]/", "not well-formed"),
        ("https://[fe80::zz]/", "not well-formed"),
        ("https://a..example.org/", "not well-formed"),
        ("https://" + "a" * 64 + ".example.org/", "not well-formed"),
        ("https://localhost/", "not a full name"),
        ("https://https//example.org/", "not a full name"),
        ("https://-a.example.org/", "not a full name"),
        ("https://exa mple.org/", "not a full name"),
        ("https://exa%20mple.org/", "not a full name"),
        ("https://faß.example.org/", "xn--"),
        ("https://example.org/\x00", "control character"),
        ("https://exam\nple.org/", "control character"),
        ("https://exam\tple.org/", "control character"),
        ("https://example.org\\@example.com/", "control character"),
        ("https://example.org/\u202egpj", "control character"),
        ("https://example.org/\ud800", "control character"),
        ("https://example.org/" + "x" * 2000, "longer than 2,000"),
        ("https://example.org/" + "լ" * 400, "longer than 2,000"),
        ("https://" + "a." * 50_000 + "org/", "longer than 2,000"),
    ],
)
def test_address_that_is_none_is_refused_with_the_reason(typed: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        normalise_url(typed)


def test_address_may_keep_its_tracking() -> None:
    assert normalise_url("https://example.org/?utm_source=x#a", keep_tracking=True) == (
        "https://example.org/?utm_source=x"
    )


@given(
    st.one_of(
        st.text(max_size=40),
        st.builds("https://{}.org{}".format, st.text(max_size=20), st.text(max_size=20)),
        st.builds("http://example.org/{}?{}".format, st.text(max_size=20), st.text(max_size=20)),
    )
)
def test_any_text_is_refused_or_gets_a_form_that_stays(typed: str) -> None:
    try:
        address = normalise_url(typed)
    except ValidationError:
        return
    assert address.isascii()
    assert " " not in address
    assert normalise_url(address) == address


def test_field_normalises_what_it_cleans_and_leaves_empty_alone() -> None:
    field = AddressField(blank=True)

    assert field.clean("HTTPS://Example.org", None) == "https://example.org/"
    assert field.clean("", None) == ""


def test_field_offers_a_keyboard_for_addresses() -> None:
    form_field = AddressField().formfield()

    assert form_field is not None
    assert isinstance(form_field.widget, forms.URLInput)


@pytest.mark.parametrize("keep_tracking", [True, False])
def test_field_is_built_again_from_a_migration(keep_tracking: bool) -> None:
    _, _, args, kwargs = AddressField(keep_tracking=keep_tracking).deconstruct()

    assert AddressField(*args, **kwargs).keep_tracking is keep_tracking


@pytest.mark.django_db
def test_stored_addresses_come_to_the_one_form_unless_another_has_it() -> None:
    kept = SourceFactory.create(url="https://example.org/~a")
    rows = [SourceFactory.create(url=f"https://example.org/{number}") for number in range(3)]
    written = ("https://example.org/%7ea", "https://example.org/b/../caf%c3%a9?utm_source=x", "no address")
    for row, url in zip(rows, written, strict=True):
        Source.objects.filter(pk=row.pk).update(url=url)

    in_one_form("sources", Source="url")(apps, SimpleNamespace(connection=connection))

    found = list(Source.objects.filter(pk__in=[row.pk for row in rows]).order_by("pk").values_list("url", flat=True))
    assert found == ["https://example.org/%7ea", "https://example.org/caf%C3%A9", "no address"]
    kept.refresh_from_db()
    assert kept.url == "https://example.org/~a"
