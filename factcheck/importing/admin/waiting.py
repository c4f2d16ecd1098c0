"""What waits among imports: the counts of the front page."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.desk.waiting import Waiting, register
from factcheck.importing.models import ProposedScale, UnsureMatch
from factcheck.importing.starting import BRING_IN
from factcheck.importing.vocabulary import Decision


class Unsure(Waiting):
    """Imported records that may be one with another."""

    key = "unsure"
    name = _("Imported records that may be there twice")
    about = _("An import could not tell whether two records are one.")
    permission = BRING_IN

    def rows(self, user: User) -> QuerySet[Any]:
        """Those that nobody has decided on."""
        return UnsureMatch.objects.filter(decision=Decision.OPEN)


class ScalesToConfirm(Waiting):
    """Scales of ratings that imports propose."""

    key = "scales"
    name = _("Rating scales to confirm")
    about = _("An import read a publisher's labels; say once what each of them means.")
    permission = BRING_IN

    def rows(self, user: User) -> QuerySet[Any]:
        """Those that nobody has confirmed."""
        return ProposedScale.objects.filter(confirmed_at=None)


register(Unsure(UnsureMatch), ScalesToConfirm(ProposedScale))
