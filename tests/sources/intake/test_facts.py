"""What a pasted text tells of itself."""

from datetime import date

import pytest

from factcheck.analysis.languages import guess_language
from sources.intake.bylines import byline_in
from sources.intake.facts import text_facts
from tests.together import each_of

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


@each_of(
    ("head", "kept"),
    [
        *(
            ("date 2023-11-11 ", ""),
            ("Date: 2023-11-11\n\n", ""),
            ("Datum: 11.11.2023\n", ""),
            ("Дата: 11.11.2023\n", ""),
        ),
        *(
            ("Published 11 November 2023\n", ""),
            ("Last updated on 11 November 2023. ", ""),
            ("公開日: 2023年11月11日\n", ""),
        ),
        ("Bridge closed\n\nDate: 2023-11-11\n\n", "Bridge closed\n\n"),
        *((told, told) for told in ("Published 11 November 2023, 14:30 GMT\n", "LONDON, 11 November 2023 — ")),
        *(
            (f"{told}\n", f"{told}\n")
            for told in (
                "Published on 11 November 2023, the report says the mine is unsafe.",
                "Updated on 11 November 2023 by the ministry, the list holds 40 mines.",
                "Published on November 11, 2023 in the Official Gazette, the law says so.",
                "Publié le 11 novembre 2023 par le ministère, il le dit.",
                "Date: 2023-11-11 is the day of the vote.",
                "Дата: 11 ноября 2023 года стала известна.",
            )
        ),
        *((told, told) for told in ("Date: 03/04/2023\n", "Updated 12 May 2024 Published 11 May 2024\n")),
    ],
)
def test_label_that_the_date_says_too_is_left_out_of_the_text_and_no_more_is(head: str, kept: str) -> None:
    text = "The bridge of 3 May 2020 was closed. More follows.\n\nDate: 2023-11-11 is what it said."

    assert text_facts(head + text).text == kept + text


def test_label_that_is_all_of_a_text_stays() -> None:
    assert text_facts("Date: 2023-11-11").text == "Date: 2023-11-11"


def test_date_behind_a_label_goes_before_those_of_the_text_after_it() -> None:
    facts = text_facts("Updated: 11 November 2023 The bridge of 3 May 2020 was closed.")

    assert (facts.published_on, facts.title) == (date(2023, 11, 11), "The bridge of 3 May 2020 was closed")


def test_title_that_is_long_is_cut_between_words() -> None:
    title = text_facts("word " * 100).title

    assert title.endswith("word…")
    assert len(title) <= 120


