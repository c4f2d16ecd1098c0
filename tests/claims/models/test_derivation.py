import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from claims.models import Derivation, DerivationTerm
from tests.factories import ClaimFactory, DerivationFactory, DerivationTermFactory
from tests.refusals import assert_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


def test_derivation_reads_as_its_formula() -> None:
    assert str(Derivation(formula="a / b * 100")) == "a / b * 100"


@pytest.mark.parametrize("formula", ["a / b * 100", "(a + b) / 2", "-a", "5 * a"])
def test_formula_that_can_be_read_is_accepted(formula: str) -> None:
    assert messages_of(DerivationFactory.build(claim=ClaimFactory.create(), formula=formula)) == {}


@each_of(
    "formula",
    [
        "",
        " ",
        "5",
        "(80 + 1) / 2",
        "a /",
        "(" * 10_000,
        "1e999",
        "١",
        "__import__('os')",
        "a\0",
        "a\nb",
        "exec",
        "a" * 201,
    ],
    rolled_back=True,
)
def test_formula_that_can_not_be_read_is_refused_at_its_field(formula: str) -> None:
    assert [*messages_of(DerivationFactory.build(claim=ClaimFactory.create(), formula=formula))] == ["formula"]


def test_term_reads_as_its_letter_and_claim() -> None:
    assert str(DerivationTermFactory.create(claim__text="120,000 lived there.")) == "a = 120,000 lived there."


@pytest.mark.parametrize("letter", ["Z", "ä", "1", "+"])
def test_letter_outside_the_alphabet_is_refused(letter: str) -> None:
    term = DerivationTerm(derivation=DerivationFactory.create(), claim=ClaimFactory.create(), symbol=letter)

    assert "symbol" in messages_of(term)
    with pytest.raises(IntegrityError, match="claims_derivationterm_symbol_known"), transaction.atomic():
        term.save()


def test_letter_that_stands_for_two_claims_is_refused() -> None:
    term = DerivationTermFactory.create()

    again = DerivationTerm(derivation=term.derivation, symbol="a", claim=ClaimFactory.create())

    assert_refused(again, "claims_derivationterm_symbol_once", at="__all__")


def test_figure_derived_from_itself_is_refused() -> None:
    derivation = DerivationFactory.create()

    assert "can't be derived from itself" in str(
        messages_of(DerivationTerm(derivation=derivation, symbol="a", claim=derivation.claim))["claim"]
    )


def test_claim_that_a_figure_is_derived_from_cannot_be_deleted() -> None:
    term = DerivationTermFactory.create()

    with pytest.raises(ProtectedError):
        term.claim.delete()


def test_derived_claim_takes_its_derivations_along() -> None:
    term = DerivationTermFactory.create()

    term.derivation.claim.delete()

    assert not Derivation.objects.exists()
    assert not DerivationTerm.objects.exists()
