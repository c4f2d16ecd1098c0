"""Dates as editors type them."""

from datetime import date
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError

from factcheck.dates import Precision
from factcheck.desk.checking.asking import SURE
from factcheck.desk.checking.dates import PartialDateField, PartialDatesMixin, WholeDateField, read_day
from tests.together import each_of


class Dated(PartialDatesMixin, forms.Form):
    said_on = PartialDateField(required=False)
    said_on_precision = forms.CharField(required=False)
    asked_on = WholeDateField(required=False)


def test_date_is_read_with_its_precision() -> None:
    days = {
        "2024-03-12": (date(2024, 3, 12), "day"),
        " 2024-3 ": (date(2024, 3, 1), "month"),
        "2024": (date(2024, 1, 1), "year"),
        "12 March 2024": (date(2024, 3, 12), "day"),
        "March 12, 2024": (date(2024, 3, 12), "day"),
        "12th of March 2024": (date(2024, 3, 12), "day"),
        "March 2024": (date(2024, 3, 1), "month"),
        "mars 2024": (date(2024, 3, 1), "month"),
        "12 марта 2024 г.": (date(2024, 3, 12), "day"),
        "12.03.2024": (date(2024, 3, 12), "day"),
        "25/12/2024": (date(2024, 12, 25), "day"),
        "12/25/2024": (date(2024, 12, 25), "day"),
        "04/04/2024": (date(2024, 4, 4), "day"),
        "03/2024": (date(2024, 3, 1), "month"),
        "٢٠٢٤": (date(2024, 1, 1), "year"),
        "2024/3/12": (date(2024, 3, 12), "day"),
        "2024.03.12": (date(2024, 3, 12), "day"),
        "2023/12": (date(2023, 12, 1), "month"),
        "2024年3月12日": (date(2024, 3, 12), "day"),
        "2024년 3월": (date(2024, 3, 1), "month"),
    }
    wrong = {text: found for text, day in days.items() if (found := read(text)) != day}

    assert wrong == {}


def read(text: str) -> Any:
    try:
        found = read_day(text)
    except ValidationError:
        return None
    return found.plain, found.precision.value


@pytest.mark.parametrize("text", ["03/04/2024", "3-4-2024", "03 / 04 / 2024"])
def test_ambiguous_date_is_refused_with_the_form_to_write(text: str) -> None:
    with pytest.raises(ValidationError, match=r"may be two days.*2024-03-12"):
        read_day(text)


@each_of(
    "text",
    [
        "yesterday",
        "2024-13",
        "2024-02-30",
        "31 June 2024",
        "1/2/99999999999999999999",
        "3/4/24",
        "12 March",
        "2024.5/31",
        "-",
        "1" * 5000,
        "May June 2024",
        "a\0",
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        read_day(text)


def test_form_takes_the_precision_from_what_is_typed() -> None:
    month = Dated({"said_on": "2024-03", "said_on_precision": "day"})
    day = Dated({"said_on": "2024-03-01", "said_on_precision": "month"})

    assert month.is_valid()
    assert day.is_valid()
    assert (month.cleaned_data["said_on"], month.cleaned_data["said_on_precision"]) == (date(2024, 3, 1), "month")
    assert type(month.cleaned_data["said_on"]) is date
    assert day.cleaned_data["said_on_precision"] == "month"


def test_year_of_long_ago_is_asked_back_and_taken_when_it_is_meant() -> None:
    asked = Dated({"said_on": "0001-01-01"})
    sure = Dated({"said_on": "0001-01-01", f"{SURE}said_on": "0001-01-01"})

    assert "Is the year 1 meant?" in str(asked.errors["said_on"])
    assert sure.is_valid()


def test_date_without_precision_is_a_whole_day() -> None:
    assert set(Dated({"asked_on": "2024-03"}).errors) == {"asked_on"}
    assert Dated({"asked_on": "12 March 2024"}).is_valid()


def test_interval_in_words_is_kept_as_an_expression_and_said_back() -> None:
    form = Dated({"said_on": "spring 2023", "said_on_precision": "day"})

    assert form.is_valid()
    assert form.cleaned_data["said_on"] == date(2023, 3, 1)
    assert (form.cleaned_data["said_on_precision"], form.cleaned_data["said_on_edtf"]) == ("interval", "2023-21")
    assert ["spring 2023" in said and "2023-21" in said for said in form.intervals_typed()] == [True]


@each_of(
    ("text", "expression"),
    [
        *(("before 1990", "../1989"), ("~March 2021", "2021-03~"), ("May 2021?", "2021-05?"), ("1915~", "1915~")),
        *(
            ("2023-37", "2023-37"),
            ("1990-95", "1990/1995"),
            ("2020/21", "2020/2021"),
            ("3-5 May 2021", "2021-05-03/2021-05-05"),
        ),
    ],
)
def test_interval_is_told_from_a_day(text: str, expression: str) -> None:
    assert read_day(text).expression == expression


def test_interval_that_may_be_two_dates_is_refused_with_what_to_write() -> None:
    with pytest.raises(ValidationError, match=r"may be two dates.*spring 2020; 2020.*2021"):
        read_day("2020-21")


def test_day_typed_over_an_interval_is_a_day() -> None:
    form = Dated({"said_on": "2024-03-12", "said_on_precision": "interval"})

    assert form.is_valid()
    assert (form.cleaned_data["said_on_precision"], form.cleaned_data["said_on_edtf"]) == ("day", "")


def test_whole_day_is_no_interval() -> None:
    assert set(Dated({"asked_on": "spring 2023"}).errors) == {"asked_on"}


class Chosen(PartialDatesMixin, forms.Form):
    said_on = PartialDateField(required=False)
    said_on_precision = forms.ChoiceField(required=False, choices=Precision.choices)


def test_list_of_precisions_offers_no_interval_and_takes_one_all_the_same() -> None:
    form = Chosen({"said_on": "spring 2023", "said_on_precision": "interval"})

    assert 'value="month"' in str(form["said_on_precision"])
    assert 'value="interval"' not in str(form["said_on_precision"])
    assert form.is_valid()
