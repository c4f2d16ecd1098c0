"""The page of an attribution: one of its claim's voices, by itself."""

import pytest
from django.test import Client

from claims.models import Attribution
from tests.desk.pages import add_url, errors_in, form_of, list_url, url_of
from tests.factories import AttributionFactory, ClaimantFactory, ClaimFactory, PassageFactory

pytestmark = pytest.mark.django_db


def picked(desk: Client, query: str) -> list[str]:
    found = desk.get(f"/admin/autocomplete/?app_label=claims&model_name=attribution&{query}").json()["results"]
    return [result["id"] for result in found]


def test_add_records_the_attribution(desk: Client) -> None:
    claim, claimant, passage = ClaimFactory.create(), ClaimantFactory.create(), PassageFactory.create()
    form = form_of(desk, add_url(Attribution), claim=claim.pk, claimant=claimant.pk, mode="paraphrase")

    desk.post(add_url(Attribution), form | {"passages": [passage.pk]})

    attribution = Attribution.objects.get()
    assert (attribution.claim, attribution.claimant, attribution.passages.get()) == (claim, claimant, passage)


def test_known_through_one_of_another_claim_is_refused_at_its_field(desk: Client) -> None:
    attribution, stranger = AttributionFactory.create_batch(2)

    response = desk.post(url_of(attribution), form_of(desk, url_of(attribution), via=stranger.pk))

    assert "via" in errors_in(response)


def test_moving_one_that_others_are_known_through_is_an_error_not_a_crash(desk: Client) -> None:
    relay = AttributionFactory.create()
    AttributionFactory.create(claim=relay.claim, via=relay)

    desk.post(url_of(relay), form_of(desk, url_of(relay), claim=ClaimFactory.create().pk))

    assert desk.get(url_of(relay.claim)).status_code == 200


def test_picker_offers_the_attributions_of_the_same_claim_only(desk: Client) -> None:
    attribution = AttributionFactory.create()
    AttributionFactory.create()

    page = desk.get(url_of(attribution)).content.decode()

    assert f"?claim={attribution.claim_id}" in page
    assert picked(desk, f"field_name=via&claim={attribution.claim_id}") == [str(attribution.pk)]


def test_page_says_which_claim_it_is_part_of(desk: Client) -> None:
    attribution = AttributionFactory.create()

    assert url_of(attribution.claim) in desk.get(url_of(attribution)).content.decode()


@pytest.mark.parametrize("query", ["claimant", "claim", "passage"])
def test_list_by_related_record_shows_those_that_point_at_it(query: str, desk: Client) -> None:
    attribution = AttributionFactory.create()
    AttributionFactory.create()
    passage = PassageFactory.create()
    attribution.passages.add(passage)
    key = {"claimant": attribution.claimant_id, "claim": attribution.claim_id, "passage": passage.pk}[query]

    assert [*desk.get(f"{list_url(Attribution)}?{query}={key}").context["cl"].result_list] == [attribution]


def test_list_by_date_shows_those_of_that_year(desk: Client) -> None:
    then = AttributionFactory.create(said_on="2023-09-28")
    AttributionFactory.create(said_on="2024-01-01")

    response = desk.get(f"{list_url(Attribution)}?said_on__year=2023")

    assert [*response.context["cl"].result_list] == [then]


@pytest.mark.parametrize(
    ("field", "value"),
    [("quote", "a\0b"), ("said_on", "0000-00-00"), ("claimant", ""), ("language", "en_GB!")],
)
def test_bad_input_is_refused_at_its_field(field: str, value: str, desk: Client) -> None:
    attribution = AttributionFactory.create()

    response = desk.post(url_of(attribution), form_of(desk, url_of(attribution), **{field: value}))

    assert field in errors_in(response)


def test_quote_is_kept_letter_by_letter(desk: Client) -> None:
    attribution = AttributionFactory.create()

    desk.post(url_of(attribution), form_of(desk, url_of(attribution), quote=" \u202bعربي\u202c  ethnic cleansing "))

    attribution.refresh_from_db()
    assert attribution.quote == " \u202bعربي\u202c  ethnic cleansing "
