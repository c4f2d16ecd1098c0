"""The feed of claims."""

from typing import Any
from urllib.parse import quote

import feedparser
import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.views import feed as feed_view
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.reader import read
from tests.records import whole_claim
from tests.together import each_of

pytestmark = pytest.mark.django_db

PATH = "/feeds/claims/"


def read_feed(path: str = PATH) -> Any:
    response = Client().get(path)
    assert response.status_code == 200
    feed = feedparser.parse(response.content)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def test_feed_of_empty_site_has_no_entries() -> None:
    assert read_feed().entries == []


def test_entry_carries_claim_standing_words_and_links(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)

    [entry] = read_feed().entries

    own = f"http://127.0.0.1:8000/claims/{claim.public_id}/"
    assert entry.title == "Claim: Some text (said by Some speaker; contested by Some contester)"
    assert entry.title_detail.language == "en"
    assert entry.id == own
    assert entry.link == f"{own}{claim.slug}/"
    assert entry.published == entry.updated
    assert entry.tags[0].label == "Some topic"
    assert entry.summary.startswith("Some speaker (Some role) says so; ")
    assert "Some contester says otherwise: Some grounds; " in entry.summary
    assert entry.summary.endswith(". Is it so? “Some label”, says Some checker.")
    for words in ("Some speaker", "Some quote", "Some contester", "Some grounds"):
        assert words in entry.content[0].value


def test_entry_after_correction_keeps_id_and_first_time_and_says_so(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)
    [before] = read_feed().entries
    claim.context = "Mended."
    claim.save()

    correct(claim, by=editor, note="The context was wrong.")

    [after] = read_feed().entries
    assert (after.id, after.published) == (before.id, before.published)
    assert after.updated > before.updated
    assert "The context was wrong." in after.content[0].value


def test_withdrawn_claim_leaves_the_feed_which_is_then_modified(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)
    before = Client().get(PATH)["ETag"]

    withdraw(claim, by=editor, note="Gone.")

    assert read_feed().entries == []
    assert Client(headers={"If-None-Match": before}).get(PATH).status_code == 200


def test_feed_of_topic_claimant_and_search_holds_what_their_lists_hold(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)
    publish(factories.ClaimFactory.create(text="Something else"), by=editor)
    topic, speaker = claim.topics.get(), claim.attributions.get(via__isnull=False).claimant

    own = f"http://127.0.0.1:8000/claims/{claim.public_id}/"
    titles = {
        f"{PATH}?topic={topic.public_id}": "New claims about Some topic",
        f"{PATH}?claimant={speaker.slug}": "New claims that Some speaker makes or contests",
        f"{PATH}?q=some+text": "New claims found with “some text”",
        f"{PATH}?q=some+text&topic={topic.public_id}": "New claims that a search leaves",
    }

    for path, title in titles.items():
        feed = read_feed(path)
        assert [entry.id for entry in feed.entries] == [own], path
        assert feed.feed.title == f"{title} – Factcheck"
        links = {link.rel: link.href for link in feed.feed.links}
        assert links["self"] == feed.feed.id == f"http://127.0.0.1:8000{path}"
        assert links["alternate"] == f"http://127.0.0.1:8000/claims/{path.removeprefix(PATH)}"
        read(links["alternate"].removeprefix("http://127.0.0.1:8000"))


def test_feed_holds_the_newest_whatever_paging_is_asked_for(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feed_view, "MOST", 3)
    with CaptureQueriesContext(connection) as none:
        read_feed(f"{PATH}?disputed=no")
    for number in range(4):
        publish(factories.ClaimFactory.create(text=f"Claim {number}"), by=editor)

    with CaptureQueriesContext(connection) as many:
        feed = read_feed(f"{PATH}?disputed=no&page_size=200&ordering=updated_at&cursor=x&unknown=1")

    assert [entry.title for entry in feed.entries] == [f"Claim: Claim {number}" for number in (3, 2, 1)]
    assert len(none) == len(many) == 2


