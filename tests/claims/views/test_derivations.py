"""What the page of a claim says of the sums behind its number."""

import pytest
from django.contrib.auth.models import User

from claims.models import Claim, Quantity
from factcheck.publishing.writing.actions import correct, publish
from tests import factories
from tests.reader import read

pytestmark = pytest.mark.django_db


def derived(editor: User, low: int | None, high: int | None, *, approximate: bool = False) -> Claim:
    """A public claim whose number is worked out from a public one of 60."""
    figure = factories.QuantityFactory.create(low=60, high=60, approximate=approximate, claim__text="Sixty came.").claim
    claim = factories.QuantityFactory.create(low=low, high=high).claim
    derivation = factories.DerivationFactory.create(claim=claim, formula="a * 2", note="Two each.")
    factories.DerivationTermFactory.create(derivation=derivation, claim=figure)
    for each in (figure, claim):
        publish(each, by=editor)
    return claim


def sums_of(claim: Claim) -> str:
    return read(f"/claims/{claim.public_id}/{claim.slug}/").section("derivations")


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (100, None, "“100 people or more” holds."),
        (120, 120, "“120 people” holds."),
        (130, None, "“130 people or more” does not hold."),
    ],
)
def test_sum_is_shown_with_its_working_and_whether_the_number_holds(
    low: int | None, high: int | None, words: str, editor: User
) -> None:
    shown = sums_of(derived(editor, low, high))

    assert "60 × 2 = 120" in shown
    assert words in shown
    assert "a 60 people: Sixty came." in shown
    assert "Two each." in shown
    assert "Only roughly" not in shown


def test_sum_of_approximate_figures_says_that_it_is_rough(editor: User) -> None:
    assert "Only roughly: some of the figures are approximate." in sums_of(derived(editor, 100, None, approximate=True))


def test_sum_that_leaves_both_open_says_so(editor: User) -> None:
    claim = derived(editor, 100, None)
    figure = Quantity.objects.get(claim__text="Sixty came.")
    figure.low, figure.high = 40, None
    figure.save()

    correct(figure.claim, by=editor, note="At least forty came.")

    shown = sums_of(claim)
    assert "(≥ 40) × 2 ≥ 80" in shown
    assert "Whether “100 people or more” holds can’t be decided" in shown


def test_sum_whose_figure_is_gone_says_why_it_can_not_be_worked_out(editor: User) -> None:
    claim = derived(editor, 100, None)
    figure = Claim.objects.get(text="Sixty came.")
    figure.quantity.delete()

    correct(Claim.objects.get(pk=figure.pk), by=editor, note="Nobody counted.")

    assert "This can’t be worked out. One of the claims gives no number any more." in sums_of(claim)


def test_claim_without_derivation_has_no_such_section(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    publish(claim, by=editor)

    assert not read(f"/claims/{claim.public_id}/{claim.slug}/").all("section", aria_labelledby="derivations")


def test_sums_are_shown_in_a_page_from_right_to_left(editor: User) -> None:
    claim = derived(editor, 100, None)

    page = read(f"/ar/claims/{claim.public_id}/{claim.slug}/")

    assert page.one("p", class_="working").get("dir") == "ltr"
