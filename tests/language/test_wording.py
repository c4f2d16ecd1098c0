from typing import Any

import pytest
from django.utils import translation

from factcheck.language import dates, wording
from tests.together import each_of


@each_of(
    ("shown", "words"),
    [
        ("2023", "2023"),
        ("2023-11", "November 2023"),
        ("2023-11-01", "1 November 2023"),
        ("0099-01-02", "2 January 0099"),
    ],
)
def test_date_is_said_no_more_exactly_than_it_is_known(shown: str, words: str) -> None:
    assert dates.date_words(shown) == words


def test_moment_is_said_in_utc_whatever_its_offset() -> None:
    assert dates.moment_words("2026-11-23T00:30:00+04:00") == "22 November 2026, 20:30 UTC"


@each_of(
    ("number", "words"),
    [("100417", "100,417"), ("0.5", "0.5"), ("-1234.5", "\N{MINUS SIGN}1,234.5"), ("12", "12")],
)
def test_number_has_its_thousands_apart(number: str, words: str) -> None:
    assert wording.number_words(number) == words


@each_of(
    ("low", "high", "more", "words"),
    [
        ("100417", "100417", {}, "100,417 people"),
        ("120000", "120000", {"approximate": True}, "about 120,000 people"),
        ("10", "20", {}, "10 to 20 people"),
        ("80", None, {"unit": "%"}, "80% or more"),
        (None, "5", {}, "up to 5 people"),
    ],
)
def test_quantity_is_said_with_its_unit(low: str | None, high: str | None, more: dict[str, Any], words: str) -> None:
    quantity = {"low": low, "high": high, "unit": "people", "approximate": False} | more

    assert wording.quantity_words(quantity) == words


def test_end_of_a_range_that_is_left_out_is_said_otherwise_than_one_that_is_meant() -> None:
    said = {
        (low, high, low_open, high_open): wording.quantity_words(
            {"low": low, "high": high, "unit": "%", "approximate": False, "low_open": low_open, "high_open": high_open}
        )
        for low, high, low_open, high_open in (
            ("80", None, True, False),
            ("80", None, False, False),
            (None, "5", False, True),
            ("1", "5", True, False),
            ("1", "5", False, True),
            ("1", "5", True, True),
            (None, None, False, False),
        )
    }
    about = {"low": "80", "high": None, "low_open": True, "unit": "%", "approximate": True}

    assert list(said.values()) == [
        "more than 80%",
        "80% or more",
        "less than 5%",
        "more than 1, up to 5%",
        "1 or more, less than 5%",
        "more than 1 and less than 5%",
        "",
    ]
    assert wording.quantity_words(about) == "roughly more than 80%"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("of many boats", "of many boats"),
        ("of many, many boats", "of many…"),
        ("all of it. And boats", "all of it…"),
        ("\u6e2f" * 20, "\u6e2f" * 13 + "…"),
    ],
)
def test_long_text_ends_between_words_where_it_has_any(text: str, shown: str) -> None:
    assert wording.shortened(text, 14) == shown


@pytest.mark.parametrize(("seconds", "words"), [("611.500", "10:11"), ("59.999", "0:59"), ("3723", "1:02:03")])
def test_place_in_a_recording_is_said_in_minutes(seconds: str, words: str) -> None:
    assert wording.timecode(seconds) == words


@each_of(
    ("language", "year", "month", "day"),
    [
        ("fr", "2023", "novembre 2023", "1 novembre 2023"),
        ("ru", "2023", "ноябрь 2023\u202fг.", "1 ноября 2023\u202fг."),
        ("ar", "2023", "نوفمبر 2023", "1 نوفمبر 2023"),
        ("hy", "2023", "2023 թ․ նոյեմբեր", "2023 թ. նոյեմբերի 1"),
        ("az", "2023", "noyabr 2023", "1 noyabr 2023"),
        ("xx", "2023", "November 2023", "1 November 2023"),
    ],
)
def test_date_is_said_in_the_ways_of_the_language(language: str, year: str, month: str, day: str) -> None:
    with translation.override(language):
        said = [dates.date_words(shown) for shown in ("2023", "2023-11", "2023-11-01")]

    assert said == [year, month, day]


@each_of(
    ("language", "number", "percent"),
    [
        ("fr", "100\u202f417,5", "83,7\xa0%"),
        ("ru", "100\xa0417,5", "83,7\xa0%"),
        ("ar", "100,417.5", "83.7%"),
        ("hy", "100\xa0417,5", "83,7%"),
        ("az", "100.417,5", "83,7%"),
    ],
)
def test_number_is_written_in_the_ways_of_the_language(language: str, number: str, percent: str) -> None:
    with translation.override(language):
        said = wording.number_words("100417.5"), wording.percent_words("83.7")

    assert [words.strip("\u200e") for words in said] == [number, percent]


def test_quantity_with_a_unit_of_another_direction_keeps_its_order_on_a_page_in_arabic() -> None:
    quantity = {"low": "90000", "high": "90000", "unit": "crowns", "approximate": False}

    with translation.override("ar"):
        assert wording.quantity_words(quantity) == "\N{FIRST STRONG ISOLATE}90,000 crowns\N{POP DIRECTIONAL ISOLATE}"


def test_quantity_is_a_whole_phrase_in_the_language_of_the_page() -> None:
    quantity = {"low": "10", "high": "20.5", "unit": "%", "approximate": True}

    with translation.override("fr"):
        assert wording.quantity_words(quantity) == "environ de 10 à 20,5\xa0%"


def test_number_keeps_all_its_digits() -> None:
    assert wording.number_words("123456789012345.123456") == "123,456,789,012,345.123456"


@each_of("digits", ["1" * 28, "1" * 30, "9" * 2500, f"{'1' * 30}.{'1' * 12}"])
def test_number_of_more_digits_than_decimals_hold_by_default_keeps_them(digits: str) -> None:
    assert wording.number_words(digits).replace(",", "") == digits
    assert wording.percent_words(digits).replace(",", "") == f"{digits}%"


@each_of(
    ("tag", "english", "arabic"),
    [
        ("hy", "Armenian", "الأرمنية"),
        ("az-Latn-AZ", "Azerbaijani", "الأذربيجانية"),
        ("zh-Hant", "Traditional Chinese", "الصينية التقليدية"),
        ("qqq", "qqq", "qqq"),
    ],
)
def test_language_is_named_in_the_language_of_the_page(tag: str, english: str, arabic: str) -> None:
    assert wording.language_words(tag) == english
    with translation.override("ar"):
        assert wording.language_words(tag) == arabic
