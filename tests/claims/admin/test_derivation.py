"""Derivations at the desk: the formula on the page of the claim, its letters on a page of its own."""

import pytest
from django.test import Client

from claims.models import Derivation, DerivationTerm
from tests.desk.pages import add_url, errors_in, form_of, list_url, row, url_of, with_row
from tests.factories import ClaimFactory, DerivationFactory, DerivationTermFactory, QuantityFactory

pytestmark = pytest.mark.django_db


def test_formula_on_the_page_of_its_claim_is_recorded(desk: Client) -> None:
    claim = QuantityFactory.create().claim

    desk.post(url_of(claim), with_row(form_of(desk, url_of(claim)), "derivations", formula="a / b * 100"))

    assert claim.derivations.get().formula == "a / b * 100"


def test_page_of_the_claim_says_what_the_letters_stand_for(desk: Client) -> None:
    term = DerivationTermFactory.create(claim__text="200 were counted.")

    response = desk.get(url_of(term.derivation.claim))

    assert "a = 200 were counted." in response.content.decode()
    assert "= a / 2" in response.content.decode()
    assert url_of(term.derivation) in response.content.decode()


def test_add_with_letters_records_all(desk: Client) -> None:
    claim, one, other = ClaimFactory.create_batch(3)
    form = form_of(desk, add_url(Derivation), claim=claim.pk, formula="a + b")

    desk.post(
        add_url(Derivation),
        form | row("terms", 0, symbol="a", claim=one.pk) | row("terms", 1, symbol="b", claim=other.pk),
    )

    derivation = Derivation.objects.get()
    assert {term.symbol: term.claim for term in derivation.terms.all()} == {"a": one, "b": other}


@pytest.mark.parametrize("formula", ["", "a /", "(" * 10_000, "1e999", "١ + ٢", "__import__('os')", "a\0"])
def test_formula_that_can_not_be_read_is_refused_at_its_field(formula: str, desk: Client) -> None:
    derivation = DerivationFactory.create()

    response = desk.post(url_of(derivation), form_of(desk, url_of(derivation), formula=formula))

    assert "formula" in errors_in(response)
    derivation.refresh_from_db()
    assert derivation.formula == "a / 2"


def test_letter_for_two_claims_is_refused_at_the_second(desk: Client) -> None:
    term = DerivationTermFactory.create()
    form = with_row(form_of(desk, url_of(term.derivation)), "terms", symbol="a", claim=ClaimFactory.create().pk)

    assert "terms-1-symbol" in errors_in(desk.post(url_of(term.derivation), form))
    assert DerivationTerm.objects.count() == 1


def test_figure_derived_from_itself_is_refused_when_added_and_when_changed(desk: Client) -> None:
    term = DerivationTermFactory.create()
    claim = term.derivation.claim
    new = form_of(desk, add_url(Derivation), claim=claim.pk, formula="a") | row("terms", 0, symbol="a", claim=claim.pk)
    old = form_of(desk, url_of(term.derivation)) | row("terms", 0, claim=claim.pk)

    assert "terms-0-claim" in errors_in(desk.post(add_url(Derivation), new))
    assert "terms-0-claim" in errors_in(desk.post(url_of(term.derivation), old))
    assert Derivation.objects.count() == 1


@pytest.mark.gate
def test_page_of_a_derivation_shows_what_the_standards_find(desk: Client) -> None:
    derivation = DerivationFactory.create(formula="a / b")

    assert "this claim gives no number itself" in desk.get(url_of(derivation)).content.decode()


def test_list_by_claim_shows_its_derivations(desk: Client) -> None:
    derivation = DerivationTermFactory.create().derivation
    DerivationFactory.create()

    response = desk.get(f"{list_url(Derivation)}?claim={derivation.claim_id}")

    assert [*response.context["cl"].result_list] == [derivation]


def test_derivation_ticked_for_deletion_is_removed_with_its_letters(desk: Client) -> None:
    term = DerivationTermFactory.create()
    url = url_of(term.derivation.claim)

    desk.post(url, form_of(desk, url) | row("derivations", 0, DELETE="on"))

    assert not Derivation.objects.exists()
    assert not DerivationTerm.objects.exists()
