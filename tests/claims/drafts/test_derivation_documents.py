"""What a claim's document says of its derivations, through publishing, correcting, withdrawing and merging."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.arithmetic.deriving import Check, Hindrance, Verdict, checks_of
from claims.drafts.documents import claim_templates
from claims.models import Claim, Derivation, DerivationTerm
from factcheck.merging.actions import merge, undo_merge
from factcheck.publishing.models import Change, PublicRecord, Revision
from factcheck.publishing.planning.saved import saved_since
from factcheck.publishing.verifying.checks import verify
from factcheck.publishing.writing.actions import PublishingError, correct, publish, withdraw
from tests.factories import DerivationFactory, DerivationTermFactory, PublishableClaimFactory, QuantityFactory

pytestmark = pytest.mark.django_db


def counted(number: int, **fields: Any) -> Claim:
    """A claim that a number of people was counted."""
    claim = PublishableClaimFactory.create(text=f"{number} people were counted.", kind="quantity")
    QuantityFactory.create(claim=claim, low=number, high=number, **fields)
    return claim


def derived(formula: str, number: int, **terms: Claim) -> Derivation:
    derivation = DerivationFactory.create(claim=counted(number), formula=formula)
    for symbol, claim in terms.items():
        DerivationTermFactory.create(derivation=derivation, symbol=symbol, claim=claim)
    return derivation


def document_of(claim: Claim) -> Any:
    return PublicRecord.objects.get(kind="claim", record_id=claim.public_id).data


def check_of(claim: Claim) -> Check:
    [(_, found)] = checks_of(document_of(claim))
    return found


def test_document_holds_formula_note_and_the_published_numbers_by_letter(editor: User) -> None:
    one, other = counted(60), counted(40)
    derivation = derived("a + b", 100, a=one, b=other)
    Derivation.objects.update(note="Two halls.")
    for claim in (one, other, derivation.claim):
        publish(claim, by=editor)

    [found] = document_of(derivation.claim)["derivations"]

    assert (found["id"], found["formula"], found["note"]) == (derivation.public_id, "a + b", "Two halls.")
    assert {symbol: term["id"] for symbol, term in found["terms"].items()} == {"a": one.public_id, "b": other.public_id}
    assert found["terms"]["a"]["quantity"] == document_of(one)["quantity"]
    assert check_of(derivation.claim) == Check(Verdict.HOLDS, approximate=False, working="60 + 40", result="100")


def test_derivation_that_rests_on_a_draft_is_left_out_until_that_is_public(editor: User) -> None:
    one, other = counted(60), counted(40)
    claim = derived("a + b", 100, a=one, b=other).claim
    publish(one, by=editor)
    publish(claim, by=editor)
    assert document_of(claim)["derivations"] == []

    publish(other, by=editor)

    assert check_of(claim).verdict == Verdict.HOLDS
    assert Revision.objects.filter(record_id=claim.public_id).latest("number").change == Change.REFERENCE


def test_corrected_figure_changes_what_is_derived_from_it_by_a_reference_revision(editor: User) -> None:
    one = counted(60)
    claim = derived("a * 2", 120, a=one).claim
    publish(one, by=editor)
    publish(claim, by=editor)
    one.quantity.low = one.quantity.high = 50
    one.quantity.save()

    correct(one, by=editor, note="It was 50.")

    assert check_of(claim) == Check(Verdict.FAILS, approximate=False, working="50 × 2", result="100")
    assert Revision.objects.filter(record_id=claim.public_id).latest("number").change == Change.REFERENCE
    assert not list(verify())


def test_withdrawn_figure_takes_the_derivation_off_the_page(editor: User) -> None:
    one = counted(60)
    claim = derived("a * 2", 120, a=one).claim
    publish(one, by=editor)
    publish(claim, by=editor)

    withdraw(one, by=editor, note="Never counted.")

    assert document_of(claim)["derivations"] == []
    assert not list(verify())


def test_figure_that_is_unpublished_yet_is_not_what_is_worked_with(editor: User) -> None:
    one = counted(60)
    claim = derived("a * 2", 120, a=one).claim
    publish(one, by=editor)
    one.quantity.low = one.quantity.high = 50
    one.quantity.save()

    publish(claim, by=editor)

    assert check_of(claim).working == "60 × 2"


@pytest.mark.gate
def test_derivation_with_a_letter_that_stands_for_nothing_blocks_publishing(editor: User) -> None:
    one = counted(60)
    publish(one, by=editor)
    claim = derived("a * b", 120, a=one).claim

    with pytest.raises(PublishingError, match="a letter of the formula stands for no claim"):
        publish(claim, by=editor)


@pytest.mark.gate
def test_derivation_that_does_not_hold_is_published_and_counts_as_unmet(editor: User) -> None:
    one = counted(60)
    publish(one, by=editor)
    claim = derived("a * 2", 100, a=one).claim

    publish(claim, by=editor)

    assert claim.public_id in PublicRecord.objects.of_kind_having("claim", "unmet", "arithmetic").values_list(
        "record_id", flat=True
    )


@pytest.mark.parametrize(
    "write",
    [
        lambda: Derivation.objects.update(note="Otherwise."),
        lambda: DerivationTerm.objects.update(symbol="c"),
        lambda: DerivationTerm.objects.all().delete(),
        lambda: Derivation.objects.all().delete(),
    ],
    ids=["derivation", "term", "without terms", "without derivation"],
)
def test_public_claim_counts_as_saved_since_when_its_derivation_changes(write: Any, editor: User) -> None:
    one = counted(60)
    claim = derived("a * 2", 120, a=one).claim
    for each in (one, claim):
        publish(each, by=editor)
    assert not saved_since(Claim).exists()

    write()

    assert [*saved_since(Claim)] == [claim]


def test_merged_figure_is_named_by_the_winner_and_back_again_when_that_is_undone(editor: User) -> None:
    loser, winner = counted(60), counted(61)
    claim = derived("a * 2", 120, a=loser).claim
    for each in (loser, winner, claim):
        publish(each, by=editor)

    merged = merge(loser, into=winner, by=editor, note="Entered twice.")

    assert check_of(claim).working == "61 × 2"
    assert DerivationTerm.objects.get().claim == winner
    undo_merge(merged, by=editor)
    assert check_of(claim).working == "60 × 2"
    assert not list(verify())


def test_merge_of_a_derived_claim_moves_its_derivations(editor: User) -> None:
    derivation, winner = derived("a * 2", 120, a=counted(60)), counted(121)

    merge(derivation.claim, into=winner, by=editor)

    assert [*winner.derivations.all()] == [derivation]


def test_merge_of_a_derived_claim_with_its_own_figure_leaves_the_derivation_out(editor: User) -> None:
    winner = counted(60)
    derivation = derived("a * 2", 120, a=winner)
    for each in (winner, derivation.claim):
        publish(each, by=editor)

    merge(derivation.claim, into=winner, by=editor, note="Entered twice.", publish=True)

    assert [found.hindrance for _, found in checks_of(document_of(winner))] == [Hindrance.ITSELF]
    assert not list(verify())


def test_templates_of_claims_take_as_many_queries_however_many_derivations(editor: User) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            claim_templates(Claim.objects.values_list("public_id", flat=True))
        return len(found)

    derived("a + b", 100, a=counted(60), b=counted(40))
    few = queries()

    for _ in range(5):
        derived("a + b", 100, a=counted(60), b=counted(40))

    assert queries() == few
