"""Preview, publish, correct and withdraw at the desk; deleting; states in lists."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim
from factcheck.publishing.admin import PublishableAdmin
from factcheck.publishing.models import Publication, PublicRecord, Revision, RevisionAuthor
from factcheck.publishing.planning.state import State, state_of
from factcheck.publishing.writing import actions
from factcheck.publishing.writing.actions import PublishingError
from tests.desk.pages import form_of, url_of
from tests.factories import PublishableClaimFactory, PublishableLinkFactory, ReportedAttributionFactory
from tests.publishing.conftest import SignIn
from tests.publishing.states import changed, published
from tests.sweeping import rest_in_sweeps

pytestmark = pytest.mark.django_db
STEPS = ["publish", "correct", "withdraw"]


def messages_of(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


def test_publish_confirmed_makes_a_revision_by_the_editor(desk: Client, editor: User) -> None:
    claim = ReportedAttributionFactory.create().claim

    response = desk.post(
        url_of(claim, "publish"), form_of(desk, url_of(claim, "publish"), note="Here it is."), follow=True
    )

    revision = Revision.objects.get(record_id=claim.public_id)
    assert revision.body.data["revision"]["note"] == "Here it is."
    assert RevisionAuthor.objects.get(revision=revision).user == editor
    assert state_of(claim) == State.PUBLISHED
    assert "Published" in messages_of(response)
    assert LogEntry.objects.get().get_change_message() == "Published as revision 1."


def test_publish_page_names_what_goes_with_it_and_offers_cited_drafts(desk: Client) -> None:
    attribution = ReportedAttributionFactory.create()
    link = PublishableLinkFactory.create(claim=attribution.claim)

    response = desk.get(url_of(attribution.claim, "publish"))

    assert response.context["step"].outlook.with_it == [attribution.passages.get().source, attribution.claimant]
    assert attribution.claimant.name in response.content.decode()
    assert link.other.public_id in response.content.decode()
    assert not Publication.objects.exists()


def test_publish_with_a_ticked_draft_publishes_both(desk: Client) -> None:
    link = PublishableLinkFactory.create()
    url = url_of(link.claim, "publish")

    desk.post(url, form_of(desk, url, also=[link.other.public_id]))

    assert state_of(link.other) == State.PUBLISHED
    assert PublicRecord.objects.get(record_id=link.claim.public_id).data["links"]


def test_publish_without_ticking_leaves_the_draft_alone(desk: Client) -> None:
    link = PublishableLinkFactory.create()
    url = url_of(link.claim, "publish")

    desk.post(url, form_of(desk, url))

    assert state_of(link.other) == State.DRAFT
    assert PublicRecord.objects.get(record_id=link.claim.public_id).data["links"] == []


@pytest.mark.parametrize("stranger", ["000000000000", "9" * 30, "\0", "x" * 100_000])
def test_publish_with_a_draft_that_was_not_offered_is_refused_at_its_field(stranger: str, desk: Client) -> None:
    link = PublishableLinkFactory.create()
    url = url_of(link.claim, "publish")

    response = desk.post(url, form_of(desk, url, also=[stranger]))

    assert "also" in response.context["step"].form.errors
    assert not Revision.objects.exists()


def test_publish_of_what_changed_meanwhile_asks_to_look_again(desk: Client) -> None:
    claim = PublishableClaimFactory.create()
    form = form_of(desk, url_of(claim, "publish"), note="Kept.")
    Claim.objects.update(text="Something else altogether.")

    response = desk.post(url_of(claim, "publish"), form)

    assert "look again" in str(response.context["step"].form.non_field_errors())
    assert not Revision.objects.exists()
    shown = form_of(desk, url_of(claim, "publish"))
    assert shown["seen"] in response.content.decode()
    assert "Kept." in response.content.decode()


def test_publish_of_what_is_public_already_says_so(desk: Client, editor: User) -> None:
    claim = published(editor)

    response = desk.post(url_of(claim, "publish"), {"note": ""}, follow=True)

    assert "can't be done while its state" in messages_of(response)
    assert Revision.objects.filter(kind="claim").count() == 1


def test_publish_of_what_cites_a_withdrawn_record_says_so(desk: Client, editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    actions.publish(attribution.claimant, by=editor)
    actions.withdraw(attribution.claimant, by=editor, note="Two records of one person.")

    for view in ("publish", "preview"):
        assert "(claimant " in messages_of(desk.get(url_of(attribution.claim, view), follow=True))


def test_publish_again_after_withdrawal_brings_it_back(desk: Client, editor: User) -> None:
    claim = published(editor)
    actions.withdraw(claim, by=editor, note="Recorded twice.")

    desk.post(url_of(claim, "publish"), form_of(desk, url_of(claim, "publish")))

    assert state_of(claim) == State.PUBLISHED


@pytest.mark.parametrize("note", rest_in_sweeps(["x" * 2001, "a\0b", "\u202egnisrever", "x" * 100_000]))
@pytest.mark.parametrize("step", STEPS)
def test_note_that_can_not_be_published_is_refused_at_its_field(
    step: str, note: str, desk: Client, editor: User
) -> None:
    claim = changed(editor)
    url = url_of(claim, step)

    response = desk.post(url, form_of(desk, url, note=note, sure="on"))

    assert "note" in response.context["step"].form.errors
    assert Revision.objects.filter(kind="claim").count() == 1


def test_note_of_two_lines_is_kept_with_a_plain_line_break(desk: Client) -> None:
    claim = PublishableClaimFactory.create()

    desk.post(url_of(claim, "publish"), form_of(desk, url_of(claim, "publish"), note="One.\r\nTwo."))

    assert Revision.objects.get(kind="claim").body.data["revision"]["note"] == "One.\nTwo."


def test_correct_with_a_note_makes_a_correction(desk: Client, editor: User) -> None:
    claim = changed(editor)

    desk.post(url_of(claim, "correct"), form_of(desk, url_of(claim, "correct"), note="The bridge is another one."))

    [correction] = PublicRecord.objects.get(record_id=claim.public_id).data["corrections"]
    assert correction["note"] == "The bridge is another one."


def test_correct_what_changed_since_the_page_was_opened_is_refused(desk: Client, editor: User) -> None:
    claim = changed(editor)
    shown = form_of(desk, url_of(claim, "correct"), note="The bridge is another one.")
    Claim.objects.filter(pk=claim.pk).update(text="Something that nobody looked at.")

    response = desk.post(url_of(claim, "correct"), shown)

    assert "changed since you opened this page" in response.content.decode()
    assert not PublicRecord.objects.get(record_id=claim.public_id).data["corrections"]


@pytest.mark.parametrize("note", ["", "   ", "\r\n"])
def test_correct_without_a_note_is_refused_at_its_field(note: str, desk: Client, editor: User) -> None:
    claim = changed(editor)

    response = desk.post(url_of(claim, "correct"), {"note": note})

    assert "note" in response.context["step"].form.errors
    assert state_of(claim) == State.CHANGED


def test_withdraw_with_a_note_leaves_the_note_at_its_address(desk: Client, editor: User) -> None:
    claim = published(editor)
    path = PublicRecord.objects.get(record_id=claim.public_id).data["url"]

    desk.post(url_of(claim, "withdraw"), {"note": "Recorded twice.", "sure": "on"})

    response = desk.get(path)
    assert response.status_code == 410
    assert "Recorded twice." in response.content.decode()


def test_withdraw_without_ticking_that_one_is_sure_is_refused(desk: Client, editor: User) -> None:
    claim = published(editor)

    response = desk.post(url_of(claim, "withdraw"), {"note": "Recorded twice."})

    assert "sure" in response.context["step"].form.errors
    assert state_of(claim) == State.PUBLISHED


def test_withdraw_of_what_public_records_rest_on_names_them(desk: Client, editor: User) -> None:
    attribution = ReportedAttributionFactory.create()
    actions.publish(attribution.claim, by=editor)
    url = url_of(attribution.claimant, "withdraw")

    assert attribution.claim.text in desk.get(url).content.decode()
    response = desk.post(url, {"note": "Two records of one person.", "sure": "on"})

    assert attribution.claim.text in str(response.context["step"].form.non_field_errors())
    assert state_of(attribution.claimant) == State.PUBLISHED


@pytest.mark.parametrize("step", ["correct", "withdraw"])
def test_step_that_a_draft_can_not_take_says_so(step: str, desk: Client) -> None:
    claim = PublishableClaimFactory.create()

    response = desk.get(url_of(claim, step), follow=True)

    assert response.redirect_chain == [(url_of(claim), 302)]
    assert "can't be done while its state" in messages_of(response)


def test_error_after_publishing_takes_the_revision_back(desk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    claim = PublishableClaimFactory.create()
    form = form_of(desk, url_of(claim, "publish"))

    def fail(*args: Any, **kwargs: Any) -> None:
        raise PublishingError("The disk is full.")

    monkeypatch.setattr(PublishableAdmin, "log_change", fail)
    response = desk.post(url_of(claim, "publish"), form)

    assert "The disk is full." in response.content.decode()
    assert not Revision.objects.exists()
    assert not Publication.objects.exists()


def test_preview_shows_the_draft_as_a_page_marked_as_preview(desk: Client, editor: User) -> None:
    claim = changed(editor)

    response = desk.get(url_of(claim, "preview"))

    page = response.content.decode()
    assert "What was saved since." in page
    assert "Preview" in page
    assert "noindex" in page
    assert Revision.objects.filter(kind="claim").count() == 1


@pytest.mark.parametrize("step", ["preview", *STEPS])
def test_step_without_signing_in_leads_to_the_login(step: str, client: Client, editor: User) -> None:
    claim = changed(editor)

    for response in (client.get(url_of(claim, step)), client.post(url_of(claim, step), {"note": "x", "sure": "on"})):
        assert response.status_code == 302
        assert response.headers["Location"].startswith("/admin/login/")
    assert state_of(claim) == State.CHANGED


@pytest.mark.parametrize(
    "permissions",
    rest_in_sweeps([["change_claim"], ["view_claim", "publish"], [], ["view_claim"], ["publish"]], quick=2),
)
@pytest.mark.parametrize("step", STEPS)
def test_step_without_both_permissions_is_forbidden(
    step: str, permissions: list[str], staff: SignIn, editor: User
) -> None:
    claim, client = changed(editor), staff(*permissions)

    for response in (client.get(url_of(claim, step)), client.post(url_of(claim, step), {"note": "x", "sure": "on"})):
        assert response.status_code == 403
    assert state_of(claim) == State.CHANGED


def test_step_with_both_permissions_is_allowed(staff: SignIn) -> None:
    claim, client = PublishableClaimFactory.create(), staff("change_claim", "publish")

    client.post(url_of(claim, "publish"), form_of(client, url_of(claim, "publish")))

    assert state_of(claim) == State.PUBLISHED


def test_preview_needs_to_see_claims(staff: SignIn) -> None:
    assert staff("view_topic").get(url_of(PublishableClaimFactory.create(), "preview")).status_code == 403


def test_preview_for_someone_who_may_only_look_is_allowed(staff: SignIn) -> None:
    assert staff("view_claim").get(url_of(PublishableClaimFactory.create(), "preview")).status_code == 200


def test_page_for_someone_who_may_not_publish_has_no_buttons_to(staff: SignIn, editor: User) -> None:
    claim = changed(editor)

    page = staff("change_claim").get(url_of(claim)).content.decode()

    assert "unpublished changes" in page
    assert url_of(claim, "preview") in page
    assert not [step for step in STEPS if url_of(claim, step) in page]
    assert "_publish" not in page


@pytest.mark.parametrize("step", ["preview", *STEPS])
def test_step_on_a_missing_record_is_not_found(step: str, desk: Client) -> None:
    claim = PublishableClaimFactory.create()
    url = url_of(claim, step)
    claim.delete()

    assert desk.get(url).status_code == 404
    assert desk.post(url, {"note": "x"}).status_code in {404, 405}


@pytest.mark.parametrize("method", rest_in_sweeps(["put", "patch", "delete", "options", "trace"]))
@pytest.mark.parametrize("step", ["preview", *STEPS])
def test_step_by_another_method_is_refused(step: str, method: str, desk: Client, editor: User) -> None:
    claim = changed(editor)

    assert getattr(desk, method)(url_of(claim, step)).status_code == 405
    assert state_of(claim) == State.CHANGED


def test_preview_by_post_is_refused(desk: Client) -> None:
    assert desk.post(url_of(PublishableClaimFactory.create(), "preview")).status_code == 405


@pytest.mark.parametrize("step", STEPS)
def test_step_without_the_token_of_the_form_is_forbidden(step: str, editor: User) -> None:
    claim = changed(editor)
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)

    assert client.post(url_of(claim, step), {"note": "x", "sure": "on"}).status_code == 403
    assert state_of(claim) == State.CHANGED
