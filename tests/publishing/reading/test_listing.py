"""The rules of lists, where pages and API share them; the tests of each endpoint ask what they find."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.http import QueryDict
from django.test.utils import CaptureQueriesContext

from claims.documents.filters import ClaimFilterSet
from claims.models import Claim
from factcheck.publishing.reading import listing
from factcheck.publishing.writing import read_model
from factcheck.publishing.writing.actions import publish
from tests import factories

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def read(query: str, **kwargs: Any) -> listing.Listing:
    return listing.read(QueryDict(query), ClaimFilterSet, **kwargs)


def names(found: listing.Listing) -> list[str]:
    assert not found.errors
    return [row.name for row in found.page.rows]


@pytest.fixture
def topic_of_three(editor: User) -> str:
    topic = factories.TopicFactory.create(slug="Հայաստան")
    for number in range(3):
        claim = factories.PublishableClaimFactory.create(text=f"Claim {number}")
        claim.topics.add(topic)
        publish(claim, by=editor)
    return topic.public_id


def test_read_unknown_parameter_is_passed_over_on_pages_and_refused_in_the_api() -> None:
    assert not read("utm_source=letter").errors
    assert list(read("utm_source=letter", strict=True).errors) == ["utm_source"]


def test_read_many_unknown_parameters_are_not_all_told_back() -> None:
    errors = read("&".join(f"{'x' * 100}{n}=1" for n in range(1000)), strict=True).errors

    assert 0 < len(errors) <= 20
    assert max(map(len, errors)) <= 60


@pytest.mark.usefixtures("topic_of_three")
def test_read_with_an_error_has_an_empty_page_and_a_form_without_what_is_unfit() -> None:
    found = read("kind=factual&q=a%00b&page_size=0")

    assert (list(found.page.rows), found.page.next) == ([], None)
    assert set(found.errors) == {"q", "page_size"}
    assert found.filterset.form.is_valid()
    assert found.filterset.form.cleaned_data["kind"] == ["factual"]


@pytest.mark.usefixtures("topic_of_three")
def test_query_of_another_page_keeps_what_was_asked_for_and_drops_blanks() -> None:
    found = read("q=claim&kind=factual&kind=opinion&topic=&cursor=&page_size=1&x=1")

    query = found.query(found.page.next or "")

    assert query == f"q=claim&kind=factual&kind=opinion&page_size=1&cursor={found.page.next}"
    assert read(query).query("next") == found.query("next")


@pytest.mark.parametrize("name", ["topic=Հայաստան", "topic=%D5%80%D5%A1%D5%B5%D5%A1%D5%BD%D5%BF%D5%A1%D5%B6"])
@pytest.mark.usefixtures("topic_of_three")
def test_read_by_slug_in_any_script(name: str) -> None:
    assert names(read(name)) == ["Claim 2", "Claim 1", "Claim 0"]


def test_read_by_slug_composed_or_not_is_the_same(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    claim.topics.add(factories.TopicFactory.create(slug="caf\u00e9"))
    publish(claim, by=editor)

    assert names(read("topic=cafe\u0301")) == names(read("topic=caf\u00e9")) == [claim.text]


def test_read_by_an_id_that_is_the_slug_of_another_means_the_id(editor: User) -> None:
    topic = factories.TopicFactory.create(slug="first")
    namesake = factories.TopicFactory.create(slug=topic.public_id)
    for number, of in enumerate((topic, namesake)):
        claim = factories.PublishableClaimFactory.create(text=f"Claim {number}")
        claim.topics.add(of)
        publish(claim, by=editor)

    assert names(read(f"topic={topic.public_id}")) == ["Claim 0"]
    assert names(read(f"topic={namesake.public_id}")) == ["Claim 1"]


def test_updated_after_a_moment_that_several_share_leaves_none_of_them_out_of_the_next(editor: User) -> None:
    link = factories.PublishableLinkFactory.create(claim__text="one", other__text="two")
    with time_machine.travel(NOON, tick=False):
        publish(link.claim, by=editor, also=[link.other])

    assert names(read("updated_after=2026-03-01T12:00:00Z")) == []
    assert sorted(names(read("updated_after=2026-03-01T11:59:59.999999Z"))) == ["one", "two"]


def test_updated_after_finds_what_was_published_later_though_the_clock_went_back(editor: User) -> None:
    for text, moment in (("before", NOON), ("after", NOON - timedelta(seconds=2))):
        with time_machine.travel(moment, tick=False):
            publish(factories.PublishableClaimFactory.create(text=text), by=editor)

    assert names(read("updated_after=2026-03-01T12:00:00Z")) == ["after"]


def test_order_of_publication_survives_a_rebuild(editor: User, topic_of_three: str) -> None:
    first = Claim.objects.get(text="Claim 0")
    first.context = "Changed last."
    first.save()
    publish(first, by=editor)
    cursor = read(f"topic={topic_of_three}&page_size=1").page.next

    read_model.rebuild()

    assert names(read(f"topic={topic_of_three}")) == ["Claim 0", "Claim 2", "Claim 1"]
    assert names(read(f"topic={topic_of_three}&ordering=first_published_at")) == ["Claim 0", "Claim 1", "Claim 2"]
    assert names(read(f"topic={topic_of_three}&page_size=1&cursor={cursor}")) == ["Claim 2"]


@pytest.mark.parametrize(
    "query", ["", "disputed=no", "topic={}", "topic={}&disputed=no&kind=factual", "kind=factual&kind=opinion"]
)
def test_read_follows_an_index_in_every_order_and_sorts_nothing(topic_of_three: str, query: str) -> None:
    for ordering in ("-updated_at", "updated_at", "-first_published_at", "first_published_at"):
        asked = f"{query.format(topic_of_three)}&ordering={ordering}&page_size=1"
        cursor = read(asked).page.next

        for address in (asked, f"{asked}&cursor={cursor}"):
            plan = _plan_of(address)
            assert "TEMP B-TREE" not in plan, (address, plan)
            assert "Sort" not in plan, (address, plan)


def _plan_of(query: str) -> str:
    """How the database finds the page."""
    with CaptureQueriesContext(connection) as queries:
        read(query)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            # Of three rows PostgreSQL would rather read and sort all than look into an index.
            cursor.execute(
                "SET LOCAL enable_seqscan = off; SET LOCAL enable_bitmapscan = off; SET LOCAL enable_sort = off"
            )
        explain = "EXPLAIN" if connection.vendor == "postgresql" else "EXPLAIN QUERY PLAN"
        cursor.execute(f"{explain} {queries.captured_queries[-1]['sql']}")
        return "\n".join(str(row[-1]) for row in cursor.fetchall())
