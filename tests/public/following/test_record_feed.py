"""The feed of one record, and the button that leads to it."""

import json

import feedparser
import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories
from tests.reader import read
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def test_record_feed_tells_each_revision_and_at_last_the_withdrawal_alone(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="The bridge was closed.")
    path = f"/feeds/claims/{claim.public_id}"
    publish(claim, by=editor)
    claim.context = "It was a Monday."
    claim.save()
    correct(claim, by=editor, note="The day was wrong.")

    feed = feedparser.parse(Client().get(f"{path}/").content)
    assert [entry.title for entry in feed.entries] == [
        "Corrected: Claim: The bridge was closed.",
        "Published: Claim: The bridge was closed.",
    ]
    assert feed.entries[0].summary == "The day was wrong."

    withdraw(claim, by=editor, note="Entered twice.")
    told = json.loads(Client().get(f"{path}.json").content)
    assert [(item["title"], item["content_text"]) for item in told["items"]] == [
        ("Withdrawn: a claim", "Entered twice.")
    ]
    assert "bridge" not in json.dumps(told)


def test_record_feed_of_a_draft_is_not_found() -> None:
    claim = factories.ClaimFactory.create()

    assert Client().get(f"/feeds/claims/{claim.public_id}/").status_code == 404


def test_record_list_and_search_offer_their_feed_behind_one_button(editor: User) -> None:
    claim = whole_claim("Some")
    source = claim.attributions.filter(passages__isnull=False)[0].passages.all()[0].source
    publish(claim, by=editor)
    record, review = f"/claims/{claim.public_id}/", claim.reviews.all()[0]
    pages = {
        f"{record}{claim.slug}/": f"/feeds{record}",
        f"/reviews/{review.public_id}/": f"/feeds{record}",
        f"/sources/{source.public_id}/{source.slug}/": f"/feeds/sources/{source.public_id}/",
        "/claims/": "/feeds/claims/",
        "/search/?q=some": "/feeds/claims/?q=some",
        "/corrections/": "/feeds/corrections/",
    }

    for page, feed in pages.items():
        button = read(page).one("details", class_="follow")
        assert next(link.get("href") for link in button.iter("a")) == feed, page
        assert Client().get(feed).status_code == 200
