"""What is prepared before the lock is published only where it still holds under it."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from factcheck.publishing.models import Revision
from factcheck.publishing.planning import plans
from factcheck.publishing.writing import actions
from tests.factories import ReportedAttributionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    claim: Claim = ReportedAttributionFactory.create().claim
    return claim


def test_prepared_plan_of_an_unchanged_draft_is_the_one_held(claim: Claim) -> None:
    prepared = actions.prepare(claim)

    assert actions.hold(claim, prepared=prepared) is prepared.plan


def test_prepared_plan_of_a_draft_that_changed_since_is_made_anew(claim: Claim) -> None:
    prepared = actions.prepare(claim)
    Claim.objects.filter(pk=claim.pk).update(text="Other words.")

    held = actions.hold(claim, prepared=prepared)

    assert held is not prepared.plan
    assert held.template["text"] == "Other words."


@pytest.mark.parametrize("part", ["claimant", "attribution", "passage", "source"])
def test_prepared_plan_is_made_anew_where_a_part_or_what_it_cites_changed(claim: Claim, part: str) -> None:
    prepared = actions.prepare(claim)
    attribution = claim.attributions.get()
    row, field = {
        "claimant": (attribution.claimant, "name"),
        "attribution": (attribution, "cue"),
        "passage": (attribution.passages.get(), "exact"),
        "source": (attribution.passages.get().source, "title"),
    }[part]
    type(row)._base_manager.filter(pk=row.pk).update(**{field: "Changed"})

    assert actions.hold(claim, prepared=prepared) is not prepared.plan


def test_prepared_plan_is_made_anew_where_what_is_public_changed(claim: Claim, second_editor: User) -> None:
    claimant = claim.attributions.get().claimant
    prepared = actions.prepare(claim)
    actions.publish(claimant, by=second_editor)

    assert actions.hold(claim, prepared=prepared) is not prepared.plan


def test_asking_again_takes_no_more_queries_than_planning(claim: Claim) -> None:
    with CaptureQueriesContext(connection) as planning:
        plans.plan(claim).findings  # noqa: B018
    prepared = actions.prepare(claim)

    with CaptureQueriesContext(connection) as asking:
        actions.hold(claim, prepared=prepared)

    assert len(asking) <= len(planning) + 2  # the locks of the log and of the draft


@pytest.mark.django_db(transaction=True)
def test_publish_outside_a_transaction_prepares_before_it_begins_one(claim: Claim, second_editor: User) -> None:
    with CaptureQueriesContext(connection) as queries:
        actions.publish(claim, by=second_editor)

    asked = [query["sql"] for query in queries]
    begun = next(place for place, sql in enumerate(asked) if sql.startswith("BEGIN"))
    assert any("claims_attribution" in sql for sql in asked[:begun])
    assert Revision.objects.filter(record_id=claim.public_id).count() == 1
