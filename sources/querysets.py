"""Reads of many rows of sources, in the domain's words."""

from typing import TYPE_CHECKING

from django.db import models

from sources.vocabulary import PassageState

if TYPE_CHECKING:
    from sources.models import Passage

    _Rows = models.QuerySet[Passage]
    _Manager = models.Manager[Passage]
else:  # At run time Django's classes take no type arguments.
    _Rows = models.QuerySet
    _Manager = models.Manager


class PassageQuerySet(_Rows):
    """Passages."""

    def orphaned(self) -> "PassageQuerySet":
        """Those whose words are no longer found in the text of their source."""
        return self.filter(state=PassageState.ORPHANED)


class PassageManager(_Manager):
    """All passages."""

    def get_queryset(self) -> PassageQuerySet:
        """The rows, with the reads of this module."""
        return PassageQuerySet(self.model, using=self._db)

    def orphaned(self) -> PassageQuerySet:
        """Those whose words are no longer found in the text of their source."""
        return self.get_queryset().orphaned()
