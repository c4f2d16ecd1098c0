import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.publishing.reading.public_state import Now
from factcheck.publishing.writing.actions import publish
from tests import factories

pytestmark = pytest.mark.django_db


def test_documents_pointing_to_any_are_each_given_once_the_latest_first(editor: User) -> None:
    one, other = factories.PublishableClaimFactory.create(), factories.PublishableClaimFactory.create()
    both, later = factories.PublishableClaimFactory.create(), factories.PublishableClaimFactory.create()
    for claim, linked in ((both, one), (both, other), (later, other)):
        factories.PublishableLinkFactory.create(claim=claim, other=linked)
    for claim in (one, other, both, later):
        publish(claim, by=editor)

    with CaptureQueriesContext(connection) as queries:
        found = Now().documents_pointing_to_any("claim", "claim", [one.public_id, other.public_id], 5)

    assert [document["id"] for document in found] == [later.public_id, both.public_id]
    assert len(queries) == 1


def test_documents_pointing_to_any_are_no_more_than_asked_for(editor: User) -> None:
    other = factories.PublishableClaimFactory.create()
    publish(other, by=editor)
    for _ in range(3):
        publish(factories.PublishableLinkFactory.create(other=other).claim, by=editor)

    assert len(Now().documents_pointing_to_any("claim", "claim", [other.public_id], 2)) == 2


def test_documents_pointing_to_any_of_nothing_are_none() -> None:
    assert Now().documents_pointing_to_any("claim", "claim", [], 5) == []
