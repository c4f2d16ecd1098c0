"""Which public records were saved since they were published."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from claims.models import Claim, Evidence, Rating, RatingScale, Topic
from factcheck.publishing import kinds
from factcheck.publishing.models import Publication
from factcheck.publishing.planning.saved import drafts_of, flagged_states, saved_since, settle
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing import actions
from sources.models import Passage
from tests.desk.pages import form_of, url_of
from tests.factories import (
    PUBLISHABLE,
    PassageFactory,
    PublishableClaimFactory,
    PublishableRebuttalFactory,
    RatingFactory,
    ReasonedReviewFactory,
    ReportedAttributionFactory,
    TopicFactory,
)
from tests.publishing.states import changed, published

pytestmark = pytest.mark.django_db
MODELS = [kind.model for kind in kinds.registered()]
each_kind = pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)


def test_saved_since_finds_public_records_that_were_saved_and_no_others(editor: User) -> None:
    saved = changed(editor)
    published(editor)
    PublishableClaimFactory.create()
    withdrawn = changed(editor)
    actions.withdraw(withdrawn, by=editor, note="Recorded twice.")
    TopicFactory.create()

    assert set(saved_since(Claim)) == {saved}
    assert not saved_since(Topic).exists()


@each_kind
def test_saved_since_sees_every_kind_and_every_way_to_write(model: Any, editor: User) -> None:
    by_save, by_update, by_bulk, by_sql, same = PUBLISHABLE[model].create_batch(5)
    for record in (by_save, by_update, by_bulk, by_sql, same):
        actions.publish(record, by=editor)

    by_save.save()
    model.objects.filter(pk=by_update.pk).update(slug="another")
    by_bulk.slug = "yet-another"
    model.objects.bulk_update([by_bulk], ["slug"])
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {model._meta.db_table} SET slug = 'raw' WHERE id = {by_sql.pk}")

    assert set(saved_since(model)) == {by_save, by_update, by_bulk, by_sql}


def test_saved_since_sees_a_shared_passage_change_in_whatever_shows_it(editor: User) -> None:
    passage = PassageFactory.create()
    said, contest = ReportedAttributionFactory.create(), PublishableRebuttalFactory.create()
    evidence = ReasonedReviewFactory.create().evidence.get()
    said.passages.add(passage)
    contest.passages.add(passage)
    Evidence.objects.update(passage=passage)
    claims = {said.claim, contest.claim, evidence.review.claim}
    for claim in (*claims, ReportedAttributionFactory.create().claim):
        actions.publish(claim, by=editor)

    Passage.objects.update(state="orphaned")
    assert not saved_since(Claim).exists()
    Passage.objects.filter(pk=passage.pk).update(exact="Other words.")

    assert set(saved_since(Claim)) == claims
    assert {state_of(claim) for claim in claims} == {State.CHANGED}


@pytest.mark.parametrize(
    "write",
    [
        lambda rating: Rating.objects.filter(pk=rating.pk).update(label="Another"),
        lambda rating: RatingScale.objects.filter(pk=rating.scale_id).update(name="Another"),
        lambda rating: RatingFactory.create(scale=rating.scale, position=99),
        lambda rating: Rating.objects.exclude(pk=rating.pk).filter(scale=rating.scale).delete(),
    ],
    ids=["rating", "scale", "added", "removed"],
)
def test_saved_since_sees_a_rating_change_in_whatever_shows_it(write: Any, editor: User) -> None:
    rating = RatingFactory.create(position=1)
    RatingFactory.create(scale=rating.scale, position=2)
    claim, other = (
        ReasonedReviewFactory.create(rating=each, publisher=each.scale.publisher).claim
        for each in (rating, RatingFactory.create(position=1))
    )
    for each in (claim, other):
        actions.publish(each, by=editor)

    write(rating)

    assert set(saved_since(Claim)) == {claim}
    assert state_of(claim) == State.CHANGED


def test_saved_since_after_publishing_again_finds_nothing(editor: User) -> None:
    claim = changed(editor)
    actions.publish(claim, by=editor)

    assert not saved_since(Claim).exists()


def test_saved_since_of_a_record_that_only_others_cite_differently_finds_nothing(editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    actions.publish(attribution.claim, by=editor)
    attribution.claimant.name = "A new name"
    attribution.claimant.save()
    actions.publish(attribution.claimant, by=editor)

    assert not saved_since(Claim).exists()


def test_saved_since_takes_one_query_however_many(editor: User) -> None:
    for _ in range(3):
        changed(editor)

    with CaptureQueriesContext(connection) as queries:
        assert saved_since(Claim).count() == 3

    assert len(queries) == 1


def test_settle_of_what_says_the_same_takes_the_flag_back(editor: User) -> None:
    same, differing = published(editor), changed(editor)
    same.save()

    settle("claim", [same.public_id, differing.public_id, "unknown"])

    assert set(saved_since(Claim)) == {differing}


def test_settle_of_nothing_saved_reads_no_draft(editor: User) -> None:
    claim = published(editor)

    with CaptureQueriesContext(connection) as queries:
        settle("claim", [claim.public_id])

    assert len([query for query in queries if "SELECT" in query["sql"]]) == 1


def test_saving_a_part_at_the_desk_counts_as_saved(desk: Client, editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    actions.publish(attribution.claim, by=editor)
    url = url_of(attribution.claim)

    desk.post(url, form_of(desk, url, **{"attributions-0-cue": "said"}))

    assert state_of(attribution.claim) == State.CHANGED
    assert set(saved_since(Claim)) == {attribution.claim}


def test_saving_at_the_desk_without_a_difference_does_not_count(desk: Client, editor: User) -> None:
    claim = ReportedAttributionFactory.create().claim
    actions.publish(claim, by=editor)

    assert desk.post(url_of(claim), form_of(desk, url_of(claim))).status_code == 302

    assert state_of(claim) == State.PUBLISHED
    assert not saved_since(Claim).exists()


def test_change_that_is_changed_back_at_the_desk_does_not_count(desk: Client, editor: User) -> None:
    claim = published(editor, context="As it was.")
    for context, counted in (("Otherwise.", 1), ("As it was.", 0)):
        desk.post(url_of(claim), form_of(desk, url_of(claim), context=context))
        assert saved_since(Claim).count() == counted


def test_drafts_of_finds_what_was_never_public(editor: User) -> None:
    published(editor)
    withdrawn = published(editor)
    actions.withdraw(withdrawn, by=editor, note="Recorded twice.")
    draft = PublishableClaimFactory.create()

    assert set(drafts_of(Claim)) == {draft}


def test_list_filtered_by_unpublished_changes_shows_just_those(desk: Client, editor: User) -> None:
    saved = changed(editor)
    published(editor)

    response = desk.get("/admin/claims/claim/?state=changed")

    assert set(response.context["cl"].queryset) == {saved}


def test_withdrawn_record_published_again_is_not_saved_since(editor: User) -> None:
    claim = changed(editor)
    actions.withdraw(claim, by=editor, note="Recorded twice.")
    actions.publish(claim, by=editor)

    assert not Publication.objects.get(kind="claim").saved_since


def test_flagged_states_are_those_that_lists_narrow_by_in_one_query(
    editor: User, django_assert_num_queries: Any
) -> None:
    draft, live, saved, gone = TopicFactory.create_batch(4)
    for topic in (live, saved, gone):
        actions.publish(topic, by=editor)
    Topic.objects.filter(pk=saved.pk).update(name="Renamed")
    actions.withdraw(gone, by=editor, note="Recorded twice.")

    with django_assert_num_queries(1):
        found = flagged_states("topic", [each.public_id for each in (draft, live, saved, gone)])

    assert list(found.values()) == [State.DRAFT, State.PUBLISHED, State.CHANGED, State.WITHDRAWN]
