"""Asking for publication, at the desk and by the action."""

from typing import Any

import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.publishing.admin import PublishableAdmin
from factcheck.publishing.planning.plans import Plan
from factcheck.publishing.standards import Finding, Level
from factcheck.publishing.writing import actions as publishing
from factcheck.workflow.actions import SignOffError, request_changes, submit, take_back
from factcheck.workflow.models import Outcome, Submission, SubmissionState
from factcheck.workflow.roles import CONTRIBUTOR, EDITOR, SENIOR_EDITOR
from tests.desk.pages import form_of, url_of
from tests.factories import (
    ClaimFactory,
    PublishableClaimFactory,
    PublishableLinkFactory,
    ReportedAttributionFactory,
    TopicFactory,
)
from tests.workflow.conftest import SignIn
from tests.workflow.people import person

pytestmark = pytest.mark.django_db


def test_submit_stores_who_asked_and_what_for(anna: User) -> None:
    claim = PublishableClaimFactory.create()

    submit(claim, by=anna, note="Look at\r\nthe quote.")

    row = Submission.objects.get()
    assert (row.key, row.state, row.submitted_by) == (("claim", claim.public_id), SubmissionState.SUBMITTED, anna)
    assert row.note == "Look at\nthe quote."


def test_submit_twice_is_refused(anna: User) -> None:
    claim = PublishableClaimFactory.create()
    submit(claim, by=anna)

    with pytest.raises(SignOffError, match="submitted already"):
        submit(claim, by=anna)

    assert Submission.objects.count() == 1


