"""Nobody publishes alone what they edited: by the actions, at the desk, and by no way round."""

import time
from collections.abc import Callable
from datetime import timedelta
from importlib import import_module
from typing import Any

import pytest
import time_machine
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from claims.models import Claim
from factcheck.editing.history import acting, latest_change
from factcheck.editing.models import ChangeSet, Operation, RowChange
from factcheck.publishing.models import Publication, Revision
from factcheck.publishing.writing.actions import PublishingError, correct, publish, withdraw
from factcheck.workflow.roles import SENIOR_EDITOR
from tests.desk.pages import form_of, url_of
from tests.factories import (
    CaptureFactory,
    PassageFactory,
    PublishableClaimFactory,
    PublishableLinkFactory,
    ReasonedReviewFactory,
    ReportedAttributionFactory,
)
from tests.merging.two_people import merge, undo_merge
from tests.workflow.people import person

pytestmark = pytest.mark.django_db

# Tells that somebody edited a row now.
Edited = Callable[[models.Model, User], None]


@pytest.fixture
def edited(db: None) -> Edited:
    """Tells the history that somebody edited a row now."""

    def tell(record: models.Model, by: User) -> None:
        RowChange.objects.create(
            change_set=ChangeSet.objects.create(who=by, what="edited it"),
            model=record._meta.label_lower,
            row_id=record.pk,
            operation=Operation.UPDATE,
            moment=timezone.now(),
        )

    return tell


