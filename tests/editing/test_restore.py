"""Restoring an earlier state: the record and its parts, as a new change."""

from typing import Any

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from claims.models import Alias, Attribution, Claim, Evidence
from factcheck.editing.database.triggers import UNSAID
from factcheck.editing.history import acting, changes_of, latest_change
from factcheck.editing.models import ChangeSet
from factcheck.editing.restoring import RestoreError, restore
from factcheck.editing.states import current_state
from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from tests.desk.pages import form_of, url_of
from tests.factories import (
    AliasFactory,
    AttributionFactory,
    ClaimFactory,
    EvidenceFactory,
    PassageFactory,
    QuantityFactory,
    RebuttalFactory,
    SourceFactory,
    TopicFactory,
)
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def state_of(record: Any) -> Any:
    return {
        key: {name: value for name, value in row.items() if name not in UNSAID}
        for key, row in current_state(record).items()
    }


def restore_url(record: Any, to: int) -> str:
    return reverse(f"admin:claims_{record._meta.model_name}_restore", args=[record.pk, to])


def test_restore_brings_back_the_record_and_every_part(editor: User) -> None:
    claim = whole_claim()
    then, before = latest_change(), state_of(claim)
    assert len({label for label, _ in before}) > 5
    Claim.objects.filter(pk=claim.pk).update(text="Other words.")
    for relation in ("rebuttals", "reviews", "attributions", "links"):
        getattr(claim, relation).all().delete()
    claim.topics.clear()
    AttributionFactory.create(claim=claim).passages.add(PassageFactory.create())

    restore(Claim.objects.get(pk=claim.pk), to=then, by=editor)

    assert state_of(claim) == before


def test_restore_is_one_change_that_can_be_taken_back(editor: User) -> None:
    claim = ClaimFactory.create(context="First.")
    first = latest_change()
    claim.context = "Second."
    claim.save()
    second = latest_change()

    restore(claim, to=first, by=editor)
    assert Claim.objects.get().context == "First."
    restore(claim, to=second, by=editor)

    assert Claim.objects.get().context == "Second."
    assert [change_set.who for change_set in ChangeSet.objects.all()] == [editor, editor]
    assert ChangeSet.objects.latest("pk").what.startswith("restored the state of 20")


def test_restore_leaves_alone_what_is_public(editor: User) -> None:
    claim = whole_claim()
    then = latest_change()
    Claim.objects.filter(pk=claim.pk).update(context="New words.")
    claim.refresh_from_db()
    publish(claim, by=editor)
    shown = bytes(PublicRecord.objects.get(kind="claim", record_id=claim.public_id).document)

    restore(claim, to=then, by=editor)

    assert bytes(PublicRecord.objects.get(kind="claim", record_id=claim.public_id).document) == shown


def test_restore_brings_a_part_back_that_went_to_another_record(editor: User) -> None:
    attribution = AttributionFactory.create()
    claim, other = attribution.claim, ClaimFactory.create()
    then = latest_change()
    Attribution.objects.update(claim=other)

    restore(claim, to=then, by=editor)

    assert Attribution.objects.get().claim == claim


def test_restore_keeps_numbers_digit_by_digit(editor: User) -> None:
    claim = QuantityFactory.create(low="0.1", high="100417.25").claim
    then, before = latest_change(), state_of(claim)
    claim.quantity.delete()

    restore(Claim.objects.get(), to=then, by=editor)

    assert state_of(claim) == before


def test_restore_exchanges_a_name_that_must_be_unique(editor: User) -> None:
    alias = AliasFactory.create(name="MFA")
    claimant, then = alias.claimant, latest_change()
    alias.delete()
    AliasFactory.create(claimant=claimant, name="MFA")

    restore(claimant, to=then, by=editor)

    assert Alias.objects.get().name == "MFA"


def test_restore_of_a_review_brings_back_its_evidence(editor: User) -> None:
    evidence = EvidenceFactory.create()
    then = latest_change()
    Evidence.objects.all().delete()

    restore(evidence.review, to=then, by=editor)

    assert Evidence.objects.get().passage == evidence.passage


