"""What is sent compressed, and what as it is."""

import gzip

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.writing.actions import publish
from tests.factories import ClaimFactory

pytestmark = pytest.mark.django_db
TAKES_GZIP = {"Accept-Encoding": "gzip"}


def test_page_is_compressed_for_whoever_takes_it() -> None:
    response = Client(headers=TAKES_GZIP).get("/standards/")

    assert response.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in response.headers["Vary"]
    assert b"<!DOCTYPE html>" in gzip.decompress(response.content)


def test_page_is_plain_for_whoever_does_not() -> None:
    assert "Content-Encoding" not in Client().get("/standards/").headers


def test_page_that_has_not_changed_is_not_sent_again() -> None:
    client = Client(headers=TAKES_GZIP)

    again = client.get("/standards/", headers={"If-None-Match": client.get("/standards/").headers["ETag"]})

    assert again.status_code == 304
    assert again.content == b""


@pytest.mark.parametrize("path", ["/", "/fr/", "/feeds/claims/", "/sitemap-pages.xml"])
def test_page_has_the_same_headers_for_caches_in_every_answer(path: str) -> None:
    page = Client(headers=TAKES_GZIP).get(path)
    assert page.headers["Content-Encoding"] == "gzip"
    names = {"ETag": page.headers["ETag"], "Vary": page.headers["Vary"], "Cache-Control": page.headers["Cache-Control"]}

    unchanged = Client(headers=TAKES_GZIP).get(path, headers={"If-None-Match": names["ETag"]})
    others = [Client().get(path), Client(headers=TAKES_GZIP).head(path), unchanged]

    assert [answer.status_code for answer in others] == [200, 200, 304]
    for answer in others:
        assert names == {name: answer.headers[name] for name in names}


def test_document_keeps_its_strong_etag(editor: User) -> None:
    claim = ClaimFactory.create(context="Words. " * 1000)
    publish(claim, by=editor)

    response = Client(headers=TAKES_GZIP).get(f"/api/v1/claims/{claim.public_id}/")

    assert len(response.content) > len(claim.context)
    assert "Content-Encoding" not in response.headers
    assert not response.headers["ETag"].startswith("W/")


def test_page_of_the_desk_is_not_compressed(editor: User) -> None:
    client = Client(headers=TAKES_GZIP)
    client.force_login(editor)

    assert "Content-Encoding" not in client.get("/admin/").headers
    assert "Content-Encoding" not in client.get("/accounts/login/").headers