def test_publish_of_what_one_alone_edited_is_refused_and_says_who_may(edited: Edited, anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    edited(claim, paul)
    User.objects.create_user("off", is_active=False, is_superuser=True, is_staff=True)
    person(SENIOR_EDITOR, "petra")

    with pytest.raises(
        PublishingError,
        match=r"^You have edited .* These may publish it: petra\. These may approve it, .*: anna, petra\.$",
    ):
        publish(claim, by=paul)

    assert not Revision.objects.exists()


def test_publish_where_nobody_else_may_says_whom_to_ask(edited: Edited, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    edited(claim, paul)

    with pytest.raises(PublishingError, match="ask an administrator"):
        publish(claim, by=paul)


def test_publish_by_somebody_who_edited_nothing_of_it_works(edited: Edited, anna: User, paul: User) -> None:
    hers, nobodys = PublishableClaimFactory.create_batch(2)
    edited(hers, anna)

    for claim in (hers, nobodys):
        assert publish(claim, by=paul).number == 1


def test_publish_of_what_two_edited_by_one_of_them_is_refused(edited: Edited, anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    for editor in (anna, paul):
        edited(claim, editor)

    with pytest.raises(PublishingError, match="You have edited"):
        publish(claim, by=paul)


def test_publish_with_the_rule_switched_off_works(edited: Edited, paul: User, settings: Any) -> None:
    settings.FACTCHECK_FOUR_EYES = False
    claim = PublishableClaimFactory.create()
    edited(claim, paul)

    assert publish(claim, by=paul).number == 1


def test_update_and_correction_count_who_edited_since_the_last_one(edited: Edited, anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    edited(claim, anna)
    publish(claim, by=paul)
    claim.context = "Changed by one alone."
    claim.save()
    edited(claim, paul)

    for again in (publish, correct):
        with pytest.raises(PublishingError, match="You have edited"):
            again(claim, by=paul, note="It was wrong.")

    assert correct(claim, by=anna, note="It was wrong.").number == 2


def test_undo_of_a_merge_leaves_what_one_alone_edited_before_it_for_another(anna: User, paul: User) -> None:
    loser, winner = PublishableClaimFactory.create_batch(2)
    for claim in (loser, winner):
        publish(claim, by=anna)
    made = merge(loser, into=winner, by=paul, note="They are one.")
    with acting(by=paul, what="changed it"):
        Claim.objects.filter(pk=winner.pk).update(context="Changed by one alone.")
    undo_merge(made, by=paul)
    winner.refresh_from_db()

    with pytest.raises(PublishingError, match="You have edited"):
        publish(winner, by=paul)

    assert publish(winner, by=anna).body.data["context"] == "Changed by one alone."


def test_edit_after_a_publication_by_a_clock_ahead_counts(edited: Edited, anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    with time_machine.travel(timezone.now() + timedelta(days=1)):
        publish(claim, by=anna)
    claim.context = "Changed by one alone."
    claim.save()
    edited(claim, paul)

    with pytest.raises(PublishingError, match="You have edited"):
        publish(claim, by=paul)


def test_migration_numbers_what_was_shown_by_the_clocks_of_before(edited: Edited, anna: User, paul: User) -> None:
    early, late, draft = PublishableClaimFactory.create_batch(3)
    publish(early, by=anna)
    edited(late, paul)
    time.sleep(0.002)  # SQLite's clock has milliseconds.
    publish(late, by=anna)
    time.sleep(0.002)
    edited(draft, paul)
    shown = Publication.objects.order_by("pk").values_list("record_id", "shown_change")
    before = dict(shown)
    Publication.objects.update(shown_change=0)

    import_module("factcheck.publishing.migrations.0007_shown_change").number_what_was_shown(
        apps, connection.schema_editor()
    )

    assert dict(shown) == before
    assert before[early.public_id] < before[late.public_id] < latest_change()


def test_withdrawal_is_free_and_does_not_make_the_editing_before_it_forgotten(
    edited: Edited, anna: User, paul: User
) -> None:
    claim = PublishableClaimFactory.create()
    edited(claim, anna)
    publish(claim, by=paul)
    claim.context = "Changed by one alone."
    claim.save()
    edited(claim, paul)

    withdraw(claim, by=paul, note="Recorded twice.")

    with pytest.raises(PublishingError, match="You have edited"):
        publish(claim, by=paul)


def test_reference_revision_does_not_make_the_editing_before_it_forgotten(
    edited: Edited, anna: User, paul: User
) -> None:
    said = ReportedAttributionFactory.create()
    publish(said.claim, by=paul)
    said.claim.context = "Changed by one alone."
    said.claim.save()
    edited(said.claim, paul)
    said.claimant.name = "Another name"
    said.claimant.save()
    edited(said.claimant, anna)
    publish(said.claimant, by=paul)
    assert Revision.objects.get(record_id=said.claim.public_id, number=2).change == "reference"

    with pytest.raises(PublishingError, match="You have edited"):
        publish(said.claim, by=paul)


def test_draft_published_along_that_one_alone_edited_is_refused(edited: Edited, anna: User, paul: User) -> None:
    said = ReportedAttributionFactory.create()
    edited(said.claim, anna)
    edited(said.claimant, paul)

    with pytest.raises(PublishingError, match=said.claimant.name):
        publish(said.claim, by=paul)


def test_draft_ticked_that_one_alone_edited_is_refused(edited: Edited, anna: User, paul: User) -> None:
    link = PublishableLinkFactory.create()
    edited(link.claim, anna)
    edited(link.other, paul)

    with pytest.raises(PublishingError, match="You have edited"):
        publish(link.claim, by=paul, also=[link.other])

    assert publish(link.claim, by=paul).number == 1


def test_passage_that_one_alone_edited_counts_for_the_claim_that_shows_its_words(
    edited: Edited, anna: User, paul: User
) -> None:
    said, evidence = ReportedAttributionFactory.create(), ReasonedReviewFactory.create().evidence.get()
    passage = PassageFactory.create()
    said.passages.add(passage)
    publish(said.claim, by=anna)
    publish(evidence.review.claim, by=anna)
    for row, claim in ((passage, said.claim), (evidence.passage, evidence.review.claim)):
        row.exact = f"Other words {row.pk}"
        row.save()
        edited(row, paul)

        with pytest.raises(PublishingError, match="You have edited"):
            publish(claim, by=paul)


def test_capture_that_one_alone_added_counts_for_its_source(edited: Edited, anna: User, paul: User) -> None:
    capture = CaptureFactory.create()
    edited(capture, paul)

    with pytest.raises(PublishingError, match="You have edited"):
        publish(capture.source, by=paul)


def test_confirmation_says_so_before_the_try(edited: Edited, anna: User, paul: User, client: Client) -> None:
    claim = PublishableClaimFactory.create()
    edited(claim, paul)
    client.force_login(paul)
    url = url_of(claim, "publish")

    page = client.get(url).content.decode()
    answer = client.post(url, form_of(client, url))

    assert "You have edited" in page
    assert "disabled" in page.partition('value="Publish"')[2].partition(">")[0]
    assert "You have edited" in str(answer.context["step"].form.non_field_errors())
    assert not Revision.objects.exists()


def test_confirmation_for_a_second_person_has_nothing_against_it(
    edited: Edited, anna: User, paul: User, client: Client
) -> None:
    claim = PublishableClaimFactory.create()
    edited(claim, anna)
    client.force_login(paul)
    url = url_of(claim, "publish")

    client.post(url, form_of(client, url))

    assert Revision.objects.filter(record_id=claim.public_id).exists()
