from claims.models import Claimant
from tests import factories
from tests.api.common import DetailTests


class TestClaimantDetail(DetailTests):
    path = "claimants"
    kind = "claimant"

    def make(self) -> Claimant:
        return factories.ClaimantFactory.create()
