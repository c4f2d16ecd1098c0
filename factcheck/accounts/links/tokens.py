"""What makes a link that opens one account once, for a time. Nothing of it is stored.

A token is signed with the site's key, and says which account it is for and what that account was then: once its
password, its address or its last sign-in is another, or the time is over, it opens nothing.
"""

from datetime import timedelta
from enum import Enum

from django.conf import settings
from django.contrib.auth.models import User
from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac


class Purpose(Enum):
    """What a link is for; its value names the address."""

    INVITATION = "invitation"
    RESET = "password_link"

    @property
    def lasts(self) -> timedelta:
        """For how long the link opens."""
        return timedelta(days=7) if self is Purpose.INVITATION else timedelta(hours=2)


def link(account: User, purpose: Purpose) -> str:
    """The whole address, on the site's own host whatever host was asked."""
    token = signing.dumps([account.pk, _state(account)], salt=_salt(purpose))
    return f"{settings.SITE_URL}{reverse(purpose.value, args=[token])}"


def account_of(token: str, purpose: Purpose) -> User | None:
    """The account that the token of a link opens; None once it is used or over, or where it was never made."""
    try:
        key, state = signing.loads(token, salt=_salt(purpose), max_age=purpose.lasts)
    except signing.BadSignature:
        return None
    account = User.objects.filter(pk=key, is_active=True, is_staff=True).first()
    return account if account is not None and constant_time_compare(state, _state(account)) else None


def _state(account: User) -> str:
    said = f"{account.pk} {account.password} {account.last_login} {account.email}"
    return salted_hmac("factcheck.accounts.links", said, algorithm="sha256").hexdigest()


def _salt(purpose: Purpose) -> str:
    return f"factcheck.accounts.links.{purpose.value}"
