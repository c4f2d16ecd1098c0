"""The line of a date above an article, in the languages and shapes that outlets use."""

from datetime import date

import pytest

from sources.intake.written_dates import date_line
from tests.together import each_of

DAY = date(2024, 6, 3)


@each_of(
    "line",
    [
        *("Monday, 3 June 2024", "14:00, 3 Jun 2024", "2024-06-03T16:15:30Z", "3.6.2024, 16:24", "June 3rd, 2024"),
        *("Published June 3, 2024 at 5:04 PM EDT", "Mon 3 Jun 2024 16.24 BST", "LONDON, 3 June 2024 —"),
        *(
            "LONDON, 3 June 2024 (Example) — The bridge was closed.",
            "Politics | Jun 3, 2024",
            "Date: 2024-06-03 Report",
        ),
        *("lundi 3 juin 2024", "Publié le 3 juin 2024 à 14h05, mis à jour le 5 juin 2024", "3 juin 2024 | AFP"),
        *("3 июня 2024 г., 14:05", "Дата публикации: 03.06.2024", "Понедельник, 3 июня 2024"),
        *("٣ يونيو ٢٠٢٤", "تاريخ النشر: 3 يونيو 2024", "3 حزيران/يونيو 2024"),
        *("3 հունիսի, 2024 14:05", "3 iyun 2024-cü il", "3. Juni 2024, 14:05 Uhr", "Stand: 03.06.2024"),
        *("Lunes, 3 de junio de 2024 - 12:30", "3 Haziran 2024 Pazartesi", "3 червня 2024 року, 10:20"),
        *(
            "3 Jun 2024 · 5 min read",
            "2024 թ. հունիսի 3",
            "2024年6月3日 星期一",
            "2024年6月3日10:20 来源：示例",
            "令和6年6月3日",
        ),
        *("2024 թվականի հունիսի 3-ին", "2024 թ․ հունիսի 3-ին, 16:15", "2024-cü il iyunun 3-ü", "3 iyun 2024-cü ildə"),
        *(
            "二〇二四年六月三日 星期一 下午4:15",
            "令和六年六月三日",
            "平成36年6月3日",
            "民國113年6月3日",
            "2024년 6월 3일 오후 4:15",
        ),
        *(
            "Jun. 3, 2024 4:15 PM ET",
            "June 3, 2024, 4:15 p.m. Eastern Time",
            "June 3, 2024 4:15pm AEST",
            "03.06.24, 16:15",
        ),
        *(
            "le 3 juin 2024 à 16:15 (heure de Paris)",
            "3 июня 2024 года в 16:15 (мск)",
            "Mo., 3. Juni 2024, 16:15 Uhr MESZ",
        ),
        *("Junio 3 de 2024", "3 de junho de 2024 às 16h15"),
        *("2024年6月3日 10時20分", "更新日期：2024年6月3日", "2024. június 3.", "3 de junho de 2024", "3 giugno 2024"),
    ],
)
def test_line_of_a_date_tells_the_day(line: str) -> None:
    found = date_line(line)

    assert found is not None
    assert (found.day, found.precision) == (DAY, "day")


@each_of(
    ("line", "day", "precision"),
    [
        ("28 تشرين الثاني 2023", date(2023, 11, 28), "day"),
        ("June 2024", date(2024, 6, 1), "month"),
        ("03/04/2024", date(2024, 1, 1), "year"),
        ("28/11/2023 - 16:38", date(2023, 11, 28), "day"),
        ("11/28/2023", date(2023, 11, 28), "day"),
    ],
)
def test_line_of_a_date_is_as_exact_as_it_is_certain(line: str, day: date, precision: str) -> None:
    found = date_line(line)

    assert found is not None
    assert (found.day, found.precision) == (day, precision)


@pytest.mark.parametrize(
    ("language", "precision"),
    [("fr", "day"), ("en-GB", "day"), ("ar", "day"), ("en", "year"), ("en-US", "year"), ("ja", "year"), ("", "year")],
)
def test_day_comes_first_where_the_language_has_it_so(language: str, precision: str) -> None:
    found = date_line("3/6/2024, 16:05", language)

    assert found is not None
    assert (found.day, found.precision) == (DAY if precision == "day" else date(2024, 1, 1), precision)


@pytest.mark.parametrize("line", ["Updated: 5 June 2024", "Mis à jour le 5 juin 2024", "Обновлено 05.06.2024"])
def test_line_of_an_update_says_so(line: str) -> None:
    found = date_line(line)

    assert found is not None
    assert found.is_change


@each_of(
    "line",
    [
        *("On 28 November 2023 the bridge was closed", "World Cup 2022 begins", "May 2024 elections", "12 March"),
        *("It began on 11 November 2023.", "31 February 2024", "2023-02-30", "By Friday, half the town had left", ""),
        *("Copyright June 3, 2024", "Photo: June 3, 2024"),
        *("3 June 2024 The mayor said", "1.2.3.4", "99999999", "٣", "Room 3, June 20245"),
    ],
)
def test_line_that_says_something_else_is_no_date(line: str) -> None:
    assert date_line(line) is None
