from decimal import Decimal
from typing import Any

from factcheck.importing.records import ReadRating, Remark
from factcheck.importing.understanding import ratings
from factcheck.importing.understanding.ratings import understood_rating
from tests.together import each_of


@each_of(
    ("given", "value", "best", "worst"),
    [
        (("Falso", "5", "1", "5"), 5, 1, 5),
        (("FAUX", 0, 2, 0), 0, 2, 0),
        (("Halb wahr", "3,5", "5", "1"), "3.5", 5, 1),
        (("x", "3/5"), 3, 5, None),
        (("x", "80%"), 80, 100, 0),
        (("★★☆☆☆",), 2, 5, None),
        (("⭐️⭐️⭐️☆", None, 4, 0), 3, 4, 0),
        (("☆ ☆ ☆",), 0, 3, None),
        (("★★☆☆☆", None, 4), None, 4, None),
        (("★★★",), None, None, None),
        (("x", 4.0, 5, None), 4, 5, None),
        (("x", None, None, None), None, None, None),
    ],
)
def test_numbers_are_read_however_they_are_written(given: tuple[Any, ...], value: Any, best: Any, worst: Any) -> None:
    numbers = [None if each is None else Decimal(str(each)) for each in (value, best, worst)]

    assert understood_rating(*given) == (ReadRating(given[0], *numbers), ())


@each_of(
    ("given", "remark"),
    [
        (("x", "-1", "-1", "-1"), ratings.ALIKE),
        (("x", "1", "1", "1"), ratings.ALIKE),
        (("x", "6", "5"), ratings.BESIDE),
        (("x", "1e400", "5"), ratings.NOT_A_NUMBER),
        (("x", "9" * 60, "5"), ratings.NOT_A_NUMBER),
        (("x", "very", "5"), ratings.NOT_A_NUMBER),
    ],
)
def test_numbers_that_say_nothing_are_left_out_with_a_remark(given: tuple[Any, ...], remark: str) -> None:
    rating, remarks = understood_rating(*given)

    assert rating is not None
    assert rating.value is None
    assert [each.understood for each in remarks] == [remark]


def test_label_without_a_word_is_told_and_a_dash_is_nothing() -> None:
    assert [understood_rating(label)[1] for label in ("??", "–", "")] == [
        (Remark("rating", "??", ratings.NO_WORD),),
        (),
        (),
    ]


def test_sentence_in_place_of_a_label_is_kept_with_a_remark() -> None:
    sentence = (
        "The claim leaves out that the figure is of 2012, and that it has since been corrected by those who gave it."
    )

    rating, remarks = understood_rating(sentence)

    assert rating is not None
    assert rating.text == sentence
    assert remarks[0].understood == ratings.SENTENCE


@each_of("nothing", [(None, None), ("", ""), ("null", "nan"), ({}, [])])
def test_nothing_rated_is_no_rating(nothing: tuple[Any, ...]) -> None:
    assert understood_rating(*nothing)[0] is None


def test_label_in_place_of_the_number_is_the_label() -> None:
    assert understood_rating("", "False")[0] == ReadRating("False")


def test_label_that_is_a_sign_is_kept() -> None:
    assert understood_rating("❌")[0] == ReadRating("❌")


def test_signs_in_place_of_a_number_are_the_label() -> None:
    assert understood_rating(None, "★★☆☆☆") == (ReadRating("★★☆☆☆", Decimal(2), Decimal(5)), ())
