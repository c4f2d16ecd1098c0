"""What an editor takes from a page at the reading desk, and what is pasted where there is none."""

from datetime import date

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from sources.models import CaptureAttempt, Source
from tests.factories import CaptureFactory, PassageFactory, SourceFactory

pytestmark = pytest.mark.django_db
URL = "https://news.example.org/bridge"
TEXT = "One it was.\nTwo it was."


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


def attempted(source: Source, by: User, **fields: object) -> CaptureAttempt:
    if fields.setdefault("state", "done") == "done":
        fields["capture"] = CaptureFactory.create(source=source)
    attempt = CaptureAttempt(source=source, asked_by=by, **fields)
    attempt.full_clean()
    attempt.save()
    return attempt


def read(desk: Client, source: Source) -> str:
    return desk.get(reverse("read_source", args=[source.pk])).content.decode()


def offers(desk: Client, source: Source, data: dict[str, object]) -> str:
    return desk.post(reverse("admin:sources_source_offers", args=[source.pk]), data, follow=True).content.decode()


def test_fetch_that_failed_says_why_and_takes_a_pasted_text_instead(desk: Client, editor: User) -> None:
    source = SourceFactory.create(title=URL, url=URL, text="", language="und", published_on=None)
    attempted(source, editor, state="failed", message="The site answered 403.")

    page = read(desk, source)
    offers(
        desk, source, {"paste": "1", "text": "Bridge closed\r\n3 June 2024\r\n\r\nThe bridge was closed\x0c for it."}
    )

    assert "The site answered 403." in page
    assert "Paste it instead" in page
    assert "in a moment" not in page
    source.refresh_from_db()
    assert (source.title, source.published_on) == ("Bridge closed", date(2024, 6, 3))
    assert source.text.endswith("The bridge was closed\n for it.")


def test_fetch_under_way_says_so_and_one_that_never_was_is_offered(desk: Client, editor: User) -> None:
    source = SourceFactory.create(url=URL, text="")
    before = read(desk, source)
    attempted(source, editor, state="waiting")

    assert "Fetch it now" in before
    assert "in a moment" in read(desk, source)


def test_paragraphs_left_out_are_offered_and_taken_where_they_belong(desk: Client, editor: User) -> None:
    source = SourceFactory.create(url=URL, text=TEXT)
    passage = PassageFactory.create(source=source, exact="Two it was", start=12, end=22, state="anchored")
    attempted(source, editor, left_out=[["<b>Between</b>\nthem.", "One it was."], ["Beside it.", "Two it was."]])

    page = read(desk, source)
    after = offers(desk, source, {"add": "1", "paragraph": ["<b>Between</b>\r\nthem.", "made up"]})

    assert "2 paragraphs of the page" in page
    assert "<b>Between" not in page
    assert "paragraphs of the page" not in after
    source.refresh_from_db()
    passage.refresh_from_db()
    assert source.text == "One it was.\n<b>Between</b>\nthem.\nTwo it was."
    assert source.text[passage.start : passage.end] == "Two it was"


def test_own_address_of_a_page_is_offered_and_refused_where_another_source_has_it(desk: Client, editor: User) -> None:
    source = SourceFactory.create(url=f"{URL}?page=1", text=TEXT)
    attempt = attempted(source, editor, canonical=URL)
    other = SourceFactory.create(url=URL)

    refused = offers(desk, source, {"address": "take"})
    other.delete()
    taken = offers(desk, source, {"address": "take"})

    assert "Another source has this address" in refused
    assert "The source has the address that its page gives." in taken
    source.refresh_from_db()
    attempt.refresh_from_db()
    assert (source.url, attempt.canonical) == (URL, "")


def test_text_is_not_pasted_over_another(desk: Client) -> None:
    source = SourceFactory.create(url=URL, text=TEXT)

    assert "has a text by now" in offers(desk, source, {"paste": "1", "text": "Other."})
    assert "nothing came" in offers(desk, SourceFactory.create(text=""), {"paste": "1", "text": " \x00"})
    source.refresh_from_db()
    assert source.text == TEXT
