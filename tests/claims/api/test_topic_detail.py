from tests import factories
from tests.api.common import DetailTests


class TestTopicDetail(DetailTests):
    path = "topics"
    kind = "topic"
    make = factories.TopicFactory.create
