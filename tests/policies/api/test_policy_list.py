import pytest
from django.contrib.auth.models import User

from factcheck.policies.models import Policy
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import ListTests, errors_of, ids


class TestPolicyList(ListTests):
    path = "policies"
    kind = "policy"

    def make(self) -> Policy:
        return factories.PolicyFactory.create()


@pytest.mark.django_db
def test_policies_filtered_by_subject_language_and_words(editor: User) -> None:
    funding = factories.PolicyFactory.create(subject="funding", language="fr", body="Qui paie")
    for policy in (funding, factories.PolicyFactory.create()):
        publish(policy, by=editor)

    found = [ids(f"policies/?{query}") for query in ("subject=funding", "language=fr", "q=paie")]

    assert found == [[funding.public_id]] * 3


@pytest.mark.django_db
def test_policies_on_an_unknown_subject_are_400() -> None:
    assert set(errors_of("policies/?subject=weather")) == {"subject"}
