"""Pages of records as the public read them at an earlier moment."""

from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote

import pytest
import time_machine
from django.contrib.auth.models import User
from django.test import Client

from factcheck.merging.actions import merge
from factcheck.publishing.addresses import page_path
from factcheck.publishing.models import Publishable
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.kinds import FACTORY_OF, renamed
from tests.reader import queries_of, read
from tests.sweeping import rest_in_sweeps

pytestmark = pytest.mark.django_db

START = datetime(2026, 1, 30, 12, tzinfo=UTC)
FIRST_DAY = "2026-01-30"


def on_day(number: int) -> Any:
    """Let it be noon on that day of the story, from 0."""
    return time_machine.travel(START + timedelta(days=number), tick=False)


@pytest.fixture(params=FACTORY_OF)
def record(request: pytest.FixtureRequest, editor: User) -> Publishable:
    """A record of each kind that was published, and two days later again under another name."""
    made: Publishable = FACTORY_OF[request.param].create(slug="before")
    with on_day(0):
        renamed(made, "The name before")
        publish(made, by=editor)
    with on_day(2):
        renamed(made, "The name after")
        publish(made, by=editor)
    return made


def path_of(record: Publishable, slug: str = "before/") -> str:
    return page_path(record.record_kind, record.public_id) + slug


def test_page_as_of_a_day_shows_what_was_public_at_its_end_and_says_so(record: Publishable) -> None:
    page = read(f"{path_of(record)}?as_of=2026-01-31")

    assert "The name before" in page.text
    assert "The name after" not in page.text
    assert "As the public read it on 31 January 2026." in page.section("as-of")
    assert page.html.index("As the public read it") < page.html.index("<h1")
    assert path_of(record) in page.links()


def test_page_as_of_a_moment_shows_what_was_public_then(record: Publishable) -> None:
    page = read(f"{path_of(record)}?as_of=2026-02-01T12:00:00.000001%2B00:00")

    assert "The name after" in page.text
    assert "1 February 2026, 12:00 UTC" in page.section("as-of")


def test_page_as_of_is_not_indexed_and_leads_to_its_own_json(record: Publishable) -> None:
    page = read(f"{path_of(record)}?as_of=2026-01-31")

    assert page.one("meta", name="robots").get("content") == "noindex"
    assert not page.all("link", rel="canonical")
    assert f"/api/v1{path_of(record, '')}?as_of=2026-01-31" in page.links()
    assert page.response["Cache-Control"] == "public, no-cache"
    assert page.response["ETag"]


def test_page_without_as_of_says_nothing_of_it(record: Publishable) -> None:
    for query in ("", "?as_of="):
        page = read(path_of(record) + query)
        assert not page.all("section", class_="as-of")
        assert page.all("link", rel="canonical")


def test_page_as_of_a_day_redirects_to_the_slug_of_then(editor: User) -> None:
    topic = factories.TopicFactory.create(slug="old-slug")
    with on_day(0):
        publish(topic, by=editor)
    topic.slug = "new-slug"
    topic.save()
    publish(topic, by=editor)

    response = Client().get(f"{path_of(topic, 'new-slug/')}?as_of=2026-01-31")

    assert response["Location"] == f"{path_of(topic, 'old-slug/')}?as_of=2026-01-31"
    assert "As the public read it" in read(response["Location"]).text


@pytest.mark.parametrize(
    "moment",
    [
        "0000-00-00",
        "2026-02-30",
        "9999-12-31T23:59:59.999999+99:99",
        "2026-01-31T12:00:00",
        "2026-01-31 12:00",
        "yesterday",
        "1",
        "-1",
        "٢٠٢٦-٠١-٣١",
        "\0",
        "2026-01-31\0",
        "<script>alert(1)</script>",
        "x" * 10_000,
        "0001-01-01T00:00:00+23:59",
        "2026-01-31&as_of=2026-01-30",
        "9999-12-31",
        "9999-12-31T23:59:59Z",
    ],
)
def test_page_as_of_no_moment_that_has_passed_is_a_bad_request(moment: str, editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)

    page = read(f"{path_of(topic, f'{topic.slug}/')}?as_of={quote(moment, safe='&=')}", 400)

    assert path_of(topic, f"{topic.slug}/") in page.links()
    assert any(word in page.text for word in ("Write as_of", "has not passed", "one moment only"))


def test_page_as_of_today_is_a_bad_request_until_the_day_is_over(editor: User) -> None:
    topic = factories.TopicFactory.create(slug="before")
    with on_day(0):
        publish(topic, by=editor)
        assert "has not passed yet" in read(f"{path_of(topic)}?as_of={FIRST_DAY}", 400).text

    assert "As the public read it" in read(f"{path_of(topic)}?as_of={FIRST_DAY}").text


