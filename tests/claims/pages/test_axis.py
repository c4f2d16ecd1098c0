from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.pages.axis import axis_for, label
from tests.together import each_of

# All that a quantity can hold: 24 digits before the point and 6 after it.
quantities = st.decimals(min_value=-(10**24), max_value=10**24, places=6, allow_nan=False, allow_infinity=False)


def labels(*numbers: str) -> list[str]:
    return [label(tick) for tick in axis_for([Decimal(number) for number in numbers]).ticks]


@each_of(
    ("numbers", "ticks"),
    [
        (("0", "100"), ["0", "20", "40", "60", "80", "100"]),
        (("12", "50"), ["10", "20", "30", "40", "50"]),
        (("-1", "1"), ["-1", "-0.5", "0", "0.5", "1"]),
        (("-30", "-7"), ["-30", "-25", "-20", "-15", "-10", "-5"]),
        (("0.000001", "0.000003"), ["0.000001", "0.000002", "0.000003"]),
        (("100417", "120000"), ["100000", "105000", "110000", "115000", "120000"]),
        (("999999999999999", "1000000000000000"), ["999999999999999", "999999999999999.5", "1000000000000000"]),
        (("5", "5"), ["4.5", "5", "5.5"]),
        (("0", "0"), ["-1", "-0.5", "0", "0.5", "1"]),
    ],
)
def test_ticks_are_round_numbers_around_the_figures(numbers: tuple[str, ...], ticks: list[str]) -> None:
    assert labels(*numbers) == ticks


@given(st.lists(quantities, min_size=1, max_size=20))
def test_ticks_rise_evenly_and_enclose_every_number(numbers: list[Decimal]) -> None:
    ticks = axis_for(numbers).ticks

    steps = {after - before for before, after in pairwise(ticks)}
    assert len(steps) == 1
    assert min(steps) > 0
    assert ticks[0] <= min(numbers) <= max(numbers) <= ticks[-1]


@given(st.lists(quantities, min_size=1, max_size=20))
def test_ticks_are_few_and_their_labels_differ(numbers: list[Decimal]) -> None:
    ticks = axis_for(numbers).ticks

    assert 2 <= len(ticks) <= 6
    assert len({label(tick) for tick in ticks}) == len(ticks)


@given(st.lists(quantities, min_size=1, max_size=20))
def test_shares_lie_on_the_scale_in_the_order_of_the_numbers(numbers: list[Decimal]) -> None:
    axis = axis_for(numbers)

    shares = [axis.share(number) for number in sorted(numbers)]

    assert shares == sorted(shares)
    assert all(0 <= share <= 1 for share in shares)


def test_no_numbers_make_no_scale() -> None:
    with pytest.raises(ValueError, match="empty"):
        axis_for([])
