from claims.models import Topic
from tests import factories
from tests.api.common import DetailTests


class TestTopicDetail(DetailTests):
    path = "topics"
    kind = "topic"

    def make(self) -> Topic:
        return factories.TopicFactory.create()
