"""Many cases in one test."""

import pytest

from claims.models import Topic
from tests import factories
from tests.together import each_of


@each_of("low, high", [(1, 2), pytest.param(2, 3), (3, 3), (4, 3)])
def rises(low: int, high: int, least: int) -> None:
    assert least <= low < high


@each_of("letter", ["ab"])
def is_a_word(letter: str) -> None:
    assert letter == "ab"


def test_cases_that_fail_are_all_named_after_all_were_tried() -> None:
    with pytest.raises(BaseExceptionGroup, match="2 of 4 cases fail") as caught:
        rises(least=1)

    assert [error.__notes__ for error in caught.value.exceptions] == [["low=3, high=3"], ["low=4, high=3"]]


def test_case_that_should_raise_and_does_not_fails() -> None:
    @each_of("text", ["1", "one"])
    def is_refused(text: str) -> None:
        with pytest.raises(ValueError, match="invalid"):
            int(text)

    with pytest.raises(BaseExceptionGroup, match="1 of 2 cases fail"):
        is_refused()


@pytest.mark.django_db
def test_rows_of_a_case_that_is_rolled_back_are_gone_before_the_next() -> None:
    kept = factories.TopicFactory.create()

    @each_of("case", range(2), rolled_back=True)
    def makes_one(case: int) -> None:
        assert list(Topic.objects.all()) == [kept]
        factories.TopicFactory.create()

    makes_one()

    assert list(Topic.objects.all()) == [kept]


def test_case_of_one_name_is_taken_whole() -> None:
    is_a_word()
