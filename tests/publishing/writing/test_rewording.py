"""Rows of before get the terms that documents make now."""

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factcheck.publishing.models import PublicRecord
from factcheck.publishing.writing.actions import publish
from factcheck.publishing.writing.rewording import reword
from tests import factories

pytestmark = pytest.mark.django_db


def terms() -> dict[int, str]:
    return dict(PublicRecord.objects.values_list("pk", "search_text"))


def test_reword_gives_each_row_the_terms_that_publishing_gave(editor: User) -> None:
    publish(factories.PublishableClaimFactory.create(text="Some text"), by=editor)
    published = terms()
    PublicRecord.objects.update(search_text="stale")

    reword(PublicRecord)

    assert terms() == published
    assert PublicRecord.objects.of_kind("claim").matching("texts").exists()


def test_reword_takes_as_many_queries_for_many_rows(editor: User) -> None:
    publish(factories.PublishableClaimFactory.create(), by=editor)
    with CaptureQueriesContext(connection) as few:
        reword(PublicRecord)
    publish(factories.PublishableClaimFactory.create(), by=editor)

    with CaptureQueriesContext(connection) as more:
        reword(PublicRecord)

    assert len(more) == len(few)
