"""What waits among records that can be published, whatever their kind."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import Model, QuerySet
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.desk.waiting import Waiting
from factcheck.desk.words import plural
from factcheck.editing.models import Operation, RowChange
from factcheck.publishing.models import Publishable
from factcheck.publishing.planning.saved import drafts_of, saved_since


class MyDrafts(Waiting):
    """Records that this user has begun at the desk and nobody has published."""

    key = "mine"
    about = _("You began them; readers can't see them yet.")
    personal = True

    def __init__(self, model: type[Publishable]) -> None:
        super().__init__(model)
        self._model = model

    @property
    def name(self) -> str:
        """The words, with what the records are called."""
        return gettext("Your draft {records}").format(records=plural(self.model).lower())

    def rows(self, user: User) -> QuerySet[Any]:
        """Drafts that this user added."""
        return drafts_of(self._model).filter(pk__in=_added_by(user, self.model))


def _added_by(user: User, model: type[Model]) -> QuerySet[Any]:
    added = RowChange.objects.filter(model=model._meta.label_lower, operation=Operation.INSERT, change_set__who=user)
    return added.order_by().values("row_id")


class SavedSince(Waiting):
    """Public records whose drafts were saved after they were published."""

    key = "saved"
    about = _("What readers see is no longer what is saved here.")
    permission = "publishing.publish"

    def __init__(self, model: type[Publishable]) -> None:
        super().__init__(model)
        self._model = model

    @property
    def name(self) -> str:
        """The words, with what the records are called."""
        return gettext("Published {records} with unpublished changes").format(records=plural(self.model).lower())

    def rows(self, user: User) -> QuerySet[Any]:
        """Live records that were saved since."""
        return saved_since(self._model)
