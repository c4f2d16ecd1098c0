"""Rows written many at a time are those that Django would write."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from claims.models import Attribution, Claim, Review, Topic
from factcheck.editing.models import RowChange
from factcheck.publishing.database.bulk import Table
from tests.factories import ClaimFactory, PublisherFactory, TopicFactory

pytestmark = pytest.mark.django_db

THEN = datetime(2026, 1, 2, 3, 4, 5, 678, tzinfo=UTC)


def topic(number: int) -> dict[str, object]:
    return {
        "public_id": f"{number:012}",
        "name": f"Topic {number}",
        "slug": f"topic-{number}",
        "created_at": THEN,
        "updated_at": THEN,
    }


def test_rows_get_keys_before_they_are_written_and_are_in_the_history() -> None:
    there, table = TopicFactory.create(), Table(Topic)

    keys = [table.add(topic(number)) for number in range(1200)]
    ranges = table.write()

    assert len(set(keys) - {there.pk}) == 1200
    assert {key for first, last in ranges for key in range(first, last + 1)} == set(keys)
    assert Topic.objects.get(pk=keys[7]).name == "Topic 7"
    assert RowChange.objects.filter(model="claims.topic", row_id__in=keys).count() == 1200
    # Django's own keys come after those that were reserved.
    assert TopicFactory.create().pk not in {*keys, there.pk}


def test_values_of_every_sort_are_read_again_as_they_were_written() -> None:
    claim, publisher, table = ClaimFactory.create(), PublisherFactory.create(), Table(Review)

    key = table.add(
        {
            "public_id": "0" * 12,
            "claim_id": claim.pk,
            "publisher_id": publisher.pk,
            "reviewed_on": date(2023, 9, 28),
            "rating_value": Decimal("2.5"),
            "summary": "It’s “so”.\n",
        }
    )
    table.write()

    row = Review.objects.get(pk=key)
    row.full_clean()
    assert (row.reviewed_on, row.rating_value, row.summary) == (date(2023, 9, 28), Decimal("2.5"), "It’s “so”.\n")
    assert (row.question, row.version, row.rating) == ("is_it_so", 1, None)


def test_moments_are_kept_to_the_microsecond() -> None:
    table = Table(Topic)
    table.add(topic(1))
    table.write()

    assert Topic.objects.get().created_at == THEN


def test_what_was_forgotten_is_not_written() -> None:
    table = Table(Topic)
    table.add(topic(1))
    table.forget()

    assert table.write() == []
    assert not Topic.objects.exists()


def test_link_table_takes_rows_too() -> None:
    claim, about = ClaimFactory.create(), TopicFactory.create()
    table = Table(Claim.topics.through)
    table.add({"claim_id": claim.pk, "topic_id": about.pk})
    table.write()

    assert list(claim.topics.all()) == [about]
    assert not Attribution.objects.exists()
