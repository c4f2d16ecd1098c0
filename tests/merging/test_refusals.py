"""What can't be merged or undone; a failed attempt leaves no trace."""

from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth.models import User
from django.db import IntegrityError, models

from claims.models import Alias, Attribution, Claim, ClaimLink, Quantity
from claims.vocabulary import RebuttalKind
from factcheck.merging import mergeable, relations
from factcheck.merging.actions import MergeError
from factcheck.merging.models import Merge
from factcheck.publishing.models import Revision
from factcheck.publishing.writing import merged
from sources.models import Capture, Draw
from tests import factories
from tests.merging.two_people import merge, undo_merge

pytestmark = pytest.mark.django_db

pairs = pytest.mark.parametrize(
    ("loser", "winner", "message"),
    [
        (
            factories.PublishableClaimFactory,
            factories.ClaimantFactory,
            "Records of two kinds can't be merged: claim, claimant",
        ),
        (factories.TopicFactory, factories.TopicFactory, "Records of this kind can't be merged: topic"),
    ],
)


@pairs
def test_merge_of_what_does_not_fit_is_refused(loser: Any, winner: Any, message: str, editor: User) -> None:
    with pytest.raises(MergeError, match=message):
        merge(loser.create(), into=winner.create(), by=editor)


def test_merge_into_itself_is_refused(editor: User) -> None:
    claim = factories.PublishableClaimFactory.create()

    with pytest.raises(MergeError, match="into itself"):
        merge(claim, into=claim, by=editor)


def test_merge_of_what_is_merged_already_is_refused(editor: User) -> None:
    one, other, third = (factories.PublishableClaimFactory.create() for _ in range(3))
    merge(one, into=other, by=editor)

    with pytest.raises(MergeError, match="was merged into"):
        merge(one, into=third, by=editor)
    with pytest.raises(MergeError, match="was merged into"):
        merge(other, into=one, by=editor)


def test_merge_of_what_was_deleted_is_refused(editor: User) -> None:
    one, other = factories.PublishableClaimFactory.create(), factories.PublishableClaimFactory.create()
    Claim.objects.filter(pk=one.pk).delete()

    with pytest.raises(MergeError, match="has been deleted"):
        merge(one, into=other, by=editor)


def test_merge_of_a_claim_with_its_counter_claim_is_refused(editor: User) -> None:
    other = factories.PublishableClaimFactory.create()
    rebuttal = factories.PublishableRebuttalFactory.create(kind=RebuttalKind.COUNTER_CLAIM, counter_claim=other)

    with pytest.raises(MergeError, match="A claim can't counter itself"):
        merge(rebuttal.claim, into=other, by=editor)
    assert Claim.objects.count() == 2


def test_merge_of_publishers_with_scales_of_one_name_is_refused(editor: User) -> None:
    scales = [factories.RatingScaleFactory.create(name="Truth scale") for _ in range(2)]

    with pytest.raises(MergeError, match="already has a scale of this name"):
        merge(scales[0].publisher, into=scales[1].publisher, by=editor)


def test_merge_keeps_the_rows_of_the_winner_and_remembers_those_of_the_loser(editor: User) -> None:
    loser, winner = factories.QuantityFactory.create(low=5, high=5), factories.QuantityFactory.create()
    topic = factories.TopicFactory.create()
    for quantity in (loser, winner):
        quantity.claim.topics.add(topic)
    factories.PublishableLinkFactory.create(claim=loser.claim, other=winner.claim)

    made = merge(loser.claim, into=winner.claim, by=editor)

    assert list(Quantity.objects.all()) == [winner]
    assert list(winner.claim.topics.all()) == [topic]
    assert not ClaimLink.objects.exists()
    undo_merge(made, by=editor)
    assert (Quantity.objects.count(), ClaimLink.objects.count(), loser.claim.topics.count()) == (2, 1, 1)


def test_merge_of_sources_brings_captures_and_finds_passages_in_the_other_text(editor: User) -> None:
    loser = factories.SourceFactory.create(text="The road was closed.")
    winner = factories.SourceFactory.create(text="On Monday, the road was closed for good.")
    capture = factories.CaptureFactory.create(source=loser)
    passage = factories.PassageFactory.create(source=loser, capture=capture, exact="road was closed")
    passage.anchor()
    passage.save()
    factories.DrawFactory.create(source=loser, drawn_on=winner)

    made = merge(loser, into=winner, by=editor)

    passage.refresh_from_db()
    assert winner.text[passage.start : passage.end] == "road was closed"
    assert Capture.objects.get().source == winner
    assert not Draw.objects.exists()
    undo_merge(made, by=editor)
    passage.refresh_from_db()
    assert loser.text[passage.start : passage.end] == "road was closed"
    assert Capture.objects.get().source_id == loser.pk


