"""What the pages of all lists do alike; what each filter finds is tested where the filters are."""

from datetime import date
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from time_machine import TimeMachineFixture

from claims.vocabulary import Stance
from factcheck.publishing.writing.actions import publish
from sources.actions import retract
from tests import factories
from tests.reader import Page, queries_of, read, text_of
from tests.records import whole_claim
from tests.together import each_of

pytestmark = pytest.mark.django_db

LISTS: dict[str, Any] = {
    "claims": factories.ClaimFactory,
    "claimants": factories.ClaimantFactory,
    "topics": factories.TopicFactory,
    "media_objects": factories.MediaObjectFactory,
    "sources": factories.SourceFactory,
    "publishers": factories.PublisherFactory,
}


@pytest.fixture(params=LISTS)
def kind(request: pytest.FixtureRequest) -> str:
    """The name of each list."""
    return str(request.param)


def entries(page: Page) -> list[str]:
    return [text_of(heading) for heading in page.one("section", aria_labelledby="results").iter("h3")]


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

    assert "Nothing was found" in page.section("results")
    assert f"/{kind}/" in page.links()
    assert page.one("input", id="q").get("value") == "zzzzz"


@each_of(
    ("query", "name"),
    [
        ("cursor=nonsense", "cursor"),
        ("page_size=1e9", "page_size"),
        ("page_size=5&page_size=6", "page_size"),
        ("ordering=text", "ordering"),
        ("q=%00", "q"),
        ("updated_after=0000-00-00", "updated_after"),
    ],
    rolled_back=True,
)
def test_list_with_a_malformed_parameter_is_a_bad_request_with_a_message(kind: str, query: str, name: str) -> None:
    page = read(f"/{kind}/?{query}", 400)

    assert f"{name}: " in text_of(page.one("div", role="alert"))
    assert "The list is shown once the request is mended." in page.section("results")


def test_list_searched_for_very_many_words_is_a_page(kind: str) -> None:
    words = "+".join(f"word{number}" for number in range(1200))

    assert "Nothing was found" in read(f"/{kind}/?q={words}").section("results")


def test_date_that_is_open_where_a_bound_is_asked_for_is_told_to_be_that() -> None:
    for address in ("/claims/?said_after=before+1990", "/claims/?said_before=since+2020"):
        (said,) = [text_of(each) for each in read(address, 400).all("p", class_="error")]

        assert "is open on this side" in said, address


def test_message_stands_at_its_field() -> None:
    page = read("/claims/?topic=nonsense&disputed=perhaps&said_after=2023-02-30", 400)

    day = page.one("input", name="said_after")
    assert day.get("aria-invalid") == "true"
    assert text_of(page.one("p", id=str(day.get("aria-describedby")))).startswith("Write a day that exists")
    assert "perhaps" in text_of(page.one("div", role="alert"))
    assert page.one("details").get("open") is not None
    # What makes no sense is not handed on.
    assert page.all("input", type="hidden") == []


@each_of("path", ["/claims/?said_after=", "/claims/?updated_after=", "/search/?q=bridge&from="])
def test_day_that_may_be_two_is_told_at_its_field(path: str) -> None:
    page = read(f"{path}5/6/2024", 400)

    [day] = [each for each in page.all("input") if each.get("aria-invalid") == "true"]
    assert "may be two days" in text_of(page.one("p", id=str(day.get("aria-describedby"))))


def test_list_ignores_empty_and_unknown_parameters(kind: str, editor: User) -> None:
    names = make(kind, 2, editor)

    assert entries(read(f"/{kind}/?q=&kind=&ordering=&cursor=&utm_source=x")) == names


def test_list_keeps_the_filters_in_use_when_it_is_searched_again(editor: User) -> None:
    claim = whole_claim("Some")
    publish(claim, by=editor)

    page = read("/claims/?topic=some-topic&kind=quantity&disputed=yes&source=some-source&q=some&said_after=2023-01-01")

    assert entries(page) == ["Some text"]
    kept = {(element.get("name"), element.get("value")) for element in page.all("input", type="hidden")}
    assert kept == {("topic", "some-topic"), ("kind", "quantity"), ("disputed", "yes"), ("source", "some-source")}
    assert page.one("input", id="q").get("value") == "some"
    assert page.one("input", name="said_after").get("value") == "1 January 2023"
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

    assert [element.get("value") for element in page.all("input", type="hidden", name="topic")] == ["one", "two"]
    chosen = [link for link in page.all("a", aria_current="true") if not link.get("hreflang")]
    assert len(chosen) == 2
    assert "Nothing was found" in page.text


@each_of("method", ["post", "put", "delete"], rolled_back=True)
def test_list_refuses_to_be_written_to(kind: str, method: str) -> None:
    assert getattr(Client(), method)(f"/{kind}/").status_code == 405


def test_list_leads_to_the_same_list_as_json(kind: str) -> None:
    page = read(f"/{kind}/?page_size=7")

    assert f"/api/v1/{kind}/?page_size=7" in page.links()
    assert page.one("link", type="application/json").get("href") == f"/api/v1/{kind}/?page_size=7"


