"""Marking a source as retracted by its publisher, and as not retracted after all."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from claims.models import Claim
from factcheck.editing.models import ChangeSet
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Change, PublicRecord, Revision
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing.actions import PublishingError, publish
from factcheck.workflow.models import SubmissionState
from factcheck.workflow.standing import open_submission
from sources.actions import retract, undo_retraction
from sources.models import Source
from tests.factories import AttributionFactory, DrawFactory, PassageFactory, SourceFactory

pytestmark = pytest.mark.django_db

NOTE = "The figures were invented."
ADDRESS = "https://lamp.example/retractions/1"
RETRACTED = {"on": {"date": "2024-05", "precision": "month"}, "note": NOTE, "address": ADDRESS}


def mark(source: Source, by: User, **said: Any) -> Revision | None:
    words = {"on": date(2024, 5, 17), "precision": "month", "note": NOTE, "address": ADDRESS}
    return retract(source, by=by, **{**words, **said})


def cited_by_a_claim(editor: User, source: Source | None = None) -> tuple[Source, Claim]:
    source = source or SourceFactory.create()
    said = AttributionFactory.create()
    said.passages.add(PassageFactory.create(source=source))
    publish(said.claim, by=editor)
    return source, said.claim


def document(record: Any) -> Any:
    return PublicRecord.objects.get(record_id=record.public_id).data


def beneath(claim: Any) -> list[tuple[str, int, Any]]:
    cited = claim["attributions"][0]["passages"][0]["source"]
    return [(other["id"], other["steps"], other["retracted"]) for other in cited["draws_on_retracted"]]


def test_retract_of_a_public_source_tells_readers_at_once(editor: User) -> None:
    source, _ = cited_by_a_claim(editor)

    revision = mark(source, editor)

    assert revision is not None
    assert (revision.number, revision.change) == (2, Change.UPDATE)
    assert document(source)["retracted"] == RETRACTED
    assert document(source)["revision"]["note"] == NOTE
    assert state_of(source) == State.PUBLISHED


def test_retract_brings_the_mark_to_every_claim_that_cites_the_source(editor: User) -> None:
    source, claim = cited_by_a_claim(editor)
    before = document(claim)

    mark(source, editor)

    after = document(claim)
    assert before["attributions"][0]["passages"][0]["source"]["retracted"] is None
    assert after["attributions"][0]["passages"][0]["source"]["retracted"] == RETRACTED
    assert after["revision"]["change"] == Change.REFERENCE


def test_retract_brings_the_mark_through_sources_that_draw_on_it_and_undo_takes_it_off(editor: User) -> None:
    source, between = SourceFactory.create(), SourceFactory.create()
    DrawFactory.create(source=between, drawn_on=source)
    cited, claim = cited_by_a_claim(editor, DrawFactory.create(drawn_on=between).source)

    mark(source, editor)

    assert beneath(document(claim)) == [(source.public_id, 2, RETRACTED)]
    assert document(cited)["draws_on"][0]["draws_on_retracted"][0]["steps"] == 1
    undo_retraction(source, by=editor, note="It was another article.")
    assert beneath(document(claim)) == []


def test_retract_in_a_circle_of_sources_settles_and_undo_too(editor: User) -> None:
    source, other = SourceFactory.create(), SourceFactory.create()
    DrawFactory.create(source=source, drawn_on=other)
    DrawFactory.create(source=other, drawn_on=source)
    _, claim = cited_by_a_claim(editor, DrawFactory.create(drawn_on=other).source)

    mark(source, editor)

    assert beneath(document(claim)) == [(source.public_id, 2, RETRACTED)]
    undo_retraction(source, by=editor, note="It was another article.")
    assert beneath(document(claim)) == []


def test_retract_is_one_change_in_the_history_of_the_editor(editor: User) -> None:
    source, _ = cited_by_a_claim(editor)

    mark(source, editor)

    change = ChangeSet.objects.latest("pk")
    assert (change.who, change.what) == (editor, "marked the source as retracted")


def test_retract_again_changes_what_readers_are_told(editor: User) -> None:
    source, _ = cited_by_a_claim(editor)
    mark(source, editor)
    source.refresh_from_db()
    recorded = source.retraction_recorded_at

    mark(source, editor, note="Two figures were invented.", address="")

    source.refresh_from_db()
    assert document(source)["retracted"] == {**RETRACTED, "note": "Two figures were invented.", "address": ""}
    assert source.retraction_recorded_at == recorded


def test_retract_of_a_draft_is_saved_and_shown_to_nobody(editor: User) -> None:
    source = SourceFactory.create()

    assert mark(source, editor) is None

    source.refresh_from_db()
    assert (source.retracted_on, source.retraction_note) == (date(2024, 5, 1), NOTE)
    assert not Revision.objects.exists()


def test_retract_where_somebody_else_publishes_is_submitted(editor: User, settings: Any) -> None:
    source, _ = cited_by_a_claim(editor)
    settings.FACTCHECK_FOUR_EYES = True

    assert mark(source, editor) is None

    submission = open_submission(key_of(source))
    assert submission is not None
    assert (submission.state, submission.submitted_by) == (SubmissionState.SUBMITTED, editor)
    assert document(source)["retracted"] is None
    with pytest.raises(PublishingError, match="nobody else has approved it"):
        publish(source, by=editor)
    publish(source, by=User.objects.create_user("second"))
    assert document(source)["retracted"] == RETRACTED


@pytest.mark.parametrize(
    "said",
    [{"note": ""}, {"note": "x" * 1001}, {"note": "a\x00b"}, {"address": "javascript:alert(1)"}, {"precision": "hour"}],
    ids=lambda said: next(iter(said)),
)
def test_retract_with_what_cannot_be_stored_is_refused_without_trace(said: Any, editor: User) -> None:
    source, _ = cited_by_a_claim(editor)

    with pytest.raises(ValidationError):
        mark(source, editor, **said)

    source.refresh_from_db()
    assert source.retracted_on is None
    assert document(source)["revision"]["number"] == 1


def test_retract_of_a_source_with_other_unpublished_changes_is_refused_without_trace(editor: User) -> None:
    source, _ = cited_by_a_claim(editor)
    Source.objects.update(title="Another title")

    with pytest.raises(PublishingError, match="not public yet"):
        mark(source, editor)

    source.refresh_from_db()
    assert source.retracted_on is None
    assert document(source)["revision"]["number"] == 1


def test_retract_of_a_deleted_source_is_refused(editor: User) -> None:
    source = SourceFactory.create()
    Source.objects.all().delete()

    with pytest.raises(PublishingError, match="deleted"):
        mark(source, editor)


def test_undo_takes_the_mark_off_and_corrects_what_readers_were_told(editor: User) -> None:
    source, claim = cited_by_a_claim(editor)
    mark(source, editor)

    revision = undo_retraction(source, by=editor, note="It was another article.")

    assert revision is not None
    assert document(source)["retracted"] is None
    assert [each["note"] for each in document(source)["corrections"]] == ["It was another article."]
    assert document(claim)["attributions"][0]["passages"][0]["source"]["retracted"] is None
    source.refresh_from_db()
    assert (source.retracted_on, source.retraction_note, source.retraction_recorded_at) == (None, "", None)


def test_undo_without_a_note_is_refused_without_trace(editor: User) -> None:
    source, _ = cited_by_a_claim(editor)
    mark(source, editor)

    with pytest.raises(PublishingError, match="note"):
        undo_retraction(source, by=editor, note=" ")

    source.refresh_from_db()
    assert source.retraction_note == NOTE
    assert document(source)["retracted"] == RETRACTED


def test_undo_of_what_nobody_published_takes_the_submission_back(editor: User, settings: Any) -> None:
    source, _ = cited_by_a_claim(editor)
    settings.FACTCHECK_FOUR_EYES = True
    mark(source, editor)

    assert undo_retraction(source, by=editor, note="It was another article.") is None

    assert open_submission(key_of(source)) is None
    assert state_of(source) == State.PUBLISHED
    assert document(source)["revision"]["number"] == 1
