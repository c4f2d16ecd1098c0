"""A merge is no way round the standards, nor round the second pair of eyes."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.editing.history import acting
from factcheck.merging.actions import MergeError
from factcheck.publishing.models import Revision
from factcheck.publishing.writing.actions import PublishingError, publish
from factcheck.workflow.actions import submit
from factcheck.workflow.models import Submission
from tests.factories import AttributionFactory, PublishableClaimFactory
from tests.merging.two_people import merge

pytestmark = pytest.mark.django_db


def _public(by: User, **fields: Any) -> Claim:
    claim = PublishableClaimFactory.create(**fields)
    publish(claim, by=by)
    return claim


def test_merge_into_a_draft_that_one_edited_alone_is_refused(editor: User) -> None:
    loser = _public(editor)
    with acting(by=editor, what="began it"):
        winner = PublishableClaimFactory.create()
    before = Revision.objects.count()

    with pytest.raises(MergeError, match="You have edited"):
        merge(loser, into=winner, by=editor, note="They are one.", publish=True)

    assert Revision.objects.count() == before
    assert Claim.objects.filter(pk=loser.pk).exists()


def test_merge_of_what_another_edited_is_done(editor: User) -> None:
    loser = _public(editor)
    with acting(by=User.objects.create_user("other"), what="began it"):
        winner = PublishableClaimFactory.create()

    merge(loser, into=winner, by=editor, note="They are one.", publish=True)

    assert not Claim.objects.filter(pk=loser.pk).exists()


def test_words_that_a_merge_filled_in_are_not_published_by_whoever_wrote_them(editor: User) -> None:
    author, third = User.objects.create_user("author"), User.objects.create_user("third")
    loser, winner = PublishableClaimFactory.create(context=""), PublishableClaimFactory.create(context="")
    with acting(by=author, what="edited it"):
        Claim.objects.filter(pk=loser.pk).update(context="Filled in.")
    merge(loser, into=winner, by=editor, note="They are one.")
    winner.refresh_from_db()
    assert winner.context == "Filled in."

    for alone in (author, editor):
        with pytest.raises(PublishingError, match="You have edited"):
            publish(winner, by=alone)
    publish(winner, by=third)


def test_merge_that_would_publish_what_falls_short_is_refused(editor: User) -> None:
    loser, winner = _public(editor), PublishableClaimFactory.create()
    AttributionFactory.create(claim=winner)

    with pytest.raises(MergeError, match="has no passage"):
        merge(loser, into=winner, by=editor, note="They are one.", publish=True)

    assert Claim.objects.filter(pk=loser.pk).exists()


def test_merge_of_public_claims_ends_the_submission_of_both(editor: User) -> None:
    loser, winner = _public(editor), _public(editor)
    for claim in (loser, winner):
        Claim.objects.filter(pk=claim.pk).update(context="Newer.")
        submit(claim, by=editor)

    merge(loser, into=winner, by=editor, note="They are one.", publish=True)

    assert set(Submission.objects.values_list("state", flat=True)) == {"closed"}
