"""What is written of followers: only what they ask for themselves, by a form or by a link in a letter."""

from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from factcheck.editing.rows import locked, save_valid, stored
from factcheck.following import tokens
from factcheck.following.followed import titles_of
from factcheck.following.models import Subscription
from factcheck.following.rounds import head
from factcheck.following.tasks import forget_later, mail_confirmation, mail_overview
from factcheck.following.tokens import Purpose
from factcheck.following.vocabulary import Frequency


class Offer(NamedTuple):
    """What a letter offered, or what was agreed: the path of what is followed, how often, and the link to all of it."""

    path: str
    often: str
    yours: str


@dataclass(frozen=True)
class Owner:
    """Whoever has a letter to an address: may see and end all that it follows. The address itself is not told."""

    _address: str

    def follows(self) -> list[dict[str, Any]]:
        """All that the address follows, or was asked to: what, how often, whether that was confirmed, and a key."""
        rows = list(Subscription.objects.filter(address=self._address))
        titles = titles_of(row.path for row in rows)
        return [
            {"key": row.pk, "title": titles[row.path], "often": row.get_frequency_display(), "path": row.path}
            | {"is_confirmed": row.confirmed_at is not None}
            for row in rows
        ]

    def token(self) -> str:
        """A new token that opens the same; "" where nothing is followed any more."""
        row = Subscription.objects.filter(address=self._address).first()
        return tokens.token(row, Purpose.YOURS) if row else ""

    def stop(self, key: str) -> None:
        """Delete one of them; nothing where the key is none of theirs."""
        if key.isascii() and key.isdecimal():
            Subscription.objects.filter(address=self._address, pk=key[:18]).delete()

    def stop_all(self) -> None:
        """Delete all that is kept of the address."""
        Subscription.objects.filter(address=self._address).delete()


@transaction.atomic
def subscribe(*, address: str, path: str, language: str, frequency: str) -> None:
    """Mail an address that a form has checked a link that confirms; what it follows already stays as it is so far."""
    # Two at once may ask for the same.
    row, _made = Subscription.objects.get_or_create(
        address=_normalised(address), path=path, defaults={"language": language, "frequency": frequency}
    )
    Subscription.objects.filter(pk=row.pk, confirmed_at=None).update(asked_at=timezone.now())
    forget_later()
    mail_confirmation.enqueue(row.pk, frequency, language)


def offered(token: str) -> Offer | None:
    """What the link of a first letter offers; None where it is over."""
    found = tokens.opened(token, Purpose.CONFIRM)
    return _offer(found[0], *found[1]) if found else None


@transaction.atomic
def confirm(token: str) -> Offer | None:
    """Begin to mail as the letter offered; what is published from now on. None where the link is over."""
    found = tokens.opened(token, Purpose.CONFIRM)
    # It may be stopped, or told of something, meanwhile.
    row = locked(stored(found[0])) if found else None
    if found is None or row is None:
        return None
    frequency, language = found[1]
    if row.confirmed_at is None:
        row.confirmed_at, row.seen = timezone.now(), head()
    row.frequency, row.language = frequency, language
    save_valid(row, update_fields=["confirmed_at", "seen", "frequency", "language"])
    return _offer(row, frequency, language)


def path_stopped_by(token: str) -> str | None:
    """The path of what the link of a letter ends; None where that has ended already, or the link is none of ours."""
    found = tokens.opened(token, Purpose.STOP)
    return found[0].path if found else None


def is_ours(token: str) -> bool:
    """Whether the link that ends letters was in one of ours."""
    return tokens.is_ours(token, Purpose.STOP)


def stop(token: str) -> None:
    """Delete what one letter was about; that it is deleted already changes nothing."""
    if found := tokens.opened(token, Purpose.STOP):
        found[0].delete()


def owner(token: str) -> Owner | None:
    """Whose letter a link was in; None where it is over."""
    found = tokens.opened(token, Purpose.YOURS)
    return Owner(found[0].address) if found else None


def send_overview(address: str) -> None:
    """Mail a link to all that an address follows, if it follows anything."""
    row = Subscription.objects.filter(address=_normalised(address)).first()
    # Also where there is none, so that the answer takes as long.
    mail_overview.enqueue(row.pk if row else 0)


def _offer(row: Subscription, frequency: str, language: str) -> Offer:
    return Offer(row.path, str(Frequency(frequency).label), tokens.link(row, Purpose.YOURS, language))


def _normalised(address: str) -> str:
    """The address as it is stored: domains are the same in capitals."""
    return User.objects.normalize_email(address)
