"""Who did what with a record, and when. For the desk; readers never see it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import User
from django.core.exceptions import ObjectDoesNotExist
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.editing.history import changes_of
from factcheck.editing.models import ChangeSet
from factcheck.publishing.kinds import Key, key_of
from factcheck.publishing.models import Approval, Publishable, Revision
from factcheck.workflow.models import Assignment, Comment, Outcome, Submission
from factcheck.workflow.models.about import about
from factcheck.workflow.standing import assignments

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

_NOBODY = gettext_lazy("Somebody")
# All others are on the page of the history.
_EDITS = 50
_CLOSINGS = {Outcome.TAKEN_BACK: gettext_lazy("took the submission back")}
_REVISIONS = {
    "first": gettext_lazy("published it"),
    "update": gettext_lazy("published an update"),
    "correction": gettext_lazy("published a correction"),
    "withdrawal": gettext_lazy("withdrew it"),
    "reference": gettext_lazy("published something that it cites"),
    "merge": gettext_lazy("merged it into another"),
}


@dataclass(frozen=True, kw_only=True)
class Event:
    """A line of the activity on a record: who did what, when, and with which note."""

    moment: datetime
    who: "StrOrPromise"
    # Follows the name: "submitted it for publication".
    what: "StrOrPromise"
    note: str = ""


def events_of(
    record: Publishable, comments: Iterable[Comment] | None = None, assigned: Iterable[Assignment] | None = None
) -> list[Event]:
    """All that was done with a record, latest first, in a constant number of queries.

    Fewer with its comments and its assignment given.
    """
    key = key_of(record)
    remarks = comments_on(key) if comments is None else comments
    given = assignments(key.kind, [key.record_id]).values() if assigned is None else assigned
    found = [
        *_edited(record),
        *_signed_off(key),
        *_approved(key),
        *_commented(remarks),
        *_assigned(given),
        *_published(key),
    ]
    return sorted(found, key=lambda event: event.moment, reverse=True)


def _edited(record: Publishable) -> Iterator[Event]:
    signed = changes_of(record).order_by().values("change_set")
    for row in ChangeSet.objects.filter(pk__in=signed).select_related("who").order_by("-pk")[:_EDITS]:
        yield _event(row.time, row.who, _(row.what))


def _signed_off(key: Key) -> Iterator[Event]:
    rows = Submission.objects.filter(**about(key)).select_related("submitted_by", "requested_by", "closed_by")
    for row in rows:
        yield _event(row.submitted_at, row.submitted_by, _("submitted it for publication"), row.note)
        if row.requested_at is not None:
            yield _event(row.requested_at, row.requested_by, _("requested changes"), row.request)
        if row.closed_at is not None and row.outcome in _CLOSINGS:
            yield _event(row.closed_at, row.closed_by, _CLOSINGS[Outcome(row.outcome)])


def _approved(key: Key) -> Iterator[Event]:
    for row in Approval.objects.filter(**about(key)).defer("template").select_related("approved_by"):
        yield _event(row.approved_at, row.approved_by, _("approved it as it stood"))
        if row.ended_at is not None and row.taken_back:
            yield _event(row.ended_at, row.approved_by, _("took the approval back"))


def _assigned(rows: Iterable[Assignment]) -> Iterator[Event]:
    for row in rows:
        yield _event(row.made_at, row.made_by, _("assigned it"))


def comments_on(key: Key) -> QuerySet[Comment]:
    """The comments on a record, with the accounts that they name."""
    return Comment.objects.filter(**about(key)).select_related("author", "resolved_by")


def _commented(comments: Iterable[Comment]) -> Iterator[Event]:
    for row in comments:
        yield _event(row.made_at, row.author, _("commented"))
        if row.resolved_at is not None:
            yield _event(row.resolved_at, row.resolved_by, _("resolved a comment"))


def _published(key: Key) -> Iterator[Event]:
    rows = Revision.objects.filter(**about(key)).select_related("author__user")
    for row in rows:
        yield _event(
            row.time,
            _author(row),
            _("%(what)s (revision %(number)s)") % {"what": _REVISIONS[row.change], "number": row.number},
        )


def _author(revision: Revision) -> User | None:
    try:
        user: Any = revision.author.user
    except ObjectDoesNotExist:
        return None
    return user if isinstance(user, User) else None


def _event(moment: datetime, user: User | None, what: "StrOrPromise", note: str = "") -> Event:
    return Event(moment=moment, who=user.get_username() if user else _NOBODY, what=what, note=note)
