from tests import factories
from tests.api.common import DetailTests


class TestPublisherDetail(DetailTests):
    path = "publishers"
    kind = "publisher"
    make = factories.PublisherFactory.create
