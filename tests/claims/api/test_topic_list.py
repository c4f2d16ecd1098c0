import pytest
from django.contrib.auth.models import User

from claims.models import Topic
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import ListTests, errors_of, ids


class TestTopicList(ListTests):
    path = "topics"
    kind = "topic"

    def make(self) -> Topic:
        return factories.TopicFactory.create()


@pytest.mark.django_db
def test_topics_filtered_by_parent_and_words(editor: User) -> None:
    topic = factories.TopicFactory.create(name="Exodus", parent=factories.TopicFactory.create(slug="war"))
    publish(topic, by=editor)

    assert ids("topics/?parent=war") == ids("topics/?q=exod") == [topic.public_id]
    assert len(ids("topics/")) == 2


@pytest.mark.django_db
def test_topics_of_an_unknown_parent_are_400() -> None:
    assert errors_of("topics/?parent=war") == {"parent": ["There is nothing of this kind with the id or slug “war”."]}
