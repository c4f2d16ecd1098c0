from datetime import date
from decimal import Decimal

import pytest

from claims.models import Quantity
from tests.factories import ClaimFactory, QuantityFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of
from tests.together import each_of

pytestmark = pytest.mark.django_db


@each_of(
    ("low", "high"),
    [
        ("100417", "100417"),
        ("80", None),
        (None, "5"),
        ("-273.15", "0"),
        ("0.000001", "0.000001"),
        ("123456789.123456", None),
        ("25000000000000000000", None),
    ],
    rolled_back=True,
)
def test_number_is_stored_digit_by_digit(low: str | None, high: str | None) -> None:
    ends = [None if end is None else Decimal(end) for end in (low, high)]
    quantity = QuantityFactory.build(claim=ClaimFactory.create(), low=ends[0], high=ends[1])

    quantity.full_clean()
    quantity.save()

    quantity.refresh_from_db()
    assert [quantity.low, quantity.high] == ends


def test_quantity_without_a_number_is_refused() -> None:
    quantity = QuantityFactory.build(claim=ClaimFactory.create(), low=None, high=None)

    assert_refused(quantity, "claims_quantity_not_empty", at="low")


def test_high_below_low_is_refused() -> None:
    quantity = QuantityFactory.build(claim=ClaimFactory.create(), low=5, high=4)

    assert_refused(quantity, "claims_quantity_in_order", at="high")


def test_precision_outside_the_list_is_refused() -> None:
    quantity = QuantityFactory.build(claim=ClaimFactory.create())

    assert_unknown_refused(quantity, "as_of_precision", "claims_quantity_as_of_precision_known")


@each_of(
    "number",
    ["NaN", "Infinity", "1e400", "-1e999999", "0.0000001", "1234567890.123456", "9" * 31, "many", "\x00"],
    rolled_back=True,
)
def test_number_that_cannot_be_kept_is_refused_at_its_field(number: str) -> None:
    quantity = QuantityFactory.build(claim=ClaimFactory.create(), high=None)
    quantity.low = number

    assert list(messages_of(quantity)) == ["low"]


def test_second_quantity_of_a_claim_is_refused_at_its_field() -> None:
    quantity = QuantityFactory.create()

    assert list(messages_of(QuantityFactory.build(claim=quantity.claim))) == ["claim"]


def test_date_is_cut_to_its_precision() -> None:
    quantity = QuantityFactory.build(claim=ClaimFactory.create(), as_of=date(2023, 11, 17), as_of_precision="month")

    quantity.full_clean()

    assert quantity.as_of == date(2023, 11, 1)


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        ("5", "5", "5 people"),
        ("5", None, "5 people"),
        ("5", "7.5", "5 to 7.5 people"),
        ("100417.000000", "120000.500000", "100417 to 120000.5 people"),
    ],
)
def test_quantity_reads_as_its_numbers_and_unit(low: str, high: str | None, words: str) -> None:
    quantity = Quantity(low=Decimal(low), high=None if high is None else Decimal(high), unit="people")

    assert str(quantity) == words
