"""The standards that the site is held to, and how many of its public records meet each."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count
from django.urls import reverse

from factcheck.publishing.models.public import PublicFacet, PublicRecord
from factcheck.publishing.reading import public_kinds
from factcheck.publishing.standards import UNMET, Level, Rule, public


@dataclass(frozen=True)
class Standard:
    """One rule, and how many public records of its kind there are and do not meet it."""

    rule: Rule
    total: int
    unmet: int

    @property
    def met(self) -> int:
        """How many of the public records of the kind meet the rule."""
        return self.total - self.unmet

    @property
    def blocks(self) -> bool:
        """Whether nothing new is published that does not meet it."""
        return self.rule.level == Level.BLOCK

    @property
    def url(self) -> str:
        """The list of those that do not; of records that are part of others, the list of these others."""
        kind = public_kinds.get(self.rule.kind)
        listed = public_kinds.get(kind.part_of) if kind.part_of else kind
        return f"{reverse(listed.plural)}?{urlencode({UNMET: self.rule.name})}"


@dataclass(frozen=True)
class Group:
    """The standards for one kind of record."""

    kind: str
    standards: Sequence[Standard]

    @property
    def heading(self) -> str:
        """The kind of record in the plural, in the reader's language."""
        return str(public_kinds.get(self.kind).words.many)


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
