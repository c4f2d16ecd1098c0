"""People of every role, signed in at the desk."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import User
from django.test import Client

from factcheck.workflow.roles import EDITOR, SENIOR_EDITOR
from tests.workflow.people import person

SignIn = Callable[[str], Client]


@pytest.fixture
def sign_in(db: None) -> SignIn:
    """Signs somebody of a role in: `sign_in(EDITOR)`."""

    def browser(role: str) -> Client:
        client = Client()
        client.force_login(User.objects.filter(username=(role or "nobody").lower()).first() or person(role))
        return client

    return browser


@pytest.fixture
def anna(db: None) -> User:
    """An editor."""
    return person(EDITOR, "anna")


@pytest.fixture
def paul(db: None) -> User:
    """A publisher."""
    return person(SENIOR_EDITOR, "paul")
