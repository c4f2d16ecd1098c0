from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.arithmetic.intervals import INFINITE, OPERATIONS, DivisorMayBeZeroError, Interval

numbers = st.fractions(min_value=-1000, max_value=1000, max_denominator=50)


@st.composite
def intervals_with_a_number(draw: st.DrawFn) -> tuple[Interval, Fraction]:
    low, inside, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Interval.of(draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None]))), inside


def between(low: int | None, high: int | None) -> Interval:
    return Interval.of(*(None if end is None else Fraction(end) for end in (low, high)))


@pytest.mark.parametrize(
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


@pytest.mark.parametrize("divisor", [(0, 0), (-1, 1), (0, 5), (None, 0), (None, None)])
def test_division_by_what_may_be_zero_is_refused(divisor: tuple[int | None, int | None]) -> None:
    with pytest.raises(DivisorMayBeZeroError):
        between(1, 1) / between(*divisor)


def test_number_too_large_for_a_float_is_still_exact() -> None:
    huge = Interval(Fraction(10) ** 400, Fraction(10) ** 400)

    assert huge * huge == Interval(Fraction(10) ** 800, Fraction(10) ** 800)
    assert huge.lies_within(Interval(-INFINITE, INFINITE))
    assert (huge + between(1, None)).high == INFINITE


@pytest.mark.parametrize(
    ("other", "within", "meets"),
    [((80, None), True, True), ((84, None), False, True), ((90, None), False, False), ((None, 79), False, False)],
)
def test_interval_against_another_is_within_it_meets_it_or_misses_it(
    other: tuple[int | None, int | None], within: bool, meets: bool
) -> None:
    result = between(83, 85)

    assert (result.lies_within(between(*other)), result.meets(between(*other))) == (within, meets)
