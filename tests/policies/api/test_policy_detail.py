from factcheck.policies.models import Policy
from tests import factories
from tests.api.common import DetailTests


class TestPolicyDetail(DetailTests):
    path = "policies"
    kind = "policy"

    def make(self) -> Policy:
        return factories.PolicyFactory.create()
