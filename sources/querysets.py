"""Reads of many rows of sources, in the domain's words."""

from typing import TYPE_CHECKING

from django.db import models

from sources.vocabulary import PassageState

if TYPE_CHECKING:
    from sources.models import Passage  # noqa: F401 -- named in quotes below: models import this module


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages."""

    def orphaned(self) -> "PassageQuerySet":
        """Those whose words are no longer found in the text of their source."""
        return self.filter(state=PassageState.ORPHANED)
