"""Whoever is editing what would be published, in a transaction that is open still, is waited for."""

from collections.abc import Iterator

import psycopg
import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction
from django.db.models import Model

from claims.models import Claim
from factcheck.database.asked import is_anybody_writing
from factcheck.database.faults import Fault, fault_in
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import PublishingError, publish
from factcheck.publishing.writing.together import publish_together
from tests.factories import RatingFactory, ReasonedReviewFactory, ReportedAttributionFactory, TopicFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor == "sqlite", reason="SQLite lets one writer in at a time"),
]


@pytest.fixture
def other() -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """Somebody else's connection."""
    with psycopg.connect(**connection.get_connection_params() | {"autocommit": False}) as another:
        another.cursor_factory = psycopg.Cursor
        yield another
        another.rollback()


def published(claim: Claim, by: User, how: str) -> bool:
    """Whether it is published by now; False where somebody would have to be waited for."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '50ms'")
            if how == "alone":
                publish(claim, by=by)
            else:
                publish_together([claim], by=by)
    except DatabaseError as error:
        if fault_in(error) is not Fault.BUSY:
            raise
        return False
    return True


def edited(row: Model, column: str) -> str:
    return f"UPDATE {row._meta.db_table} SET {column} = {column} || '!' WHERE id = {row.pk}"


@pytest.mark.parametrize("how", ["alone", "together"])
def test_publish_waits_for_whoever_edits_what_readers_would_get(
    how: str, second_editor: User, other: "psycopg.Connection[tuple[object, ...]]"
) -> None:
    said = ReportedAttributionFactory.create()
    rating = RatingFactory.create()
    ReasonedReviewFactory.create(claim=said.claim, publisher=rating.scale.publisher, rating=rating)
    passage = said.passages.get()
    edits = {
        "record": edited(said.claim, "context"),
        "part": edited(said, "cue"),
        "claimant": edited(said.claimant, "name"),
        "source": edited(passage.source, "title"),
        "passage": edited(passage, "prefix"),
        "scale": edited(rating.scale, "name"),
        "rating": edited(rating, "label"),
    }
    wrong = []

    for what, edit in edits.items():
        other.execute(edit)
        if published(said.claim, second_editor, how):
            wrong.append(what)
        other.rollback()

    assert wrong == []
    assert published(said.claim, second_editor, how)


def test_open_transaction_that_wrote_something_is_noticed(other: "psycopg.Connection[tuple[object, ...]]") -> None:
    topic = TopicFactory.create()
    other.execute(edited(topic, "name"))

    assert is_anybody_writing()


def test_publish_does_not_wait_for_whoever_cites_the_same(
    second_editor: User, other: "psycopg.Connection[tuple[object, ...]]"
) -> None:
    said = ReportedAttributionFactory.create()
    elsewhere = ReportedAttributionFactory.create()
    for column, row in (("claimant_id", said.claimant), ("claim_id", elsewhere.claim)):
        other.execute(f"UPDATE claims_attribution SET {column} = {row.pk} WHERE id = {elsewhere.pk}")
    other.execute(
        "INSERT INTO claims_attribution_passages (attribution_id, passage_id) "
        f"VALUES ({elsewhere.pk}, {said.passages.get().pk})"
    )

    assert published(said.claim, second_editor, "alone")


def test_words_written_while_another_change_was_committed_are_no_ones_to_publish_alone(
    editor: User, second_editor: User, other: "psycopg.Connection[tuple[object, ...]]"
) -> None:
    said = ReportedAttributionFactory.create()
    passage = said.passages.get()
    other.execute(edited(passage, "exact"))
    other.execute(
        "INSERT INTO editing_changeset (who_id, what, time) VALUES (%s, 'edited it', now())", [second_editor.pk]
    )
    other.execute(
        "UPDATE editing_rowchange SET change_set_id = lastval() WHERE change_set_id IS NULL AND transaction = "
        "pg_current_xact_id()::text::bigint"
    )
    Claim.objects.filter(pk=said.claim.pk).update(context="It has a later number, and is committed.")
    waited = not published(said.claim, second_editor, "alone")
    other.commit()

    with pytest.raises(PublishingError, match="You have edited"):
        publish(said.claim, by=second_editor)

    assert waited
    assert not Revision.objects.exists()
