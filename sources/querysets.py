"""Reads of many rows of sources, in the domain's words."""

from typing import TYPE_CHECKING

from django.db import models

from sources.vocabulary import PassageState

if TYPE_CHECKING:
    from sources.models import Passage

    _PassageRows = models.QuerySet[Passage]
else:  # At run time Django's classes take no type arguments.
    _PassageRows = models.QuerySet


class PassageQuerySet(_PassageRows):
    """Passages."""

    def orphaned(self) -> "PassageQuerySet":
        """Those whose words are no longer found in the text of their source."""
        return self.filter(state=PassageState.ORPHANED)
