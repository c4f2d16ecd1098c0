"""What happens at the desk, mailed to those whom it concerns and who want it; the worker sends it."""

import re
from collections.abc import Iterable
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.accounts.models import Preference
from factcheck.accounts.preferences.language import language_of
from factcheck.publishing.models import Publishable
from factcheck.workflow.tasks import mail_event

_BACKEND: Final = "django.contrib.auth.backends.ModelBackend"
# As usernames are: letters and digits of any script, and these signs; a full stop at the end ends the sentence.
_NAMED: Final = re.compile(r"(?<![\w.@+-])@([\w.@+-]{1,150})")
_MOST_NAMED: Final = 20


class Event(models.TextChoices):
    """What somebody may want to be told of; the value is the field of their preferences."""

    MENTION = "mail_mentions", gettext_lazy("A comment mentions you")
    ASSIGNMENT = "mail_assignments", gettext_lazy("A record is assigned to you")
    SUBMISSION = "mail_submissions", gettext_lazy("A record waits for you to publish it")
    ANSWER = "mail_answers", gettext_lazy("Changes are requested of what you submitted")
    PUBLICATION = "mail_publications", gettext_lazy("What you submitted was published")


def named_in(text: str) -> list[User]:
    """The active accounts of the staff that a text names, such as “@anna, look at this”."""
    names = {found.rstrip(".@+-") for found in _NAMED.findall(text)[:_MOST_NAMED]}
    if not names:
        return []
    active = User.objects.filter(is_staff=True, is_active=True).annotate(folded=Lower("username"))
    named = Q(username__in=names) | Q(folded__in={name.lower() for name in names})
    return list(active.filter(named).order_by("pk"))


def who_publish() -> list[User]:
    """Those who may publish."""
    able = User.objects.with_perm("publishing.publish", backend=_BACKEND)
    return list(able.filter(is_staff=True, is_active=True).order_by("pk"))


def tell(event: Event, record: Publishable, *, by: User, to: Iterable[User | None], text: str = "") -> None:
    """Mail it, once the transaction is done, to those of them who want it and did not do it themselves."""
    keys = [user.pk for user in to if user is not None and user.pk != by.pk]
    for wanted in _wanting(event, keys):
        with translation.override(language_of(wanted)):
            subject = f"[{settings.SITE_NAME}] {event.label}"
            body = _text(event, record, by, text)
        _enqueue(wanted.user.email, subject, body)


def _wanting(event: Event, keys: list[int]) -> Iterable[Any]:
    if not keys:
        return []
    wanted = Preference.objects.filter(**{event.value: True}, user__in=keys, user__is_active=True)
    return wanted.exclude(user__email="").select_related("user")


def _enqueue(address: str, subject: str, body: str) -> None:
    transaction.on_commit(lambda: mail_event.enqueue(address=address, subject=subject, body=body), robust=True)


def _text(event: Event, record: Publishable, by: User, text: str) -> str:
    opts = record._meta
    url = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[record.pk])
    said = [
        f"{event.label}.",
        "",
        f"{opts.verbose_name}: {record}",
        _("By: %(who)s") % {"who": by.get_username()},
        *(["", text] if text else []),
        "",
        f"{settings.SITE_URL}{url}",
        "",
        _("You asked for this under “Preferences” at the desk, where you can end it."),
    ]
    return "\n".join(said)
