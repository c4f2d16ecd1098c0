"""Many drafts submitted at once from their list."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.workflow.actions import submit
from factcheck.workflow.models import Submission
from tests.factories import ClaimFactory, PublishableClaimFactory
from tests.publishing.conftest import SignIn
from tests.publishing.states import published

pytestmark = pytest.mark.django_db
CLAIMS = "/admin/claims/claim/"


def _chosen(*claims: Any, **fields: Any) -> dict[str, Any]:
    return {"action": "submit_selected", "_selected_action": [claim.pk for claim in claims], **fields}


def _shown(client: Client, *claims: Any) -> dict[str, Any]:
    groups = client.post(CLAIMS, _chosen(*claims)).context["groups"].values()
    seen = {f"seen-{each.record.pk}": each.fingerprint for group in groups for each in group}
    return _chosen(*claims, asked="", confirm="Submit") | seen


def test_confirmed_submits_each_by_the_editor(desk: Client, editor: User) -> None:
    draft, public = PublishableClaimFactory.create(), published(editor)
    results = desk.post(CLAIMS, _shown(desk, draft, public)).context["results"]

    [submission] = Submission.objects.all()
    assert (submission.record_id, submission.submitted_by) == (draft.public_id, editor)
    assert [each.record for each in results["refused"]] == [public]


def test_what_the_gate_blocks_is_refused_with_the_finding(desk: Client) -> None:
    claim = ClaimFactory.create()

    [refused] = desk.post(CLAIMS, _chosen(claim)).context["groups"]["refused"]

    assert refused.lines == ["No attribution: record who puts the claim forward, or at least who contests it."]


def test_without_leave_to_submit_is_not_offered(staff: SignIn) -> None:
    client = staff("change_claim")

    assert (
        "submit_selected"
        not in client.post(CLAIMS, _chosen(PublishableClaimFactory.create()), follow=True).content.decode()
    )


def test_what_is_submitted_already_is_left_alone(desk: Client, editor: User) -> None:
    claim = PublishableClaimFactory.create()
    submit(claim, by=editor)

    [nothing] = desk.post(CLAIMS, _chosen(claim)).context["groups"]["nothing"]

    assert nothing.lines == ["It is submitted already."]
