"""Reads of many rows of sources, in the domain's words."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import OuterRef, Q, QuerySet, Subquery

from sources.vocabulary import LinkState, PassageState

if TYPE_CHECKING:
    from sources.models import Passage  # noqa: F401 -- named in quotes below: models import this module


class PassageQuerySet(models.QuerySet["Passage"]):
    """Passages."""

    def orphaned(self) -> "PassageQuerySet":
        """Those whose words are no longer found in the text of their source."""
        return self.filter(state=PassageState.ORPHANED)


class SourceQuerySet(QuerySet[Any]):
    """Sources, by what the last visit to their addresses found."""

    def with_link_state(self) -> Self:
        """Each with `link_state`, what the last visit found, and `link_checked_at`; None where there was none."""
        checks = apps.get_model("sources", "LinkCheck")._default_manager.filter(source=OuterRef("pk"))
        latest = checks.order_by("-checked_at", "-pk")
        return self.annotate(
            link_state=Subquery(latest.values("result")[:1]),
            link_checked_at=Subquery(latest.values("checked_at")[:1]),
        )

    def dead_links(self) -> Self:
        """Those whose address was gone or out of reach at the last visit."""
        return self._last_found(LinkState.GONE, LinkState.FAILED)

    def changed_links(self) -> Self:
        """Those whose text was another one at the last visit."""
        return self._last_found(LinkState.CHANGED)

    def due_for_check(self, *, since: datetime) -> Self:
        """Those with an address that was not visited since that moment, those longest unvisited first."""
        with_address = self.exclude(url="").with_link_state()
        due = with_address.filter(Q(link_checked_at__isnull=True) | Q(link_checked_at__lt=since))
        return due.order_by("link_checked_at", "pk")

    def _last_found(self, *states: LinkState) -> Self:
        return self.with_link_state().filter(link_state__in=states)
