"""What contributors may change: records that are neither public nor submitted, and the parts of those."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import models

from claims.models import Attribution, Claim
from factcheck.publishing.writing.actions import publish, withdraw
from factcheck.workflow.actions import request_changes, submit
from factcheck.workflow.roles import CONTRIBUTOR
from sources.models import Capture
from tests.desk.pages import add_url, form_of, url_of
from tests.factories import PassageFactory, PublishableClaimFactory, RatingFactory, ReportedAttributionFactory
from tests.workflow.conftest import SignIn

pytestmark = pytest.mark.django_db


def public(record: Any, by: User) -> Any:
    publish(record, by=by)
    return record


def test_contributor_changes_a_draft_and_takes_its_parts_off(sign_in: SignIn) -> None:
    said, client = ReportedAttributionFactory.create(), sign_in(CONTRIBUTOR)

    client.post(url_of(said.claim), form_of(client, url_of(said.claim), context="Mended."))
    client.post(url_of(said, "delete"), {"post": "yes"})

    assert Claim.objects.get().context == "Mended."
    assert not Attribution.objects.exists()


@pytest.mark.parametrize("state", ["public", "withdrawn", "submitted"])
def test_contributor_is_refused_what_is_public_or_submitted(state: str, sign_in: SignIn, anna: User) -> None:
    said, client = ReportedAttributionFactory.create(), sign_in(CONTRIBUTOR)
    if state == "submitted":
        submit(said.claim, by=anna)
    else:
        publish(said.claim, by=anna)
    if state == "withdrawn":
        withdraw(said.claim, by=anna, note="Recorded twice.")

    page = client.get(url_of(said.claim))
    for url in (url_of(said.claim), url_of(said), url_of(said, "delete")):
        assert client.post(url, {"post": "yes", "text": "Another"}).status_code == 403, url

    assert page.status_code == 200
    assert "ask an editor to change it" in page.content.decode()


def test_contributor_mends_what_was_sent_back(sign_in: SignIn, anna: User) -> None:
    claim, client = PublishableClaimFactory.create(), sign_in(CONTRIBUTOR)
    submit(claim, by=anna)
    request_changes(claim, by=anna, note="Add the context.")

    client.post(url_of(claim), form_of(client, url_of(claim), context="Added."))

    claim.refresh_from_db()
    assert claim.context == "Added."


def test_contributor_can_not_move_or_add_a_part_to_a_public_claim(sign_in: SignIn, anna: User) -> None:
    said, live, client = (
        ReportedAttributionFactory.create(),
        public(PublishableClaimFactory.create(), anna),
        sign_in(CONTRIBUTOR),
    )

    moved = client.post(url_of(said), form_of(client, url_of(said), claim=live.pk))
    form = form_of(client, add_url(Attribution), claim=live.pk, claimant=said.claimant.pk, mode="paraphrase")
    added = client.post(add_url(Attribution), form)

    for response in (moved, added):
        assert "ask an editor" in str(response.context["adminform"].form.errors["claim"])
    assert not live.attributions.filter(claimant=said.claimant).exists()


def test_contributor_adds_a_passage_to_a_public_source_and_changes_none_there(sign_in: SignIn, anna: User) -> None:
    passage, client = PassageFactory.create(), sign_in(CONTRIBUTOR)
    publish(passage.source, by=anna)
    url = add_url(type(passage))

    client.post(url, form_of(client, url, source=passage.source.pk, exact="Some more words."))

    assert passage.source.passages.count() == 2
    assert client.post(url_of(passage), {"exact": "Others"}).status_code == 403


@pytest.mark.parametrize("model", [Capture, type(RatingFactory.build())])
def test_contributor_adds_nothing_that_a_public_page_would_show(
    model: type[models.Model], sign_in: SignIn, anna: User
) -> None:
    rating, passage, client = RatingFactory.create(), PassageFactory.create(), sign_in(CONTRIBUTOR)
    for record in (rating.scale.publisher, passage.source):
        publish(record, by=anna)
    owner = {"source": passage.source.pk} if model is Capture else {"scale": rating.scale.pk}

    response = client.post(add_url(model), form_of(client, add_url(model), **owner))

    assert "ask an editor" in str(response.context["adminform"].form.errors)
