"""What makes links in letters work, for whoever has the letter alone. Nothing of them is stored; none names an address.

A token is signed with the site's key, for one purpose and one subscription; once that is deleted it opens nothing,
not even where a restored database gives its key to another.
"""

from datetime import timedelta
from enum import Enum

from django.core import signing
from django.utils.crypto import constant_time_compare, salted_hmac

from factcheck.following.models import Subscription
from factcheck.language.localisation import canonical


class Purpose(Enum):
    """What a link is for; its value ends the name of its address."""

    CONFIRM = "confirm"
    STOP = "stop"
    YOURS = "yours"

    @property
    def lasts(self) -> timedelta | None:
        """For how long the link opens; None for ever, since letters are kept."""
        return {Purpose.CONFIRM: timedelta(hours=48), Purpose.YOURS: timedelta(days=7)}.get(self)


def token(subscription: Subscription, purpose: Purpose, *besides: str) -> str:
    """A token for a subscription, which carries some words besides."""
    return signing.dumps([subscription.pk, _state(subscription), *besides], salt=_salt(purpose))


def link(subscription: Subscription, purpose: Purpose, language: str, *besides: str) -> str:
    """The whole address of a page that only the letter opens."""
    # In the query, which no line of the log names.
    return canonical(f"/follow/{purpose.value}/?t={token(subscription, purpose, *besides)}", language)


def opened(given: str, purpose: Purpose) -> tuple[Subscription, list[str]] | None:
    """The subscription that a token is for, and what it carries; None where it was never made, is over or deleted."""
    try:
        key, state, *besides = signing.loads(given, salt=_salt(purpose), max_age=purpose.lasts)
    except signing.BadSignature:
        return None
    found = Subscription.objects.filter(pk=key).first()
    return (found, besides) if found is not None and constant_time_compare(state, _state(found)) else None


def is_ours(given: str, purpose: Purpose) -> bool:
    """Whether this site made the token, though what it was for may be deleted."""
    try:
        signing.loads(given, salt=_salt(purpose), max_age=purpose.lasts)
    except signing.BadSignature:
        return False
    return True


def _state(subscription: Subscription) -> str:
    said = f"{subscription.pk} {subscription.address} {subscription.path}"
    return salted_hmac("factcheck.following", said, algorithm="sha256").hexdigest()[:32]


def _salt(purpose: Purpose) -> str:
    return f"factcheck.following.{purpose.value}"
