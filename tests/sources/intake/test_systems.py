"""What is read of pages of many systems for publishing, of lines of dates, and of addresses."""

from sources.addresses import normalise_url
from sources.intake.pages import page_facts
from sources.intake.written_dates import date_line
from tests.sources.intake.pages_of_systems import ADDRESSES, ARTICLE, DATE_LINES, DAY, SystemPage, system_pages
from tests.together import each_of


@each_of("page", system_pages())
def test_page_of_a_system_tells_its_facts_and_keeps_its_article_alone(page: SystemPage) -> None:
    url = "https://courier.example/2/bridge"
    found = page_facts(page.html.encode(), media_type="text/html; charset=utf-8", url=url)

    told = (found.title, found.byline, str(found.published_on), found.language)
    assert told == (page.title, page.byline, page.day, page.language)
    assert page.language != "en" or all(sentence in found.text for sentence in ARTICLE)
    assert [words for words in page.junk if words in found.text] == []


@each_of(
    "beside",
    [
        '<aside><a href="/author/bob-roe">Bob Roe</a></aside>',
        '<ul><li><a href="/author/bob-roe">Bob Roe</a></li></ul>',
        '<p><a href="/author/bob-roe">more by this author</a></p>',
        '<h2 class="post-title">Ferry late</h2><h2 class="post-title">Mill sold</h2>',
    ],
)
def test_what_stands_beside_an_article_is_none_of_its_facts(beside: str) -> None:
    html = f"<title>Bridge closed</title><article><p>{'</p><p>'.join(ARTICLE)}</p></article>{beside}"
    found = page_facts(html.encode(), media_type="text/html", url="https://courier.example/a")

    assert (found.title, found.byline) == ("Bridge closed", "")


@each_of("line", DATE_LINES)
def test_line_above_an_article_tells_its_day(line: str) -> None:
    found = date_line(line)

    assert found is not None
    assert found.day == DAY


@each_of(("copied", "kept"), ADDRESSES)
def test_address_is_kept_without_what_follows_its_readers(copied: str, kept: str) -> None:
    assert normalise_url(copied) == kept
