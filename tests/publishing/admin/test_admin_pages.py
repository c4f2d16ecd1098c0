"""What lists and pages of the desk say of a record's state, what they offer, and what can be deleted."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim
from factcheck.publishing.planning.state import State
from factcheck.publishing.writing import actions
from tests.desk.pages import form_of, list_url, url_of
from tests.factories import ClaimantFactory, PublishableClaimFactory, ReportedAttributionFactory, TopicFactory
from tests.publishing.conftest import SignIn
from tests.publishing.states import changed, published

pytestmark = pytest.mark.django_db
STEPS = ["publish", "correct", "withdraw"]


def test_save_and_publish_goes_on_to_the_confirmation(desk: Client) -> None:
    claim = PublishableClaimFactory.create()

    response = desk.post(url_of(claim), form_of(desk, url_of(claim), context="Saved first.", _publish="1"))

    assert response.headers["Location"] == url_of(claim, "publish")
    claim.refresh_from_db()
    assert claim.context == "Saved first."


def test_save_and_publish_without_permission_only_saves(staff: SignIn) -> None:
    claim, client = PublishableClaimFactory.create(), staff("change_claim", "view_claim")

    response = client.post(url_of(claim), form_of(client, url_of(claim), _publish="1"))

    assert response.headers["Location"] == list_url(Claim)


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (State.DRAFT, {"preview", "publish"}),
        (State.PUBLISHED, {"withdraw"}),
        (State.CHANGED, {"preview", "publish", "correct", "withdraw"}),
        (State.WITHDRAWN, {"preview", "publish"}),
    ],
)
def test_page_offers_what_its_state_allows(state: State, offered: set[str], desk: Client, editor: User) -> None:
    claim = changed(editor) if state == State.CHANGED else PublishableClaimFactory.create()
    if state in {State.PUBLISHED, State.WITHDRAWN}:
        actions.publish(claim, by=editor)
    if state == State.WITHDRAWN:
        actions.withdraw(claim, by=editor, note="Recorded twice.")

    page = desk.get(url_of(claim)).content.decode()

    assert {step for step in ["preview", *STEPS] if url_of(claim, step) in page} == offered
    assert (f"/claims/{claim.public_id}/" in page) == (state != State.DRAFT)


def test_list_shows_the_state_of_each_record_in_words(desk: Client, editor: User) -> None:
    PublishableClaimFactory.create()
    published(editor)
    changed(editor)
    actions.withdraw(published(editor), by=editor, note="Recorded twice.")

    rows = desk.get(list_url(Claim)).context["cl"].result_list

    assert sorted(row.desk_state for row in rows) == ["changed", "draft", "published", "withdrawn"]
    page = desk.get(list_url(Claim)).content.decode()
    assert all(words in page for words in ("> draft<", "> published<", "> unpublished changes<", "> withdrawn<"))


@pytest.mark.parametrize(("state", "found"), [("draft", 1), ("published", 2), ("withdrawn", 1), ("nonsense", 4)])
def test_list_filtered_by_state_shows_those_records(state: str, found: int, desk: Client, editor: User) -> None:
    PublishableClaimFactory.create()
    published(editor)
    changed(editor)
    actions.withdraw(published(editor), by=editor, note="Recorded twice.")

    response = desk.get(f"{list_url(Claim)}?state={state}")

    assert response.context["cl"].result_count == found


def test_delete_of_a_draft_with_all_its_parts_removes_it(desk: Client) -> None:
    attribution = ReportedAttributionFactory.create()
    ReportedAttributionFactory.create(claim=attribution.claim, via=attribution)

    desk.post(url_of(attribution.claim, "delete"), {"post": "yes"})

    assert not Claim.objects.exists()


@pytest.mark.parametrize("withdrawn", [False, True])
def test_delete_of_what_was_ever_published_is_refused_with_the_reason(
    withdrawn: bool, desk: Client, editor: User
) -> None:
    claim = published(editor)
    if withdrawn:
        actions.withdraw(claim, by=editor, note="Recorded twice.")

    response = desk.post(url_of(claim, "delete"), {"post": "yes"})

    assert "has been published" in response.content.decode()
    assert Claim.objects.filter(pk=claim.pk).exists()


def test_delete_of_many_with_a_published_one_deletes_none(desk: Client, editor: User) -> None:
    draft, live = PublishableClaimFactory.create(), published(editor)
    data = {"action": "delete_selected", "_selected_action": [draft.pk, live.pk], "post": "yes"}

    response = desk.post(list_url(Claim), data)

    assert "has been published" in response.content.decode()
    assert Claim.objects.count() == 2


def test_delete_of_many_drafts_removes_them(desk: Client) -> None:
    drafts = PublishableClaimFactory.create_batch(3)
    data = {"action": "delete_selected", "_selected_action": [draft.pk for draft in drafts], "post": "yes"}

    desk.post(list_url(Claim), data)

    assert not Claim.objects.exists()


def test_delete_of_what_others_rest_on_names_them(desk: Client) -> None:
    topic = TopicFactory.create()
    child = TopicFactory.create(parent=topic)

    response = desk.post(url_of(topic, "delete"), {"post": "yes"})

    assert child.name in response.content.decode()
    assert "can't be deleted" in response.content.decode().replace("&#x27;", "'")
    topic.refresh_from_db()


def test_new_record_in_a_popup_is_not_sent_on_to_publishing(desk: Client) -> None:
    data = {"name": "Someone", "kind": "person", "_popup": "1", "_publish": "1"}
    for prefix in ("aliases", "names", "role_names", "affiliations", "same_as", "portrait"):
        data |= {f"{prefix}-TOTAL_FORMS": "0", f"{prefix}-INITIAL_FORMS": "0"}

    response = desk.post("/admin/claims/claimant/add/", data)

    assert response.status_code == 200
    assert "popup_response" in response.content.decode()


def test_claimant_page_of_a_name_with_markup_shows_it_as_text(desk: Client) -> None:
    claimant = ClaimantFactory.create(name="<script>alert(1)</script>")

    for view in ("change", "publish", "preview", "delete"):
        assert "<script>alert" not in desk.get(url_of(claimant, view)).content.decode()
