"""Reads of many rows of sources, in the domain's words. Imports no model: the models import it."""

from typing import TYPE_CHECKING, Any

from django.db import models

from sources.vocabulary import PassageState

if TYPE_CHECKING:
    _Rows = models.QuerySet[Any]
else:  # At run time Django's classes take no type arguments.
    _Rows = models.QuerySet


class PassageQuerySet(_Rows):
    """Passages."""

    def orphaned(self) -> "PassageQuerySet":
        """Those whose words are no longer found in the text of their source."""
        return self.filter(state=PassageState.ORPHANED)
