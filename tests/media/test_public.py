"""What readers and programs see of media objects."""

import json
from typing import Any

import pytest
from django.contrib.auth.models import User

from factcheck.media.models import MediaObject
from factcheck.media.vocabulary import Authenticity
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import errors_of, get, ids
from tests.reader import queries_of, read
from tests.records import whole_claim

pytestmark = pytest.mark.django_db

SHA256 = "ab" * 32


@pytest.fixture
def published(editor: User) -> MediaObject:
    """The media object that a whole claim is about, public with it."""
    claim = whole_claim()
    publish(claim, by=editor)
    return claim.media_objects.get()


def test_page_shows_what_it_is_passed_off_as_where_it_was_seen_and_what_was_found(published: MediaObject) -> None:
    page = read(f"/media_objects/{published.public_id}/{published.slug}/")

    for words in ("purports", "shows", "captioned", "finding", "examiner", "source", "text"):
        assert f"Some {words}" in page.text, words
    assert "Found to be: missing context" in " ".join(page.text.split())


def test_page_of_a_claim_names_what_it_is_about_and_that_this_proves_nothing(published: MediaObject) -> None:
    claim = published.claims.get()

    shown = " ".join(read(f"/claims/{claim.public_id}/{claim.slug}/").section("media").split())

    assert "Some photograph" in shown
    assert "missing context" in shown
    assert "does not say that it is genuine" in shown


def test_claim_without_media_has_no_word_of_them(editor: User) -> None:
    claim = factories.ClaimFactory.create()

    publish(claim, by=editor)

    assert "media_objects" not in get(f"claims/{claim.public_id}/").json()


def test_lists_are_filtered_by_what_reviews_found_and_by_the_hash_of_the_file(editor: User) -> None:
    found = factories.MediaReviewFactory.create(category=Authenticity.STAGED, media_object__sha256=SHA256).media_object
    other = factories.MediaObjectFactory.create()
    for each in (found, other):
        publish(each, by=editor)

    assert ids("media_objects/?authenticity=staged") == [found.public_id]
    assert ids(f"media_objects/?sha256={SHA256.upper()}") == [found.public_id]
    assert list(errors_of("media_objects/?sha256=%D9%A3&sha256=x")) == ["sha256"]


def test_claims_are_filtered_by_what_they_are_about(published: MediaObject, editor: User) -> None:
    publish(factories.ClaimFactory.create(), by=editor)

    assert ids(f"claims/?media_object={published.public_id}") == [published.claims.get().public_id]


def test_page_takes_as_many_queries_with_many_claims_appearances_and_reviews(
    published: MediaObject, editor: User
) -> None:
    path = f"/media_objects/{published.public_id}/{published.slug}/"
    few = queries_of(path)
    for _ in range(3):
        factories.AppearanceFactory.create(media_object=published)
        factories.MediaReviewFactory.create(media_object=published)
        claim = factories.ClaimFactory.create()
        claim.media_objects.add(published)
        publish(claim, by=editor)
    published.refresh_from_db()
    publish(published, by=editor)

    assert queries_of(path) == few


def test_page_tells_schema_org_of_the_object_and_of_each_review(published: MediaObject) -> None:
    [script] = read(f"/media_objects/{published.public_id}/{published.slug}/").all("script", type="application/ld+json")
    node: dict[str, Any] = json.loads(script.text or "")

    [review] = node["review"]
    assert (node["@type"], node["name"], node["contentUrl"]) == ("ImageObject", "Some photograph", published.url)
    assert review["@type"] == "MediaReview"
    assert review["mediaAuthenticityCategory"] == {"@id": "https://schema.org/DecontextualizedContent"}
    assert review["originalMediaContextDescription"] == "Some finding"
    assert review["author"]["name"] == "Some examiner"
    assert review["itemReviewed"] == {"@id": node["@id"]}
    assert node["factcheck:purports"] == "Some purports"
