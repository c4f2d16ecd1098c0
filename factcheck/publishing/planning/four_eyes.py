"""Nobody publishes alone what they alone edited. Switched off by `FACTCHECK_FOUR_EYES`."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.contrib.auth.models import User
from django.db.models import Max

from factcheck.editing.history import editors_since
from factcheck.publishing import kinds
from factcheck.publishing.kinds import Key, records_of
from factcheck.publishing.models import Change, Publishable, Revision

# These show readers nothing of the draft as it stands at the desk.
_NOT_FROM_THE_DRAFT = (Change.REFERENCE, Change.WITHDRAWAL)
_NAMED = 5
_BACKEND = "django.contrib.auth.backends.ModelBackend"


def required() -> bool:
    """Whether what one person edited is for another to publish."""
    return bool(settings.FACTCHECK_FOUR_EYES)


def objection(keys: Iterable[Key], *, by: User) -> str:
    """Why this user can't be the one who publishes these drafts, for the editor; "" if nothing stands against it.

    Each draft needs somebody else's eyes: that others worked on what it is published with does not help.
    Changes by nobody that is known, such as an import's, neither need them nor count as theirs.
    """
    if not required():
        return ""
    alone = [record for record in records_of(keys) if _is_alone(record, by)]
    if not alone:
        return ""
    names = ", ".join(f"“{record}”" for record in alone[:_NAMED])
    return f"Nobody but you has edited {names} since it was last published, so somebody else publishes it. {_who(by)}"


def _is_alone(record: Publishable, by: User) -> bool:
    since = _last_published(record)
    editors = editors_since(record, since)
    # Only where it can matter: each row that is spelled out costs a query.
    if editors <= {by.pk}:
        for row in kinds.get(record.record_kind).spelled_out(record):
            editors |= editors_since(row, since)
    return editors == {by.pk}


def _last_published(record: Publishable) -> datetime | None:
    shown = Revision.objects.filter(kind=record.record_kind, record_id=record.public_id)
    latest: datetime | None = shown.exclude(change__in=_NOT_FROM_THE_DRAFT).aggregate(latest=Max("time"))["latest"]
    return latest


def _who(by: User) -> str:
    able = User.objects.with_perm("publishing.publish", backend=_BACKEND).exclude(pk=by.pk).order_by("username")
    names = list(able.filter(is_staff=True).values_list("username", flat=True)[: _NAMED + 1])
    if not names:
        return "There is no one else yet who may: ask an administrator to make somebody a Publisher."
    others = " and others" if len(names) > _NAMED else ""
    return f"These may: {', '.join(names[:_NAMED])}{others}."