def test_submit_after_a_request_for_changes_opens_a_new_round(anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    submit(claim, by=anna)
    request_changes(claim, by=paul, note="Add the date.")

    submit(claim, by=anna)

    latest, first = Submission.objects.all()
    assert (latest.state, first.outcome) == (SubmissionState.SUBMITTED, Outcome.RESUBMITTED)


def test_submit_of_what_readers_see_already_is_refused(anna: User) -> None:
    claim = PublishableClaimFactory.create()
    publishing.publish(claim, by=anna)

    with pytest.raises(SignOffError, match="nothing to publish"):
        submit(claim, by=anna)


def test_submit_of_what_a_rule_blocks_is_refused_with_the_reason(anna: User, monkeypatch: pytest.MonkeyPatch) -> None:
    found = [
        Finding(rule="one", level=Level.WARN, message="Only one source."),
        Finding(rule="two", level=Level.BLOCK, message="Nobody says it."),
    ]
    monkeypatch.setattr(Plan, "findings", found)

    with pytest.raises(SignOffError, match=r"like this: Nobody says it\.$"):
        submit(PublishableClaimFactory.create(), by=anna)

    assert not Submission.objects.exists()


def test_submit_of_a_deleted_record_is_refused(anna: User) -> None:
    claim = PublishableClaimFactory.create()
    Claim.objects.all().delete()

    with pytest.raises(SignOffError, match="deleted"):
        submit(claim, by=anna)


@pytest.mark.parametrize("note", ["a\0b", "a\u202eb", "x" * 2001, "x" * 1_000_000])
def test_submit_with_a_note_that_can_not_be_stored_is_refused(note: str, anna: User) -> None:
    with pytest.raises(SignOffError):
        submit(PublishableClaimFactory.create(), by=anna, note=note)

    assert not Submission.objects.exists()


def test_publishing_closes_the_submissions_of_all_that_is_published(anna: User, paul: User) -> None:
    said = ReportedAttributionFactory.create()
    link = PublishableLinkFactory.create(claim=said.claim)
    for record in (said.claim, said.claimant, link.other):
        submit(record, by=anna)

    publishing.publish(said.claim, by=paul, also=[link.other])

    rows = Submission.objects.all()
    assert {(row.state, row.outcome, row.closed_by) for row in rows} == {("closed", Outcome.PUBLISHED, paul)}


def test_correcting_closes_the_submission_and_withdrawing_does_not(anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    publishing.publish(claim, by=paul)
    claim.context = "What was saved since."
    claim.save()
    submit(claim, by=anna)

    publishing.correct(claim, by=paul, note="The context was wrong.")
    assert Submission.objects.get().state == SubmissionState.CLOSED

    publishing.withdraw(claim, by=paul, note="Recorded twice.")
    submit(claim, by=anna)
    assert Submission.objects.latest("pk").state == SubmissionState.SUBMITTED


def test_publication_that_fails_leaves_the_submission_open(anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    submit(claim, by=anna)

    with pytest.raises(publishing.PublishingError):
        publishing.publish(claim, by=paul, also=[PublishableClaimFactory.create()])

    assert Submission.objects.get().state == SubmissionState.SUBMITTED


def test_take_back_closes_the_submission(anna: User) -> None:
    claim = PublishableClaimFactory.create()
    submit(claim, by=anna)

    take_back(claim, by=anna)

    assert Submission.objects.get().outcome == Outcome.TAKEN_BACK


def test_take_back_of_what_is_not_submitted_is_refused(anna: User) -> None:
    with pytest.raises(SignOffError, match="not submitted"):
        take_back(PublishableClaimFactory.create(), by=anna)


def test_request_for_changes_keeps_its_words(anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    submit(claim, by=anna)

    request_changes(claim, by=paul, note="Add the date.")

    row = Submission.objects.get()
    assert (row.state, row.requested_by, row.request) == (SubmissionState.CHANGES_REQUESTED, paul, "Add the date.")


@pytest.mark.parametrize("note", ["", "   ", "a\0b", "a\u2066b", "x" * 2001])
def test_request_for_changes_without_a_readable_note_is_refused(note: str, anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    submit(claim, by=anna)

    with pytest.raises(SignOffError):
        request_changes(claim, by=paul, note=note)

    assert Submission.objects.get().state == SubmissionState.SUBMITTED


def test_request_for_changes_of_what_is_not_submitted_is_refused(anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    with pytest.raises(SignOffError, match="not submitted"):
        request_changes(claim, by=paul, note="Add the date.")


def test_round_at_the_desk_goes_from_submitted_to_published(sign_in: SignIn) -> None:
    claim, editor, publisher = PublishableClaimFactory.create(), sign_in(EDITOR), sign_in(SENIOR_EDITOR)

    editor.post(url_of(claim, "submit"), form_of(editor, url_of(claim, "submit"), note="Please."))
    assert "Please." in publisher.get(url_of(claim)).content.decode()
    url = url_of(claim, "request-changes")
    publisher.post(url, form_of(publisher, url, note="Add the date."))
    assert "Add the date." in editor.get(url_of(claim)).content.decode()
    editor.post(url_of(claim, "submit"))
    editor.post(url_of(claim, "take-back"))
    editor.post(url_of(claim, "submit"))
    publisher.post(url_of(claim, "publish"), form_of(publisher, url_of(claim, "publish")))

    outcomes = list(Submission.objects.order_by("pk").values_list("outcome", flat=True))
    assert outcomes == [Outcome.RESUBMITTED, Outcome.TAKEN_BACK, Outcome.PUBLISHED]


@pytest.mark.parametrize(
    ("role", "state", "offered"),
    [
        (CONTRIBUTOR, "draft", {"submit"}),
        (EDITOR, "draft", {"submit"}),
        (EDITOR, "submitted", {"take-back"}),
        (EDITOR, "requested", {"submit", "take-back"}),
        (SENIOR_EDITOR, "draft", {"submit"}),
        (SENIOR_EDITOR, "submitted", {"request-changes", "take-back"}),
        (SENIOR_EDITOR, "requested", {"submit", "take-back"}),
    ],
)
def test_page_offers_what_role_and_state_allow(role: str, state: str, offered: set[str], sign_in: SignIn) -> None:
    topic, someone = TopicFactory.create(), person(SENIOR_EDITOR, "someone")
    if state != "draft":
        submit(topic, by=someone)
    if state == "requested":
        request_changes(topic, by=someone, note="Add the date.")

    page = sign_in(role).get(url_of(topic)).content.decode()

    assert {step for step in ("submit", "request-changes", "take-back") if url_of(topic, step) in page} == offered


def test_page_says_when_a_draft_was_changed_since_it_was_submitted(sign_in: SignIn, anna: User) -> None:
    said = ReportedAttributionFactory.create()
    submit(said.claim, by=anna)
    client = sign_in(SENIOR_EDITOR)
    assert "It was changed since" not in client.get(url_of(said.claim)).content.decode()

    said.cue = "labelled"
    said.save()

    assert "It was changed since" in client.get(url_of(said.claim)).content.decode()
    assert Submission.objects.get().state == SubmissionState.SUBMITTED


@pytest.mark.parametrize("step", ["request-changes", "take-back"])
def test_step_that_does_not_fit_leads_back_with_a_message(step: str, sign_in: SignIn) -> None:
    claim = PublishableClaimFactory.create()

    response = sign_in(SENIOR_EDITOR).post(url_of(claim, step), {"note": "Words."}, follow=True)

    assert "not what can be done with it now" in response.content.decode()


def test_step_that_can_not_be_written_down_is_not_taken(sign_in: SignIn, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = PublishableClaimFactory.create()

    def fail(*args: Any) -> None:
        raise RuntimeError("The log of changes is full.")

    monkeypatch.setattr(PublishableAdmin, "log_change", fail)
    with pytest.raises(RuntimeError):
        sign_in(EDITOR).post(url_of(claim, "submit"), {"note": ""})

    assert not Submission.objects.exists()


@pytest.mark.parametrize("step", ["submit", "request-changes", "take-back"])
def test_step_by_another_method_is_not_allowed(step: str, sign_in: SignIn) -> None:
    assert sign_in(SENIOR_EDITOR).put(url_of(PublishableClaimFactory.create(), step)).status_code == 405


@pytest.mark.parametrize("step", ["submit", "request-changes", "take-back"])
@pytest.mark.parametrize("key", ["0", "9" * 30])
def test_step_of_a_record_that_is_not_there_is_not_found(step: str, key: str, sign_in: SignIn) -> None:
    assert sign_in(SENIOR_EDITOR).get(f"/admin/claims/claim/{key}/{step}/").status_code == 404


@pytest.mark.parametrize("note", ["a\0b", "a\u202eb", "x" * 1_000_000])
def test_step_with_a_hostile_note_shows_a_message(note: str, sign_in: SignIn, anna: User) -> None:
    claim, client = PublishableClaimFactory.create(), sign_in(SENIOR_EDITOR)

    response = client.post(url_of(claim, "submit"), {"note": note})

    assert response.status_code == 200
    assert response.context["step"].form.errors["note"]
    assert not Submission.objects.exists()


def test_step_that_a_rule_blocks_shows_why(sign_in: SignIn) -> None:
    response = sign_in(EDITOR).post(url_of(ClaimFactory.create(), "submit"))

    assert (
        "No attribution: record who puts the claim forward, or at least who contests it." in response.content.decode()
    )
    assert not Submission.objects.exists()


def test_list_shows_and_filters_what_waits(sign_in: SignIn, anna: User, paul: User) -> None:
    waiting, sent_back, _ = PublishableClaimFactory.create_batch(3)
    for claim in (waiting, sent_back):
        submit(claim, by=anna)
    request_changes(sent_back, by=paul, note="Add the date.")
    client = sign_in(EDITOR)

    page = client.get("/admin/claims/claim/").content.decode()

    assert "> submitted<" in page
    assert "> changes requested<" in page
    for value, rows in {"submitted": [waiting], "changes_requested": [sent_back]}.items():
        response: Any = client.get(f"/admin/claims/claim/?sign_off={value}")
        assert list(response.context["cl"].result_list) == rows
    assert client.get("/admin/claims/claim/?sign_off=nonsense").context["cl"].result_count == 3


def test_deleting_a_draft_deletes_what_was_noted_about_it(sign_in: SignIn, anna: User) -> None:
    one, two = PublishableClaimFactory.create_batch(2)
    for claim in (one, two):
        submit(claim, by=anna)
    client = sign_in(EDITOR)

    client.post(url_of(one, "delete"), {"post": "yes"})
    many = {"action": "delete_selected", "_selected_action": [two.pk], "post": "yes"}
    client.post("/admin/claims/claim/", many)

    assert not Claim.objects.exists()
    assert not Submission.objects.exists()
