"""What the desk is told of followers: how many there are of what sort, and nothing of whom."""

from collections import Counter
from typing import Any, Final, NamedTuple

from django.contrib import admin
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from factcheck.following.followed import CLAIMS, CORRECTIONS
from factcheck.following.models import Subscription
from factcheck.following.vocabulary import Frequency

_NAMES: Final = {
    "record": gettext_lazy("a record"),
    "topic": gettext_lazy("a topic"),
    "claimant": gettext_lazy("a claimant"),
    "search": gettext_lazy("a search"),
    "claims": gettext_lazy("all new claims"),
    "corrections": gettext_lazy("corrections and withdrawals"),
}


class Row(NamedTuple):
    """How many follow one sort of thing: once a day, and at once."""

    name: Any
    daily: int
    at_once: int


def followers(request: HttpRequest) -> HttpResponse:
    """How many addresses that were confirmed follow what; in one query."""
    context = {**admin.site.each_context(request), "title": _("Followers by e-mail"), "rows": rows()}
    return TemplateResponse(request, "admin/following/followers.html", context)


def rows() -> list[Row]:
    """The counts by sort. What was searched for is not told: one who follows it may be known by it."""
    counted = Subscription.objects.exclude(confirmed_at=None).order_by().values_list("path", "frequency")
    found: Counter[tuple[str, str]] = Counter()
    for path, frequency, number in counted.annotate(number=Count("pk")):
        found[_sort(path), frequency] += number
    return [Row(name, found[sort, Frequency.DAILY], found[sort, Frequency.AT_ONCE]) for sort, name in _NAMES.items()]


def _sort(path: str) -> str:
    if path in (CLAIMS, CORRECTIONS):
        return path.strip("/")
    page, _mark, query = path.partition("?")
    if page != CLAIMS:
        return "record"
    name = query.partition("=")[0]
    return name if name in ("topic", "claimant") and "&" not in query else "search"
