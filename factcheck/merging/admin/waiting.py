"""What waits of merges that were proposed: a count of the front page."""

from collections.abc import Iterator
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.desk.waiting import Waiting
from factcheck.desk.words import plural
from factcheck.merging.models import Proposal
from factcheck.publishing.models import Publishable


class ProposedToMerge(Waiting):
    """Records that somebody else would merge, or take apart, before readers' eyes."""

    key = "proposed-to-merge"
    about = _("Somebody else proposes to merge them with another, or to undo it: readers would see it.")
    personal = True
    permission = "publishing.publish"

    def __init__(self, model: type[Publishable]) -> None:
        super().__init__(model)
        self._kind = model.record_kind

    @property
    def name(self) -> str:
        """The words, with what the records are called."""
        return gettext("{records} proposed to be merged").format(records=plural(self.model))

    def rows(self, user: User) -> QuerySet[Any]:
        """The record that would go, or the one that it would be taken out of."""
        found = Proposal.objects.filter(kind=self._kind, closed_at=None).exclude(proposed_by=user).order_by()
        going, staying = found.filter(undoes=None).values("loser_id"), found.exclude(undoes=None).values("winner_id")
        return self.model._default_manager.filter(Q(public_id__in=going) | Q(public_id__in=staying))


def of_proposals(*models: type[Publishable]) -> Iterator[Waiting]:
    """What is proposed for the records of each model."""
    yield from (ProposedToMerge(model) for model in models)
