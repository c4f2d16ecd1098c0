import pytest
from django.contrib.auth.models import User

from factcheck.publishing.models import Change, PublicRecord, Revision
from factcheck.publishing.writing.actions import PublishingError, correct, publish
from tests import factories

pytestmark = pytest.mark.django_db


def test_correct_changed_claim_logs_a_correction_that_the_document_keeps(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create(text="It was 1992.")
    publish(claim, by=editor)
    claim.text = "It was 1994."
    claim.save()
    revision = correct(claim, by=editor, note="The year was wrong.")
    claim.context = "Now with context."
    claim.save()
    publish(claim, by=editor)

    document = PublicRecord.objects.get(record_id=claim.public_id).data
    assert revision.change == Change.CORRECTION
    assert [(made["number"], made["note"]) for made in document["corrections"]] == [(2, "The year was wrong.")]
    assert document["revision"]["number"] == 3


@pytest.mark.parametrize("note", ["", "   \n"])
def test_correct_without_note_is_refused(editor: User, note: str) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    claim.text = "Another text."
    claim.save()

    with pytest.raises(PublishingError, match="Readers need a note"):
        correct(claim, by=editor, note=note)

    assert Revision.objects.filter(kind="claim").count() == 1


def test_correct_draft_is_refused(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()

    with pytest.raises(PublishingError, match="not public"):
        correct(claim, by=editor, note="Wrong.")


def test_correct_unchanged_claim_is_refused(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)

    with pytest.raises(PublishingError, match="Nothing that readers see"):
        correct(claim, by=editor, note="Wrong.")


@pytest.mark.parametrize("note", ["a\x00b", "a\ud800b", "a\u202eb", "n" * 2001])
def test_correct_with_hostile_note_is_refused_and_leaves_no_trace(editor: User, note: str) -> None:
    claim = factories.PublishableClaimFactory.create()
    publish(claim, by=editor)
    claim.text = "Another text."
    claim.save()

    with pytest.raises(PublishingError, match=r"[Nn]ote"):
        correct(claim, by=editor, note=note)

    assert Revision.objects.filter(kind="claim").count() == 1
