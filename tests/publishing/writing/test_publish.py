from datetime import UTC, datetime

import pytest
import time_machine
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from factcheck.publishing.canonical import Document, parse
from factcheck.publishing.models import Change, Publication, PublicRecord, Revision, RevisionAuthor
from factcheck.publishing.writing.actions import PublishingError, correct, preview, publish, withdraw
from tests import factories

pytestmark = pytest.mark.django_db


def document(record: object) -> Document:
    return PublicRecord.objects.get(record_id=record.public_id).data  # type: ignore[attr-defined]


def changes() -> list[tuple[str, str, int]]:
    return [(row.kind, row.change, row.number) for row in Revision.objects.all()]


def cited_claim() -> Claim:
    passage = factories.PassageFactory.create(source__publisher=factories.PublisherFactory.create())
    claim = factories.ClaimFactory.create()
    claim.topics.add(factories.TopicFactory.create())
    factories.AttributionFactory.create(claim=claim).passages.add(passage)
    return claim


def test_publish_draft_makes_first_revision_of_it_and_of_what_it_cites(editor: User) -> None:
    claim = cited_claim()

    revision = publish(claim, by=editor, note="Here it is.")

    assert changes() == [
        ("publisher", "first", 1),
        ("source", "first", 1),
        ("claimant", "first", 1),
        ("topic", "first", 1),
        ("claim", "first", 1),
    ]
    assert document(claim)["revision"] | {"time": None} == {
        "number": 1,
        "change": "first",
        "note": "Here it is.",
        "time": None,
    }
    assert RevisionAuthor.objects.get(revision=revision).user == editor


def test_publish_stores_in_read_model_the_bytes_of_the_log(editor: User) -> None:
    claim = cited_claim()

    revision = publish(claim, by=editor)

    record = PublicRecord.objects.get(record_id=claim.public_id)
    assert bytes(record.document) == bytes(revision.body.document)
    assert bytes(revision.body.sha256).hex() == record.sha256


