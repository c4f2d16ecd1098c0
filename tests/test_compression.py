import gzip

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.actions import publish
from tests import factories

pytestmark = pytest.mark.django_db

ASKED = {"Accept-Encoding": "gzip"}


def test_public_page_is_compressed_for_a_browser_that_reads_it() -> None:
    plain = Client().get("/claims/")
    small = Client().get("/claims/", headers=ASKED)

    assert small["Content-Encoding"] == "gzip"
    assert gzip.decompress(small.content) == plain.content
    assert "Accept-Encoding" in small["Vary"]
    assert "Content-Encoding" not in plain


def test_compressed_page_that_the_browser_has_is_not_sent_again() -> None:
    first = Client().get("/claims/", headers=ASKED)

    assert Client().get("/claims/", headers=ASKED | {"If-None-Match": first["ETag"]}).status_code == 304


@pytest.mark.parametrize("path", ["/accounts/login/", "/api/v1/claims/"])
def test_pages_with_secrets_and_documents_are_not_compressed(path: str) -> None:
    assert "Content-Encoding" not in Client().get(path, headers=ASKED)


def test_document_of_the_api_keeps_its_hash_as_its_etag(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)

    assert not Client().get(f"/api/v1/claims/{claim.public_id}/", headers=ASKED)["ETag"].startswith("W/")
