"""What surfaces say of a review where they have little room."""

from django.utils.translation import gettext as _

from claims.pages.presenting import found_in
from claims.pages.summary.findings import finding_words, kept_words
from claims.pages.summary.isolating import isolated
from claims.pages.summary.setting import shortened
from factcheck.publishing.canonical import Document

_TITLE = 300
_SUMMARY = 200
"""Characters of a claim in a title, and of a review's own summary."""


def review_title(review: Document) -> str:
    """A review as one; where it has no title of its own, whose it is and of which claim."""
    if review["title"]:
        return _("Review: %(title)s") % {"title": isolated(shortened(review["title"], _TITLE))}
    return _("Review by %(publisher)s of the claim: %(claim)s") % {
        "publisher": isolated(review["publisher"]["name"]),
        "claim": isolated(shortened(review["claim"]["name"], _TITLE)),
    }


def review_text(review: Document) -> str:
    """What it asks and found, in its publisher's words, of which claim, and its summary."""
    found = found_in(review) if review["rating"] else None
    claim = _("Claim: %(claim)s") % {"claim": isolated(shortened(review["claim"]["name"], _TITLE))}
    kept = kept_words(review.get("promise_state", ""))
    finding = finding_words(review["question"], found) if found else kept or _("No rating yet.")
    return " ".join(filter(None, [finding, claim, isolated(shortened(review["summary"], _SUMMARY))]))
