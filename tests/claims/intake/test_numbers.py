"""The number of a claim as it is entered while reading."""

from contextlib import nullcontext
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError

from claims.intake.actions import record_utterance
from claims.intake.entering.besides import Besides
from claims.intake.numbers import NumberForm
from claims.models import Attribution, Claim, Claimant, Quantity
from sources.anchoring import Span
from sources.texts import passage_at
from tests.factories import SourceFactory


def entered(**data: Any) -> Quantity | None:
    form = NumberForm({"unit": "%", "counted": "share", **data})
    assert form.is_valid(), form.errors
    return form.quantity_meant()


def test_number_keeps_what_is_said_of_it() -> None:
    found = {}
    for bound in ("exactly", "about", "more_than", "or_more", "less_than", "at_most"):
        made = entered(bound=bound, number="80")
        assert made is not None
        found[bound] = (made.low and int(made.low), made.low_open, made.high and int(made.high), made.high_open)

    assert found == {
        "exactly": (80, False, 80, False),
        "about": (80, False, 80, False),
        "more_than": (80, True, None, False),
        "or_more": (80, False, None, False),
        "less_than": (None, False, 80, True),
        "at_most": (None, False, 80, False),
    }


def test_range_has_both_ends_and_nothing_entered_is_no_number() -> None:
    made = entered(number="10", to="20.5")

    assert made is not None
    assert (str(made.low), str(made.high)) == ("10", "20.5")
    assert entered(unit="", counted="") is None


def test_upper_end_of_less_than_is_refused_at_its_field() -> None:
    assert list(NumberForm({"bound": "at_most", "number": "5", "to": "7"}).errors) == ["to"]


@pytest.mark.django_db
@pytest.mark.parametrize(("unit", "stored"), [("%", 1), ("", 0)])
def test_number_is_stored_with_its_claim_or_nothing_is(unit: str, stored: int, editor: User) -> None:
    passage = passage_at(SourceFactory.create(text="Anna said so."), Span(0, 9))
    quantity = Quantity(low=80, low_open=True, unit=unit, counted="share who left")
    claim = Claim(text="More than 80 % left.", kind="quantity")
    parts: dict[str, Any] = {"passage": passage, "claim": claim, "claimant": Claimant(name="Anna", kind="person")}

    with nullcontext() if stored else pytest.raises(ValidationError, match="unit"):
        record_utterance(Attribution(mode="figure"), **parts, besides=Besides(quantity=quantity), by=editor)

    assert (Claim.objects.count(), Quantity.objects.count()) == (stored, stored)
