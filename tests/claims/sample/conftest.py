"""The sample as readers get it, loaded once for each file of tests."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from claims.sample.loader import load_sample
from factcheck.publishing.canonical import Document
from factcheck.publishing.models import PublicRecord


@pytest.fixture(scope="module")
def documents(django_db_setup: Any, django_db_blocker: DjangoDbBlocker) -> dict[str, Document]:
    """The documents of the sample's live claims by their slugs; nothing of it stays in the database."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_sample(by=User.objects.create_user("editor"))
        found = {record.slug: record.data for record in PublicRecord.objects.of_kind("claim")}
        transaction.set_rollback(True)
    return found
