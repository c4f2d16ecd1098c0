import pytest

from claims.models import Alias, SameAs
from claims.vocabulary import ClaimantKind
from tests.factories import AliasFactory, ClaimantFactory, SameAsFactory
from tests.refusals import NON_FIELD_ERRORS, assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


@each_of("kind", ClaimantKind.values, rolled_back=True)
def test_kind_of_the_list_is_stored(kind: str) -> None:
    claimant = ClaimantFactory.create(kind=kind)

    claimant.refresh_from_db()

    assert claimant.kind == kind


def test_kind_outside_the_list_is_refused() -> None:
    assert_unknown_refused(ClaimantFactory.build(), "kind", "claims_claimant_kind_known")


def test_wikidata_id_given_twice_is_refused() -> None:
    ClaimantFactory.create(wikidata_id="Q1065")
    second = ClaimantFactory.build(wikidata_id="Q1065")

    assert_refused(second, "claims_claimant_wikidata_id_unique", at="wikidata_id")


def test_wikidata_id_left_empty_twice_is_stored() -> None:
    ClaimantFactory.create(wikidata_id="")

    assert messages_of(ClaimantFactory.create(wikidata_id="")) == {}


def test_slug_of_an_armenian_name_is_made_in_armenian() -> None:
    claimant = ClaimantFactory.create(name="Նիկոլ Փաշինյան")

    claimant.refresh_from_db()

    assert claimant.slug == "նիկոլ-փաշինյան"


def test_slug_typed_in_armenian_is_stored() -> None:
    claimant = ClaimantFactory.build(slug="փաշինյան")

    claimant.full_clean()
    claimant.save()

    claimant.refresh_from_db()
    assert claimant.slug == "փաշինյան"


def test_alias_is_stored_once_a_claimant() -> None:
    alias = AliasFactory.create(name="MFA")

    other = AliasFactory.build(claimant=ClaimantFactory.create(), name="MFA")

    assert messages_of(other) == {}
    assert_refused(Alias(claimant=alias.claimant, name="MFA"), "claims_alias_once", at=NON_FIELD_ERRORS)


def test_same_as_address_is_stored_once_a_claimant() -> None:
    same_as = SameAsFactory.create()

    other = SameAsFactory.build(claimant=ClaimantFactory.create(), url=same_as.url)

    assert messages_of(other) == {}
    assert_refused(SameAs(claimant=same_as.claimant, url=same_as.url), "claims_sameas_once", at=NON_FIELD_ERRORS)


def test_claimant_deleted_takes_its_names_along() -> None:
    alias = AliasFactory.create()

    alias.claimant.delete()

    assert Alias.objects.count() == 0


def test_rows_read_as_their_names() -> None:
    assert str(ClaimantFactory.build(name="Bernard Smith")) == "Bernard Smith"
    assert str(Alias(name="MFA")) == "MFA"
    assert str(SameAs(url="https://example.org/")) == "https://example.org/"
