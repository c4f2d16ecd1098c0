"""Which public records have to do with a page on the web."""

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.publishing import standards
from factcheck.publishing.reading.links import records_at
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.records import whole_claim

pytestmark = pytest.mark.django_db
REVIEW = "https://checker.example/1"


@pytest.fixture(autouse=True)
def not_held_to_standards(monkeypatch: pytest.MonkeyPatch, settings: LazySettings) -> None:
    monkeypatch.setattr(standards, "_rules", {})
    settings.FACTCHECK_FOUR_EYES = False


def kinds_at(*addresses: str) -> list[str]:
    return sorted(record.kind for record in records_at(addresses))


def test_address_of_a_source_finds_it_and_the_claims_that_cite_it(editor: User) -> None:
    claim = whole_claim()
    publish(claim, by=editor)
    source = claim.attributions.exclude(passages=None).get().passages.get().source

    assert kinds_at(f"{source.url}?utm_source=x") == ["claim", "review", "source"]
    assert kinds_at("https://archive.example/1/") == ["source"]


def test_address_of_a_review_finds_it_and_its_claim(editor: User) -> None:
    publish(whole_claim(), by=editor)

    assert kinds_at(REVIEW) == ["claim", "review"]


def test_address_in_drafts_and_in_what_was_withdrawn_finds_nothing(editor: User) -> None:
    claim = whole_claim()
    assert kinds_at(REVIEW) == []
    publish(claim, by=editor)
    withdraw(claim, by=editor, note="Gone.")

    assert kinds_at(REVIEW) == []


def test_addresses_are_looked_up_in_two_queries_however_many(editor: User) -> None:
    for number in range(12):
        publish(factories.SourceFactory.create(url=f"https://outlet.example/{number}"), by=editor)

    with CaptureQueriesContext(connection) as queries:
        found = records_at(f"outlet.example/{number}" for number in range(100))

    assert (len(found), len(queries)) == (12, 2)


def test_no_address_asks_the_database_nothing() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert records_at(["", "no address"]) == []

    assert len(queries) == 0
