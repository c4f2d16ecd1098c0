"""The actions that take a new source in, from a text or from a link."""

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext as _

from factcheck.editing.history import acting
from factcheck.editing.rows import refused_at, save_valid
from sources.actions import request_capture
from sources.intake.publishers import publisher_of
from sources.models import Publisher, Source
from sources.vocabulary import SourceKind

UNDETERMINED = "und"
"""The tag of BCP 47 for a language that no one has looked at yet."""


def take_in(source: Source, *, new_publisher: Publisher | None = None, by: User) -> Source:
    """Save a new source, with its publisher if that is new too; ask for a capture where there is an address only.

    Raises:
        ValidationError: by field of the source; what is wrong with a new publisher stands at `new_publisher`.
            Nothing was saved.
    """
    try:
        return _taken_in(source, new_publisher=new_publisher, by=by)
    except IntegrityError as error:
        raise ValidationError(_("Someone saved the same at this very moment: send it once more.")) from error


def _taken_in(source: Source, *, new_publisher: Publisher | None, by: User) -> Source:
    with acting(by=by, what="took a source in"):
        if new_publisher is not None:
            with refused_at("new_publisher"):
                source.publisher = save_valid(new_publisher)
        save_valid(source)
        if source.url and not source.text:
            request_capture(source, by=by)
    return source


def take_in_link(address: str, *, by: User) -> Source:
    """Save a source of which only the address is known: title and text come with its capture.

    Raises:
        ValidationError: the address is not one, or another source has it.
    """
    source = Source(title=address[:500], kind=SourceKind.ARTICLE, url=address, language=UNDETERMINED)
    source.publisher = publisher_of(address=address)
    return take_in(source, by=by)
