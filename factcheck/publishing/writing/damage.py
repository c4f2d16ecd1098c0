"""Saying that an index of words is damaged, where it keeps something from being published."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from django.db import DatabaseError, connection
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from factcheck.database.soundness import MEND, is_damage
from factcheck.publishing.planning.refusals import PublishingError

DAMAGED: Final = format_lazy(
    _(
        "The index of words is damaged, so nothing can be published or taken off the site, and "
        "nothing was. Ask whoever runs this site to run “{mend}”, then do it again."
    ),
    mend=MEND,
)
"""What an editor is told."""


@contextmanager
def refused_if_damaged(error: Callable[[str], Exception] = PublishingError) -> Iterator[None]:
    """Refuse what fails because an index of words is damaged. It stands around the transaction, to see it undone.

    Raises:
        PublishingError: or another error; it says what to run.
    """
    try:
        yield
    except DatabaseError as failure:
        if is_damage(failure, connection):
            raise error(str(DAMAGED)) from failure
        raise
