"""The feed of everything in schema.org's words."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from factcheck.linked import feed
from factcheck.linked.terms import plain
from factcheck.publishing.canonical import Document
from factcheck.publishing.models import PublicRecord, Revision
from factcheck.publishing.writing.actions import publish, withdraw
from tests import factories
from tests.api.common import EndpointTests, errors_of, get, queries_of
from tests.records import whole_claim

STAMPS = {"first_published_at", "updated_at", "revision", "corrections"}


def items(query: str = "") -> list[Any]:
    answer = get(f"datafeed/{query}")
    assert answer.status_code == 200, answer.content
    return list(answer.json()["dataFeedElement"])


def records(found: list[Any]) -> list[Document]:
    """The whole records of entries, as an importer reads them."""
    nodes = [item["item"][0] if isinstance(item["item"], list) else item["item"] for item in found]
    return [plain(node["factcheck:record"]) for node in nodes]


class TestDataFeed(EndpointTests):
    def address(self, editor: User) -> str:
        publish(whole_claim(), by=editor)
        return "datafeed/"

    def test_wrong_accept_is_406_and_linked_data_may_be_asked_for(self, editor: User) -> None:
        answer = get(self.address(editor), Accept="application/ld+json")

        assert (answer.status_code, answer["Content-Type"]) == (200, "application/ld+json")

    def test_feed_has_every_record_whole(self, editor: User) -> None:
        publish(whole_claim(), by=editor)
        owners = PublicRecord.objects.filter(part_of="")
        documents = {row.record_id: row.data for row in owners}

        found = {record["id"]: record for record in records(items())}

        assert found.keys() == documents.keys()
        for record_id, record in found.items():
            assert record == {name: value for name, value in documents[record_id].items() if name not in STAMPS}

    def test_feed_has_a_claim_review_beside_the_claim(self, editor: User) -> None:
        claim = whole_claim()
        publish(claim, by=editor)

        [entry] = [item for item in items() if isinstance(item["item"], list)]

        types = [node["@type"] for node in entry["item"]]
        assert types == ["Claim", "ClaimReview", "ClaimReview"]
        assert entry["dateModified"] == records([entry])[0].get("updated_at", entry["dateCreated"])

    def test_feed_leads_from_page_to_page_kind_by_kind(self, editor: User) -> None:
        publish(whole_claim(), by=editor)
        whole = items("?page_size=200")

        found, address = [], "/api/v1/datafeed/?page_size=3"
        while address:
            page = Client().get(address).json()
            assert len(page["dataFeedElement"]) <= 3
            found += page["dataFeedElement"]
            address = page.get("factcheck:next", "")

        assert found == whole
        kinds = list(dict.fromkeys(record["type"] for record in records(whole)))
        assert kinds == ["publisher", "source", "media_object", "claimant", "topic", "claim"]

    def test_feed_leaves_out_what_was_withdrawn(self, editor: User) -> None:
        topic = factories.TopicFactory.create()
        publish(topic, by=editor)
        assert len(items()) == 1

        withdraw(topic, by=editor, note="Entered twice.")

        assert items() == []

    def test_feed_without_history_says_nothing_of_when_and_keeps_saying_so(self, editor: User) -> None:
        publish(whole_claim(), by=editor)

        page = get("datafeed/?history=no&page_size=1").json()

        assert page["factcheck:next"].endswith("page_size=1&history=no")
        assert "dateModified" not in page
        assert [set(item) for item in page["dataFeedElement"]] == [{"@type", "item"}]
        moments = [str(time.year) for time in Revision.objects.values_list("time", flat=True)]
        assert moments[0] not in json.dumps(page["dataFeedElement"])

    def test_feed_takes_as_many_queries_for_many_records(self, editor: User) -> None:
        publish(whole_claim(), by=editor)
        few = queries_of("datafeed/?page_size=200")
        for _ in range(3):
            publish(factories.AttributionFactory.create().claim, by=editor)
            publish(factories.ReviewFactory.create().claim, by=editor)

        assert queries_of("datafeed/?page_size=200") == few

    @pytest.mark.parametrize(
        ("query", "name"),
        [
            *(("page_size=0", "page_size"), ("page_size=201", "page_size"), (f"page_size={'9' * 30}", "page_size")),
            *(("after=claim", "after"), ("after=claim.", "after"), ("after=quagga.zzzzzzzzzzzz", "after")),
            *(("after=%00", "after"), ("after=revision.zzzzzzzzzzzz", "after"), ("history=perhaps", "history")),
            *(("colour=red", "colour"), ("history=no&history=no", "history")),
        ],
    )
    def test_feed_that_makes_no_sense_is_a_problem_at_the_parameter(self, query: str, name: str) -> None:
        assert list(errors_of(f"datafeed/?{query}")) == [name]


@pytest.mark.django_db
def test_command_writes_the_pages_as_one_feed_and_the_same_bytes_again(editor: User, tmp_path: Path) -> None:
    publish(whole_claim(), by=editor)
    files = [tmp_path / name for name in ("one.json", "two.json")]

    for file in files:
        call_command("datafeed", file, verbosity=0)

    written = json.loads(files[0].read_bytes())
    assert written == get("datafeed/?page_size=200").json()
    assert files[0].read_bytes() == files[1].read_bytes()
    assert sorted(tmp_path.iterdir()) == files


@pytest.mark.django_db
def test_command_without_history_is_the_same_in_whatever_order_records_were_published(
    editor: User, tmp_path: Path
) -> None:
    topics = [factories.TopicFactory.create(name=f"Topic {number}") for number in range(3)]
    for topic in topics:
        publish(topic, by=editor)
    before = b"".join(feed.whole(history=False))

    for topic in reversed(topics):
        topic.description = "Another."
        topic.save()
        publish(topic, by=editor)
        topic.description = ""
        topic.save()
        publish(topic, by=editor)

    assert b"".join(feed.whole(history=False)) == before


@pytest.mark.django_db
def test_command_that_can_not_write_says_so(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="can't be written"):
        call_command("datafeed", tmp_path / "nowhere" / "feed.json")


@pytest.mark.django_db
def test_feed_of_an_empty_site_is_empty() -> None:
    assert json.loads(b"".join(feed.whole(history=True)))["dataFeedElement"] == items() == []


def test_vocabulary_explains_every_term_of_the_api_at_its_anchor() -> None:
    page = Client().get("/api/v1/vocabulary/").content.decode()

    for name in ("record", "grounds", "via", "counter_claim", "draws_on", "reply_asked_on", "steps", "quantity"):
        assert f'<dt id="{name}">' in page
    assert "The id of the attribution through which alone this one is known." in page


@pytest.mark.django_db
def test_robots_and_heads_of_pages_lead_to_the_feed() -> None:
    assert "Allow: /api/v1/datafeed/" in Client().get("/robots.txt").content.decode()
    assert 'href="/api/v1/datafeed/"' in Client().get("/fr/claims/").content.decode()
