"""Staff with and without a second factor."""

import time
from typing import NamedTuple

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client

PASSWORD = "a-password-for-tests"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


class Factor(NamedTuple):
    """What someone has besides a password."""

    codes: list[str]
    secret: str = SECRET


@pytest.fixture(autouse=True)
def no_earlier_tries(db: None) -> None:
    cache.clear()


def code_now(secret: str = SECRET) -> str:
    """What an authenticator app shows at this moment."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def give_factor(user: User) -> Factor:
    """Give `user` an authenticator app and recovery codes."""
    TOTP.activate(user, SECRET)
    return Factor(RecoveryCodes.activate(user).get_unused_codes())


@pytest.fixture
def factor(editor: User) -> Factor:
    """The second factor of the editor."""
    return give_factor(editor)


def sign_in(client: Client, username: str = "editor", password: str = PASSWORD, **extra: str) -> bool:
    """Give a password; whether that was right, though a second factor may still be asked for."""
    given = {"login": username, "password": password}
    return client.post("/accounts/login/", given, **extra).status_code == 302  # type: ignore[arg-type]


def confirm(client: Client) -> None:
    """Give the password once more, as pages ask that change how one gets in."""
    assert client.post("/accounts/reauthenticate/", {"password": PASSWORD}).status_code == 302


def has_factor(user: User) -> bool:
    """Whether an authenticator app or a recovery code is set up."""
    return bool(Authenticator.objects.filter(user=user).exists())
