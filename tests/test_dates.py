from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claims.models import Affiliation
from factcheck.dates import Precision, as_document, latest, truncate, truncate_dates
from tests.together import each_of

PRECISIONS = st.sampled_from([Precision.DAY, Precision.MONTH, Precision.YEAR])


@each_of(
    ("precision", "shown"), [("day", "2023-11-17"), ("month", "2023-11"), ("year", "2023"), (Precision.YEAR, "2023")]
)
def test_document_shows_what_is_known_of_a_date(precision: str, shown: str) -> None:
    assert as_document(date(2023, 11, 17), precision) == {"date": shown, "precision": str(precision)}


def test_document_of_an_unknown_date_is_none() -> None:
    assert as_document(None, Precision.DAY) is None


def test_document_of_an_early_year_has_four_digits() -> None:
    assert as_document(date(33, 4, 3), Precision.YEAR) == {"date": "0033", "precision": "year"}


@each_of(
    ("day", "precision", "first", "last"),
    [
        (date(2024, 2, 17), Precision.DAY, date(2024, 2, 17), date(2024, 2, 17)),
        (date(2024, 2, 17), Precision.MONTH, date(2024, 2, 1), date(2024, 2, 29)),
        (date(2023, 2, 17), Precision.MONTH, date(2023, 2, 1), date(2023, 2, 28)),
        (date(2024, 2, 17), Precision.YEAR, date(2024, 1, 1), date(2024, 12, 31)),
        (date(1, 1, 1), Precision.YEAR, date(1, 1, 1), date(1, 12, 31)),
        (date(9999, 12, 31), Precision.MONTH, date(9999, 12, 1), date(9999, 12, 31)),
    ],
)
def test_first_and_last_day_follow_from_the_precision(day: date, precision: str, first: date, last: date) -> None:
    assert (truncate(day, precision), latest(day, precision)) == (first, last)


@given(st.dates(), PRECISIONS)
def test_a_date_lies_between_its_first_and_last_day(day: date, precision: str) -> None:
    assert truncate(day, precision) <= day <= latest(day, precision)


@given(st.dates(max_value=date(9998, 12, 31)), PRECISIONS)
def test_the_day_after_the_last_is_of_another_period(day: date, precision: str) -> None:
    after = latest(day, precision) + timedelta(days=1)

    assert truncate(after, precision) == after
    assert as_document(after, precision) != as_document(day, precision)


@given(st.dates(), PRECISIONS)
def test_cutting_a_date_twice_is_cutting_it_once(day: date, precision: str) -> None:
    once = truncate(day, precision)

    assert truncate(once, precision) == once
    assert as_document(once, precision) == as_document(day, precision)


def test_dates_of_a_row_are_cut_each_to_its_own_precision() -> None:
    row = Affiliation(
        start_on=date(2018, 5, 8), start_on_precision="year", end_on=date(2023, 11, 17), end_on_precision="month"
    )

    truncate_dates(row, "start_on", "end_on")

    assert (row.start_on, row.end_on) == (date(2018, 1, 1), date(2023, 11, 1))


@pytest.mark.parametrize("day", [None, "0000-00-00"])
def test_what_is_no_date_is_left_alone(day: str | None) -> None:
    row = Affiliation(start_on=day)

    truncate_dates(row, "start_on")

    assert row.start_on == day


def test_date_of_an_unknown_precision_is_left_alone() -> None:
    row = Affiliation(start_on=date(2018, 5, 8), start_on_precision="century")

    truncate_dates(row, "start_on")

    assert row.start_on == date(2018, 5, 8)