def test_publish_update_keeps_first_moment_and_counts_on(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    first = document(claim)
    claim.text = "Bridge 99 was closed for a week."
    claim.save()

    revision = publish(claim, by=editor)

    updated = document(claim)
    assert (revision.change, revision.number) == (Change.UPDATE, 2)
    assert updated["first_published_at"] == first["first_published_at"]
    assert updated["updated_at"] > first["updated_at"]
    assert updated["text"] == "Bridge 99 was closed for a week."


def test_publish_unchanged_is_refused_and_leaves_no_trace(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)

    with pytest.raises(PublishingError, match="Nothing that readers see has changed"):
        publish(claim, by=editor)

    assert Revision.objects.filter(kind="claim").count() == 1


def test_publish_draft_name_of_public_claimant_stays_private(editor: User) -> None:
    claim = cited_claim()
    publish(claim, by=editor)
    claimant = claim.attributions.get().claimant
    claimant.name = "Secret new name"
    claimant.save()
    claim.context = "More to know."
    claim.save()

    publish(claim, by=editor)

    assert document(claim)["attributions"][0]["claimant"]["name"] != "Secret new name"


def test_publish_renamed_claimant_gives_citing_documents_a_reference_revision(editor: User) -> None:
    claim = cited_claim()
    publish(claim, by=editor)
    claim.context = "A draft that is not published."
    claim.save()
    claimant = claim.attributions.get().claimant
    claimant.name = "New name"
    claimant.save()

    publish(claimant, by=editor)

    assert changes()[-2:] == [("claimant", "update", 2), ("claim", "reference", 2)]
    assert document(claim)["attributions"][0]["claimant"]["name"] == "New name"
    assert document(claim)["context"] == ""


def test_publish_renamed_publisher_reaches_sources_and_the_claims_that_quote_them_once(editor: User) -> None:
    claim = cited_claim()
    publish(claim, by=editor)
    source = claim.attributions.get().passages.get().source
    assert source.publisher is not None
    source.publisher.name = "The New Herald"
    source.publisher.save()

    publish(source.publisher, by=editor)

    assert changes()[-3:] == [("publisher", "update", 2), ("source", "reference", 2), ("claim", "reference", 2)]
    cited = document(claim)["attributions"][0]["passages"][0]["source"]
    assert cited["publisher"]["name"] == "The New Herald"
    assert document(source)["publisher"]["name"] == "The New Herald"


def test_publish_change_that_no_citing_document_shows_changes_no_other_document(editor: User) -> None:
    claim = cited_claim()
    publish(claim, by=editor)
    claimant = claim.attributions.get().claimant
    claimant.description = "Someone else."
    claimant.save()

    publish(claimant, by=editor)

    assert changes()[-1] == ("claimant", "update", 2)


def test_publish_leaves_out_a_cited_draft_claim_and_brings_it_in_when_it_becomes_public(editor: User) -> None:
    counter_claim = factories.PublishableClaimFactory.create()
    rebuttal = factories.PublishableRebuttalFactory.create(counter_claim=counter_claim)
    link = factories.PublishableLinkFactory.create(claim=rebuttal.claim)
    publish(rebuttal.claim, by=editor)
    before = document(rebuttal.claim)

    publish(link.other, by=editor)
    publish(counter_claim, by=editor)

    after = document(rebuttal.claim)
    assert (before["rebuttals"][0]["counter_claim"], before["links"]) == (None, [])
    assert after["rebuttals"][0]["counter_claim"]["id"] == counter_claim.public_id
    assert after["links"][0]["claim"]["name"] == link.other.text
    assert after["revision"]["change"] == "reference"


def test_publish_with_also_publishes_the_cited_claim_in_one_revision_of_each(editor: User) -> None:
    counter_claim = factories.PublishableClaimFactory.create()
    rebuttal = factories.PublishableRebuttalFactory.create(counter_claim=counter_claim)
    factories.PublishableLinkFactory.create(claim=counter_claim, other=rebuttal.claim)

    publish(rebuttal.claim, by=editor, also=[counter_claim])

    assert document(rebuttal.claim)["rebuttals"][0]["counter_claim"]["id"] == counter_claim.public_id
    assert document(counter_claim)["links"][0]["claim"]["id"] == rebuttal.claim.public_id
    assert {number for _, _, number in changes()} == {1}


def test_publish_with_also_an_uncited_claim_is_refused(editor: User) -> None:
    claim, stranger = factories.PublishableClaimFactory.create_batch(2)

    with pytest.raises(PublishingError, match="Not cited"):
        publish(claim, by=editor, also=[stranger])

    assert not Revision.objects.exists()


def test_publish_new_citation_of_a_draft_makes_no_revision_but_is_remembered(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    link = factories.PublishableLinkFactory.create(claim=claim)

    revision = publish(claim, by=editor)
    publish(link.other, by=editor)

    assert revision.number == 1
    assert document(claim)["links"][0]["claim"]["id"] == link.other.public_id


def test_publish_what_cites_a_withdrawn_record_is_refused(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)
    withdraw(topic, by=editor, note="Made by mistake.")
    claim.topics.add(topic)

    with pytest.raises(PublishingError, match="cites a record that was withdrawn"):
        publish(claim, by=editor)

    assert Revision.objects.count() == 2
    assert not Publication.objects.filter(kind="claim").exists()


def test_publish_withdrawn_record_again_makes_it_public_under_its_old_id(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    first = document(claim)["first_published_at"]
    claim.text = "Bridge 7 was open."
    claim.save()
    correct(claim, by=editor, note="It was open.")
    withdraw(claim, by=editor, note="Withdrawn in error.")

    publish(claim, by=editor)

    assert document(claim)["revision"]["number"] == 4
    assert [made["number"] for made in document(claim)["corrections"]] == [2]
    assert document(claim)["first_published_at"] == first


def test_publish_lone_surrogate_is_refused_and_leaves_no_trace(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = factories.PublishableClaimFactory.create()

    with pytest.raises(PublishingError, match="note can't be published"):
        publish(claim, by=editor, note="\ud800")

    assert not Revision.objects.exists()
    assert not PublicRecord.objects.exists()


def test_publish_failing_midway_leaves_no_trace(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = cited_claim()
    bodies = iter(range(3))
    monkeypatch.setattr("factcheck.publishing.writing.log.commitment", lambda salt, body: bytes([next(bodies)]) * 32)

    with pytest.raises(StopIteration):
        publish(claim, by=editor)

    assert not Revision.objects.exists()
    assert not PublicRecord.objects.exists()
    assert not Publication.objects.exists()


def test_publish_review_gets_its_own_row_and_loses_it_with_the_review(editor: User) -> None:
    review = factories.ReasonedReviewFactory.create(title="What the records show")
    publish(review.claim, by=editor)
    row = PublicRecord.objects.get(kind="review")
    assert parse(row.document)["title"] == "What the records show"

    review.delete()
    publish(Claim.objects.get(pk=review.claim_id), by=editor)

    assert not PublicRecord.objects.filter(kind="review").exists()


def test_preview_draft_returns_the_document_and_writes_nothing(editor: User) -> None:
    claim = cited_claim()

    shown = preview(claim)

    assert shown["text"] == claim.text
    assert shown["attributions"][0]["claimant"]["name"]
    assert not Revision.objects.exists()
    assert not PublicRecord.objects.exists()


def test_publish_queries_stay_constant_however_much_a_claim_holds(editor: User) -> None:
    counts = []
    for size in (2, 20):
        claim, claimant = factories.ClaimFactory.create(), factories.ClaimantFactory.create()
        source = factories.SourceFactory.create()
        for _ in range(size):
            said = factories.AttributionFactory.create(claim=claim, claimant=claimant)
            said.passages.add(factories.PassageFactory.create(source=source))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            publish(claim, by=editor)
        counts.append(len(queries))

    assert counts[0] == counts[1]


@pytest.mark.parametrize("text", ["!!!", "—", "☕"])
def test_publish_text_without_a_single_word_is_published(editor: User, text: str) -> None:
    claim = factories.PublishableClaimFactory.create(text=text)

    publish(claim, by=editor)

    assert document(claim)["text"] == text


def test_publish_more_words_than_an_index_takes_is_published_and_found_by_the_first(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create(text="Aardvark")
    for number in range(30):
        words = " ".join(f"{number}w{count:05}x{'y' * 48}" for count in range(80))
        factories.PublishableRebuttalFactory.create(claim=claim, quote=words[:5000], grounds=words[::-1][:5000])

    publish(claim, by=editor)

    assert PublicRecord.objects.of_kind("claim").matching("aardvark").exists()


def test_publish_draft_that_was_deleted_is_refused(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    Claim.objects.all().delete()

    with pytest.raises(PublishingError, match="deleted since you opened it"):
        publish(claim, by=editor)


def test_publish_with_also_a_record_that_was_published_before_is_refused(editor: User) -> None:
    link = factories.PublishableLinkFactory.create()
    publish(link.other, by=editor)
    withdraw(link.other, by=editor, note="Gone.")

    with pytest.raises(PublishingError, match="Published before"):
        publish(link.claim, by=editor, also=[link.other])

    assert not PublicRecord.objects.filter(kind="claim").exists()


def test_publish_order_of_topics_tells_nothing_of_their_unpublished_names(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    first, second = factories.TopicFactory.create(name="Apples"), factories.TopicFactory.create(name="Pears")
    claim.topics.add(first, second)
    publish(claim, by=editor)
    first.name = "Zebras"
    first.save()
    claim.context = "More."
    claim.save()

    publish(claim, by=editor)

    assert [topic["name"] for topic in document(claim)["topics"]] == ["Apples", "Pears"]


def test_publish_note_with_line_breaks_of_forms_is_kept_with_those_of_text(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()

    publish(claim, by=editor, note="One.\r\nTwo.")

    assert document(claim)["revision"]["note"] == "One.\nTwo."


def test_publish_after_the_clock_was_put_back_is_later_than_what_came_before(editor: User) -> None:
    earlier, later = factories.PublishableClaimFactory.create_batch(2)
    with time_machine.travel(datetime(2026, 5, 1, 12, tzinfo=UTC), tick=False):
        publish(earlier, by=editor)

    with time_machine.travel(datetime(2026, 5, 1, 11, tzinfo=UTC), tick=False):
        publish(later, by=editor)

    assert document(later)["updated_at"] > document(earlier)["updated_at"]


def test_publish_rename_makes_as_many_queries_with_many_citing_claims_as_with_one(editor: User) -> None:
    claimant = factories.ClaimantFactory.create()
    counts = []
    # The rows of more would need a second statement on SQLite.
    for total in (1, 11):
        while claimant.attributions.count() < total:
            publish(factories.ReportedAttributionFactory.create(claimant=claimant).claim, by=editor)
        claimant.name = f"Name {total}"
        claimant.save()
        with CaptureQueriesContext(connection) as queries:
            publish(claimant, by=editor)
        counts.append(len(queries))

    assert counts[1] == counts[0]
