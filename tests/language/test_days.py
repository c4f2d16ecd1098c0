"""Days as readers type them into the forms of lists."""

from django.utils.translation import override

from factcheck.language.days import bound_of, complaint, typed
from factcheck.settings import LANGUAGES
from tests.together import each_of

LAST = "2024-05-31"
UNKNOWN = [
    "03/04/2024",
    "30.02.2024",
    "yesterday",
    "before 1990",
    "5/6/2024",
    "21/2024",
    "0/2024",
    "2024-2-30",
    "2024-0-1",
    "2024.5/31",
    "5/0000",
]


@each_of(
    ("text", "first", "last"),
    [
        ("2024-05-31", LAST, LAST),
        ("May 2024", "2024-05-01", LAST),
        ("2024", "2024-01-01", "2024-12-31"),
        ("31.5.2024", LAST, LAST),
        ("5/31/2024", LAST, LAST),
        ("31/05/2024", LAST, LAST),
        ("03.04.2024", "2024-04-03", "2024-04-03"),
        ("2024-5-31", LAST, LAST),
        ("2024/5/31", LAST, LAST),
        ("5/2024", "2024-05-01", LAST),
        ("05.2024", "2024-05-01", LAST),
        ("2024-5", "2024-05-01", LAST),
        ("2024-05", "2024-05-01", LAST),
        ("2024/05", "2024-05-01", LAST),
        ("2024. 5. 31.", LAST, LAST),
        ("2024年5月31日", LAST, LAST),
        ("٢٠٢٤/٥", "2024-05-01", LAST),
        ("31 / 05 / 2024", LAST, LAST),
        ("H1 2021", "2021-01-01", "2021-06-30"),
        ("spring 2023", "2023-03-01", "2023-05-31"),
    ],
)
def test_day_that_is_understood_bounds_a_period(text: str, first: str, last: str) -> None:
    assert (bound_of(text), bound_of(text, is_last=True)) == (first, last)


@each_of(
    "text", ["03/04/2024", "30.02.2024", "yesterday", "2026-02-01T10:00:00Z", "before 1990", "", "9" * 6000, *UNKNOWN]
)
def test_day_that_is_none_or_may_be_two_comes_back_as_it_is(text: str) -> None:
    assert bound_of(text) == text


def test_day_is_offered_in_words_that_are_understood_in_every_language() -> None:
    for language, _name in LANGUAGES:
        with override(language):
            assert typed(LAST) != LAST
            assert bound_of(typed("2024-05"), is_last=True) == LAST
    assert typed("nonsense") == "nonsense"


@each_of(
    ("text", "said"),
    [
        ("5/6/2024", "may be two days"),
        ("2004/05", "may be two dates"),
        ("2024-2-30", "such as 31 May 2024, May 2024 or 2024."),
        ("32/1/2024", "such as"),
        ("yesterday", "such as"),
        ("9" * 6000, "such as"),
    ],
)
def test_complaint_tells_two_readings_from_none(text: str, said: str) -> None:
    assert said in complaint(text)
