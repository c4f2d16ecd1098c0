"""Reads of many rows of sources, in the domain's words. Imports no model: the models import it."""

from typing import Any

from django.db import models

from sources.vocabulary import PassageState


class PassageQuerySet(models.QuerySet[Any]):
    """Passages."""

    def orphaned(self) -> "PassageQuerySet":
        """Those whose words are no longer found in the text of their source."""
        return self.filter(state=PassageState.ORPHANED)
