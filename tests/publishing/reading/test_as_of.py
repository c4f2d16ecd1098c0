"""What the public read at an earlier moment: documents, lists of what points at them, and entries."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import Http404
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Claimant
from factcheck.publishing.canonical import canonical_bytes
from factcheck.publishing.models import PastFacet, PastRecord, PublicFacet, PublicRecord, Revision
from factcheck.publishing.reading.as_of import AsOf
from factcheck.publishing.reading.public_state import Now
from factcheck.publishing.reading.records import Gone, Moved, NotThenError
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.merging.two_people import merge

pytestmark = pytest.mark.django_db


def head() -> datetime:
    """The time of the last revision."""
    return Revision.objects.latest("sequence").time


def ids() -> set[str]:
    return set(PublicRecord.objects.values_list("record_id", flat=True))


def test_as_of_a_review_is_cut_out_of_its_claim_as_it_was(editor: User) -> None:
    review = factories.ReasonedReviewFactory.create(title="Before")
    publish(review.claim, by=editor)
    then, before = head(), Now().document("review", review.public_id)
    review.title = "After"
    review.save()
    publish(review.claim, by=editor)

    found = AsOf(then).shown("review", review.public_id)

    assert (found.data["title"], found.document) == ("Before", canonical_bytes(before))
    assert AsOf(head()).document("review", review.public_id)["title"] == "After"
    assert found.hash == bytes(Revision.objects.get(record_id=review.claim.public_id, number=1).hash).hex()


@pytest.fixture
def withdrawn(editor: User) -> tuple[Claim, list[datetime]]:
    """A claim that was public, withdrawn, and public again; with the times of all that."""
    claim = factories.PublishableClaimFactory.create(text="Taken away.")
    claim.topics.add(factories.TopicFactory.create())
    times = [publish(claim, by=editor).time, withdraw(claim, by=editor, note="Mistaken identity.").time]
    claim.text = "Put right."
    claim.save()
    return claim, [*times, publish(claim, by=editor).time]


def test_as_of_before_a_withdrawal_is_gone_with_its_note(withdrawn: tuple[Claim, list[datetime]]) -> None:
    claim, (first, second, third) = withdrawn

    for moment in (first, second, third - timedelta(microseconds=1)):
        with pytest.raises(Gone, match="Mistaken identity"):
            AsOf(moment).document("claim", claim.public_id)
    assert AsOf(third).document("claim", claim.public_id)["text"] == "Put right."


def test_as_of_lists_leave_out_what_was_withdrawn_since(withdrawn: tuple[Claim, list[datetime]]) -> None:
    claim, (first, _, third) = withdrawn
    topic = claim.topics.get().public_id

    assert AsOf(first).pointing("claim", "topic", topic) == []
    assert AsOf(first).documents("claim", [claim.public_id]) == {}
    assert [entry["text"] for entry in AsOf(third).pointing("claim", "topic", topic)] == ["Put right."]


def test_as_of_before_the_first_publication_says_when_that_was(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    time = publish(claim, by=editor).time

    with pytest.raises(NotThenError) as failure:
        AsOf(time - timedelta(microseconds=1)).document("claim", claim.public_id)

    assert failure.value.since == time


@pytest.mark.parametrize("kind", ["claim", "review"])
def test_as_of_a_record_that_never_was_is_not_found(kind: str) -> None:
    with pytest.raises(Http404):
        AsOf(datetime.now(UTC)).document(kind, "0" * 12)


def test_as_of_after_a_merge_leads_to_the_winner_and_before_it_shows_the_loser(editor: User) -> None:
    loser, winner = factories.ClaimantFactory.create(), factories.ClaimantFactory.create()
    before = max(publish(record, by=editor).time for record in (loser, winner))
    merge(loser, into=winner, by=editor, note="The same person.")

    assert AsOf(before).document("claimant", loser.public_id)["name"] == loser.name
    with pytest.raises(Moved) as failure:
        AsOf(head()).document("claimant", loser.public_id)
    assert failure.value.record_id == winner.public_id


def test_as_of_documents_that_point_at_a_record_are_those_of_then(editor: User) -> None:
    topic = factories.TopicFactory.create()
    claim = factories.PublishableClaimFactory.create()
    claim.topics.add(topic)
    publish(claim, by=editor)
    then, whole = head(), Now().documents_pointing("claim", "topic", topic.public_id)
    claim.context = "More."
    claim.save()
    publish(claim, by=editor)

    assert AsOf(then).documents_pointing("claim", "topic", topic.public_id) == whole
    assert Now().documents_pointing("claim", "topic", topic.public_id) != whole


def test_as_of_lists_no_more_than_asked_for(editor: User) -> None:
    topic = factories.TopicFactory.create()
    for _ in range(4):
        claim = factories.PublishableClaimFactory.create()
        claim.topics.add(topic)
        publish(claim, by=editor)

    newest = AsOf(head()).pointing("claim", "topic", topic.public_id, most=2)

    assert newest == Now().pointing("claim", "topic", topic.public_id, most=2)


def test_as_of_takes_as_many_queries_with_many_records_as_with_few(editor: User) -> None:
    topic = factories.TopicFactory.create()
    revise_claims_about(topic, 2, editor)
    few = queries(lambda: everything_about(topic.public_id))

    revise_claims_about(topic, 5, editor)

    assert queries(lambda: everything_about(topic.public_id)) == few == 22


def revise_claims_about(topic: Any, number: int, editor: User) -> None:
    for _ in range(number):
        claim = factories.PublishableClaimFactory.create()
        claim.topics.add(topic)
        publish(claim, by=editor)
        claim.context = "More."
        claim.save()
        publish(claim, by=editor)


def everything_about(topic: str) -> None:
    state = AsOf(head())
    state.document("topic", topic)
    state.pointing("claim", "topic", topic)
    state.documents_pointing("claim", "topic", topic)
    state.documents_pointing_to_any("claim", "topic", [topic, "none"])
    state.number("claim", "topic", topic)
    state.counts("claim", "topic", topic, ["language", "kind"])
    state.entries("claim", ids())
    state.documents("claim", [topic])


def queries(read: Callable[[], None]) -> int:
    with CaptureQueriesContext(connection) as captured:
        read()
    return len(captured)


def kept() -> tuple[list[Any], list[Any]]:
    records = PastRecord.objects.order_by("id").values_list("id", "until", "kind", "record_id", "part_of")
    facets = PastFacet.objects.order_by("record_id", "name", "value")
    return list(records), list(facets.values_list("record_id", "until", "kind", "name", "value"))


def test_withdrawal_keeps_nothing_of_before(editor: User) -> None:
    review = factories.ReasonedReviewFactory.create()
    publish(review.claim, by=editor)
    review.claim.context = "More."
    review.claim.save()
    publish(review.claim, by=editor)
    assert PastRecord.objects.filter(kind="review").exists()

    withdraw(review.claim, by=editor, note="Gone.")

    assert not PastRecord.objects.exclude(kind="publisher").exists()
    assert not PastFacet.objects.exclude(kind="publisher").exists()


def test_failed_publication_keeps_nothing(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    claim.context = "More."
    claim.save()

    def fail(*args: Any) -> None:
        raise RuntimeError

    monkeypatch.setattr("factcheck.publishing.writing.frozen.remember", fail)
    with pytest.raises(RuntimeError):
        publish(claim, by=editor)

    assert kept() == ([], [])


def empty() -> None:
    PastFacet.objects.all().delete()
    PastRecord.objects.all().delete()


TAMPERED: list[tuple[str, Callable[[], Any]]] = [
    ("not as it was", lambda: PastRecord.objects.update(until=10**6)),
    ("not as it was", lambda: PastFacet.objects.update(value="forged")),
    ("not as it was", empty),
    ("but not in the log", lambda: PastRecord.objects.create(id=1, until=2, kind="claim", record_id="0" * 12)),
]


@pytest.mark.parametrize(("trouble", "tamper"), TAMPERED)
def test_verify_log_names_what_is_not_as_it_was(trouble: str, tamper: Callable[[], Any], editor: User) -> None:
    claimant: Claimant = factories.ClaimantFactory.create()
    publish(claimant, by=editor)
    claimant.description = "More."
    claimant.save()
    publish(claimant, by=editor)
    tamper()

    with pytest.raises(CommandError, match=trouble):
        call_command("verify_log")


def test_facets_of_now_are_not_kept_twice(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)

    assert PublicFacet.objects.exists()
    assert kept() == ([], [])
