"""The standards that the site is held to, and how many of its public records meet each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import pgettext_lazy

from factcheck.publishing.addresses import plural
from factcheck.publishing.models.public import PublicFacet, PublicRecord
from factcheck.publishing.standards import UNMET, Level, Rule, public

# Reviews have no list of their own: the one of their claims shows where they fall short.
_LISTS: Final = {"review": "claims"}
_HEADINGS: Final = {
    "claim": pgettext_lazy("heading", "Claims"),
    "review": pgettext_lazy("heading", "Reviews"),
    "source": pgettext_lazy("heading", "Sources"),
}


@dataclass(frozen=True)
class Standard:
    """One rule, and how many public records of its kind there are and do not meet it."""

    rule: Rule
    total: int
    unmet: int

    @property
    def met(self) -> int:
        """How many meet it."""
        return self.total - self.unmet

    @property
    def blocks(self) -> bool:
        """Whether nothing new is published that does not meet it."""
        return self.rule.level == Level.BLOCK

    @property
    def url(self) -> str:
        """The list of those that do not."""
        name = _LISTS.get(self.rule.kind, plural(self.rule.kind))
        return f"{reverse(name)}?{urlencode({UNMET: self.rule.name})}"


@dataclass(frozen=True)
class Group:
    """The standards for one kind of record."""

    kind: str
    standards: Sequence[Standard]

    @property
    def heading(self) -> str:
        """The kind, in the plural."""
        return str(_HEADINGS.get(self.kind, self.kind))


def standards_of_the_site() -> list[Group]:
    """Every public rule with its figures, by the kind of record; in two queries."""
    totals = dict(PublicRecord.objects.order_by().values_list("kind").annotate(Count("pk")))
    unmet = PublicFacet.objects.filter(name=UNMET).order_by().values_list("kind", "value").annotate(Count("pk"))
    short = {(kind, name): number for kind, name, number in unmet}
    groups: dict[str, list[Standard]] = {}
    for rule in sorted(public(), key=lambda rule: rule.kind):
        standard = Standard(rule, totals.get(rule.kind, 0), short.get((rule.kind, rule.name), 0))
        groups.setdefault(rule.kind, []).append(standard)
    return [Group(kind, standards) for kind, standards in groups.items()]
