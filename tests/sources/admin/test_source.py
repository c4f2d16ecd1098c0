"""The page of a source, with what it draws on."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from sources.models import Draw, Source
from tests.desk.pages import add_url, errors_in, form_of, list_url, url_of, with_row
from tests.factories import DrawFactory, PassageFactory, SourceFactory

pytestmark = pytest.mark.django_db


def test_add_with_what_it_draws_on_records_both(desk: Client) -> None:
    agency = SourceFactory.create()
    form = form_of(desk, add_url(Source), title="Bridge closed", kind="article")
    form = with_row(form, "draws", drawn_on=agency.pk)

    desk.post(add_url(Source), form | {"url": "https://example.org/1?utm_source=x#top"})

    source = Source.objects.get(title="Bridge closed")
    assert source.url == "https://example.org/1"
    assert list(source.draws_on.all()) == [agency]


def test_source_that_draws_on_itself_is_refused_at_its_field(desk: Client) -> None:
    source = SourceFactory.create()

    response = desk.post(url_of(source), with_row(form_of(desk, url_of(source)), "draws", drawn_on=source.pk))

    assert "draws-0-drawn_on" in errors_in(response)


def test_same_source_drawn_on_twice_is_refused_at_the_second(desk: Client) -> None:
    draw = DrawFactory.create()
    form = with_row(form_of(desk, url_of(draw.source)), "draws", drawn_on=draw.drawn_on_id)

    assert "draws-1-drawn_on" in errors_in(desk.post(url_of(draw.source), form))
    assert Draw.objects.count() == 1


def test_address_of_another_source_is_refused_at_its_field_however_it_is_spelt(desk: Client) -> None:
    SourceFactory.create(url="https://example.org/1")
    source = SourceFactory.create()

    response = desk.post(url_of(source), form_of(desk, url_of(source), url="HTTPS://EXAMPLE.ORG:443/1?fbclid=2"))

    assert "url" in errors_in(response)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "one\ntwo"),
        ("title", "x" * 501),
        ("url", "https:www.example.org"),
        ("url", "https://example.org/" + "x" * 2000),
        ("published_on", "0000-00-00"),
        ("text", "a\0b"),
        ("text", "x" * 2_000_001),
        ("publisher", "9" * 30),
    ],
)
def test_bad_input_is_refused_at_its_field(field: str, value: str, desk: Client) -> None:
    source = SourceFactory.create()

    assert field in errors_in(desk.post(url_of(source), form_of(desk, url_of(source), **{field: value})))


def test_longest_text_is_stored_exactly(desk: Client) -> None:
    source, text = SourceFactory.create(), "Երևան " * 333_333

    desk.post(url_of(source), form_of(desk, url_of(source), text=text))

    source.refresh_from_db()
    assert source.text == text


def test_text_is_stored_with_line_feeds_and_its_passages_move_along(desk: Client) -> None:
    source = SourceFactory.create(text="one\ntwo")
    passage = PassageFactory.create(source=source, exact="one\ntwo", start=0, end=7, state="anchored")

    desk.post(url_of(source), form_of(desk, url_of(source), text="zero\r\none\r\ntwo"))

    source.refresh_from_db()
    passage.refresh_from_db()
    assert source.text == "zero\none\ntwo"
    assert source.text[passage.start : passage.end] == "one\ntwo"


@pytest.mark.parametrize("text", ["a\0b", "x" * 2_000_001])
def test_text_that_can_not_be_stored_changes_nothing(text: str, desk: Client) -> None:
    source = SourceFactory.create(text="They left by choice.")
    passage = PassageFactory.create(source=source, exact="by choice", start=10, end=19, state="anchored")

    desk.post(url_of(source), form_of(desk, url_of(source), text=text))

    source.refresh_from_db()
    passage.refresh_from_db()
    assert source.text == "They left by choice."
    assert (passage.start, passage.end, passage.state) == (10, 19, "anchored")


def test_form_is_sent_as_it_is_since_percent_encoding_would_treble_the_text(desk: Client) -> None:
    assert 'enctype="multipart/form-data"' in desk.get(add_url(Source)).content.decode()


def test_list_does_not_load_the_texts(desk: Client) -> None:
    SourceFactory.create(text="The full text.")

    with CaptureQueriesContext(connection) as queries:
        desk.get(list_url(Source))

    assert not [query for query in queries if '"sources_source"."text"' in query["sql"]]


def test_delete_of_a_source_with_passages_is_refused_with_the_reason(desk: Client) -> None:
    passage = PassageFactory.create(exact="the bridge is closed")

    response = desk.post(url_of(passage.source, "delete"), {"post": "yes"})

    assert "the bridge is closed" in response.content.decode()
    assert Source.objects.count() == 1


@pytest.mark.parametrize("query", ["published_on__year=2023", "published_on__year=2023&published_on__month=11"])
def test_list_by_date_shows_the_sources_of_that_time(query: str, desk: Client) -> None:
    then = SourceFactory.create(published_on="2023-11-11")
    SourceFactory.create(published_on="2022-11-11")

    assert [*desk.get(f"{list_url(Source)}?{query}").context["cl"].result_list] == [then]


def test_date_known_to_the_year_is_shown_so(desk: Client) -> None:
    SourceFactory.create(published_on="2023-01-01", published_on_precision="year")

    assert '<td class="field-published">2023</td>' in desk.get(list_url(Source)).content.decode()


def test_preview_of_a_source_names_what_it_draws_on(desk: Client) -> None:
    draw = DrawFactory.create()

    page = desk.get(f"/admin/sources/source/{draw.source.pk}/preview/").content.decode()

    assert str(draw.drawn_on) in page
