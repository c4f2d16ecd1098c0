import pytest
from django.contrib.auth.models import User

from claims.models import Claim, Topic
from factcheck.publishing.actions import publish
from tests import factories
from tests.reader import queries_of, read
from tests.records import missing, whole_claim

pytestmark = pytest.mark.django_db


def path_of(topic: Topic) -> str:
    return f"/topics/{topic.public_id}/{topic.slug}/"


def claim_about(topic: Topic) -> Claim:
    claim = factories.ClaimFactory.create()
    claim.topics.add(topic)
    return claim


def test_topic_page_shows_all_that_the_topic_has(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    page = read(path_of(Topic.objects.get(name="Some topic")))

    assert missing(page.text, "topic subject parent text") == []


def test_topic_page_lists_the_topics_within_it(editor: User) -> None:
    publish(whole_claim("Some"), by=editor)

    page = read(path_of(Topic.objects.get(name="Some parent")))

    assert "Some topic" in page.section("subtopics")


def test_topic_page_without_claims_says_so(editor: User) -> None:
    topic = factories.TopicFactory.create()
    publish(topic, by=editor)

    assert "No claim of this topic has been published yet." in read(path_of(topic)).section("claims")


def test_topic_page_takes_as_many_queries_with_fifty_claims_as_with_ten(editor: User) -> None:
    topic = factories.TopicFactory.create()
    for _ in range(10):
        publish(claim_about(topic), by=editor)
    few = queries_of(path_of(topic))

    for _ in range(40):
        publish(claim_about(topic), by=editor)

    assert queries_of(path_of(topic)) == few == 3
