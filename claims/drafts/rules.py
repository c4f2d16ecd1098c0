"""Rules that read drafts, and so are for editors alone."""

from collections.abc import Iterable
from typing import Final

from claims.drafts.duplicates import claims_alike
from claims.models import Claim
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, text_of


class Unique(Rule):
    """The same claim twice is two halves of one page."""

    name = "unique"
    title = "Every claim is recorded once"
    meaning = "No other claim says the same in other words."
    level = Level.WARN
    kind = "claim"
    desk_only = True

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each claim that may be the same."""
        itself = Claim.objects.filter(public_id=text_of(document, "id")).first()
        for match in claims_alike(text_of(document, "text"), exclude=itself):
            yield self.finding(f"Possible duplicate: “{match.record}”.", "text")


DESK_RULES: Final[tuple[type[Rule], ...]] = (Unique,)
"""In the order in which editors see them."""
