"""The order of day and month is told by other dates and addresses of a page, where its language leaves it open."""

from datetime import date

from sources.intake.date_order import language_of_dates
from sources.intake.pages import page_facts
from sources.intake.written_dates import DAY_FIRST, MONTH_FIRST
from tests.together import each_of

_ADDRESS = "1 Main Street, Springfield, IL 62701"


@each_of(
    ("language", "text", "expected"),
    [
        ("en-US", "03/06/2024", "en-US"),
        ("en-US", "03/06/2024. See the report of 05/28/2024.", MONTH_FIRST),
        ("en-US", "03/06/2024. See the report of 28/05/2024.", DAY_FIRST),
        ("en-US", "From 05/28/2024 to 29/05/2024", "en-US"),
        ("en-US", _ADDRESS, MONTH_FIRST),
        ("en-US", f"{_ADDRESS} 28/05/2024", DAY_FIRST),
        ("en", _ADDRESS, "en"),
        ("", "5/28/2024", MONTH_FIRST),
        ("en-GB", "05/28/2024", "en-GB"),
        ("fr", "05/28/2024", "fr"),
    ],
)
def test_order_is_told_by_dates_that_can_be_read_in_one_way(language: str, text: str, expected: str) -> None:
    assert language_of_dates(language, text) == expected


def test_date_of_a_page_is_read_in_the_order_of_its_other_dates() -> None:
    words = "<p>The bridge was closed after the report of 05/28/2024, and it opens again soon.</p>" * 4
    content = f"<html lang='en-US'><body><main><h1>Bridge</h1><p>03/06/2024</p>{words}</main></body></html>".encode()

    found = page_facts(content, media_type="text/html", url="https://news.example.org/x")

    assert (found.published_on, found.published_on_precision) == (date(2024, 3, 6), "day")
