"""The standards for media objects. Reads documents only."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.dates import span
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, date_of, parts_of, text_of


class MediaTraceable(Rule):
    """A reader must be able to tell which image is meant."""

    name = "media-traceable"
    title = _("Every media object can be found again")
    meaning = _("It has an address, a hash, or an appearance, so that readers can tell which one is meant.")
    level = Level.BLOCK
    kind = "media_object"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if nothing says which file it is."""
        if not (text_of(document, "address") or text_of(document, "sha256") or parts_of(document, "appearances")):
            yield self.finding(gettext("Say which one it is: give an address, a SHA-256, or where it appeared."), "url")


class MediaShownByReview(Rule):
    """What an image shows in fact is a finding, and somebody must have made it."""

    name = "media-shown-by-review"
    title = _("What a media object shows in fact rests on a review")
    meaning = _("Where a page says what an image, a video or a recording shows in fact, a review by name found it.")
    level = Level.BLOCK
    kind = "media_object"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if it is said what it shows, and nobody found it."""
        if text_of(document, "shows") and not parts_of(document, "reviews"):
            yield self.finding(gettext("Nobody is named who found out what it shows: add the review."), "shows")


class MediaReviewReasoned(Rule):
    """A category alone convinces nobody."""

    name = "media-review-reasoned"
    title = _("Every review of a media object says what was found")
    meaning = _("Beside its category stands what was found out, or the address where another publisher says so.")
    level = Level.BLOCK
    kind = "media_object"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each review that gives neither a finding nor an address."""
        for review in parts_of(document, "reviews"):
            if not text_of(review, "finding") and not text_of(review, "address"):
                yield self.finding(
                    gettext("A review gives a category alone: say what was found out, or where."), "reviews"
                )


class MediaFirstSeenFirst(Rule):
    """Nothing appears before it is first seen."""

    name = "media-first-seen-first"
    title = _("No media object appears before it was first seen")
    meaning = _("The day on which it was first seen is no later than any of its appearances.")
    level = Level.WARN
    kind = "media_object"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if an appearance bears an earlier date."""
        first, _last = span([date_of(document, "first_seen_on")])
        appearances = (date_of(appearance, "seen_on") for appearance in parts_of(document, "appearances"))
        last_days = [span([seen])[1] for seen in appearances if seen]
        if first and any(last and last < first for last in last_days):
            yield self.finding(
                gettext("An appearance is earlier than the day on which it was first seen."), "first_seen_on"
            )


RULES: Final[tuple[type[Rule], ...]] = (MediaTraceable, MediaShownByReview, MediaReviewReasoned, MediaFirstSeenFirst)
"""In the order in which readers see them."""