@pytest.mark.parametrize("moment", rest_in_sweeps(["2026-01-29", "0001-01-01", "1000-01-01T00:00:00Z"]))
def test_page_as_of_before_the_first_publication_says_when_that_was(record: Publishable, moment: str) -> None:
    page = read(f"{path_of(record)}?as_of={moment}", 404)

    assert "It was first published on 30 January 2026, 12:00 UTC" in page.text
    assert "Perhaps a letter is missing?" not in page.text
    assert path_of(record) in page.links()
    assert "The name" not in page.text


def test_page_as_of_a_time_before_a_withdrawal_is_gone_and_says_why(record: Publishable, editor: User) -> None:
    withdraw(record, by=editor, note="Mistaken identity.")

    page = read(f"{path_of(record)}?as_of=2026-01-31", 410)

    assert "Mistaken identity." in page.text
    assert "It was first published on 30 January 2026" in page.text
    assert "The name" not in page.text


def test_page_as_of_shows_what_was_merged_since_and_leads_on_after_that(editor: User) -> None:
    loser, winner = factories.ClaimantFactory.create(slug="before"), factories.ClaimantFactory.create()
    with on_day(0):
        publish(loser, by=editor)
        publish(winner, by=editor)
    with on_day(2):
        merge(loser, into=winner, by=editor, note="The same.")

    assert loser.name in read(f"{path_of(loser)}?as_of=2026-01-31").text
    response = Client().get(f"{path_of(loser)}?as_of=2026-02-02")
    assert response["Location"] == f"{path_of(winner, '')}?as_of=2026-02-02"


def topic_with_claims(number: int, editor: User) -> Any:
    topic = factories.TopicFactory.create(slug="before")
    claims = [factories.ClaimFactory.create(text=f"Claim {index} before.") for index in range(number)]
    for claim in claims:
        claim.topics.add(topic)
        with on_day(0):
            publish(claim, by=editor)
    for claim in claims:
        renamed(claim, claim.text.replace("before", "after"))
        with on_day(2):
            publish(claim, by=editor)
    return topic


def test_page_as_of_lists_what_pointed_at_the_record_then(editor: User) -> None:
    topic = topic_with_claims(2, editor)
    late = factories.ClaimFactory.create(text="A late claim.")
    late.topics.add(topic)
    publish(late, by=editor)

    page = read(f"{path_of(topic)}?as_of=2026-01-31")

    assert "Claim 0 before." in page.text
    assert "Claim 1 before." in page.text
    assert "after." not in page.text
    assert "A late claim." not in page.text


def test_page_as_of_takes_as_many_queries_with_many_claims_as_with_few(editor: User) -> None:
    topic = topic_with_claims(2, editor)
    few = queries_of(f"{path_of(topic)}?as_of=2026-01-31")
    for number in range(5):
        claim = factories.ClaimFactory.create(text=f"Another {number}")
        claim.topics.add(topic)
        with on_day(3):
            publish(claim, by=editor)

    assert queries_of(f"{path_of(topic)}?as_of=2026-02-03") == few
    assert "Another 4" in read(f"{path_of(topic)}?as_of=2026-02-03").text


def test_review_page_as_of_a_day_shows_the_review_as_it_was(editor: User) -> None:
    review = factories.ReviewFactory.create(title="Title before")
    with on_day(0):
        publish(review.claim, by=editor)
    review.title = "Title after"
    review.save()
    publish(review.claim, by=editor)
    path = f"/reviews/{review.public_id}/"

    page = read(f"{path}?as_of=2026-01-31")

    assert "Title before" in page.text
    assert f"/api/v1{path}?as_of=2026-01-31" in page.links()
    assert "Title after" in read(path).text
    assert "was not public at that moment" in read(f"{path}?as_of=2026-01-01", 404).text


def test_page_as_of_in_another_language_keeps_to_it(editor: User) -> None:
    topic = factories.TopicFactory.create(slug="before")
    with on_day(0):
        publish(topic, by=editor)

    page = read(f"/fr{path_of(topic)}?as_of=2026-01-31")

    assert f"/fr{path_of(topic)}" in page.links()
    assert page.one("html").get("lang") == "fr"


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_page_as_of_refuses_to_be_written_to(method: str, editor: User) -> None:
    topic = factories.TopicFactory.create(slug="before")
    publish(topic, by=editor)

    assert getattr(Client(), method)(f"{path_of(topic)}?as_of=2026-01-31").status_code == 405
