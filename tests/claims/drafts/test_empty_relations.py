"""What drafts have no rows in is not asked for, and what they have is read whole."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from claims.drafts.documents import claim_templates
from tests import factories
from tests.records import whole_claim

pytestmark = pytest.mark.django_db


def test_claim_with_nothing_said_of_it_takes_two_queries() -> None:
    ids = [factories.ClaimFactory.create().public_id for _ in range(3)]

    with CaptureQueriesContext(connection) as queries:
        templates = claim_templates(ids)

    assert len(queries) == 2
    assert [templates[id_]["attributions"] for id_ in ids] == [[], [], []]


def test_claim_read_beside_others_says_what_it_says_alone() -> None:
    whole, bare = whole_claim().public_id, factories.ClaimFactory.create().public_id
    said = factories.AttributionFactory.create().claim.public_id

    together = claim_templates([whole, bare, said])

    assert together == claim_templates([whole]) | claim_templates([bare]) | claim_templates([said])
    assert all(together[whole][name] for name in ("topics", "links", "attributions", "rebuttals", "reviews"))
    assert [len(together[id_]["attributions"]) for id_ in (bare, said)] == [0, 1]
