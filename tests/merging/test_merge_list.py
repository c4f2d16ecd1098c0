"""The list of merges at the desk."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.merging.models import Merge
from tests.factories import ClaimantFactory, PublisherFactory
from tests.merging.two_people import merge, undo_merge

pytestmark = pytest.mark.django_db
MERGES = "/admin/merging/merge/"


@pytest.mark.parametrize(
    ("query", "kinds"),
    [("", ["claimant", "publisher"]), ("?kind=claimant", ["claimant"]), ("?undone_at__isempty=1", ["publisher"])],
)
def test_list_shows_the_merges_that_its_filters_ask_for(
    query: str, kinds: list[str], client: Client, editor: User
) -> None:
    claimants, publishers = ClaimantFactory.create_batch(2), PublisherFactory.create_batch(2)
    undo_merge(merge(claimants[0], into=claimants[1], by=editor), by=editor)
    merge(publishers[0], into=publishers[1], by=editor)
    client.force_login(editor)

    response = client.get(f"{MERGES}{query}")

    assert sorted(row.kind for row in response.context["cl"].result_list) == kinds
    assert Merge.objects.count() == 2
