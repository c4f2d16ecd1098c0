"""A small site with everything in it that the log tells of: what a forger would look for."""

from dataclasses import dataclass

from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.merging.actions import merge, undo_merge
from factcheck.publishing.models import Publishable
from factcheck.publishing.writing.actions import correct, publish, withdraw
from tests import factories


@dataclass(frozen=True)
class Scene:
    """The ids of records, each in another state."""

    live: str
    withdrawn: str
    again: str
    merged: str


def build(editor: User, another: User) -> Scene:
    """A claim with a review and a past, one withdrawn, one published again, claimants merged, one merge undone."""
    live = _claim_with_a_past(editor)
    withdrawn, again = factories.PublishableClaimFactory.create_batch(2)
    for claim in (withdrawn, again):
        publish(claim, by=editor)
        withdraw(claim, by=editor, note="Gone.")
    _change(again, "text", "It is said again, in other words.")
    publish(again, by=another)
    twins = factories.ClaimantFactory.create_batch(4)
    for twin in twins:
        publish(twin, by=editor)
    merge(twins[0], into=twins[1], by=editor, note="Entered twice.")
    undo_merge(merge(twins[2], into=twins[3], by=editor, note="Entered twice."), by=editor)
    return Scene(live.public_id, withdrawn.public_id, again.public_id, twins[0].public_id)


def _claim_with_a_past(editor: User) -> Claim:
    review = factories.ReasonedReviewFactory.create(title="A review")
    claim = review.claim
    said = factories.ReportedAttributionFactory.create(claim=claim, said_on="2023-11-11")
    said.passages.add(factories.PassageFactory.create())
    # The other claim is a draft: the template names it, and the document does not.
    factories.PublishableLinkFactory.create(claim=claim)
    publish(claim, by=editor)
    _change(said.claimant, "name", "Renamed")
    publish(said.claimant, by=editor)
    _change(claim, "text", "What was wrong is right now.")
    correct(claim, by=editor, note="It was wrong.")
    return claim


def _change(record: Publishable, field: str, value: str) -> None:
    record.refresh_from_db()
    setattr(record, field, value)
    record.save()
