"""Dates that only an expression of EDTF can say, in words for readers."""

from django.utils import translation

from factcheck.language.dates import date_words, meaning_words
from tests.together import each_of


@each_of(
    ("expression", "words", "meaning"),
    [
        ("2023-21", "spring 2023", "March to May 2023"),
        ("2023-24", "winter 2023", "January 2023 to February 2024"),
        ("2023-37", "early 2023", "January to April 2023"),
        ("2023-39", "late 2023", "September to December 2023"),
        ("2023-40", "first half of 2023", "January to June 2023"),
        ("2023-33", "1st quarter 2023", "January to March 2023"),
        ("199X", "1990s", ""),
        ("18XX", "1800 to 1899", ""),
        ("1915~", "about 1915", "1914 to 1916"),
        ("1915?", "perhaps 1915", ""),
        ("1915%", "perhaps about 1915", "1914 to 1916"),
        ("2020-03-05~", "about 5 March 2020", "4 to 6 Mar 2020"),
        ("../1989", "before 1990", ""),
        ("../2021-02", "before March 2021", ""),
        ("../2021-05-04", "before 5 May 2021", ""),
        ("2011/..", "2011 or later", ""),
        ("2021-03/2021-05", "March to May 2021", ""),
        ("2021-05-03/2021-05-05", "3 to 5 May 2021", ""),
        ("2020~/2023~", "about 2020 to 2023", "2019 to 2024"),
        ("1990~/1995", "about 1990 to 1995", "1989 to 1995"),
        ("2023-21/2023-22", "spring 2023 to summer 2023", "March to August 2023"),
        ("[..1989]", "before 1990", ""),
        ("[2024-03..2024-04]", "March 2024 or April 2024", ""),
        ("[2019..2021]", "2019 to 2021", ""),
        ("0099~", "about 0099", "98 to 100"),
    ],
)
def test_interval_is_said_in_words_with_what_it_means(expression: str, words: str, meaning: str) -> None:
    said = [text.replace("\u2009–\u2009", " to ") for text in (date_words(expression), meaning_words(expression))]

    assert said == [words, meaning]


def test_months_of_an_interval_are_said_as_each_language_says_them() -> None:
    said = {}
    for language in ("fr", "ru", "ar", "hy", "az"):
        with translation.override(language):
            said[language] = date_words("2021-03/2021-05").replace("\N{NO-BREAK SPACE}", " ")

    assert said == {
        "fr": "mars\u2009–\u2009mai 2021",
        "ru": "март — май 2021\u202fг.",
        "ar": "مارس – مايو 2021",
        "hy": "2021 թ․ մարտ – մայիս",
        "az": "mart–may 2021",
    }
