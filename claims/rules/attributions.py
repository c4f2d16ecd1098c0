"""Who says it, and where that is reported."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.documents.said import REPORTED
from factcheck.dates import span
from factcheck.language.dates import date_words
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, date_of, part_of, parts_of, text_of

# All rebuttals have one place in the form, whatever they are against.
_FORMS: Final = {"rebuttals_of_attributions": "rebuttals", "relayed_rebuttals": "rebuttals"}


def utterances(claim: Document) -> Iterator[tuple[str, Document]]:
    """All that was said of a claim, and who said nothing, each with its place in the form."""
    for name in REPORTED:
        for utterance in parts_of(claim, name):
            yield f"{_FORMS.get(name, name)}:{text_of(utterance, 'id')}", utterance


def _rebuttals(claim: Document) -> Iterator[tuple[str, Document]]:
    return ((place, said) for place, said in utterances(claim) if place.startswith("rebuttals:"))


def speaker(utterance: Document) -> str:
    """Who speaks, as findings name them."""
    return text_of(part_of(utterance, "claimant"), "name") or gettext("someone")


class Attributed(Rule):
    """A claim that nobody makes, and nobody contests, is ours."""

    name = "attributed"
    title = _("Every claim is someone's")
    meaning = _(
        "At least one attribution says who put the claim forward, or a rebuttal who contests it, where nobody recorded "
        "who had said so: we make no claims ourselves."
    )
    level = Level.BLOCK
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if it has no attribution and no rebuttal."""
        if not parts_of(document, "attributions") and not parts_of(document, "rebuttals"):
            message = gettext("No attribution: record who puts the claim forward, or at least who contests it.")
            yield self.finding(message, "attributions")


class PassageEach(Rule):
    """What can't be looked up is hearsay."""

    name = "passages"
    title = _("Every attribution has a passage")
    meaning = _(
        "For each attribution, the words of the source that reports it are shown, so that anyone can look; for each "
        "rebuttal too, where no attribution is recorded."
    )
    level = Level.BLOCK
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each attribution without one, or for each rebuttal if the claim stands on these alone."""
        stands = bool(parts_of(document, "attributions"))
        member = "attributions" if stands else "rebuttals"
        for said in parts_of(document, member):
            if not parts_of(said, "passages"):
                message = (
                    gettext("The attribution to %(speaker)s has no passage: add the words that report it.")
                    if stands
                    else gettext("The rebuttal by %(speaker)s has no passage: add the words that report it.")
                )
                yield self.finding(message % {"speaker": speaker(said)}, f"{member}:{text_of(said, 'id')}")


class OwnAnswers(Rule):
    """A rebuttal beside the wrong words puts an answer in someone's mouth."""

    name = "own-answers"
    title = _("Every rebuttal answers this claim")
    meaning = _("A rebuttal that answers one attribution in particular answers one of the same claim.")
    level = Level.BLOCK
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each rebuttal that answers what is said of another claim."""
        own = {text_of(said, "id") for said in parts_of(document, "attributions")}
        for place, contested in _rebuttals(document):
            answers = text_of(contested, "answers")
            if answers and answers not in own:
                yield self.finding(
                    gettext("The rebuttal by %(speaker)s answers an attribution of another claim.")
                    % {"speaker": speaker(contested)},
                    place,
                )


class SaidBeforeReported(Rule):
    """What was said after its only report has a wrong date, or the wrong source."""

    name = "said-before-reported"
    title = _("Nothing is said after it was reported")
    meaning = _(
        "The day of speaking is no later than the day of the last source that reports it, as far as both are known."
    )
    level = Level.WARN
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each utterance that is dated after all of its sources."""
        for place, said in utterances(document):
            first, _last = span([date_of(said, "said_on")])
            reported = _reported(said)
            if first is not None and reported is not None and first > reported:
                message = gettext(
                    "%(speaker)s is said to have spoken on %(first)s, after the last report of it, %(reported)s."
                ) % {
                    "speaker": speaker(said),
                    "first": date_words(first.isoformat()),
                    "reported": date_words(reported.isoformat()),
                }
                yield self.finding(message, place)


def _reported(said: Document) -> date | None:
    """The last day on which one of its sources may have come out; None where a source bears no date."""
    dates = [date_of(part_of(passage, "source"), "published_on") for passage in parts_of(said, "passages")]
    return span(dates)[1] if dates and None not in dates else None
