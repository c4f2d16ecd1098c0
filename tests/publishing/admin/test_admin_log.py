"""The public log at the desk."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client

from factcheck.publishing.models import Publication, Revision, RevisionBody
from factcheck.publishing.writing import actions
from tests.desk.pages import list_url, url_of
from tests.factories import PublishableClaimFactory
from tests.publishing.conftest import SignIn
from tests.publishing.states import changed, published
from tests.write_once import without_triggers

pytestmark = pytest.mark.django_db


def test_list_shows_what_was_done_by_whom_with_the_note(desk: Client, editor: User) -> None:
    claim = changed(editor)
    actions.correct(claim, by=editor, note="The bridge is another one.")

    page = desk.get(list_url(Revision)).content.decode()

    assert "editor" in page
    assert "The bridge is another one." in page
    assert url_of(claim) in page


def test_list_of_one_record_shows_its_revisions_only(desk: Client, editor: User) -> None:
    claim = published(editor)
    published(editor)

    response = desk.get(f"{list_url(Revision)}?record_id__exact={claim.public_id}")

    assert [row.record_id for row in response.context["cl"].result_list] == [claim.public_id]


def test_search_by_public_id_finds_the_record(desk: Client, editor: User) -> None:
    claim = published(editor)
    published(editor)

    assert desk.get(f"{list_url(Revision)}?q={claim.public_id}").context["cl"].result_count == 1


def test_page_shows_the_document_and_the_hashes(desk: Client, editor: User) -> None:
    claim = published(editor, text="A claim with <b>markup</b>.")
    revision = Revision.objects.get(record_id=claim.public_id)

    page = desk.get(url_of(revision)).content.decode()

    assert "A claim with &lt;b&gt;markup&lt;/b&gt;." in page
    assert bytes(revision.hash).hex() in page
    assert bytes(revision.body.sha256).hex() in page
    assert 'name="_save"' not in page


def test_revision_of_a_record_that_is_gone_is_still_readable(desk: Client, editor: User) -> None:
    claim = published(editor)
    claim.delete()

    for url in (list_url(Revision), url_of(Revision.objects.get(kind="claim"))):
        assert f"claim {claim.public_id}" in desk.get(url).content.decode()


def test_revision_whose_body_was_erased_says_so(desk: Client, editor: User) -> None:
    published(editor)
    with without_triggers(), connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {RevisionBody._meta.db_table}")

    assert "It was erased." in desk.get(url_of(Revision.objects.get(kind="claim"))).content.decode()
    assert desk.get(list_url(Revision)).status_code == 200


def test_revision_whose_author_s_account_is_gone_shows_none(desk: Client) -> None:
    author = User.objects.create_user("gone")
    actions.publish(PublishableClaimFactory.create(), by=author)
    author.delete()

    assert desk.get(list_url(Revision)).status_code == 200


@pytest.mark.parametrize("view", ["add", "delete"])
def test_log_can_not_be_written_at_the_desk(view: str, desk: Client, editor: User) -> None:
    published(editor)
    revision = Revision.objects.get(kind="claim")
    url = f"{list_url(Revision)}add/" if view == "add" else url_of(revision, view)

    assert desk.get(url).status_code == 403
    assert desk.post(url, {"post": "yes"}).status_code == 403
    assert Revision.objects.filter(kind="claim").count() == 1


def test_changing_a_revision_is_forbidden(desk: Client, editor: User) -> None:
    published(editor)

    assert desk.post(url_of(Revision.objects.get(kind="claim")), {"number": "9"}).status_code == 403


def test_log_needs_permission_to_see_it(staff: Any, client: Client) -> None:
    assert client.get(list_url(Revision)).status_code == 302
    assert staff("change_claim").get(list_url(Revision)).status_code == 403


@pytest.mark.parametrize("permission", ["view_revision", "publish"])
def test_log_for_someone_who_may_look_or_publish_is_shown(permission: str, staff: SignIn, editor: User) -> None:
    published(editor)

    assert staff(permission).get(url_of(Revision.objects.get(kind="claim"))).status_code == 200
    assert Publication.objects.filter(kind="claim").count() == 1
