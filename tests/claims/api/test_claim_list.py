import pytest
from django.contrib.auth.models import User

from claims.models import Claim
from factcheck.publishing.writing.actions import publish
from tests import factories
from tests.api.common import ORDERINGS, ListTests, errors_of, get, ids


class TestClaimList(ListTests):
    path = "claims"
    kind = "claim"

    def make(self) -> Claim:
        return factories.AttributionFactory.create().claim


@pytest.mark.django_db
def test_filter_of_several_topics_means_any_of_them(editor: User) -> None:
    claims = [factories.ClaimFactory.create() for _ in range(3)]
    for number, claim in enumerate(claims):
        claim.topics.add(factories.TopicFactory.create(slug=f"topic-{number}"))
        publish(claim, by=editor)

    assert ids("claims/?topic=topic-0&topic=topic-2") == [claims[2].public_id, claims[0].public_id]
    assert ids("claims/?topic=topic-0&topic=topic-2&ordering=updated_at&page_size=1") == [claims[0].public_id]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "query", ["", "disputed=no", "topic=busy", "topic=busy&disputed=no", "kind=factual&kind=opinion"]
)
def test_filtered_list_pages_through_all_that_pass_once_in_every_order(editor: User, query: str) -> None:
    topic = factories.TopicFactory.create(slug="busy")
    claims = [factories.ClaimFactory.create() for _ in range(5)]
    for claim in claims:
        claim.topics.add(topic)
        publish(claim, by=editor)
    # Changed last, published first.
    claims[0].text = "Another wording."
    claims[0].save()
    publish(claims[0], by=editor)

    for ordering in ORDERINGS:
        order = claims if "first" in ordering else [*claims[1:], claims[0]]
        expected = [claim.public_id for claim in (order if ordering[0] != "-" else order[::-1])]
        assert _paged(f"claims/?{query}&ordering={ordering}&page_size=2") == expected, ordering


def _paged(address: str) -> list[str]:
    """The ids on all pages of a list, in order."""
    seen = []
    while address:
        page = get(address).json()
        seen += [entry["id"] for entry in page["results"]]
        address = (page["next"] or "").removeprefix("http://127.0.0.1:8000/api/v1/")
    return seen


@pytest.mark.django_db
def test_bad_values_are_all_named_at_once() -> None:
    errors = errors_of("claims/?kind=lie&page_size=0&colour=red&ordering=x&topic=none")

    assert set(errors) == {"kind", "page_size", "colour", "ordering", "topic"}
