"""What waits among redactions: the count of the front page."""

from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.desk.waiting import Waiting, register
from factcheck.redaction.models import Redaction
from factcheck.redaction.plans import REDACT


class ToConfirm(Waiting):
    """Redactions that somebody else asked for."""

    key = "to-confirm"
    name = _("Redactions for you to confirm")
    about = _("Somebody else asks that published words are erased.")
    personal = True
    permission = REDACT

    def rows(self, user: User) -> QuerySet[Any]:
        """What anyone but this user asked for and nobody has confirmed or taken back."""
        return Redaction.objects.filter(confirmed_at=None, taken_back_at=None).exclude(asked_by=user)


register(ToConfirm(Redaction))
