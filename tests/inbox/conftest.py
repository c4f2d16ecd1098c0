"""Nobody has written too often yet."""

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client


@pytest.fixture(autouse=True)
def no_earlier_messages(db: None) -> None:
    cache.clear()


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """The browser of someone who may do everything."""
    client.force_login(editor)
    return client