@each_of(
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


@each_of(
    ("head", "title", "byline"),
    [
        ("By Friday, half the town had left\n28 November 2023", "By Friday, half the town had left", ""),
        ("By Land And Sea\nBy Jane Doe\n3 June 2024", "By Land And Sea", "Jane Doe"),
        ("Bridge closed\nBy Jane Doe Nov 28, 2023", "Bridge closed", "Jane Doe"),
        ("Bridge closed\nBy: J. R. Roe and John Doe", "Bridge closed", "J. R. Roe, John Doe"),
        ("Brücke gesperrt\nVon Anna Müller | Stand: 3. Juni 2024", "Brücke gesperrt", "Anna Müller"),
        ("Мост закрыт\nАвтор: Иван Петров", "Мост закрыт", "Иван Петров"),
        ("橋が閉鎖\n記者：山田太郎", "橋が閉鎖", "山田太郎"),
        ("橋が閉鎖\n山田太郎記者", "橋が閉鎖", "山田太郎"),
        ("橋が閉鎖\n【山田太郎記者】", "橋が閉鎖", "山田太郎"),
        ("橋が閉鎖\n本紙記者", "橋が閉鎖", ""),
        ("橋が閉鎖\n経済部記者", "橋が閉鎖", ""),
        ("By Design\nThe bridge was closed.", "By Design", ""),
        ("By Popular Demand\nBy Jane Doe", "By Popular Demand", "Jane Doe"),
        ("By Smith\nThe bridge was closed.", "The bridge was closed", "Smith"),
        ("LONDON, 3 June 2024 — The bridge was closed. It will open.", "The bridge was closed", ""),
        ("MOSCOW, June 3. /EXAMPLE/. The bridge was closed. It will open.", "The bridge was closed", ""),
        ("LONDON (EX) — The bridge was closed.", "The bridge was closed", ""),
        ("PRESS RELEASE\nFor immediate release\nBridge closed\nBy Jane Doe", "Bridge closed", "Jane Doe"),
        ("NEWS\nBridge closed for good\nBy Jane Doe", "Bridge closed for good", "Jane Doe"),
        ("\u2066@mayor\u2069 says so\nText.", "@mayor says so", ""),
    ],
)
def test_headline_and_byline_are_told_apart(head: str, title: str, byline: str) -> None:
    facts = text_facts(f"{head}\n\n{ENGLISH}")

    assert (facts.title, facts.byline) == (title, byline)


def test_title_without_spaces_is_cut_at_any_character() -> None:
    title = text_facts("橋" * 400).title

    assert title == "橋" * 119 + "…"


def test_markup_is_read_as_a_page() -> None:
    facts = text_facts(f"<html><body><h1>Bridge</h1><p>{ENGLISH} <b>Twice</b>.</p></body></html>")

    assert (facts.title, facts.text) == ("Bridge", f"{ENGLISH} Twice.")


@each_of("text", ["", " \n", "\ufeff", "…", "\0", "By Smith", "2023-11-11"])
def test_text_that_tells_nothing_has_no_title(text: str) -> None:
    assert text_facts(text).title in {"", "…", "\0"}


@each_of(
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


def test_byline_is_the_names_without_labels_offices_agencies_and_dates() -> None:
    bylines = {
        "Jane Doe": (
            *("By Jane Doe, Staff Writer", "Written by Jane Doe on June 3, 2024", "By Jane Doe, Associated Press"),
            *("By Jane Doe, Example News", "By Jane Doe @janedoe", "By Jane Doe Published June 3, 2024"),
            *(
                "By Jane Doe, Associated Press",
                "By Jane Doe Associated Press Writer",
                "By Jane Doe Updated: 3 June 2024",
            ),
            *("Reporting by Jane Doe; Editing by John Roe", "By Jane Doe in London", "By Jane Doe, Istanbul"),
        ),
        "Jean-Luc Martin, Jan Weiß": ("Von Jean-Luc Martin und Jan Weiß", "By Jean-Luc Martin and Jan Weiß"),
        "山田太郎": ("文＝山田太郎", "取材・文／山田太郎", "【記者 山田太郎】", "本報記者 山田太郎"),
        "John Roe, III": ("By John Roe, III", "By John Roe, III, London"),
        "John Roe, Jr.": ("By John Roe, Jr.", "By John Roe, Jr., Associated Press"),
        "Marie Dupont": (
            *("Par Marie Dupont avec AFP", "Par Marie Dupont et AFP", "Par Marie Dupont, envoyée spéciale à Lyon"),
            *("Auteure : Marie Dupont", "Écrit par Marie Dupont le 3 juin 2024", "Texte et photos : Marie Dupont"),
        ),
        "Иван Петров": ("Текст: Иван Петров", "Фото и текст: Иван Петров", "Автор: Иван Петров, корреспондент"),
        "Олена Коваль": ("Авторка: Олена Коваль", "Підготувала Олена Коваль", "Фото і текст: Олена Коваль"),
        "Ayşe Yılmaz": ("Hazırlayan: Ayşe Yılmaz", "Haber: Ayşe Yılmaz - Foto: Can Demir", "Muhabir: Ayşe Yılmaz"),
        "سارة أحمد": ("إعداد: سارة أحمد", "كتبت سارة أحمد", "تقرير: سارة أحمد"),
        "Անի Պետրոսյան": ("Հեղինակ` Անի Պետրոսյան", "Լրագրող՝ Անի Պետրոսյան"),
        "Anna Müller": (
            *("Ein Beitrag von Anna Müller", "Ein Gastbeitrag von Anna Müller"),
            "Text: Anna Müller, Fotos: Karl Bauer",
            "Von Anna Müller, Berlin",
        ),
        "María López": (
            "Autora: María López",
            "Redacción: María López",
            "Escrito por María López el 3 de junio de 2024",
        ),
        "": (
            *("By Staff Reporter", "By Our Correspondent", "By Friday Evening", "By May", "Par la rédaction"),
            *("Text messages reveal the plan", "Por Redacción", "Reporting requirements tightened", "Фото дня"),
            *("Haber merkezi açıldı", "إعداد الميزانية الجديدة", "Redacción de la ley", "Par temps de pluie, on ferme"),
        ),
    }

    wrong = [(line, byline_in(line)) for right, lines in bylines.items() for line in lines if byline_in(line) != right]

    assert wrong == []
