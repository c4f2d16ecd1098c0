"""Counts of facets, against counting every claim by hand."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from claims.documents.filters import ClaimFilterSet
from factcheck.publishing.reading import facets, listing
from factcheck.publishing.writing.actions import publish
from tests import factories

pytestmark = pytest.mark.django_db
NAMES = ("topic", "kind", "disputed", "language")


def counts(query: str) -> facets.FacetCounts:
    found = listing.read(QueryDict(query), ClaimFilterSet)
    assert found.filterset.form.is_valid()
    return facets.count_facets(found.filterset, NAMES)


def make(editor: User, *claims: dict[str, Any], topics: tuple[str, ...] = ()) -> None:
    for fields in claims:
        claim = factories.PublishableClaimFactory.create(**fields)
        claim.topics.set(factories.TopicFactory._meta.model.objects.filter(slug__in=topics))
        publish(claim, by=editor)


@pytest.fixture(scope="module")
def claims(shared_editor: User) -> dict[str, str]:
    """Claims with words, kinds, languages and topics; the ids of the topics by their slugs."""
    topics = {slug: factories.TopicFactory.create(slug=slug).public_id for slug in ("war", "aid")}
    bridge, road = {"text": "The bridge is shut."}, {"text": "The road is shut."}
    make(shared_editor, bridge, road | {"kind": "opinion"}, topics=("war",))
    make(shared_editor, road | {"kind": "opinion", "language": "hy"}, topics=("war", "aid"))
    make(shared_editor, road)
    return topics


def test_counts_of_all_records(claims: dict[str, str]) -> None:
    found = counts("")

    assert (found.total, found.more) == (4, False)
    assert found.values == {
        "topic": {claims["war"]: 3, claims["aid"]: 1},
        "kind": {"factual": 2, "opinion": 2},
        "disputed": {"no": 4},
        "language": {"en": 3, "hy": 1},
    }


def test_counts_of_a_facet_in_use_are_as_if_it_were_not_and_those_of_others_as_it_is(claims: dict[str, str]) -> None:
    found = counts("kind=opinion")

    assert found.total == 2
    assert found.values["kind"] == {"factual": 2, "opinion": 2}
    assert found.values["topic"] == {claims["war"]: 2, claims["aid"]: 1}
    assert found.values["language"] == {"en": 1, "hy": 1}


def test_counts_follow_the_words_and_every_other_filter(claims: dict[str, str]) -> None:
    found = counts("q=road&kind=opinion&language=hy")

    assert found.total == 1
    assert found.values["kind"] == {"opinion": 1}
    assert found.values["language"] == {"en": 1, "hy": 1}
    assert found.values["topic"] == {claims["war"]: 1, claims["aid"]: 1}


def test_counts_for_several_values_of_a_facet_mean_any(claims: dict[str, str]) -> None:
    found = counts("topic=war&topic=aid")

    assert found.total == 3
    assert found.values["topic"] == {claims["war"]: 3, claims["aid"]: 1}


@pytest.mark.parametrize("ordering", ["-updated_at", "updated_at", "-first_published_at", "first_published_at"])
def test_counts_are_the_same_in_every_order(claims: dict[str, str], ordering: str) -> None:
    for query in ("q=road&updated_after=2020-01-01", f"topic={claims['war']}", "said_before=2020-01-01"):
        assert counts(f"{query}&ordering={ordering}") == counts(query)


def test_counts_where_nothing_is_found_are_none(claims: dict[str, str]) -> None:
    found = counts("q=zzz")

    assert (found.total, found.more) == (0, False)
    assert not any(found.values.values())


def test_counts_are_of_the_newest_where_more_are_found(claims: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(facets, "COUNTED", 2)

    found = counts("")

    assert (found.total, found.more) == (2, True)
    assert found.values["language"] == {"hy": 1, "en": 1}


@pytest.mark.parametrize("query", ["", "q=road", "topic={war}", "q=road&kind=opinion&language=hy&disputed=no"])
def test_counts_take_two_queries_whatever_is_asked(claims: dict[str, str], query: str) -> None:
    found = listing.read(QueryDict(query.format(**claims)), ClaimFilterSet)
    assert found.filterset.form.is_valid()

    with CaptureQueriesContext(connection) as queries:
        facets.count_facets(found.filterset, NAMES)

    # The records that were ranked for the page are known; those without the facets in use are ranked together.
    assert len(queries) == 2 + ("kind" in query) - (query == "q=road")


def test_count_found_without_each_filter(claims: dict[str, str]) -> None:
    found = listing.read(QueryDict("q=bridge&kind=opinion"), ClaimFilterSet)

    assert facets.count_found(found.filterset, ["q", "kind", ""]) == {"q": 2, "kind": 1, "": 0}
