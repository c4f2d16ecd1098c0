"""Who says it, and where that is reported."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext_lazy as _

from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, part_of, parts_of, text_of


def utterances(claim: Document) -> Iterator[tuple[str, Document]]:
    """Each attribution and rebuttal, with its place in the form."""
    for name in ("attributions", "rebuttals"):
        for utterance in parts_of(claim, name):
            yield f"{name}:{text_of(utterance, 'id')}", utterance


def speaker(utterance: Document) -> str:
    """Who speaks, as findings name them."""
    return text_of(part_of(utterance, "claimant"), "name") or "someone"


class Attributed(Rule):
    """A claim that nobody makes is ours."""

    name = "attributed"
    title = _("Every claim is someone's")
    meaning = _("At least one attribution says who put the claim forward: we make no claims ourselves.")
    level = Level.BLOCK
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if it has no attribution."""
        if not parts_of(document, "attributions"):
            yield self.finding("No attribution: record who puts the claim forward.", "attributions")


class PassageEach(Rule):
    """What can't be looked up is hearsay."""

    name = "passages"
    title = _("Every attribution has a passage")
    meaning = _("For each attribution, the words of the source that reports it are shown, so that anyone can look.")
    level = Level.BLOCK
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each attribution without one."""
        for said in parts_of(document, "attributions"):
            if not parts_of(said, "passages"):
                message = f"The attribution to {speaker(said)} has no passage: add the words that report it."
                yield self.finding(message, f"attributions:{text_of(said, 'id')}")


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
        for contested in parts_of(document, "rebuttals"):
            answers = text_of(contested, "answers")
            if answers and answers not in own:
                message = f"The rebuttal by {speaker(contested)} answers an attribution of another claim."
                yield self.finding(message, f"rebuttals:{text_of(contested, 'id')}")
