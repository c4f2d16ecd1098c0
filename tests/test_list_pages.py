"""What the pages of all lists do alike; what each filter finds is tested where the filters are."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.publishing.actions import publish
from tests import factories
from tests.reader import Page, queries_of, read, text_of
from tests.records import whole_claim

pytestmark = pytest.mark.django_db

LISTS: dict[str, Any] = {
    "claims": factories.ClaimFactory,
    "claimants": factories.ClaimantFactory,
    "topics": factories.TopicFactory,
    "sources": factories.SourceFactory,
    "publishers": factories.PublisherFactory,
}


@pytest.fixture(params=LISTS)
def kind(request: pytest.FixtureRequest) -> str:
    """The name of each list."""
    return str(request.param)


def entries(page: Page) -> list[str]:
    return [text_of(heading) for heading in page.all("h3")]


def make(kind: str, number: int, editor: User) -> list[str]:
    records = [LISTS[kind].create() for _ in range(number)]
    for record in records:
        publish(record, by=editor)
    return [str(record) for record in reversed(records)]


def test_list_without_records_says_so(kind: str) -> None:
    assert "Nothing has been published here yet." in read(f"/{kind}/").section("results")


def test_list_shows_the_latest_change_first(kind: str, editor: User) -> None:
    names = make(kind, 3, editor)

    page = read(f"/{kind}/")

    assert entries(page) == names
    assert "Latest change first" in page.section("results")


def test_list_leads_to_the_next_page_and_back(kind: str, editor: User) -> None:
    names = make(kind, 5, editor)

    first = read(f"/{kind}/?page_size=2")
    second = read(f"/{kind}/{first.one('a', rel='next').get('href')}")
    back = read(f"/{kind}/{second.one('a', rel='prev').get('href')}")

    assert entries(first) == names[:2]
    assert entries(second) == names[2:4]
    assert entries(back) == names[:2]
    assert not first.all("a", rel="prev")


def test_next_page_keeps_the_filters(editor: User) -> None:
    make("claims", 3, editor)

    following = read("/claims/?page_size=1&kind=factual&kind=opinion&q=bridge").one("a", rel="next").get("href", "")

    assert following.startswith("?")
    kept = set(following.removeprefix("?").split("&")[:-1])
    assert kept == {"page_size=1", "kind=factual", "kind=opinion", "q=bridge"}


def test_search_that_finds_nothing_says_so_and_leads_on(kind: str, editor: User) -> None:
    make(kind, 1, editor)

    page = read(f"/{kind}/?q=zzzzz")

    assert "Nothing was found." in page.section("results")
    assert f"/{kind}/" in page.links()
    assert page.one("input", id="q").get("value") == "zzzzz"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("cursor=nonsense", "cursor"),
        ("page_size=1e9", "page_size"),
        ("page_size=5&page_size=6", "page_size"),
        ("ordering=text", "ordering"),
        ("q=" + "+".join(f"word{number}" for number in range(1200)), "q"),
        ("q=%00", "q"),
        ("updated_after=0000-00-00", "updated_after"),
    ],
)
def test_list_with_a_malformed_parameter_is_a_bad_request_with_a_message(kind: str, query: str, name: str) -> None:
    page = read(f"/{kind}/?{query}", 400)

    assert f"{name}: " in text_of(page.one("div", role="alert"))
    assert "The list is shown once the request is mended." in page.section("results")


def test_message_stands_at_its_field() -> None:
    page = read("/claims/?topic=nonsense&disputed=perhaps", 400)

    topic = page.one("select", name="topic")
    assert topic.get("aria-invalid") == "true"
    assert text_of(page.one("p", id=str(topic.get("aria-describedby")))).startswith("There is no topic")
    assert "perhaps" in text_of(page.one("p", id="disputed-error"))
    assert page.one("details").get("open") is not None


def test_list_ignores_empty_and_unknown_parameters(kind: str, editor: User) -> None:
    names = make(kind, 2, editor)

    assert entries(read(f"/{kind}/?q=&kind=&ordering=&cursor=&utm_source=x")) == names


def test_list_offers_its_filters_and_shows_those_in_use(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)

    page = read("/claims/?topic=some-topic&kind=quantity&disputed=yes&source=some-source&q=some")

    assert entries(page) == ["Some text"]
    chosen = {element.get("value") for element in page.all("input") if element.get("checked") is not None}
    assert chosen == {"quantity", "yes"}
    assert [text_of(option) for option in page.all("option") if option.get("selected") is not None] == [
        "Latest change first",
        "Some topic",
    ]
    assert page.one("input", type="hidden", name="source").get("value") == "some-source"
    assert "Source: Some source" in page.text


def test_filter_in_use_can_be_taken_away(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    links = read("/claims/?kind=quantity&kind=opinion&disputed=yes").links()

    assert "/claims/?kind=opinion&disputed=yes" in {order(link) for link in links}
    assert "/claims/?kind=quantity&kind=opinion" in {order(link) for link in links}


def order(link: str) -> str:
    path, _, query = link.partition("?")
    return f"{path}?{'&'.join(sorted(query.split('&'), key=lambda pair: pair.startswith('disputed')))}"


def test_several_records_in_one_filter_stay_chosen(editor: User) -> None:
    for name in ("one", "two"):
        publish(factories.TopicFactory.create(slug=name), by=editor)

    page = read("/claims/?topic=one&topic=two")

    assert page.one("select", name="topic").get("multiple") is not None
    assert "Nothing was found." in page.text


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_list_refuses_to_be_written_to(kind: str, method: str) -> None:
    assert getattr(Client(), method)(f"/{kind}/").status_code == 405


def test_list_leads_to_the_same_list_as_json(kind: str) -> None:
    links = read(f"/{kind}/?page_size=7").links()

    assert f"/api/v1/{kind}/?page_size=7" in links


def test_only_the_whole_list_is_for_search_engines(kind: str) -> None:
    whole, part = read(f"/{kind}/"), read(f"/{kind}/?q=bridge")

    assert whole.one("link", rel="canonical").get("href") == f"http://127.0.0.1:8000/{kind}/"
    assert part.one("meta", name="robots").get("content") == "noindex"


def test_list_takes_as_many_queries_with_fifty_records_as_with_ten(kind: str, editor: User) -> None:
    make(kind, 10, editor)
    few = queries_of(f"/{kind}/")

    make(kind, 40, editor)

    offers = {"claims": 2, "topics": 1, "sources": 1}
    assert queries_of(f"/{kind}/") == few == 1 + offers.get(kind, 0)


def test_claim_in_list_shows_both_sides_and_each_question_by_itself(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    text = read("/claims/").section("results")

    assert "Said by" in text
    assert "Some speaker" in text
    assert "Contested by Some contester" in text
    assert "Is it so? Some label, says Some checker" in text
    assert "Did they say it?" not in text


def test_claim_in_list_without_review_says_so(editor: User) -> None:
    make("claims", 1, editor)

    assert "Is it so? No review yet" in read("/claims/").section("results")
