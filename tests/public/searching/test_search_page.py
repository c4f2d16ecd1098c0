"""Search in all kinds of records at once."""

from urllib.parse import quote

import pytest
from django.conf import LazySettings
from django.contrib.auth.models import User
from django.test import Client

from factcheck.public.checking.limits import IN_MEMORY
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.reader import Page, parsed, queries_of, read, text_of
from tests.sweeping import rest_in_sweeps

pytestmark = pytest.mark.django_db
LONG = "The Lachin corridor is open and " + " ".join(f"word{number}" for number in range(30))


def groups(page: Page) -> list[str]:
    return [section.get("aria-labelledby", "").removeprefix("found-") for section in page.all("section")]


def found(query: str) -> Page:
    return read(f"/search/?q={quote(query)}")


@pytest.fixture(autouse=True)
def nobody_asked_before() -> None:
    IN_MEMORY.forget()


@pytest.fixture
def published(editor: User) -> None:
    claim = factories.ClaimFactory.create(text="The Lachin corridor is open.", context="On lanterns.")
    claim.topics.add(factories.TopicFactory.create(name="Lachin corridor"))
    factories.AttributionFactory.create(claim=claim, claimant__name="Mayor of Lachin")
    publish(claim, by=editor)
    publish(factories.SourceFactory.create(title="Lachin: a report on the corridor", publisher=None), by=editor)


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("lachin corridor", "topic"),
        ("mayor lachin", "claimant"),
        ("lachin corridor is open", "claim"),
        ("report corridor", "source"),
    ],
)
def test_group_whose_names_are_closest_to_the_words_comes_first(query: str, first: str) -> None:
    assert groups(found(query))[0] == first


@pytest.mark.usefixtures("published")
def test_group_shows_its_records_as_its_list_does_and_leads_there_with_the_words() -> None:
    page = found("lachin")

    assert "nobody is recorded as contesting it" in page.section("found-claim")
    assert "Mayor of Lachin" in page.section("found-claimant")
    assert [text_of(mark) for mark in page.one("section", aria_labelledby="found-topic").iter("mark")] == ["Lachin"]
    for kind in ("claims", "claimants", "topics", "sources"):
        assert f"/{kind}/?q=lachin" in page.links()
        read(f"/{kind}/?q=lachin")


@pytest.mark.usefixtures("published")
def test_record_found_by_words_that_its_entry_lacks_shows_where_they_are() -> None:
    assert "Context: On lanterns." in found("lantern").section("found-claim")


def test_group_shows_five_records_and_leads_to_the_others(editor: User) -> None:
    for number in range(7):
        publish(factories.TopicFactory.create(name=f"Bridge {number}"), by=editor)

    page = found("bridge")

    assert len(page.one("section", aria_labelledby="found-topic").findall(".//h3")) == 5
    assert "/topics/?q=bridge" in page.links()


def test_search_that_finds_nothing_says_so_and_offers_what_there_is() -> None:
    page = found("quagga")

    assert "quagga" in page.section("nothing")
    assert {"/check/", "/topics/", "/suggest/"} <= set(page.links())


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("query", ["lachni", "Lachin coridor", "Лачин"])
def test_search_that_is_misspelt_or_in_another_script_finds_all_the_same(query: str) -> None:
    assert "Lachin corridor" in found(query).section("found-topic")


def test_search_without_words_says_where_to_begin() -> None:
    for page in (read("/search/"), read("/search/?q="), found("?!")):
        assert {"/claims/", "/claimants/", "/topics/", "/sources/", "/publishers/"} <= set(page.links())
    assert read("/search/").one("link", rel="canonical").get("href") == "http://127.0.0.1:8000/search/"
    assert not found("lachin").all("link", rel="canonical")


def test_whole_text_is_handed_to_the_matcher_and_is_no_error(editor: User) -> None:
    text = "The Lachin corridor is open."
    publish(factories.ClaimFactory.create(text=text), by=editor)

    page = found(LONG)

    assert text in page.section("found-claim")
    notice = page.one("form", class_="notice")
    assert ("whole text" in text_of(notice), notice.get("method"), notice.get("action")) == (True, "post", "/check/")
    assert page.one("input", name="text").get("value") == LONG


def test_whole_texts_count_towards_the_limit(settings: LazySettings) -> None:
    settings.MATCH_LIMIT = 1
    found(LONG)

    answer = Client().get("/search/", {"q": LONG})

    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60
    found("lachin")


HOSTILE = [
    *("q=%00", "q=%FF%FE", "q=%ED%A0%80", "q[]=a", "q=a&q=b", "q=" + "x" * 3000, "q=" + "%D5%80" * 600, "x=1&y=2"),
    *(
        "q=" + "+".join(f"w{n}" for n in range(900)),
        "q=%22%22%22",
        "q=-",
        "q=-a+-b",
        "q=OR+OR",
        "q=%E2%80%AE",
        "q=*",
    ),
    *("q=%3Cscript%3Ealert(1)%3C/script%3E", "q=a&page_size=99999&cursor=x&ordering=no", "q=%F0%9F%8C%8D", "q=%"),
]


@pytest.mark.usefixtures("published")
@pytest.mark.parametrize("path", rest_in_sweeps(["/search/", "/ar/search/"]))
def test_hostile_search_is_answered_by_a_page(path: str) -> None:
    client = Client(raise_request_exception=False)

    for query in HOSTILE:
        answer = client.get(path, QUERY_STRING=query)
        assert answer.status_code == 200, query
        assert not parsed(answer).all("img"), query


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_search_refuses_to_be_written_to(method: str) -> None:
    assert getattr(Client(), method)("/search/").status_code == 405


def test_search_takes_as_many_queries_for_many_records(editor: User) -> None:
    def queries() -> int:
        # What was published since is read once, by the next search.
        found("other words")
        return queries_of("/search/?q=bridge")

    for record in (factories.TopicFactory.create(name="Bridge"), factories.ClaimFactory.create(text="Bridge is shut.")):
        publish(record, by=editor)
    few = queries()
    for number in range(5):
        publish(factories.TopicFactory.create(name=f"Bridge {number}"), by=editor)
        publish(factories.ClaimFactory.create(text=f"Bridge {number} is shut."), by=editor)

    assert queries() == few