@each_of(
    "query",
    ["topic=nowhere", "disputed=perhaps", "q=%00", "topic=" + "x" * 600, "said_after=2023-02-30", "kind=%ff"],
    rolled_back=True,
)
def test_parameter_that_makes_no_sense_is_refused_in_words(query: str) -> None:
    page = read(f"{PATH}?{query}", 400)

    assert query.partition("=")[0] in page.text


def test_feed_shows_hostile_text_as_text(editor: User) -> None:
    text = "</title></div><script>alert(1)</script> ]]> \ufffe"
    publish(factories.AttributionFactory.create(quote=text, claim__text=text).claim, by=editor)

    [entry] = read_feed(f"{PATH}?q={quote('alert')}").entries

    assert "alert(1)" in entry.title
    assert "<script>" not in Client().get(PATH).content.decode()


def test_feed_under_language_is_of_that_language_with_the_same_ids(editor: User) -> None:
    publish(factories.ClaimFactory.create(), by=editor)

    french = read_feed(f"/fr{PATH}")

    assert french.feed.language == "fr"
    assert french.entries[0].id == read_feed().entries[0].id
    assert french.entries[0].link.startswith("http://127.0.0.1:8000/fr/claims/")
    read(french.entries[0].link.removeprefix("http://127.0.0.1:8000"))


def test_entry_under_arabic_reads_from_right_to_left_and_each_name_and_quote_as_it_does(editor: User) -> None:
    said = factories.AttributionFactory.create(quote="They left.")
    publish(said.claim, by=editor)

    arabic, english = (Client().get(f"{prefix}/feeds/claims/").content.decode() for prefix in ("/ar", ""))

    assert ['dir="rtl"' in arabic, 'dir="rtl"' in english, 'dir="ltr"' in english] == [True, False, True]
    assert arabic.count('dir="auto"') == 2


def test_feed_refuses_to_be_written_to() -> None:
    assert Client().post(PATH).status_code == 405


def test_feed_in_json_says_what_the_one_in_atom_does(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)
    topic = claim.topics.get()

    for prefix, query in (("", ""), ("/ar", f"?topic={topic.public_id}")):
        response = Client().get(f"{prefix}/feeds/claims.json{query}")
        told, atom = response.json(), read_feed(f"{prefix}{PATH}{query}")
        [item], [entry] = told["items"], atom.entries
        assert (told["version"], told["title"]) == ("https://jsonfeed.org/version/1.1", atom.feed.title)
        assert told["feed_url"] == f"http://127.0.0.1:8000{prefix}/feeds/claims.json{query}"
        assert [told["home_page_url"]] == [link.href for link in atom.feed.links if link.rel == "alternate"]
        assert told["language"] == (prefix.strip("/") or "en")
        assert [item["id"], item["url"], item["title"], item["summary"]] == [
            entry.id,
            entry.link,
            entry.title,
            entry.summary,
        ]
        assert (item["date_published"], item["date_modified"]) == (entry.published, entry.updated)
        assert item["tags"] == ["Some topic"]
        assert "Some quote" in item["content_html"]
        document = item["_factcheck"]["document"].removeprefix("http://127.0.0.1:8000")
        assert Client().get(document).json()["id"] == claim.public_id


def test_feed_in_json_is_asked_again_refused_and_escaped_as_the_one_in_atom_is(editor: User) -> None:
    path = "/feeds/claims.json"
    publish(factories.ClaimFactory.create(text="<script>alert(1)</script>"), by=editor)
    response = Client().get(path)

    assert response["Content-Type"] == "application/feed+json"
    assert Client(headers={"If-None-Match": response["ETag"]}).get(path).status_code == 304
    assert "<script>" not in response.json()["items"][0]["content_html"]
    assert Client().get(f"{path}?topic=nowhere").status_code == 400
    assert Client().post(path).status_code == 405
