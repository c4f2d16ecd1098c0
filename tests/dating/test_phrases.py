"""Dates in words, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.dating.edtf import parse
from factcheck.dating.phrases import AmbiguousDateError, expression_of
from tests.dating import typed
from tests.together import each_of

LANGUAGES = {
    name: getattr(typed, name) for name in ("ENGLISH", "FRENCH", "RUSSIAN", "ARABIC", "ARMENIAN", "AZERBAIJANI")
}


@each_of("language", LANGUAGES)
def test_date_in_words_is_read_as_what_it_means(language: str) -> None:
    meant = LANGUAGES[language]
    wrong = {text: found for text, expression in meant.items() if (found := _read(text)) != expression}

    assert len(meant) >= 40
    assert wrong == {}


def _read(text: str) -> str:
    try:
        return str(expression_of(text))
    except ValueError as error:
        return f"{type(error).__name__}: {error}"


@each_of(
    ("text", "readings"),
    [
        ("2020-21", ("2020-21", "2020/2021")),
        ("2004/05", ("2004-05", "2004/2005")),
        ("1900s", ("190X", "19XX")),
        ("early 1800s", ("180X", "18XX")),
    ],
)
def test_date_that_may_be_two_is_refused_with_both(text: str, readings: tuple[str, ...]) -> None:
    with pytest.raises(AmbiguousDateError) as refused:
        expression_of(text)

    assert refused.value.readings == readings


@each_of(
    "text",
    [
        *("", "?", "spring", "May", "12", "yesterday", "last spring", "before", "between 2020", "the 1990s and 2000s"),
        *(
            "he said in 2023",
            "2021 or 2023",
            "Anfang März 2021",
            "1 May 2021 and 3 June 2022",
            "March and May 2021",
            "early winter 2023",
        ),
        *("2023-02-30", "31 June 2021 or later", "between May and March 2021", "45 March 2021", "04-Mar-2020", "1/2/3"),
        *("2020-064", "spring spring 2023", "fifth quarter of 2023", "3rd half of 2020", "the 35th century", "0500s"),
        *("2020/12", "winter 2022/24", "1" * 5000, "a\0", "before " * 300 + "1990", "../..", "۲" * 30),
    ],
)
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"\S"):
        expression_of(text)


@given(st.text(st.sampled_from("0123456789-/~?. spring before and to 19s"), max_size=30))
def test_whatever_is_read_is_an_expression_that_reads_as_itself(text: str) -> None:
    try:
        found = expression_of(text)
    except ValueError:
        return

    assert found.earliest is None or found.latest is None or found.earliest <= found.latest
    assert parse(str(found)) == found
