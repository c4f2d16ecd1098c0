from tests import factories
from tests.api.common import DetailTests


class TestClaimantDetail(DetailTests):
    path = "claimants"
    kind = "claimant"
    make = factories.ClaimantFactory.create
