"""A draft approved as it stands may be published by whoever edited it, and no other version of it."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from claims.models import Claim
from factcheck.editing.history import acting
from factcheck.publishing.kinds import key_of
from factcheck.publishing.models import Approval, Revision
from factcheck.publishing.writing.actions import PublishingError, publish
from factcheck.workflow.actions import SignOffError, approve, forget, take_approval_back
from factcheck.workflow.events import events_of
from factcheck.workflow.roles import CONTRIBUTOR, EDITOR, SENIOR_EDITOR
from tests.desk.pages import form_of, url_of
from tests.factories import PublishableClaimFactory, ReportedAttributionFactory
from tests.workflow.conftest import SignIn
from tests.workflow.people import person

pytestmark = pytest.mark.django_db


def edit(record: Any, by: User, **fields: Any) -> None:
    with acting(by=by, what="edited it"):
        for name, value in fields.items():
            setattr(record, name, value)
        record.save()


@pytest.fixture
def claim(anna: User, paul: User) -> Claim:
    """A claim that both have edited."""
    made = PublishableClaimFactory.create()
    edit(made, anna, context="Written by one.")
    edit(made, paul, context="Written by both.")
    return made


def test_publish_of_what_another_approved_works(claim: Claim, anna: User, paul: User) -> None:
    approve(claim, by=anna)

    assert publish(claim, by=paul).body.data["context"] == "Written by both."
    assert not Approval.objects.filter(ended_at=None).exists()


def test_publish_of_what_one_approved_oneself_is_refused(claim: Claim, paul: User) -> None:
    approve(claim, by=paul)

    with pytest.raises(PublishingError, match="You have edited"):
        publish(claim, by=paul)


def test_any_edit_ends_an_approval(claim: Claim, anna: User, paul: User) -> None:
    approve(claim, by=anna)
    edit(claim, paul, context="Written by both!")

    with pytest.raises(PublishingError, match="You have edited"):
        publish(claim, by=paul)


def test_edit_of_a_part_ends_an_approval(claim: Claim, anna: User, paul: User) -> None:
    approve(claim, by=anna)
    with acting(by=paul, what="edited a part"):
        claim.attributions.update(quote="Other words")

    with pytest.raises(PublishingError, match="You have edited"):
        publish(claim, by=paul)


def test_edits_of_fewer_characters_than_the_site_tolerates_let_an_approval_stand(
    claim: Claim, anna: User, paul: User, settings: Any
) -> None:
    settings.FACTCHECK_APPROVAL_TOLERATES = 3
    approve(claim, by=anna)
    edit(claim, paul, context="Written by both!?")

    with pytest.raises(PublishingError, match="You have edited"):
        publish(claim, by=paul)

    edit(claim, paul, context="Written by both!")
    assert publish(claim, by=paul).number == 1


def test_approval_of_what_was_published_is_none_of_the_same_words_later(claim: Claim, anna: User, paul: User) -> None:
    approve(claim, by=anna)
    publish(claim, by=paul)
    edit(claim, anna, context="Mended.")
    publish(claim, by=paul)
    edit(claim, paul, context="Written by both.")

    with pytest.raises(PublishingError, match="You have edited"):
        publish(claim, by=paul)


def test_draft_published_along_needs_an_approval_of_its_own(anna: User, paul: User) -> None:
    said = ReportedAttributionFactory.create()
    edit(said.claim, paul, context="Changed.")
    edit(said.claimant, paul, description="Changed.")
    approve(said.claim, by=anna)

    with pytest.raises(PublishingError, match=f"You have edited “{said.claimant}”"):
        publish(said.claim, by=paul)

    approve(said.claimant, by=anna)
    assert publish(said.claim, by=paul).number == 1


def test_approval_of_an_account_that_is_gone_counts_no_more(claim: Claim, anna: User, paul: User) -> None:
    approve(claim, by=anna)
    anna.delete()

    with pytest.raises(PublishingError, match="You have edited"):
        publish(claim, by=paul)


def test_approval_taken_back_counts_no_more_and_can_be_given_again(claim: Claim, anna: User, paul: User) -> None:
    approve(claim, by=anna)
    take_approval_back(claim, by=anna)

    with pytest.raises(PublishingError, match="You have edited"):
        publish(claim, by=paul)
    with pytest.raises(SignOffError, match="nothing to take back"):
        take_approval_back(claim, by=anna)

    approve(claim, by=anna)
    assert publish(claim, by=paul).number == 1


def test_approve_twice_is_refused_until_it_was_edited(claim: Claim, anna: User, paul: User) -> None:
    approve(claim, by=anna)
    with pytest.raises(SignOffError, match="already"):
        approve(claim, by=anna)
    edit(claim, paul, context="Mended.")

    approve(claim, by=anna)

    assert Approval.objects.filter(ended_at=None).count() == 1
    assert publish(claim, by=paul).number == 1


def test_approve_of_what_readers_see_is_refused(claim: Claim, anna: User, paul: User) -> None:
    approve(claim, by=anna)
    publish(claim, by=paul)

    with pytest.raises(SignOffError, match="nothing to publish"):
        approve(claim, by=anna)


def test_approvals_stand_in_the_activity_and_go_with_the_record(claim: Claim, anna: User) -> None:
    approve(claim, by=anna)
    take_approval_back(claim, by=anna)

    said = {f"{event.who} {event.what}" for event in events_of(claim)}
    assert said >= {"anna approved it as it stood", "anna took the approval back"}

    forget([key_of(claim)])
    assert not Approval.objects.exists()


def test_editor_approves_at_the_desk_and_takes_it_back(claim: Claim, sign_in: SignIn, anna: User) -> None:
    client = Client()
    client.force_login(anna)

    client.post(url_of(claim, "approve"), form_of(client, url_of(claim, "approve")))
    assert Approval.objects.get().ended_at is None
    assert "Approved by anna" in client.get(url_of(claim)).content.decode()

    client.post(url_of(claim, "take-approval-back"), form_of(client, url_of(claim, "take-approval-back")))
    assert Approval.objects.get().taken_back
    assert sign_in(CONTRIBUTOR).get(url_of(claim, "approve")).status_code == 403


def test_approval_of_what_changed_while_the_page_was_open_is_refused(claim: Claim, anna: User, paul: User) -> None:
    client = Client()
    client.force_login(anna)
    form = form_of(client, url_of(claim, "approve"))
    edit(claim, paul, context="Changed meanwhile.")

    answer = client.post(url_of(claim, "approve"), form)

    assert "It was changed since" in str(answer.context["step"].form.non_field_errors())
    assert not Approval.objects.exists()


def test_page_says_who_may_publish_and_whom_to_ask(claim: Claim, anna: User, paul: User) -> None:
    petra = person(SENIOR_EDITOR, "petra")
    client = Client()
    client.force_login(paul)

    page = client.get(url_of(claim)).content.decode()
    assert "You edited it since it was last published" in page
    assert "These may publish it as it stands: petra." in page
    assert "These may approve it, for you to publish: anna, petra." in page

    approve(claim, by=petra)
    assert "You may publish it as it stands." in client.get(url_of(claim)).content.decode()
    edit(claim, anna, context="Changed.")
    assert "that approval counts no more" in client.get(url_of(claim)).content.decode()


def test_page_names_the_drafts_that_stand_in_the_way(anna: User, paul: User) -> None:
    said = ReportedAttributionFactory.create()
    edit(said.claimant, paul, description="Changed.")
    client = Client()
    client.force_login(paul)

    page = client.get(url_of(said.claim)).content.decode()

    assert "You also edited these drafts" in page
    assert url_of(said.claimant) in page.partition("You also edited these drafts")[2]


def test_page_of_what_readers_see_or_without_the_rule_says_nothing_of_it(
    claim: Claim, anna: User, sign_in: SignIn, settings: Any
) -> None:
    client = sign_in(EDITOR)
    assert 'class="sight"' in client.get(url_of(claim)).content.decode()
    settings.FACTCHECK_FOUR_EYES = False
    assert 'class="sight"' not in client.get(url_of(claim)).content.decode()
    settings.FACTCHECK_FOUR_EYES = True
    publish(claim, by=person(SENIOR_EDITOR, "petra"))

    assert 'class="sight"' not in client.get(url_of(claim)).content.decode()
    assert Revision.objects.exists()
