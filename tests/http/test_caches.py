"""What caches may keep: nothing without asking again."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "path",
    ["/", "/fr/", "/claims/", "/claims/?kind=none", "/sitemap.xml", "/robots.txt", "/oembed", "/FR/", "/claims", "/x/"],
)
@pytest.mark.parametrize("method", ["get", "head"])
def test_answer_is_asked_for_again_before_a_cache_uses_it(path: str, method: str) -> None:
    assert "no-cache" in getattr(Client(), method)(path)["Cache-Control"]


def test_pages_of_a_claim_are_asked_for_again_whether_public_or_withdrawn(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    revision = publish(claim, by=editor)
    paths = [f"/claims/{revision.record_id}/{end}" for end in ("", f"{claim.slug}/", "card/", "history/")]

    before = [Client().get(path) for path in paths]
    withdraw(claim, by=editor, note="Nobody said so.")
    after = [Client().get(path) for path in paths]

    # The first is a redirect to the slug: kept for good, it would lead in a circle once a slug is taken back.
    assert [answer.status_code for answer in before + after] == [301, 200, 200, 200, 410, 410, 410, 410]
    assert {answer["Cache-Control"] for answer in before + after} == {"no-cache"}


def test_page_that_has_not_changed_is_304_and_to_be_asked_for_again() -> None:
    etag = Client().get("/claims/")["ETag"]

    answer = Client().get("/claims/", headers={"If-None-Match": etag})

    assert (answer.status_code, answer["Cache-Control"]) == (304, "no-cache")


@pytest.mark.parametrize("path", ["/", "/claims/", "/feeds/claims/", "/feeds/claims.json", "/suggestions/"])
def test_answer_that_sets_a_cookie_is_kept_by_no_cache(path: str) -> None:
    answer = Client(headers={"Cookie": "csrftoken=malformed"}).get(path)

    assert answer.cookies
    assert answer["Cache-Control"] == "private, no-store"