def test_list_that_can_not_be_read_leads_to_no_json(kind: str) -> None:
    assert not read(f"/{kind}/?page_size=none", 400).all("link", type="application/json")


def test_only_the_whole_list_is_for_search_engines(kind: str) -> None:
    whole, part = read(f"/{kind}/"), read(f"/{kind}/?q=bridge")

    assert whole.one("link", rel="canonical").get("href") == f"http://127.0.0.1:8000/{kind}/"
    assert part.one("meta", name="robots").get("content") == "noindex"


def test_list_takes_as_many_queries_with_six_records_as_with_three(kind: str, editor: User) -> None:
    make(kind, 3, editor)
    few = queries_of(f"/{kind}/")

    make(kind, 3, editor)

    # The page, how many there are, the values of facets, and the names of records among those; of either, their names
    # in the language of the page.
    with_names = {"claims", "claimants", "topics", "sources"}
    assert queries_of(f"/{kind}/") == few <= (6 if kind in with_names else 4)


def test_claim_in_list_shows_both_sides_and_each_question_by_itself(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    text = read("/claims/").section("results")

    assert "Some speaker (Some role) says so; " in text
    assert "Some contester says otherwise: Some grounds; " in text
    assert "Is it so? Some label, says Some checker" in text
    assert "Did they say it?" not in text


def test_claim_in_list_without_review_says_so(editor: User) -> None:
    make("claims", 1, editor)

    assert "Is it so? No review yet" in read("/claims/").section("results")


def test_source_in_list_that_was_retracted_is_marked(editor: User) -> None:
    source = factories.SourceFactory.create()
    publish(source, by=editor)
    retract(source, by=editor, on=date(2024, 5, 17), precision="day", note="Invented.")

    assert "Retracted by its publisher, 17 May 2024" in read("/sources/").section("results")


def test_list_since_a_day_says_what_is_new_and_leads_to_what_the_others_were_before(
    editor: User, time_machine: TimeMachineFixture
) -> None:
    old, new = factories.TopicFactory.create(), factories.TopicFactory.create()
    time_machine.move_to("2026-01-05T12:00:00Z", tick=False)
    publish(old, by=editor)
    time_machine.move_to("2026-02-05T12:00:00Z", tick=False)
    old.description = "More is known."
    old.save()
    publish(old, by=editor)
    publish(new, by=editor)

    page = read("/topics/?updated_after=2026-02-01")

    assert page.section("results").count("New since then") == 1
    assert f"/topics/{old.public_id}/?as_of=2026-02-01T00:00:00Z" in page.links()
    assert f"/topics/{new.public_id}/?as_of=2026-02-01T00:00:00Z" not in page.links()
    assert page.one("input", name="updated_after").get("value") == "1 February 2026"
    assert "More is known." not in read(f"/topics/{old.public_id}/{old.slug}/?as_of=2026-02-01T00:00:00Z").text


def test_list_takes_days_in_the_words_of_its_language_and_shows_them_so(editor: User) -> None:
    for day in (date(2024, 5, 1), date(2024, 6, 1)):
        said = factories.AttributionFactory.create(claim__text=f"Shut since {day}.", said_on=day)
        publish(said.claim, by=editor)

    page = read("/fr/claims/?said_after=mai+2024&said_before=mai+2024")

    assert "2024-05-01" in page.section("results")
    assert "2024-06-01" not in page.section("results")
    assert page.one("input", name="said_before").get("value") == "31 mai 2024"


def test_facets_are_one_link_away_for_who_goes_by_keyboard(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    links = [link.get("href") for link in read("/claims/").one("main").iter("a")]

    assert links[0] == "#narrow"


def test_list_since_a_moment_hands_it_on_unseen(editor: User) -> None:
    publish(factories.TopicFactory.create(), by=editor)

    page = read("/topics/?updated_after=2026-02-01T10:00:00Z")

    assert page.one("input", name="updated_after").get("type") == "hidden"


def test_page_beyond_the_last_says_so_and_leads_to_the_first(editor: User) -> None:
    make("claims", 2, editor)
    following = read("/claims/?page_size=1").one("a", rel="next").get("href", "").partition("cursor=")[2]
    last = read(f"/claims/?page_size=1&cursor={following}")
    assert not last.all("a", rel="next")

    page = read(f"/claims/?page_size=1&kind=opinion&cursor={following}")

    assert "There is nothing beyond the last page." in page.section("results")
    assert "/claims/?page_size=1&kind=opinion" in page.links()


def test_claim_in_list_names_those_who_say_so_before_those_who_relay_and_counts_the_others(editor: User) -> None:
    claim = factories.ClaimFactory.create()
    factories.AttributionFactory.create(claim=claim, claimant__name="Relay", stance=Stance.RELAYS)
    for number in range(7):
        factories.AttributionFactory.create(claim=claim, claimant__name=f"Speaker {number}")
    publish(claim, by=editor)

    text = read("/claims/").section("results")

    assert "Speaker 1, Speaker 2 and 4 others say so; Relay relays it" in text
    assert "Speaker 3" not in text
