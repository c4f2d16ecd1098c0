"""What a pasted text tells of itself."""

from datetime import date

import pytest

from sources.intake.facts import text_facts
from sources.intake.languages import guess_language

ENGLISH = "The bridge to the harbour was closed for nine days, and that is what the authority has said of it."


def test_text_with_all_its_lines_tells_title_author_and_date() -> None:
    facts = text_facts(f"Bridge closed\nBy Bernard Smith | Al Jazeera\nPublished on 11 November 2023\n\n{ENGLISH}")

    assert (facts.title, facts.byline) == ("Bridge closed", "Bernard Smith")
    assert (facts.published_on, facts.published_on_precision) == (date(2023, 11, 11), "day")
    assert facts.language == "en"


def test_text_that_begins_with_its_date_tells_that_and_its_first_sentence() -> None:
    facts = text_facts(f" date 2023-11-11 {ENGLISH} More follows.")

    assert facts.published_on == date(2023, 11, 11)
    assert facts.title == ENGLISH.removesuffix(".")


def test_title_that_is_long_is_cut_between_words() -> None:
    title = text_facts("word " * 100).title

    assert title.endswith("word…")
    assert len(title) <= 120


@pytest.mark.parametrize(
    ("line", "day", "precision"),
    [
        ("2023-11-11", date(2023, 11, 11), "day"),
        ("11 Nov 2023", date(2023, 11, 11), "day"),
        ("11th November, 2023", date(2023, 11, 11), "day"),
        ("November 11, 2023, 14:30 UTC", date(2023, 11, 11), "day"),
        ("Posted: November 2023", date(2023, 11, 1), "month"),
        ("2023-02-30", None, "day"),
        ("It began on 11 November 2023.", None, "day"),
        ("11 November 2023 was the day on which the bridge was closed at last.", None, "day"),
    ],
)
def test_line_with_a_date_of_its_own_is_the_date(line: str, day: date | None, precision: str) -> None:
    facts = text_facts(f"Bridge closed\n{line}\n")

    assert (facts.published_on, facts.published_on_precision) == (day, precision)


@pytest.mark.parametrize("line", ["by the river", "By the time it was closed, all had left.", "Standby Smith"])
def test_line_that_is_no_byline_is_none(line: str) -> None:
    assert text_facts(f"Bridge closed\n{line}").byline == ""


@pytest.mark.parametrize("text", ["", " \n", "\ufeff", "…", "\0", "By Smith", "2023-11-11"])
def test_text_that_tells_nothing_has_no_title(text: str) -> None:
    assert text_facts(text).title in {"", "…", "\0"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", ENGLISH),
        ("fr", "Le pont de la ville est fermé depuis neuf jours et les autorités ne disent pas pour qui."),
        ("de", "Die Brücke ist seit neun Tagen gesperrt, und das Amt hat sich nicht zu den Gründen geäußert."),
        ("es", "El puente de la ciudad está cerrado y los vecinos no saben por qué se cerró ni para quién."),
        ("tr", "Köprü dokuz gün kapalı kaldı ve bu süre için bir açıklama yapılmadı, ancak daha sonra açıldı."),
        ("ru", "Мост был закрыт на девять дней, и никто не сказал, что это было из за ремонта или по другой причине."),
        ("hy", "Կամուրջը փակ էր ինը օր։"),
        ("ka", "ხიდი ცხრა დღე დაკეტილი იყო."),
        ("ja", "橋は九日間閉鎖されていました。"),
        ("", "Bridge 2023"),
        ("", "12345 67890"),
        ("", ""),
        ("", "橋樑關閉了九天"),
    ],
)
def test_language_is_guessed_where_it_is_plain(language: str, text: str) -> None:
    assert guess_language(text) == language
