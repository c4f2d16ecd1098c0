"""The parameter `as_of` of an address: the moment at which a reader wants to see what the public read."""

from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Final

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from factcheck.publishing.canonical import moment
from factcheck.publishing.reading.filters import MomentField

AS_OF: Final = "as_of"
"""The parameter's name."""
_DAY: Final = len("2026-01-31")


class AsOfError(ValueError):
    """A moment that makes no sense or has not passed; the message is for readers."""


@dataclass(frozen=True)
class AsOfMoment:
    """A moment that has passed, as it was asked for: of a day its end in UTC."""

    text: str
    last: datetime

    @property
    def day(self) -> str:
        """The day, where a day was asked for; or nothing."""
        return self.text if len(self.text) == _DAY else ""

    @property
    def stamp(self) -> str:
        """The moment as documents write times."""
        return moment(self.last)

    @property
    def query(self) -> str:
        """The query string that asks for a page as of this moment, without “?”."""
        return urlencode({AS_OF: self.text})


def as_of(parameters: QueryDict) -> AsOfMoment | None:
    """The moment that a query string asks for; None if it asks for none.

    Raises:
        AsOfError: for what is no moment, or one that has not passed: what the public will read then is not known.
    """
    given = [text for text in parameters.getlist(AS_OF) if text]
    if not given:
        return None
    if len(given) > 1:
        raise AsOfError(_("Name one moment only."))
    last = _last(given[0])
    if last >= timezone.now():
        raise AsOfError(_("That moment has not passed yet. Ask for a day that is over in UTC, or leave as_of out."))
    return AsOfMoment(given[0], last)


def _last(text: str) -> datetime:
    try:
        found: datetime = MomentField().clean(text)
    except ValidationError as error:
        message = _("Write as_of as a day, such as 2026-01-31, or as a moment, such as 2026-01-31T12:00:00Z.")
        raise AsOfError(message) from error
    return datetime.combine(found, time.max, UTC) if len(text) == _DAY else found
