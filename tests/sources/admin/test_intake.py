"""The page “New from text or link”."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from sources.intake import actions
from sources.models import Publisher, Source
from tests.desk.pages import Data, form_of, list_url, queries_of, url_of
from tests.factories import PassageFactory, PublisherFactory, SourceFactory

pytestmark = pytest.mark.django_db
URL = "/admin/sources/source/intake/"
TEXT = (
    "Bridge closed\nBy Bernard Smith\n2023-11-11\n\nThe bridge was closed for nine days, and that is all that is known."
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Source]:
    """The sources of which a capture was asked for."""
    found: list[Source] = []
    monkeypatch.setattr(actions, "request_capture", lambda source, *, by: found.append(source) if by else None)
    return found


def looked_over(desk: Client, **changes: Any) -> Data:
    """The second form as the page fills it in, with these fields changed."""
    form = desk.post(URL, {"text": TEXT}).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: "" if value is None else value for name, value in values.items()} | changes


def source_page(source: Source) -> str:
    return reverse("read_source", args=[source.pk])


def test_page_is_linked_from_the_front_page_and_the_list(desk: Client) -> None:
    for address in ("/admin/", list_url(Source)):
        assert URL in desk.get(address).content.decode()


def test_text_is_read_before_anything_is_saved(desk: Client) -> None:
    form = desk.post(URL, {"text": TEXT}).context["form"]

    assert form["title"].value() == "Bridge closed"
    assert form["byline"].value() == "Bernard Smith"
    assert str(form["published_on"].value()) == "2023-11-11"
    assert form["language"].value() == "en"
    assert not Source.objects.exists()


def test_text_looked_over_becomes_a_source_and_leads_to_the_reading_desk(desk: Client, asked: list[Source]) -> None:
    response = desk.post(URL, looked_over(desk, title="Bridge closed again"))

    source = Source.objects.get()
    assert response.headers["Location"] == source_page(source)
    assert (source.title, source.byline, source.text) == ("Bridge closed again", "Bernard Smith", TEXT)
    assert asked == []


def test_text_with_the_marks_of_a_pdf_is_kept_without_them(desk: Client, asked: list[Source]) -> None:
    desk.post(URL, looked_over(desk, text="Bridge\fclosed\x07 for\ufffe nine\0 days"))

    assert Source.objects.get().text == "Bridge\nclosed for nine days"


def test_link_becomes_a_source_that_is_fetched(desk: Client, asked: list[Source]) -> None:
    publisher = PublisherFactory.create(homepage="https://outlet.example/")

    response = desk.post(URL, {"url": "https://outlet.example/news?utm_source=x"})

    source = Source.objects.get()
    assert response.headers["Location"] == source_page(source)
    assert (source.url, source.title) == ("https://outlet.example/news", "https://outlet.example/news")
    assert (source.publisher, source.language) == (publisher, "und")
    assert asked == [source]


def test_link_that_is_a_source_already_leads_there(desk: Client, asked: list[Source]) -> None:
    source = SourceFactory.create(url="https://outlet.example/news")

    response = desk.post(URL, {"url": "HTTPS://Outlet.example/news#top", "text": TEXT}, follow=True)

    assert response.redirect_chain[-1][0] == source_page(source)
    assert "is a source already" in response.content.decode()
    assert Source.objects.count() == 1
    assert asked == []


def test_source_that_is_there_already_is_told_in_the_editors_language(
    desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sources.admin.intake._", lambda text: f"[{text}]")
    SourceFactory.create(url="https://outlet.example/news", title="Bridge")

    response = desk.post(URL, {"url": "https://outlet.example/news", "text": TEXT}, follow=True)

    assert "[This address is a source already: “Bridge”.]" in response.content.decode()


def test_link_saved_by_another_at_the_same_moment_is_refused(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    SourceFactory.create(url="https://outlet.example/news")
    monkeypatch.setattr(Source, "full_clean", lambda *_, **__: None)
    monkeypatch.setattr("sources.admin.intake._known", lambda _: None)

    errors = desk.post(URL, {"url": "https://outlet.example/news"}).context["form"].errors

    assert "at this very moment" in errors["url"][0]


def test_link_that_became_a_source_meanwhile_is_refused_at_its_field(desk: Client) -> None:
    data = looked_over(desk, url="https://outlet.example/news")
    SourceFactory.create(url="https://outlet.example/news")

    errors = desk.post(URL, data).context["form"].errors

    assert "Another source has this address" in errors["url"][0]


def test_text_with_a_link_proposes_the_publisher_of_its_host(desk: Client) -> None:
    publisher = PublisherFactory.create(homepage="https://outlet.example/")

    form = desk.post(URL, {"text": TEXT, "url": "https://www.outlet.example/1"}).context["form"]

    assert form["publisher"].value() == publisher.pk
    assert form["new_publisher"].value() == ""


def test_new_publisher_is_made_with_the_source(desk: Client) -> None:
    data = looked_over(desk, new_publisher="Outlet", new_publisher_kind="agency", url="https://outlet.example/1")

    desk.post(URL, data)

    publisher = Publisher.objects.get()
    assert (publisher.name, publisher.kind, publisher.homepage) == ("Outlet", "agency", "https://outlet.example/")
    assert Source.objects.get().publisher == publisher


def test_new_publisher_beside_one_that_is_picked_is_refused(desk: Client) -> None:
    data = looked_over(desk, publisher=PublisherFactory.create().pk, new_publisher="Outlet")

    assert "new_publisher" in desk.post(URL, data).context["form"].errors


def test_publisher_that_is_not_well_formed_leaves_nothing_behind(desk: Client) -> None:
    response = desk.post(URL, looked_over(desk, new_publisher="Out\u202elet"))

    assert "new_publisher" in response.context["form"].errors
    assert not Source.objects.exists()
    assert not Publisher.objects.exists()


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({}, "__all__"),
        ({"text": " \n "}, "__all__"),
        ({"text": "\0\ufffe\x07"}, "__all__"),
        ({"text": "x" * 2_000_001}, "text"),
        ({"url": "ftp://outlet.example/"}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "https://outlet.example/" + "x" * 3000}, "url"),
        ({"url": "https://a\0.example/"}, "url"),
    ],
)
def test_material_that_is_none_is_refused_at_its_field(data: Data, field: str, desk: Client) -> None:
    response = desk.post(URL, data)

    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert not Source.objects.exists()


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": ""}, "title"),
        ({"title": "x" * 501}, "title"),
        ({"language": ""}, "language"),
        ({"language": "no language"}, "language"),
        ({"published_on": "yesterday"}, "published_on"),
        ({"kind": "poem"}, "kind"),
        ({"publisher": "9" * 30}, "publisher"),
        ({"publisher": "x"}, "publisher"),
        ({"text": "x" * 2_000_001}, "text"),
    ],
)
def test_bad_input_is_refused_at_its_field(fields: Data, field: str, desk: Client) -> None:
    response = desk.post(URL, looked_over(desk, **fields))

    assert field in response.context["form"].errors
    assert not Source.objects.exists()


def test_more_than_the_site_takes_is_refused_as_too_large(desk: Client) -> None:
    assert desk.post(URL, {"text": "x" * 10_500_000}).status_code == 413


def test_page_is_for_those_who_may_add_sources(client: Client) -> None:
    reader = User.objects.create_user("reader", is_staff=True)
    client.force_login(reader)

    assert client.get(URL).status_code == 403
    assert client.post(URL, {"text": TEXT}).status_code == 403

    reader.user_permissions.add(Permission.objects.get(codename="add_source"))
    form = client.post(URL, {"text": TEXT}).context["form"]
    assert "new_publisher" not in form.fields


def test_page_asks_strangers_to_sign_in(client: Client) -> None:
    assert "/login/" in client.get(URL).headers["Location"]


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(method: str, desk: Client) -> None:
    assert getattr(desk, method)(URL).status_code == 405


def test_page_makes_as_many_queries_with_many_publishers(desk: Client) -> None:
    desk.get(URL)
    few = queries_of(desk, URL)
    PublisherFactory.create_batch(5)

    assert queries_of(desk, URL) == few


def test_saving_another_text_moves_the_passages_of_the_source(desk: Client) -> None:

    source = SourceFactory.create(text=TEXT)
    kept = PassageFactory.create(source=source, exact="nine days", start=70, end=79, state="anchored")
    PassageFactory.create(source=source, exact="a bridge that is gone")

    response = desk.post(url_of(source), form_of(desk, url_of(source), text="Once more. " + TEXT), follow=True)

    kept.refresh_from_db()
    source.refresh_from_db()
    assert source.text[kept.start : kept.end] == "nine days"
    page = response.content.decode()
    assert "no longer found in the text: 1" in page
    assert "1 passage is no longer found" in desk.get(url_of(source)).content.decode()
