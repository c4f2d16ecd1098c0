"""The page of a claimant: its other names, roles and addresses."""

from typing import Any

import pytest
from django.test import Client

from claims.models import Affiliation, Alias, Claimant, SameAs
from tests.desk.pages import Data, add_url, errors_in, form_of, list_url, row, url_of, with_row
from tests.factories import AffiliationFactory, AliasFactory, AttributionFactory, ClaimantFactory

pytestmark = pytest.mark.django_db
ROLE = {"belonging": "role", "start_on_precision": "day", "end_on_precision": "day"}


def errors_of(desk: Client, claimant: Claimant, data: Data) -> dict[str, list[str]]:
    response = desk.post(url_of(claimant), data)
    assert response.status_code == 200, "the form was accepted"
    return errors_in(response)


def form_for(desk: Client, claimant: Claimant) -> Data:
    return form_of(desk, url_of(claimant))


def test_add_with_all_parts_records_them(desk: Client) -> None:
    organisation = ClaimantFactory.create(kind="organisation")
    form = form_of(desk, add_url(Claimant), name="Nikol Pashinyan", kind="person")
    form = with_row(form, "aliases", name="Նիկոլ Փաշինյան")
    form = with_row(
        form, "affiliations", organisation=organisation.pk, role="Prime Minister", start_on="2018-05-08", **ROLE
    )
    form = with_row(form, "same_as", url="HTTPS://Example.org/people/1")

    desk.post(add_url(Claimant), form)

    claimant = Claimant.objects.get(name="Nikol Pashinyan")
    assert claimant.aliases.get().name == "Նիկոլ Փաշինյան"
    assert claimant.affiliations.get().organisation == organisation
    assert claimant.same_as.get().url == "https://example.org/people/1"


@pytest.mark.parametrize(
    ("prefix", "field", "values"),
    [
        ("aliases", "name", ("MFA", "MFA")),
        ("same_as", "url", ("https://example.org/people/1", "HTTPS://EXAMPLE.org:443/people/1#top")),
    ],
)
def test_same_part_twice_in_one_form_is_refused_at_the_second(
    prefix: str, field: str, values: tuple[str, str], desk: Client
) -> None:
    claimant = ClaimantFactory.create()
    form = form_for(desk, claimant)
    for value in values:
        form = with_row(form, prefix, **{field: value})

    assert f"{prefix}-1-{field}" in errors_of(desk, claimant, form)
    assert not Alias.objects.exists()
    assert not SameAs.objects.exists()


def test_alias_that_is_there_already_is_refused_at_its_field(desk: Client) -> None:
    alias = AliasFactory.create()

    errors = errors_of(desk, alias.claimant, with_row(form_for(desk, alias.claimant), "aliases", name=alias.name))

    assert "aliases-1-name" in errors


def test_claimant_that_belongs_to_itself_is_refused_at_its_field(desk: Client) -> None:
    claimant = ClaimantFactory.create()
    form = with_row(form_for(desk, claimant), "affiliations", organisation=claimant.pk, **ROLE)

    assert "affiliations-0-organisation" in errors_of(desk, claimant, form)


def test_role_that_ends_before_it_starts_is_refused_at_its_field(desk: Client) -> None:
    affiliation = AffiliationFactory.create()
    form = form_for(desk, affiliation.claimant) | row("affiliations", 0, start_on="2020-01-01", end_on="2019-01-01")

    assert "affiliations-0-end_on" in errors_of(desk, affiliation.claimant, form)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "a\0b"),
        ("name", "x" * 301),
        ("wikidata_id", "43"),
        ("kind", "robot"),
        ("description", "\u202ea"),
    ],
)
def test_bad_text_is_refused_at_its_field(field: str, value: str, desk: Client) -> None:
    claimant = ClaimantFactory.create()

    assert field in errors_of(desk, claimant, form_for(desk, claimant) | {field: value})


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "https:www.example.org", "https://user:pass@example.org/", "ftp://x.org"]
)
def test_bad_address_is_refused_at_its_field(url: str, desk: Client) -> None:
    claimant = ClaimantFactory.create()

    assert "same_as-0-url" in errors_of(desk, claimant, with_row(form_for(desk, claimant), "same_as", url=url))


def test_wikidata_id_of_another_claimant_is_refused(desk: Client) -> None:
    ClaimantFactory.create(wikidata_id="Q1065")
    claimant = ClaimantFactory.create()

    errors = errors_of(desk, claimant, form_for(desk, claimant) | {"wikidata_id": "Q1065"})

    assert errors == {"wikidata_id": ["Another claimant has this Wikidata ID: use that claimant."]}


def test_delete_of_a_claimant_who_speaks_is_refused_with_the_reason(desk: Client) -> None:
    attribution = AttributionFactory.create()

    response = desk.post(url_of(attribution.claimant, "delete"), {"post": "yes"})

    assert "asserts it" in response.content.decode()
    assert Claimant.objects.filter(pk=attribution.claimant_id).exists()


def test_page_counts_what_the_claimant_says_and_links_there(desk: Client) -> None:
    attribution = AttributionFactory.create()

    response = desk.get(url_of(attribution.claimant))

    said, contested = response.context["related_lists"]
    assert (said["count"], contested["count"]) == (1, 0)
    assert desk.get(said["url"]).context["cl"].result_count == 1


@pytest.mark.parametrize("query", ["foreign", "MFA", "Q1065"])
def test_search_finds_any_name_and_the_wikidata_id(query: str, desk: Client) -> None:
    claimant = ClaimantFactory.create(name="Ministry of Foreign Affairs", wikidata_id="Q1065")
    AliasFactory.create(claimant=claimant, name="MFA")
    AliasFactory.create(claimant=claimant, name="MFA Baku")
    ClaimantFactory.create()

    assert [*desk.get(f"{list_url(Claimant)}?q={query}").context["cl"].result_list] == [claimant]


def test_affiliations_of_others_are_not_on_the_page(desk: Client) -> None:
    affiliation: Any = AffiliationFactory.create()

    form = form_for(desk, affiliation.organisation)

    assert form["affiliations-TOTAL_FORMS"] == "0"
    assert Affiliation.objects.count() == 1
