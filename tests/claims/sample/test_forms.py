"""The forms of the sample's claims at the desk: small, quick to make, and lossless."""

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.test import Client

from claims.models import Claim
from factcheck.editing.history import latest_change
from factcheck.publishing import kinds
from factcheck.publishing.canonical import Document
from tests.desk.pages import form_of, page_and_queries, url_of

pytestmark = [pytest.mark.sweep, pytest.mark.django_db]

KILOBYTES = 1000
USUAL, LARGEST = 44 * KILOBYTES, 92 * KILOBYTES
MOST_QUERIES = 69


@pytest.fixture(scope="module")
def sample(shared_db: None) -> None:
    call_command("load_sample", verbosity=0)


@pytest.fixture
def sample_desk(client: Client, editor: User, sample: None) -> Client:
    """The desk, with the sample loaded."""
    client.force_login(editor)
    return client


def test_form_of_every_claim_is_small_and_asks_little(sample_desk: Client) -> None:
    urls = [url_of(claim) for claim in Claim.objects.all()]
    sample_desk.get(urls[0])  # Fills Django's cache of content types.

    pages, queries = zip(*(page_and_queries(sample_desk, url) for url in urls), strict=True)

    sizes = sorted(map(len, pages))
    assert sizes[len(sizes) // 2] < USUAL
    assert sizes[-1] < LARGEST
    assert max(queries) <= MOST_QUERIES


def test_form_of_any_claim_sent_back_as_it_came_changes_nothing(sample_desk: Client) -> None:
    urls = [url_of(claim) for claim in Claim.objects.all()]
    before, said = latest_change(), _documents()

    for url in urls:
        assert sample_desk.post(url, form_of(sample_desk, url)).status_code == 302

    assert latest_change() == before
    assert _documents() == said
    assert len(urls) > 40


def _documents() -> dict[str, Document]:
    return kinds.get("claim").templates(Claim.objects.values_list("public_id", flat=True))
