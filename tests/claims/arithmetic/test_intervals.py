from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.arithmetic.intervals import INFINITE, OPERATIONS, DivisorMayBeZeroError, Interval
from tests.together import each_of

numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=50)


@st.composite
def intervals_with_a_number(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    low, inside, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Interval.of(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None]))), inside


def between(low: int | None, high: int | None) -> Interval:
    return Interval.of(*(None if end is None else Fraction(end) for end in (low, high)))


@each_of(
    ("sign", "one", "other", "result"),
    [
        ("+", (1, 2), (10, 20), (11, 22)),
        ("+", (1, None), (10, 20), (11, None)),
        ("-", (1, 2), (10, 20), (-19, -8)),
        ("-", (1, None), (None, 20), (-19, None)),
        ("*", (-2, 3), (-5, 7), (-15, 21)),
        ("*", (0, None), (0, 0), (0, 0)),
        ("*", (1, None), (-3, -2), (None, -2)),
        ("*", (None, None), (0, None), (None, None)),
        ("/", (10, 20), (2, 5), (2, 10)),
        ("/", (10, 20), (-5, -2), (-10, -2)),
        ("/", (10, 20), (2, None), (0, 10)),
        ("/", (10, None), (2, 5), (2, None)),
    ],
)
def test_operation_on_bounds_gives_the_outermost_results(
    sign: str, one: tuple[int | None, int | None], other: tuple[int | None, int | None], result: tuple[int, int]
) -> None:
    assert OPERATIONS[sign](between(*one), between(*other)) == between(*result)


@given(intervals_with_a_number(), intervals_with_a_number(), st.sampled_from("+-*/"))
def test_result_of_two_numbers_lies_within_the_result_of_their_intervals(
    one: tuple[Interval, Fraction], other: tuple[Interval, Fraction], sign: str
) -> None:
    try:
        result = OPERATIONS[sign](one[0], other[0])
    except DivisorMayBeZeroError:
        assert other[0].meets(between(0, 0))
        return

    alone = OPERATIONS[sign](Interval(one[1], one[1]), Interval(other[1], other[1]))

    assert alone.is_single
    assert alone.lies_within(result)


@each_of("divisor", [(0, 0), (-1, 1), (0, 5), (None, 0), (None, None)])
def test_division_by_what_may_be_zero_is_refused(divisor: tuple[int | None, int | None]) -> None:
    with pytest.raises(DivisorMayBeZeroError):
        between(1, 1) / between(*divisor)


def test_number_too_large_for_a_float_is_still_exact() -> None:
    huge = Interval(Fraction(10) ** 400, Fraction(10) ** 400)

    assert huge * huge == Interval(Fraction(10) ** 800, Fraction(10) ** 800)
    assert huge.lies_within(Interval(-INFINITE, INFINITE))
    assert (huge + between(1, None)).high == INFINITE


@each_of(
    ("other", "within", "meets"),
    [((80, None), True, True), ((84, None), False, True), ((90, None), False, False), ((None, 79), False, False)],
)
def test_interval_against_another_is_within_it_meets_it_or_misses_it(
    other: tuple[int | None, int | None], within: bool, meets: bool
) -> None:
    result = between(83, 85)

    assert (result.lies_within(between(*other)), result.meets(between(*other))) == (within, meets)


def open_between(low: int | None, high: int | None, *, low_open: bool, high_open: bool) -> Interval:
    return replace(between(low, high), low_open=low_open, high_open=high_open)


MORE_THAN_80 = open_between(80, None, low_open=True, high_open=False)
POSITIVE = open_between(0, None, low_open=True, high_open=False)
UP_TO_HALF = open_between(-3, 0, low_open=False, high_open=True)


def test_end_that_is_left_out_is_neither_met_nor_among_the_numbers() -> None:
    wrong = [
        (one, other)
        for one, other, within, meets in (
            (between(80, 80), MORE_THAN_80, False, False),
            (between(81, 81), MORE_THAN_80, True, True),
            (between(80, 80), between(80, None), True, True),
            (MORE_THAN_80, between(80, None), True, True),
            (between(80, None), MORE_THAN_80, False, True),
            (between(70, 80), MORE_THAN_80, False, False),
            (MORE_THAN_80, MORE_THAN_80, True, True),
        )
        if (one.lies_within(other), one.meets(other)) != (within, meets)
    ]

    assert wrong == []


def test_operations_keep_which_ends_are_left_out() -> None:
    results = {
        "sum": MORE_THAN_80 + between(1, 1),
        "difference": between(100, 100) - MORE_THAN_80,
        "product with a negative": MORE_THAN_80 * between(-2, -2),
        "product with zero": MORE_THAN_80 * between(0, 0),
        "zero among the one": between(0, 2) * POSITIVE,
        "quotient by what is above zero": between(1, 1) / POSITIVE,
        "quotient by what is below zero": between(6, 6) / UP_TO_HALF,
    }

    assert results == {
        "sum": open_between(81, None, low_open=True, high_open=False),
        "difference": open_between(None, 20, low_open=False, high_open=True),
        "product with a negative": open_between(None, -160, low_open=False, high_open=True),
        "product with zero": between(0, 0),
        "zero among the one": between(0, None),
        # Whether an end without bound is left out makes no difference.
        "quotient by what is above zero": open_between(0, None, low_open=False, high_open=True),
        "quotient by what is below zero": open_between(None, -2, low_open=True, high_open=False),
    }


def test_number_divided_by_a_range_with_zero_in_it_is_refused_and_beside_it_is_not() -> None:
    for divisor in (between(0, 5), between(-5, 0), between(-1, 1), open_between(-1, 0, low_open=True, high_open=False)):
        with pytest.raises(DivisorMayBeZeroError):
            between(1, 1) / divisor
