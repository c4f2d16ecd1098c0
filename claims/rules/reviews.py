"""What a review must show before its rating counts."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.vocabulary import Bucket
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, part_of, parts_of, text_of

_FAULTS_NOBODY: Final = {"", Bucket.TRUE, Bucket.UNPROVEN, Bucket.NOT_RATED}


def _place(review: Document) -> str:
    return f"reviews:{text_of(review, 'id')}"


def _name(review: Document) -> str:
    title = text_of(review, "title")
    return gettext("The review “%(title)s”") % {"title": title} if title else gettext("A review")


class Reasoned(Rule):
    """A rating without reasons is an opinion."""

    name = "reasoned"
    title = _("Every review gives its evidence and its reasons")
    meaning = _(
        "A review of ours has evidence, and a summary or an analysis that says how the finding follows from it. "
        "One of another publisher, whose address we give, has at least one of the two here."
    )
    level = Level.BLOCK
    kind = "review"

    def check(self, document: Document) -> Iterable[Finding]:
        """One finding that names what is missing: evidence, or words that give reasons."""
        reasons = bool(text_of(document, "summary").strip() or text_of(document, "analysis").strip())
        evidence = bool(parts_of(document, "evidence"))
        if text_of(document, "address"):
            reasons = evidence = reasons or evidence
        missing = [
            what
            for what, given in ((gettext("evidence"), evidence), (gettext("a summary or analysis"), reasons))
            if not given
        ]
        if missing:
            yield self.finding(
                gettext("%(review)s lacks %(missing)s.")
                % {"review": _name(document), "missing": gettext(" and ").join(missing)},
                _place(document),
            )


class RatingOnScale(Rule):
    """A rating means what its publisher's scale makes it mean."""

    name = "rating-on-scale"
    title = _("Every rating is on its publisher's own scale")
    meaning = _("The label is one of the review's publisher, and its place and number lie within that scale.")
    level = Level.BLOCK
    kind = "review"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if the label is another's, or its place or its number lies outside."""
        rating = part_of(document, "rating")
        if _is_anothers(rating, part_of(document, "publisher")) or not _is_placed(rating):
            message = gettext("%(review)s: its rating is not on its publisher's scale.") % {"review": _name(document)}
            yield self.finding(message, _place(document))
        if not _is_within(part_of(document, "rating_as_published")):
            message = gettext("%(review)s: its number lies outside the best and the worst that are given.") % {
                "review": _name(document)
            }
            yield self.finding(message, _place(document))


def _is_anothers(rating: Document, publisher: Document) -> bool:
    # Documents that were published before they named the publisher of the scale hold nothing to compare.
    scale_publisher = text_of(rating, "scale_publisher")
    return bool(scale_publisher) and scale_publisher != text_of(publisher, "id")


def _is_placed(rating: Document) -> bool:
    position, best = rating.get("position"), rating.get("best")
    if not isinstance(position, int) or not isinstance(best, int):
        return True
    return 1 <= position <= best


def _is_within(given: Document) -> bool:
    numbers = [_number(given.get(name)) for name in ("value", "best", "worst")]
    known = [number for number in numbers if number is not None]
    if len(known) < len(numbers):
        return True
    value, best, worst = known
    return min(best, worst) <= value <= max(best, worst)


def _number(value: object) -> float | None:
    try:
        return float(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _asked(review: Document) -> bool:
    return bool(review.get("reply_asked_on") or parts_of(review, "replies"))


class ReplyAsked(Rule):
    """Whoever is faulted is heard first."""

    name = "reply-asked"
    title = _("Whoever a review faults was asked for a reply")
    meaning = _("Before a review of ours that finds fault is published, those concerned are asked, and it says when.")
    level = Level.WARN
    kind = "review"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if our own review finds fault and nobody was asked."""
        bucket = text_of(part_of(document, "rating"), "bucket")
        ours = not text_of(document, "address")
        if ours and bucket not in _FAULTS_NOBODY and not _asked(document):
            message = gettext("%(review)s: nobody was asked for a reply. Ask, and enter when.") % {
                "review": _name(document)
            }
            yield self.finding(message, _place(document))
