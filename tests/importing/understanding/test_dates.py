from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from factcheck.importing.understanding import dates
from factcheck.importing.understanding.dates import Order, order_of, understood_date
from tests.together import each_of


def shown(written: str, order: Order | None = None, language: str = "") -> str:
    """The date as far as it is certain, such as 2021-05; empty where it is not understood."""
    read = understood_date(written, order, language).date
    if read is None or read.day is None:
        return ""
    return read.expression or read.day.isoformat()[: {"day": 10, "month": 7, "year": 4}[read.precision]]


@each_of(
    ("written", "certain"),
    [
        ("2021-7-8", "2021-07-08"),
        ("31-10-2020", "2020-10-31"),
        ("03.10.2017", "2017-10-03"),
        ("2020-10-07 20:05", "2020-10-07"),
        ("2017-03-01 20:30:17 UTC", "2017-03-01"),
        ("2020-03-10T23:31:20+01:00", "2020-03-10"),
        ("2019-01-23T14:22:00+0100", "2019-01-23"),
        ("2020-03-10T12:31:20.123456789Z", "2020-03-10"),
        ("Tue, 28 Nov 2023 14:00:00 +0100", "2023-11-28"),
        ("Mon Nov 30 2020 09:00:00 GMT+0100 (CET)", "2020-11-30"),
        ("April 16, 2008", "2008-04-16"),
        ("Sept. 3, 2019", "2019-09-03"),
        ("04-Mar-2020", "2020-03-04"),
        ("4/III/2020", "2020-03-04"),
        ("Thursday 5 March 2020 06.30 GMT", "2020-03-05"),
        ("2020-W10-3", "2020-03-04"),
        ("2020-064", "2020-03-04"),
        ("2019-366", ""),
        ("2020-03-04/2020-03-05", "2020-03-04/2020-03-05"),
        ("2019-12-31T10:00Z/2020-01-02", "2019-12-31/2020-01-02"),
        ("2019-2020", "2019/2020"),
        ("28 août 2023", "2023-08-28"),
        ("1er janvier 2021", "2021-01-01"),
        ("3. März 2020", "2020-03-03"),
        ("2 de mayo de 2021", "2021-05-02"),
        ("5 сентября 2019 г.", "2019-09-05"),
        ("28 նոյեմբերի 2023", "2023-11-28"),
        ("28 noyabr 2023", "2023-11-28"),
        ("٢٨ نوفمبر ٢٠٢٣", "2023-11-28"),
        ("२८ नवंबर २०२३", "2023-11-28"),
        ("28 พฤศจิกายน 2566", "2023-11-28"),
        ("2023年11月28日", "2023-11-28"),
        ("Ngày 28 tháng 11 năm 2023", "2023-11-28"),
        ("Published on 28/11/2023 - 16:38", "2023-11-28"),
        ("20210304", "2021-03-04"),
        ("1614556800", "2021-03-01"),
        ("1614556800000", "2021-03-01"),
        ("44197", "2021-01-01"),
        ("28-Nov-23", "2023-11-28"),
        ("May 2021", "2021-05"),
        ("2021-05", "2021-05"),
        ("2021-05-00", "2021-05"),
        ("12-14 May 2021", "2021-05-12/2021-05-14"),
        ("2021-02-30", "2021-02"),
        ("2021", "2021"),
        ("2021-00-00", "2021"),
        ("early 2020", "2020-37"),
        ("Spring 2021", "2021-21"),
        ("весна 2021", "2021-21"),
        ("avant 1990", "../1989"),
        ("c. 1915", "1915~"),
        ("some time in spring, they say, 2021", "2021"),
    ],
)
def test_date_is_understood_as_exactly_as_it_is_written(written: str, certain: str) -> None:
    assert shown(written) == certain


@each_of("written", ["", "null", "None", "NaN", "n/a", "Unknown", "0000-00-00", "-", "0", "  "])
def test_what_stands_for_nothing_is_no_date(written: str) -> None:
    assert understood_date(written).date is None


@each_of(
    ("written", "remark"),
    [
        ("0001-01-01T00:00:00", dates.PLACEHOLDER),
        ("1970-01-01T00:00:00Z", dates.PLACEHOLDER),
        ("9999-12-31", dates.TO_COME),
        ("3 days ago", dates.NOT_UNDERSTOOD),
        ("1 May 2021 and 3 June 2022", dates.NOT_UNDERSTOOD),
        ("July 15", dates.NOT_UNDERSTOOD),
        ("9" * 500, dates.NOT_UNDERSTOOD),
    ],
)
def test_date_that_can_not_be_is_left_empty_with_a_remark(written: str, remark: str) -> None:
    read, said = understood_date(written)

    assert read is not None
    assert (read.day, said) == (None, remark)


def test_day_and_month_that_can_not_be_told_apart_are_cut_to_the_year() -> None:
    assert shown("03/04/2020") == "2020"
    assert understood_date("03/04/2020").remark == dates.CUT
    assert shown("05/05/2020") == "2020-05-05"


def test_day_and_month_are_told_apart_by_the_rest_of_the_column() -> None:
    assert order_of(["1-9-2020", "31-10-2020"]) is Order.DAY_FIRST
    assert order_of(["1/9/2020", "10/31/2020"]) is Order.MONTH_FIRST
    assert shown("1-9-2020", Order.DAY_FIRST) == "2020-09-01"
    assert shown("1/9/2020", Order.MONTH_FIRST) == "2020-01-09"


@each_of("column", [["1/9/2020"], [], ["31/10/2020", "10/31/2020"], ["03.10.2017", "28.11.2017"]])
def test_column_that_does_not_tell_or_contradicts_itself_has_no_order(column: list[str]) -> None:
    assert order_of(column) is None


def test_month_that_another_language_calls_the_same_is_told_by_the_language() -> None:
    assert shown("28 listopada 2019") == "2019"
    assert shown("28 listopada 2019", language="hr") == "2019-10-28"
    assert shown("28 listopada 2019", language="pl") == "2019-11-28"


def test_day_of_today_is_taken_and_that_of_the_day_after_tomorrow_is_not() -> None:
    today = datetime.now(tz=UTC).date()

    assert shown(today.isoformat()) == today.isoformat()
    assert shown((today + timedelta(days=2)).isoformat()) == ""


@given(st.dates(min_value=date(1980, 1, 1), max_value=date(2025, 1, 1)))
def test_date_in_the_form_of_iso_is_itself(day: date) -> None:
    assert shown(day.isoformat()) == day.isoformat()


@given(st.text(alphabet="0123456789-/. :TZ+aMy年月", max_size=40))
def test_whatever_is_written_is_read_without_an_error(written: str) -> None:
    understood_date(written)
