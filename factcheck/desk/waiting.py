"""What waits at the desk: counts on the front page, each a link to the list of exactly those rows.

Every app registers its own, from its `admin` package: a class of a few lines, and a test.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from typing import Any, ClassVar, NamedTuple

from django.contrib import admin
from django.contrib.admin import AdminSite
from django.contrib.auth.models import User
from django.db.models import Count as CountOf
from django.db.models import Model, QuerySet, Value
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy

PARAMETER = "waiting"
"""The query parameter that narrows a list to what waits in it."""


class Waiting(ABC):
    """Rows of one model that someone should look at."""

    # Names it among those of its model, in the address of the list.
    key: ClassVar[str]
    # Under the count, and in the filter: "Orphaned passages".
    name: Any
    # What is the matter with them, in a sentence for the editor.
    about: ClassVar[Any]
    # Whether they wait for the one who looks, and not for whoever comes first.
    personal: ClassVar[bool] = False
    # What one needs besides leave to see the list.
    permission: ClassVar[str] = ""

    def __init__(self, model: type[Model]) -> None:
        self.model = model

    @abstractmethod
    def rows(self, user: User) -> QuerySet[Any]:
        """What waits, as this user sees it, each row once: all that the list shows and the front page counts."""

    @property
    def url(self) -> str:
        """The list of exactly these rows."""
        opts = self.model._meta
        return f"{reverse(f'admin:{opts.app_label}_{opts.model_name}_changelist')}?{PARAMETER}={self.key}"

    def is_for(self, request: HttpRequest, site: AdminSite) -> bool:
        """Whether this user may see the list, and has a use for it."""
        if self.permission and not request.user.has_perm(self.permission):
            return False
        return bool(site.get_model_admin(self.model).has_view_or_change_permission(request))


class Count(NamedTuple):
    """How many rows of one sort wait for a user."""

    waiting: Waiting
    number: int

    @property
    def shown(self) -> str:
        """The number as it is read: 1,234."""
        return f"{self.number:,}"


_registered: dict[tuple[type[Model], str], Waiting] = {}


def register(*waiting: Waiting) -> None:
    """Show these on the front page and as filters of their lists."""
    _registered.update({(each.model, each.key): each for each in waiting})


def registered() -> Iterable[Waiting]:
    """All sorts of waiting that apps have registered, in that order."""
    return _registered.values()


def counts(request: HttpRequest, site: AdminSite) -> list[Count]:
    """What waits that this user may see, where anything does; one query for all of it."""
    user: Any = request.user
    seen = [waiting for waiting in registered() if waiting.is_for(request, site)]
    numbers = [_numbered(place, waiting.rows(user)) for place, waiting in enumerate(seen)]
    if not numbers:
        return []
    found = dict(numbers[0].union(*numbers[1:], all=True).order_by())
    return [Count(waiting, found[place]) for place, waiting in enumerate(seen) if found.get(place)]


def _numbered(place: int, rows: QuerySet[Any]) -> QuerySet[Any]:
    """One row: the place, and how many rows there are."""
    counted: QuerySet[Any] = rows.order_by().annotate(place=Value(place)).values("place").annotate(number=CountOf("pk"))
    return counted.values_list("place", "number")


class WaitingFilter(admin.SimpleListFilter):
    """Rows that wait: the filter that the front page links to."""

    title = gettext_lazy("what waits")
    parameter_name = PARAMETER

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """What this user may see of it."""
        self._offered = offered(request, model_admin)
        return [(key, str(waiting.name)) for key, waiting in self._offered.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The rows that wait in the chosen way for this user; all, for a way that is not offered."""
        waiting = self._offered.get(str(self.value()))
        if waiting is None:
            return queryset
        user: Any = request.user
        return queryset.filter(pk__in=waiting.rows(user).order_by().values("pk"))


def may_wait(model_admin: Any) -> bool:
    """Whether anything in the list of one admin can wait."""
    return any(waiting.model is model_admin.model for waiting in registered())


def offered(request: HttpRequest, model_admin: Any) -> dict[str, Waiting]:
    """What waits in the list of one admin and this user may see, by key."""
    return {
        waiting.key: waiting
        for waiting in registered()
        if waiting.model is model_admin.model and waiting.is_for(request, model_admin.admin_site)
    }
