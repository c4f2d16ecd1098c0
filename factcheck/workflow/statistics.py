"""How much was done at the desk, by person and week."""

from collections import Counter
from datetime import date, timedelta
from typing import Any, Final, NamedTuple

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import Count, QuerySet
from django.db.models.functions import TruncWeek
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.editing.models import ChangeSet
from factcheck.publishing.models import Revision
from factcheck.publishing.models.log import Change
from factcheck.workflow.models import Comment, Submission

WEEKS: Final = 12
"""How many weeks are shown, this one among them."""
_SORTS: Final = (
    ("saved", gettext_lazy("saved")),
    ("submitted", gettext_lazy("submitted")),
    ("published", gettext_lazy("published")),
    ("commented", gettext_lazy("commented")),
)
_Counts = Counter[tuple[str, date, str]]


class Row(NamedTuple):
    """What one person did in one week, in the order of the columns."""

    who: str
    week: date
    numbers: list[int]


def statistics(request: HttpRequest) -> HttpResponse:
    """A row a person and week, the latest first. Who does not publish sees their own alone."""
    user: Any = request.user
    sees_all = user.has_perm("publishing.publish")
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    counts = _counts(monday - timedelta(weeks=WEEKS - 1), None if sees_all else user)
    context = {
        **admin.site.each_context(request),
        "title": _("Work by person and week"),
        "columns": [words for _name, words in _SORTS],
        "rows": rows_of(counts),
        "sees_all": sees_all,
        "weeks": WEEKS,
    }
    return TemplateResponse(request, "admin/workflow/statistics.html", context)


def rows_of(counts: _Counts) -> list[Row]:
    """The counts as rows: by week, the latest first, then by name."""
    found = sorted({(week, who) for who, week, _sort in counts}, key=lambda each: (-each[0].toordinal(), each[1]))
    return [Row(who, week, [counts[who, week, sort] for sort, _words in _SORTS]) for week, who in found]


def _counts(since: date, only: User | None) -> _Counts:
    told = Revision.objects.exclude(change__in=[Change.REFERENCE])
    asked: tuple[tuple[str, QuerySet[Any], str, str], ...] = (
        ("saved", ChangeSet.objects.all(), "who", "time"),
        ("submitted", Submission.objects.all(), "submitted_by", "submitted_at"),
        ("published", told, "author__user", "time"),
        ("commented", Comment.objects.all(), "author", "made_at"),
    )
    found: _Counts = Counter()
    for sort, rows, person, moment in asked:
        of_people = rows.filter(**{f"{moment}__date__gte": since, f"{person}__isnull": False})
        for who, week, number in _by_week(of_people.filter(**{person: only}) if only else of_people, person, moment):
            found[who, week.date(), sort] += number
    return found


def _by_week(rows: QuerySet[Any], person: str, moment: str) -> QuerySet[Any, Any]:
    weeks: QuerySet[Any, Any] = rows.order_by().annotate(week=TruncWeek(moment))
    counted: QuerySet[Any, Any] = weeks.values_list(f"{person}__username", "week").annotate(number=Count("pk"))
    return counted