@pytest.mark.parametrize("needed", ["claimant", "topic", "source"])
def test_restore_of_what_needs_a_record_that_is_gone_is_refused_and_writes_nothing(editor: User, needed: str) -> None:
    claim: Any = ClaimFactory.create()
    gone: Any
    if needed == "claimant":
        gone = RebuttalFactory.create(claim=claim).claimant
    elif needed == "topic":
        gone = TopicFactory.create()
        claim.topics.add(gone)
    else:
        claim, gone = SourceFactory.create(), SourceFactory.create()
        claim.draws_on.add(gone)
    then = latest_change()
    for name in ("rebuttals", "topics", "draws"):
        if relation := getattr(claim, name, None):
            relation.all().delete()
    type(gone)._default_manager.filter(pk=gone.pk).delete()
    before = state_of(claim)

    with pytest.raises(RestoreError, match=f"has been deleted since .{needed}"):
        restore(claim, to=then, by=editor)

    assert state_of(claim) == before


def test_restore_of_an_address_that_is_taken_is_refused_with_the_reason(editor: User) -> None:
    source = SourceFactory.create(url="https://news.example/1")
    then = latest_change()
    source.url = "https://news.example/2"
    source.save()
    SourceFactory.create(url="https://news.example/1")

    with pytest.raises(RestoreError, match="source: "):
        restore(source, to=then, by=editor)


def test_restore_of_the_state_that_is_there_is_refused(editor: User) -> None:
    claim = ClaimFactory.create()

    with pytest.raises(RestoreError, match="already is as it was"):
        restore(claim, to=latest_change(), by=editor)


def test_restore_of_a_time_before_the_record_is_refused(editor: User) -> None:
    claim = ClaimFactory.create()

    with pytest.raises(RestoreError, match="did not exist then"):
        restore(claim, to=0, by=editor)


def test_page_says_what_restoring_changes_and_does_it(desk: Client) -> None:
    claim = ClaimFactory.create(context="First.")
    then = latest_change()
    Claim.objects.update(context="Second.")
    url = restore_url(claim, then)

    page = desk.get(url)
    assert "<del>Second</del><ins>First</ins>" in page.content.decode()
    response = desk.post(url, form_of(desk, url))

    assert response.status_code == 302
    assert Claim.objects.get().context == "First."


def test_page_asks_again_when_the_record_was_changed_meanwhile(desk: Client) -> None:
    claim = ClaimFactory.create(context="First.")
    then = latest_change()
    Claim.objects.update(context="Second.")
    url = restore_url(claim, then)
    form = form_of(desk, url)
    Claim.objects.update(context="Third.")

    response = desk.post(url, form, follow=True)

    assert "changed since you looked" in response.content.decode()
    assert Claim.objects.get().context == "Third."


def test_page_tells_why_a_state_cannot_be_restored(desk: Client) -> None:
    claim = ClaimFactory.create()

    url = restore_url(claim, latest_change())
    response = desk.post(url, form_of(desk, url), follow=True)

    assert "already is as it was" in response.content.decode()


@pytest.mark.parametrize("method", ["get", "post"])
def test_page_is_refused_to_who_may_only_look(client: Client, method: str) -> None:
    claim = ClaimFactory.create()
    reader = User.objects.create_user("reader", is_staff=True)
    reader.user_permissions.add(Permission.objects.get(codename="view_claim"))
    client.force_login(reader)

    assert getattr(client, method)(restore_url(claim, 0)).status_code == 403


def test_page_of_no_state_or_no_record_is_missing(desk: Client) -> None:
    claim = ClaimFactory.create()

    assert desk.get(restore_url(claim, 10**9)).status_code == 404
    url = restore_url(claim, latest_change())
    claim.delete()
    assert desk.get(url).status_code == 404


def test_page_takes_no_other_method(desk: Client) -> None:
    assert desk.put(restore_url(ClaimFactory.create(), 0)).status_code == 405


def test_state_of_a_later_change_of_another_record_is_the_present(desk: Client, editor: User) -> None:
    with acting(by=editor, what="recorded"):
        claim = ClaimFactory.create()

    assert changes_of(claim).count() == 1
    assert desk.get(url_of(claim, "history")).status_code == 200
