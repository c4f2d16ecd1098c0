"""Promises: by when, and what is said of whether they were kept."""

from collections.abc import Iterable

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.vocabulary import ClaimKind
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, part_of, parts_of, text_of


class PromiseDue(Rule):
    """A promise without a day can't be held against who made it, unless it is told that none was given."""

    name = "promise-due"
    title = _("Every promise says by when")
    meaning = _("A promise has the day by which it is to be kept, or says that its speaker gave none.")
    level = Level.BLOCK
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if it is a promise and says neither."""
        promise = part_of(document, "promise")
        if document.get("kind") == ClaimKind.PROMISE and not (promise.get("due_on") or promise.get("open_ended")):
            yield self.finding(gettext("A promise needs its day: say by when, or that no date was given."), "due_on")


class PromiseKept(Rule):
    """Only what was promised is kept or broken."""

    name = "promise-kept"
    title = _("Only promises are kept or broken")
    meaning = _("A review gives the state of a promise only where the claim is one.")
    level = Level.BLOCK
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each review that says of another claim whether it was kept."""
        if document.get("kind") == ClaimKind.PROMISE:
            return
        for review in parts_of(document, "reviews"):
            if text_of(review, "promise_state"):
                message = gettext("A review says whether this was kept, but it is no promise: mend one of the two.")
                yield self.finding(message, f"reviews:{text_of(review, 'id')}")
