"""Editors of several sorts, signed in at the desk."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Permission, User
from django.test import Client

SignIn = Callable[..., Client]


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """The browser of an editor who may do everything."""
    client.force_login(editor)
    return client


@pytest.fixture
def staff(db: None) -> SignIn:
    """Signs someone in who has just these permissions, such as `staff("change_claim", "publish")`."""

    def sign_in(*codenames: str) -> Client:
        user = User.objects.create_user("someone", is_staff=True)
        user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
        client = Client()
        client.force_login(user)
        return client

    return sign_in
