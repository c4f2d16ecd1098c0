"""Comments on a record: adding, resolving, opening again; and its activity."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.writing import actions as publishing
from factcheck.workflow.actions import comment, request_changes, resolve, submit
from factcheck.workflow.events import events_of
from factcheck.workflow.models import Comment
from factcheck.workflow.roles import CONTRIBUTOR, SENIOR_EDITOR
from tests.desk.pages import queries_of, url_of
from tests.factories import PublishableClaimFactory, SourceFactory
from tests.workflow.conftest import SignIn
from tests.workflow.people import person

pytestmark = pytest.mark.django_db


def test_comment_is_kept_with_its_lines_and_shown_as_text(sign_in: SignIn) -> None:
    claim, client = PublishableClaimFactory.create(), sign_in(CONTRIBUTOR)

    response = client.post(url_of(claim, "comment"), {"text": "First line.\r\n<b>Second</b>"}, follow=True)

    assert Comment.objects.get().text == "First line.\n<b>Second</b>"
    assert "First line.<br>&lt;b&gt;Second&lt;/b&gt;" in response.content.decode()


@pytest.mark.parametrize("text", ["", "   ", "a\0b", "a\u202eb", "\u200b", "x" * 5001, "x" * 1_000_000])
def test_comment_that_can_not_be_stored_is_asked_for_again(text: str, sign_in: SignIn) -> None:
    response = sign_in(SENIOR_EDITOR).post(url_of(PublishableClaimFactory.create(), "comment"), {"text": text})

    assert response.status_code == 400
    assert response.context["form"].errors["text"]
    assert not Comment.objects.exists()


def test_comment_by_someone_who_may_not_view_the_record_is_forbidden(sign_in: SignIn) -> None:
    claim, client = PublishableClaimFactory.create(), sign_in("")

    assert client.post(url_of(claim, "comment"), {"text": "Words."}).status_code == 403
    assert not Comment.objects.exists()


def test_comment_without_signing_in_leads_to_the_login(client: Client) -> None:
    response = client.post(url_of(PublishableClaimFactory.create(), "comment"), {"text": "Words."})

    assert response.headers["Location"].startswith("/admin/login/")


@pytest.mark.parametrize("method", ["get", "put", "delete"])
def test_comment_by_another_method_is_not_allowed(method: str, sign_in: SignIn) -> None:
    url = url_of(PublishableClaimFactory.create(), "comment")

    assert getattr(sign_in(SENIOR_EDITOR), method)(url).status_code == 405


def test_comment_on_a_record_that_is_not_there_is_not_found(sign_in: SignIn) -> None:
    assert sign_in(SENIOR_EDITOR).post("/admin/claims/claim/0/comment/", {"text": "Words."}).status_code == 404


def test_resolve_and_reopen_say_who_and_when(sign_in: SignIn, anna: User) -> None:
    claim = PublishableClaimFactory.create()
    remark = comment(claim, by=anna, text="Is this so?")
    client, url = sign_in(SENIOR_EDITOR), f"{url_of(claim, 'comment')}{remark.pk}/"

    page = client.post(f"{url}resolve/", follow=True).content.decode()
    remark.refresh_from_db()
    assert remark.resolved_by is not None
    assert "Resolved by senior editor" in page

    client.post(f"{url}reopen/")
    assert Comment.objects.filter(resolved_by=None, resolved_at=None).exists()


def test_resolve_again_keeps_who_did_it_first(anna: User, paul: User) -> None:
    remark = comment(PublishableClaimFactory.create(), by=anna, text="Is this so?")

    resolve(remark, by=anna)
    resolve(remark, by=paul)

    assert Comment.objects.get().resolved_by == anna


@pytest.mark.parametrize("key", ["0", "9" * 30])
def test_resolve_of_a_comment_that_is_not_there_is_not_found(key: str, sign_in: SignIn) -> None:
    url = url_of(PublishableClaimFactory.create(), "comment")

    assert sign_in(SENIOR_EDITOR).post(f"{url}{key}/resolve/").status_code == 404


def test_resolve_by_the_address_of_another_record_is_not_found(sign_in: SignIn, anna: User) -> None:
    remark = comment(PublishableClaimFactory.create(), by=anna, text="Is this so?")

    response = sign_in(SENIOR_EDITOR).post(f"{url_of(SourceFactory.create(), 'comment')}{remark.pk}/resolve/")

    assert response.status_code == 404


def test_comment_of_an_account_that_is_gone_stays(anna: User, sign_in: SignIn) -> None:
    claim = PublishableClaimFactory.create()
    comment(claim, by=anna, text="Is this so?")

    anna.delete()

    assert "somebody" in sign_in(SENIOR_EDITOR).get(url_of(claim)).content.decode()


def test_events_tell_who_did_what_latest_first(anna: User, paul: User) -> None:
    claim = PublishableClaimFactory.create()
    submit(claim, by=anna, note="Please.")
    resolve(comment(claim, by=anna, text="Is this so?"), by=paul)
    request_changes(claim, by=paul, note="Add the date.")
    submit(claim, by=anna)
    publishing.publish(claim, by=paul)

    told = [(event.who, event.what, event.note) for event in events_of(claim)]

    assert told == [
        ("paul", "published it (revision 1)", ""),
        ("anna", "submitted it for publication", ""),
        ("paul", "requested changes", "Add the date."),
        ("paul", "resolved a comment", ""),
        ("anna", "commented", ""),
        ("anna", "submitted it for publication", "Please."),
    ]


def test_page_with_many_comments_and_rounds_makes_as_many_queries_as_with_one(sign_in: SignIn, anna: User) -> None:
    few, many, client = PublishableClaimFactory.create(), PublishableClaimFactory.create(), sign_in(SENIOR_EDITOR)
    for claim, count in ((few, 1), (many, 5)):
        for number in range(count):
            someone = person("", f"{claim.pk}-{number}")
            submit(claim, by=someone)
            comment(claim, by=someone, text="Is this so?")
            request_changes(claim, by=someone, note="No.")
    client.get(url_of(few))

    assert queries_of(client, url_of(many)) == queries_of(client, url_of(few))
