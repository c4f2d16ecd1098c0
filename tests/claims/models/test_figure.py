"""Further numbers in a claim, and what quantities share with them."""

from typing import Any

import pytest

from claims.models import Figure, Quantity
from claims.vocabulary import NumberRelation
from tests.factories import ClaimFactory, FigureFactory, QuantityFactory
from tests.refusals import assert_refused, assert_unknown_refused, messages_of

pytestmark = pytest.mark.django_db


def figure(**values: Any) -> Figure:
    return FigureFactory.build(claim=ClaimFactory.create(), **values)


def quantity(**values: Any) -> Quantity:
    return QuantityFactory.build(claim=ClaimFactory.create(), **values)


def test_values_outside_the_lists_are_refused() -> None:
    assert_unknown_refused(figure(), "role", "claims_figure_role_known")
    assert_unknown_refused(figure(), "as_of_precision", "claims_figure_as_of_precision_known")
    assert_unknown_refused(quantity(), "relation", "claims_quantity_relation_known")


def test_figure_out_of_order_or_empty_is_refused() -> None:
    assert_refused(figure(low=2, high=1), "claims_figure_in_order", at="high")
    assert_refused(figure(low=None, high=None), "claims_figure_not_empty", at="low")


@pytest.mark.parametrize(
    ("make", "more_than", "less_than"),
    [
        (figure, "claims_figure_more_than", "claims_figure_less_than"),
        (quantity, "claims_quantity_more_than", "claims_quantity_less_than"),
    ],
)
def test_more_than_and_less_than_need_a_bound_that_is_not_the_only_number(
    make: Any, more_than: str, less_than: str
) -> None:
    ends: tuple[tuple[int | None, int | None], ...] = ((None, 5), (5, 5))
    for low, high in ends:
        assert_refused(make(low=low, high=high, low_open=True), more_than, at="low_open")
    for high, low in ends:
        assert_refused(make(low=low, high=high, high_open=True), less_than, at="high_open")
    assert messages_of(make(low=5, high=None, low_open=True)) == {}
    assert messages_of(make(low=5, high=9, low_open=True, high_open=True)) == {}


def test_extreme_of_which_no_number_is_given_is_accepted_and_any_other_quantity_is_not() -> None:
    assert messages_of(quantity(low=None, high=None, relation=NumberRelation.LOWEST)) == {}
    assert list(messages_of(quantity(low=None, high=None, relation=NumberRelation.SHARE))) == ["low"]
