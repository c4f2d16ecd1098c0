"""What is prepared before the lock is published only where it still holds under it."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.models import Claim
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Revision
from factcheck.publishing.planning import plans, preparing
from factcheck.publishing.writing import actions, log
from factcheck.publishing.writing.actions import correct, publish
from factcheck.publishing.writing.together import publish_together
from tests.factories import ClaimFactory, ReportedAttributionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def claim() -> Claim:
    claim: Claim = ReportedAttributionFactory.create().claim
    return claim


def test_prepared_plan_of_an_unchanged_draft_is_the_one_held(claim: Claim) -> None:
    prepared = actions.prepare(claim)

    assert actions.hold(claim, prepared=prepared) is prepared.found


def test_prepared_plan_of_a_draft_that_changed_since_is_made_anew(claim: Claim) -> None:
    prepared = actions.prepare(claim)
    Claim.objects.filter(pk=claim.pk).update(text="Other words.")

    held = actions.hold(claim, prepared=prepared)

    assert held is not prepared.found
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

    assert actions.hold(claim, prepared=prepared) is not prepared.found


def test_prepared_plan_is_made_anew_where_what_is_public_changed(claim: Claim, second_editor: User) -> None:
    claimant = claim.attributions.get().claimant
    prepared = actions.prepare(claim)
    actions.publish(claimant, by=second_editor)

    assert actions.hold(claim, prepared=prepared) is not prepared.found


@pytest.mark.parametrize("others_write", [False, True])
def test_what_a_plan_was_made_of_is_asked_again_only_where_others_were_writing(
    others_write: bool, claim: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preparing, "is_anybody_writing", lambda: others_write)
    with CaptureQueriesContext(connection) as planning:
        plans.plan(claim).findings  # noqa: B018
    prepared = actions.prepare(claim)

    with CaptureQueriesContext(connection) as asking:
        held = actions.hold(claim, prepared=prepared)

    asked = [query["sql"] for query in asking if "FOR NO KEY UPDATE" not in query["sql"]]
    assert held is prepared.found
    assert any("claims_attribution" in sql for sql in asked) is others_write
    # Besides the drafts it asks for the lock of the log, for the record, and for the words that are spelled out.
    assert len(asked) <= (len(planning) + 5 if others_write else 4)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "act",
    [
        lambda claim, by: publish(claim, by=by),
        lambda claim, by: publish_together([claim], by=by),
        lambda claim, by: correct(claim, by=by, note="It was wrong."),
    ],
)
def test_action_outside_a_transaction_reads_drafts_before_it_begins_one(
    act: Callable[[Claim, User], Any], claim: Claim, editor: User, second_editor: User
) -> None:
    publish(claim, by=editor)
    Claim.objects.filter(pk=claim.pk).update(text="Other words.")

    with CaptureQueriesContext(connection) as queries:
        act(claim, second_editor)

    asked = [query["sql"] for query in queries]
    begun = next(place for place, sql in enumerate(asked) if sql.startswith("BEGIN"))
    assert any('FROM "claims_attribution"' in sql for sql in asked[:begun])
    assert not any("said_on" in sql for sql in asked[begun:])
    assert Revision.objects.filter(record_id=claim.public_id).count() == 2


@pytest.mark.django_db(transaction=True)
def test_many_of_which_one_changed_after_they_were_looked_at_are_looked_at_again(
    claim: Claim, second_editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    lock = log.lock

    def late() -> None:
        Claim.objects.filter(pk=claim.pk).update(text="Other words.")
        lock()

    monkeypatch.setattr(log, "lock", late)
    done = publish_together([claim, ClaimFactory.create()], by=second_editor)

    assert done.published == [key_of(claim)]
    assert len(done.refused) == 1
    assert Revision.objects.get(record_id=claim.public_id).body.data["text"] == "Other words."
