"""The desk's page of how signing goes: only read, since what signs writes it."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from factcheck.desk import waiting
from factcheck.desk.options import OnRecordAdmin
from factcheck.desk.waiting import Waiting
from factcheck.transparency.models import Signing


class NotSigned(Waiting):
    """Signing that went wrong, as long as it does."""

    key = "not-signed"
    name = _("Checkpoints of the log that could not be signed or kept")
    about = _("Somebody who runs the server has to look at it: open it for the reason.")

    def rows(self, user: User) -> QuerySet[Any]:
        """How signing goes, if it doesn't."""
        return Signing.objects.exclude(problem="")


@admin.register(Signing)
class SigningAdmin(OnRecordAdmin):
    """How signing goes: the newest checkpoint, and what went wrong with the last attempt."""

    seen_with = "publishing.publish"
    list_display = ("__str__", "signed_at", "tried_at", "problem")
    fields = ("problem", "refused", "tried_at", "asked_at", "signed_at", "note", "verifier_key")
    actions = None


waiting.register(NotSigned(Signing))
