"""An editor signed in at the desk."""

import pytest
from django.contrib.auth.models import User
from django.test import Client


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """The browser of an editor who may do everything."""
    client.force_login(editor)
    return client
