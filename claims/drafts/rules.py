"""Rules that read drafts, and so are for editors alone."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from claims.drafts.duplicates import claims_alike
from claims.models import Claim
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, text_of


class Unique(Rule):
    """The same claim twice is two halves of one page."""

    name = "unique"
    title = gettext_lazy("Every claim is recorded once")
    meaning = gettext_lazy("No other claim says the same in other words.")
    level = Level.WARN
    kind = "claim"
    desk_only = True

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each claim that may be the same."""
        itself = Claim.objects.filter(public_id=text_of(document, "id")).first()
        for match in claims_alike(text_of(document, "text"), exclude=itself):
            yield self.finding(_("Possible duplicate: “%(record)s”.") % {"record": match.record}, "text")


DESK_RULES: Final[tuple[type[Rule], ...]] = (Unique,)
"""In the order in which editors see them."""
