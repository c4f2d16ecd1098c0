"""Merging from a record's page, and undoing from the list of merges."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from claims.models import Claim, Claimant
from factcheck.merging import mergeable
from factcheck.merging.models import Merge
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.desk.pages import form_of, list_url, queries_of, url_of
from tests.factories import FACTORIES
from tests.merging.two_people import merge
from tests.publishing.conftest import SignIn

pytestmark = pytest.mark.django_db

NEEDED = ("change_claim", "delete_claim", "publish")


def merge_url(loser: Any, winner: Any) -> str:
    return f"{url_of(loser, 'merge')}?into={winner.pk}"


def messages_of(response: Any) -> str:
    return " ".join(str(message) for message in response.context["messages"])


@pytest.mark.parametrize("model", mergeable.models(), ids=lambda model: model.record_kind)
def test_merge_picked_and_confirmed_makes_one_of_two(model: Any, desk: Client) -> None:
    loser, winner = FACTORIES[model].create(), FACTORIES[model].create()
    page = desk.get(url_of(loser)).content.decode()
    picked = desk.get(url_of(loser, "merge"))

    url = merge_url(loser, winner)
    response = desk.post(url, form_of(desk, url), follow=True)

    assert url_of(loser, "merge") in page
    assert "into" in picked.context["pick"].fields
    assert response.redirect_chain[-1][0] == url_of(winner)
    assert "is now part of" in messages_of(response)
    assert list(model.objects.all()) == [winner]


def test_merge_page_says_what_moves_and_what_is_dropped_and_writes_nothing(desk: Client) -> None:
    loser, winner = factories.ClaimantFactory.create(name="M. F. A."), factories.ClaimantFactory.create()
    factories.ReportedAttributionFactory.create(claimant=loser)
    for claimant in (loser, winner):
        factories.AliasFactory.create(claimant=claimant, name="Foreign ministry")

    page = desk.get(merge_url(loser, winner)).content.decode()

    for words in (
        "Attributions: 1",
        "alias: Foreign ministry",
        "alias: M. F. A.",
        "Nothing of the one that goes is public",
    ):
        assert words in page
    assert Claimant.objects.filter(pk=loser.pk).exists()
    assert not Merge.objects.exists()


def test_merge_of_a_public_record_without_note_or_leave_is_refused_at_the_field(desk: Client, editor: User) -> None:
    loser, winner = factories.PublishableClaimFactory.create(), factories.PublishableClaimFactory.create()
    publish(loser, by=editor)
    url = merge_url(loser, winner)

    response = desk.post(url, form_of(desk, url))

    assert set(response.context["form"].errors) == {"note", "publish"}
    assert not Merge.objects.exists()


def test_merge_of_what_changed_since_the_page_was_opened_is_refused(desk: Client) -> None:
    loser, winner = factories.PublishableClaimFactory.create(), factories.PublishableClaimFactory.create()
    url = merge_url(loser, winner)
    form = form_of(desk, url)
    factories.ReportedAttributionFactory.create(claim=loser)

    response = desk.post(url, form)

    assert "changed since you opened this page" in response.content.decode()
    assert Claim.objects.count() == 2


@pytest.mark.parametrize("lacking", NEEDED)
def test_merge_without_a_permission_is_forbidden(lacking: str, staff: SignIn) -> None:
    loser, winner = factories.PublishableClaimFactory.create(), factories.PublishableClaimFactory.create()
    client = staff(*(set(NEEDED) - {lacking}), "view_claim")

    for url in (url_of(loser, "merge"), merge_url(loser, winner)):
        assert client.get(url).status_code == 403
        assert client.post(url, {"note": "x"}).status_code == 403
    assert Claim.objects.count() == 2


def test_merge_by_someone_who_may_works_and_a_stranger_is_sent_to_sign_in(staff: SignIn, client: Client) -> None:
    loser, winner = factories.PublishableClaimFactory.create(), factories.PublishableClaimFactory.create()

    assert staff(*NEEDED).get(merge_url(loser, winner)).status_code == 200
    assert client.get(url_of(loser, "merge")).status_code == 302


def test_merge_of_a_missing_record_is_404_and_of_a_wrong_method_405(desk: Client) -> None:
    claim = factories.PublishableClaimFactory.create()

    assert desk.get(f"{list_url(Claim)}999999/merge/").status_code == 404
    assert desk.put(url_of(claim, "merge")).status_code == 405


@pytest.mark.parametrize("into", ["", "0", "abc", "\0", "9" * 30, "-1", "1" * 100_000, "½"])
def test_merge_into_what_is_no_other_record_asks_again(into: str, desk: Client) -> None:
    claim = factories.PublishableClaimFactory.create()

    for key in (into, str(claim.pk)):
        response = desk.get(url_of(claim, "merge"), {"into": key})
        assert response.status_code == 200
        assert response.context["pick"].errors["into"]


def test_undo_from_the_message_makes_two_again(desk: Client, editor: User) -> None:
    loser, winner = factories.PublishableClaimFactory.create(), factories.PublishableClaimFactory.create()
    made = merge(loser, into=winner, by=editor)
    url = reverse("admin:merging_merge_undo", args=[made.pk])

    response = desk.post(url, form_of(desk, url), follow=True)

    assert response.redirect_chain[-1][0] == url_of(loser)
    assert "of its own again" in messages_of(response)
    assert Claim.objects.count() == 2


def test_undo_twice_says_so(desk: Client, editor: User) -> None:
    made = merge(factories.PublishableClaimFactory.create(), into=factories.PublishableClaimFactory.create(), by=editor)
    url = reverse("admin:merging_merge_undo", args=[made.pk])
    desk.post(url)

    response = desk.post(url)

    assert "undone already" in response.content.decode()


@pytest.mark.parametrize("lacking", ["change_claim", "publish"])
def test_undo_without_a_permission_is_forbidden(lacking: str, staff: SignIn, editor: User) -> None:
    made = merge(factories.PublishableClaimFactory.create(), into=factories.PublishableClaimFactory.create(), by=editor)
    client = staff(*({"change_claim", "publish", "view_merge"} - {lacking}))

    assert client.get(reverse("admin:merging_merge_undo", args=[made.pk])).status_code == 403
    assert client.post(reverse("admin:merging_merge_undo", args=[made.pk])).status_code == 403


def test_undo_of_a_missing_merge_is_404_and_of_a_wrong_method_405(desk: Client, editor: User) -> None:
    made = merge(factories.PublishableClaimFactory.create(), into=factories.PublishableClaimFactory.create(), by=editor)

    assert desk.get(reverse("admin:merging_merge_undo", args=[999])).status_code == 404
    assert desk.delete(reverse("admin:merging_merge_undo", args=[made.pk])).status_code == 405


def test_list_of_merges_with_many_makes_as_many_queries_as_with_few(desk: Client, editor: User) -> None:
    def merged(count: int) -> None:
        for _ in range(count):
            merge(
                factories.PublishableClaimFactory.create(), into=factories.PublishableClaimFactory.create(), by=editor
            )

    merged(2)
    desk.get(list_url(Merge))
    few = queries_of(desk, list_url(Merge))
    merged(5)

    assert queries_of(desk, list_url(Merge)) == few


def test_merge_is_read_and_neither_added_changed_nor_deleted(desk: Client, editor: User) -> None:
    made = merge(factories.PublishableClaimFactory.create(), into=factories.PublishableClaimFactory.create(), by=editor)

    assert desk.get(url_of(made)).status_code == 200
    assert desk.post(url_of(made), {}).status_code == 403
    assert desk.get(url_of(made, "delete")).status_code == 403
    assert desk.get(f"{list_url(Merge)}add/").status_code == 403
