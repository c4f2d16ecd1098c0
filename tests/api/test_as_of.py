"""Documents in the API as they were at an earlier moment."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.utils.http import http_date

from claims.models import Topic
from factcheck.merging.actions import merge
from factcheck.publishing.canonical import moment
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.reading.public_state import Now
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import get, problem_of, queries_of

pytestmark = pytest.mark.django_db


def address(record: Any, at: str | datetime) -> str:
    text = at if isinstance(at, str) else moment(at)
    return f"{record.record_kind}s/{record.public_id}/?as_of={text}"


@pytest.fixture
def topic(editor: User) -> Topic:
    """A topic with three revisions."""
    made = factories.TopicFactory.create()
    for name in ("One", "Two", "Three"):
        made.name = name
        made.save()
        publish(made, by=editor)
    return made


def test_document_as_of_the_time_of_each_revision_is_its_bytes(topic: Topic) -> None:
    for revision in Revision.objects.filter(record_id=topic.public_id).select_related("body"):
        answer = get(address(topic, revision.time))

        assert answer.content == bytes(revision.body.document)
        assert answer["ETag"] == f'"{bytes(revision.body.sha256).hex()}"'
        assert answer["Last-Modified"] == http_date(revision.time.timestamp())
        assert answer["Cache-Control"] == "public, no-cache"


def test_document_as_of_a_moment_just_before_a_revision_is_the_one_before(topic: Topic) -> None:
    second = Revision.objects.get(record_id=topic.public_id, number=2)

    answer = get(address(topic, second.time - timedelta(microseconds=1)))

    assert answer.json()["revision"]["number"] == 1


def test_document_as_of_with_its_etag_is_304(topic: Topic) -> None:
    at = address(topic, Revision.objects.get(record_id=topic.public_id, number=1).time)

    assert get(at, If_None_Match=get(at)["ETag"]).status_code == 304


def test_review_as_of_a_moment_is_the_document_of_then(editor: User) -> None:
    review = factories.ReviewFactory.create(title="Before")
    time = publish(review.claim, by=editor).time
    before = bytes(PublicRecord.objects.get(kind="review").document)
    review.title = "After"
    review.save()
    publish(review.claim, by=editor)

    assert get(f"reviews/{review.public_id}/?as_of={moment(time)}").content == before
    assert Now().document("review", review.public_id)["title"] == "After"


BAD = ["0000-00-00", "9999-12-31", "9999-12-31T23:59:59.999999%2B99:99", "%00", "x" * 10_000, "[]", "1&as_of=2"]


@pytest.mark.parametrize("text", BAD)
def test_document_as_of_no_moment_that_has_passed_is_400(text: str, topic: Topic) -> None:
    problem = problem_of(get(address(topic, text)), 400)

    assert list(problem["errors"]) == ["as_of"]
    assert len(str(problem)) < 500


def test_document_as_of_nothing_is_the_one_of_now(topic: Topic) -> None:
    assert get(address(topic, "")).json()["name"] == "Three"


def test_document_as_of_a_moment_before_the_first_says_when_that_was(topic: Topic) -> None:
    first = Revision.objects.get(record_id=topic.public_id, number=1)

    problem = problem_of(get(address(topic, "2001-01-01")), 404)

    assert f"It was first published at {moment(first.time)}." in problem["detail"]


def test_document_as_of_a_moment_before_its_withdrawal_is_410(topic: Topic, editor: User) -> None:
    time = Revision.objects.get(record_id=topic.public_id, number=1).time
    withdraw(topic, by=editor, note="Entered twice.")

    assert problem_of(get(address(topic, time)), 410)["detail"] == "Entered twice."


def test_document_as_of_after_a_merge_leads_on_and_keeps_the_moment(topic: Topic, editor: User) -> None:
    loser, winner = factories.ClaimantFactory.create(), factories.ClaimantFactory.create()
    for record in (loser, winner):
        publish(record, by=editor)
    merge(loser, into=winner, by=editor, note="The same.")
    publish(factories.TopicFactory.create(), by=editor)
    at = Revision.objects.latest("sequence").time

    answer = get(address(loser, at))

    assert (answer.status_code, answer["Location"]) == (301, f"/api/v1/{address(winner, at)}")


def test_document_as_of_a_moment_takes_four_queries(topic: Topic) -> None:
    assert queries_of(address(topic, datetime.now(UTC) - timedelta(microseconds=1))) == 4


def test_document_asked_for_with_a_misspelt_as_of_is_400_not_that_of_now(topic: Topic) -> None:
    problem = problem_of(get(f"topics/{topic.public_id}/?asof=2020-01-01"), 400)

    assert problem["errors"] == {"asof": ["There is no such parameter; this address takes: as_of."]}