def test_capture_still_never_changes_what_was_seen() -> None:
    factories.CaptureFactory.create()

    with pytest.raises(IntegrityError, match="write-once"):
        Capture.objects.update(text="other")


def test_failed_merge_leaves_no_trace(editor: User, monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = factories.ReportedAttributionFactory.create().claim, factories.ClaimFactory.create()

    def fail(*args: Any, **kwargs: Any) -> Any:
        raise RuntimeError("torn")

    monkeypatch.setattr(merged, "merged", fail)
    with pytest.raises(RuntimeError):
        merge(one, into=other, by=editor)

    assert Attribution.objects.get().claim_id == one.pk
    assert not Merge.objects.exists()
    assert not Revision.objects.exists()


def _move_elsewhere(said: Any) -> None:
    said.claim = factories.PublishableClaimFactory.create()
    said.save()


def _delete(said: Any) -> None:
    said.delete()


@pytest.mark.parametrize(("change", "message"), [(_move_elsewhere, "moved or changed"), (_delete, "was deleted")])
def test_undo_of_what_was_changed_since_is_refused(change: Any, message: str, editor: User) -> None:
    said, winner = factories.ReportedAttributionFactory.create(), factories.ClaimFactory.create()
    made = merge(said.claim, into=winner, by=editor)
    change(Attribution.objects.get())

    with pytest.raises(MergeError, match=message):
        undo_merge(made, by=editor)
    assert Merge.objects.get().undone_at is None


def test_undo_when_another_took_the_address_is_refused(editor: User) -> None:
    address = "https://news.example/1"
    winner = factories.SourceFactory.create(url="https://news.example/2")
    made = merge(factories.SourceFactory.create(url=address), into=winner, by=editor)
    taken = factories.SourceFactory.create(url=address)

    with pytest.raises(MergeError, match="address"):
        undo_merge(made, by=editor)

    assert taken.url == address


def test_undo_when_a_record_that_it_names_is_gone_is_refused(editor: User) -> None:
    publisher = factories.PublisherFactory.create()
    loser = factories.SourceFactory.create(publisher=publisher)
    winner = factories.SourceFactory.create(publisher=factories.PublisherFactory.create())
    made = merge(loser, into=winner, by=editor)
    publisher.delete()

    with pytest.raises(MergeError, match="names what is gone"):
        undo_merge(made, by=editor)


def test_undo_when_the_winner_is_gone_is_refused(editor: User) -> None:
    winner = factories.PublishableClaimFactory.create()
    made = merge(factories.PublishableClaimFactory.create(), into=winner, by=editor)
    winner.delete()

    with pytest.raises(MergeError, match="deleted since"):
        undo_merge(made, by=editor)


def test_merge_keeps_the_name_of_the_loser_as_an_alias_once(editor: User) -> None:
    loser, winner = factories.ClaimantFactory.create(name="MFA"), factories.ClaimantFactory.create()
    factories.AliasFactory.create(claimant=winner, name="MFA")
    other = factories.ClaimantFactory.create(name="Ministry")

    merge(loser, into=winner, by=editor)
    merge(other, into=winner, by=editor)

    assert sorted(Alias.objects.values_list("claimant", "name")) == [(winner.pk, "MFA"), (winner.pk, "Ministry")]


@pytest.mark.parametrize("model", mergeable.models(), ids=lambda model: model.record_kind)
def test_every_foreign_key_of_the_database_to_a_mergeable_model_is_found(model: Any) -> None:
    found = {(pointing.model, pointing.field.name) for pointing in relations.pointing_at(model)}

    related = {
        (relation.related_model, relation.field.name)
        for relation in model._meta.get_fields(include_hidden=True)
        if relation.auto_created and not relation.concrete and not relation.many_to_many
    }
    assert found == related
    assert found
    assert not [field for field in model._meta.private_fields if isinstance(field, models.ForeignKey)]
    assert all(relation[0] in apps.get_models(include_auto_created=True) for relation in found)
