"""The front page of the desk: where to begin, what waits, what has been done lately, and the lists by section.

Each app registers its sections, from its `admin` package.
"""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final, NamedTuple

from django.contrib.admin import AdminSite
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from factcheck.desk.waiting import Count, counts, registered
from factcheck.language.localisation import DEFAULT

LATEST = 10
"""How many of the latest changes the front page shows."""
_READ: Final = 10 * LATEST
# What one user did to many records this soon after each other was one action of a list.
_AT_ONCE: Final = timedelta(seconds=30)


class Section(NamedTuple):
    """A part of the front page: the lists of some models, under one heading."""

    name: Any
    about: Any
    # The models, by labels such as "claims.Claim", in the order of showing.
    models: tuple[str, ...]
    # Where it stands on the page, the lowest first.
    place: int

    @property
    def key(self) -> str:
        """Its name in English, by which addresses and others know it."""
        with translation.override(DEFAULT):
            return str(self.name)


_sections: dict[str, Section] = {}


def register(*found: Section) -> None:
    """Show these sections on the front page; one of a name that is there already takes its place."""
    _sections.update({section.key: section for section in found})


def sections() -> list[Section]:
    """All sections, in the order of the page."""
    return sorted(_sections.values(), key=lambda section: section.place)


class Entry(NamedTuple):
    """A page at which a day's work begins, linked on top of the front page."""

    name: Any
    about: Any
    # The name of its address. One that is not there is not shown.
    view: str
    permission: str


ENTRIES = (
    Entry(
        _("New from text or link"),
        _("Paste an article or give its address, then record what it says."),
        "admin:sources_intake",
        "sources.add_source",
    ),
    Entry(
        _("New claim"),
        _("Write the claim first, then who says so and who contests it."),
        "admin:claims_claim_add",
        "claims.add_claim",
    ),
)


def front(request: HttpRequest, site: AdminSite, order: Iterable[str]) -> dict[str, Any]:
    """What the front page shows besides the lists; what waits in the given order of models."""
    places = {label: place for place, label in enumerate(order)}
    waiting = sorted(counts(request, site), key=lambda count: places.get(count.waiting.model._meta.label, len(places)))
    return {
        "entries": list(_entries(request)),
        "waits": any(waiting.is_for(request, site) for waiting in registered()),
        "waiting": [group for group in _groups(waiting) if group["counts"]],
        "activity": _activity(request, site),
    }


def _entries(request: HttpRequest) -> Iterable[dict[str, Any]]:
    for entry in ENTRIES:
        url = _url(entry.view)
        if url and request.user.has_perm(entry.permission):
            yield {"name": entry.name, "about": entry.about, "url": url}


def _url(view: str) -> str:
    try:
        return reverse(view)
    except NoReverseMatch:
        return ""


def _groups(waiting: list[Count]) -> Iterable[dict[str, Any]]:
    yield {"name": _("For you"), "counts": [count for count in waiting if count.waiting.personal]}
    yield {"name": _("For the desk"), "counts": [count for count in waiting if not count.waiting.personal]}


class Activity(NamedTuple):
    """A line of what was done lately, for one record or for many in the same go."""

    entry: LogEntry
    # To how many other records in the same go.
    others: int


def _activity(request: HttpRequest, site: AdminSite) -> list[Activity]:
    seen = [model for model, admin in site._registry.items() if admin.has_view_or_change_permission(request)]
    types = ContentType.objects.get_for_models(*seen).values()
    # By key, which is in the order of time too and has an index.
    latest = LogEntry.objects.filter(content_type__in=types).order_by("-pk")
    runs: list[list[LogEntry]] = []
    for entry in latest.select_related("user", "content_type")[:_READ]:
        if runs and _is_same(runs[-1][-1], entry):
            runs[-1].append(entry)
        else:
            runs.append([entry])
    return [Activity(run[0], len(run) - 1) for run in runs[:LATEST]]


def _is_same(later: LogEntry, earlier: LogEntry) -> bool:
    alike = ("user_id", "content_type_id", "action_flag", "change_message")
    same = all(getattr(later, name) == getattr(earlier, name) for name in alike)
    return same and later.action_time - earlier.action_time < _AT_ONCE
