"""What waits among sources: the counts of the front page."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet

from factcheck.desk.waiting import Waiting, register
from factcheck.publishing.admin.waiting import MyDrafts, SavedSince
from sources.models import Passage, Publisher, Source
from sources.vocabulary import PassageState


class Orphaned(Waiting):
    """Passages whose words are gone from their sources' texts."""

    key = "orphaned"
    name = "Orphaned passages"
    about = "Their words are not in the source's text, or stand there twice."

    def rows(self, user: User) -> QuerySet[Any]:
        """Orphaned passages, whoever recorded them."""
        return Passage.objects.filter(state=PassageState.ORPHANED)


register(Orphaned(Passage))
register(*(MyDrafts(model) for model in (Source, Publisher)))
register(*(SavedSince(model) for model in (Source, Publisher)))
