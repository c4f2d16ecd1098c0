"""The feed of corrections and withdrawals."""

from typing import Any

import feedparser
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factcheck.public.following import feeds
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db

PATH = "/feeds/corrections/"


def read_feed(path: str = PATH) -> Any:
    response = Client().get(path)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def corrected(editor: User, note: str = "The context was wrong.", text: str = "Some claim.") -> Any:
    claim = factories.ClaimFactory.create(text=text)
    publish(claim, by=editor)
    claim.context = f"Mended: {note}"
    claim.save()
    correct(claim, by=editor, note=note)
    return claim


def test_feed_of_empty_site_has_no_entries() -> None:
    feed = read_feed()

    assert feed.entries == []
    assert feed.feed.updated == "1970-01-01T00:00:00Z"


def test_feed_tells_of_correction_with_its_note_and_what_changed(editor: User) -> None:
    claim = corrected(editor)

    [entry] = read_feed().entries

    revision = Revision.objects.get(change="correction")
    assert entry.title == "Corrected: Claim: Some claim."
    assert entry.summary == "The context was wrong."
    assert entry.link == f"http://127.0.0.1:8000/claims/{claim.public_id}/history/?at=2#r2"
    assert entry.id == f"http://127.0.0.1:8000/api/v1/revisions/{revision.sequence}/"
    assert entry.updated == entry.published == revision.time.isoformat().replace("+00:00", "Z")
    assert Client().get(entry.id.removeprefix("http://127.0.0.1:8000")).status_code == 200


@pytest.mark.parametrize("kind", ["Claim", "Claimant", "Publisher", "Source", "Topic"])
def test_feed_tells_of_withdrawal_with_its_note_and_no_words_of_the_record(kind: str, editor: User) -> None:
    record = getattr(factories, f"{kind}Factory").create()
    publish(record, by=editor)
    withdraw(record, by=editor, note="We mixed up two.")

    [entry] = read_feed().entries

    assert entry.title == f"Withdrawn: a {kind.lower()}"
    assert entry.summary == "We mixed up two."
    assert str(record) not in Client().get(PATH).content.decode()


def test_feed_holds_the_latest_at_constant_queries(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "MOST", 3)
    corrected(editor)
    with CaptureQueriesContext(connection) as one:
        read_feed()
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    for number in range(5):
        claim.context = f"Mended {number}"
        claim.save()
        correct(claim, by=editor, note=f"Note {number}")

    with CaptureQueriesContext(connection) as many:
        feed = read_feed()

    assert [entry.summary for entry in feed.entries] == [f"Note {number}" for number in (4, 3, 2)]
    assert len(one) == len(many) == 2


def test_feed_that_reader_has_is_not_sent_again(editor: User) -> None:
    corrected(editor)
    response = Client().get(PATH)

    for name, value in (("If-None-Match", response["ETag"]), ("If-Modified-Since", response["Last-Modified"])):
        assert Client(headers={name: value}).get(PATH).status_code == 304
    corrected(editor, note="Another.")
    assert Client(headers={"If-None-Match": response["ETag"]}).get(PATH).status_code == 200


def test_feed_under_language_is_of_that_language_with_the_same_ids(editor: User) -> None:
    corrected(editor)

    english, french = read_feed(), read_feed(f"/fr{PATH}")

    assert french.feed.language == "fr"
    assert french.feed.links[0].href == f"http://127.0.0.1:8000/fr{PATH}"
    assert french.entries[0].link.startswith("http://127.0.0.1:8000/fr/claims/")
    assert french.entries[0].id == english.entries[0].id


def test_feed_shows_hostile_text_as_text(editor: User) -> None:
    text = "</title><script>alert(1)</script> ]]> &amp;"
    corrected(editor, note=text, text=f"{text} \x0c\ufffe")

    [entry] = read_feed().entries

    assert "<script>" not in Client().get(PATH).content.decode()
    assert "alert(1)" in entry.title


def test_feed_refuses_to_be_written_to() -> None:
    assert Client().post(PATH).status_code == 405


def test_feed_in_json_says_what_the_one_in_atom_does(editor: User) -> None:
    corrected(editor, note="The context </script> was wrong.")

    told = Client().get("/fr/feeds/corrections.json").json()

    [item], [entry] = told["items"], read_feed("/fr/feeds/corrections/").entries
    assert [item["id"], item["url"], item["title"], item["content_text"], item["date_modified"]] == [
        entry.id,
        entry.link,
        entry.title,
        entry.summary,
        entry.updated,
    ]
    assert told["feed_url"] == "http://127.0.0.1:8000/fr/feeds/corrections.json"
