from sources.models import Publisher
from tests import factories
from tests.api.common import DetailTests


class TestPublisherDetail(DetailTests):
    path = "publishers"
    kind = "publisher"

    def make(self) -> Publisher:
        return factories.PublisherFactory.create()
