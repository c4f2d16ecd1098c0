"""The page of a rebuttal, by itself."""

import pytest
from django.test import Client

from claims.models import Rebuttal
from tests.desk.pages import add_url, errors_in, form_of, list_url, url_of
from tests.factories import AttributionFactory, ClaimantFactory, ClaimFactory, RebuttalFactory

pytestmark = pytest.mark.django_db


def test_add_records_the_rebuttal(desk: Client) -> None:
    claim, claimant = ClaimFactory.create(), ClaimantFactory.create()
    form = form_of(desk, add_url(Rebuttal), claim=claim.pk, claimant=claimant.pk, mode="paraphrase", kind="denial")

    desk.post(add_url(Rebuttal), form)

    assert Rebuttal.objects.get().claim == claim


def test_answer_to_another_claim_s_attribution_is_refused_at_its_field(desk: Client) -> None:
    rebuttal, stranger = RebuttalFactory.create(), AttributionFactory.create()

    response = desk.post(url_of(rebuttal), form_of(desk, url_of(rebuttal), answers=stranger.pk))

    assert "answers" in errors_in(response)


def test_counter_claim_without_its_claim_is_refused_at_its_field(desk: Client) -> None:
    rebuttal = RebuttalFactory.create()

    response = desk.post(url_of(rebuttal), form_of(desk, url_of(rebuttal), kind="counter_claim"))

    assert "counter_claim" in errors_in(response)


def test_picker_of_what_it_answers_is_narrowed_to_its_claim(desk: Client) -> None:
    rebuttal = RebuttalFactory.create()

    assert f"?claim={rebuttal.claim_id}" in desk.get(url_of(rebuttal)).content.decode()


def test_list_tells_rebuttals_without_grounds(desk: Client) -> None:
    RebuttalFactory.create(grounds="A notice of August.")
    RebuttalFactory.create()

    page = desk.get(list_url(Rebuttal)).content.decode()

    assert page.count("icon-yes") == 1
    assert page.count("icon-no") == 1
