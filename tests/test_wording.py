from typing import Any

import pytest

from factcheck import wording


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        ("2023", "2023"),
        ("2023-11", "November 2023"),
        ("2023-11-01", "1 November 2023"),
        ("0099-01-02", "2 January 0099"),
    ],
)
def test_date_is_said_no_more_exactly_than_it_is_known(shown: str, words: str) -> None:
    assert wording.date_words(shown) == words


def test_moment_is_said_in_utc_whatever_its_offset() -> None:
    assert wording.moment_words("2026-11-23T00:30:00+04:00") == "22 November 2026, 20:30 UTC"


@pytest.mark.parametrize(
    ("number", "words"),
    [("100417", "100,417"), ("0.5", "0.5"), ("-1234.5", "\N{MINUS SIGN}1,234.5"), ("12", "12")],
)
def test_number_has_its_thousands_apart(number: str, words: str) -> None:
    assert wording.number_words(number) == words


@pytest.mark.parametrize(
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


@pytest.mark.parametrize(("seconds", "words"), [("611.500", "10:11"), ("59.999", "0:59"), ("3723", "1:02:03")])
def test_place_in_a_recording_is_said_in_minutes(seconds: str, words: str) -> None:
    assert wording.timecode(seconds) == words
