"""How many sources a claim rests on, and how many of them report for themselves."""

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from claims.rules.attributions import utterances
from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, part_of, parts_of, text_of
from sources.rules import retractions_of

UNTRACED: Final = ""
"""The origin of sources that draw on each other in a circle: one for them all, since none may be taken for its own."""


def sources_of(claim: Document) -> dict[str, Document]:
    """The sources of what is said for and against a claim, by id."""
    return _sources(passage for _, utterance in utterances(claim) for passage in parts_of(utterance, "passages"))


def _sources(passages: Iterable[Document]) -> dict[str, Document]:
    return {text_of(source, "id"): source for source in (part_of(passage, "source") for passage in passages) if source}


def origins_of(source: Document) -> Iterator[str]:
    """Where its reporting begins: the source itself, as far as its document doesn't say."""
    found = [text_of(origin, "id") for origin in parts_of(source, "origins")]
    yield from found or [UNTRACED if source.get("origins") == [] else text_of(source, "id")]


def by_origin(claim: Document) -> dict[str, list[Document]]:
    """The sources of a claim under each origin that they go back to: as many independent sources as there are keys."""
    found: dict[str, list[Document]] = {}
    for source in sources_of(claim).values():
        for origin in origins_of(source):
            found.setdefault(origin, []).append(source)
    return found


class SeveralSources(Rule):
    """A single source may err: a claim should rest on two at least."""

    name = "several-sources"
    title = _("Every claim has more than one source")
    meaning = _("What is said for and against the claim is reported by at least two sources.")
    level = Level.WARN
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if it has but one."""
        if len(sources_of(document)) == 1:
            yield self.finding(gettext("A single source: look for a second report of it."), "attributions")


class SeveralOrigins(Rule):
    """Five reports of one statement are one origin."""

    name = "several-origins"
    title = _("No claim's sources all draw on one origin")
    meaning = _("Of several sources, not all take their reporting from the same one: five copies are one report.")
    level = Level.WARN
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if several sources have one origin between them."""
        sources = sources_of(document)
        if len(sources) > 1 and len(by_origin(document)) == 1:
            message = gettext(
                "Its %(number)s sources all draw on one origin: look for one that reports for itself."
            ) % {"number": len(sources)}
            yield self.finding(message, "attributions")


class SourcesCaptured(Rule):
    """A claim rests on pages that may vanish."""

    name = "sources-captured"
    title = _("Every source of a claim has a capture")
    meaning = _("What each source looked like when the claim was recorded is kept, in case it changes or vanishes.")
    level = Level.WARN
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each source of which nothing was kept."""
        for source in sources_of(document).values():
            if not source.get("captured"):
                name = text_of(source, "name") or gettext("A source")
                yield self.finding(
                    gettext("No capture of “%(name)s”: keep what it looks like now.") % {"name": name}, "attributions"
                )


def _cited(claim: Document) -> Iterator[tuple[str, Document]]:
    """Each source that the claim's utterances and evidence rest on, with its place in the form; once a place."""
    for place, utterance in utterances(claim):
        yield from ((place, source) for source in _sources(parts_of(utterance, "passages")).values())
    for review in parts_of(claim, "reviews"):
        passages = [part_of(piece, "passage") for piece in parts_of(review, "evidence")]
        yield from ((f"reviews:{text_of(review, 'id')}", source) for source in _sources(passages).values())


class SourcesStanding(Rule):
    """What its publisher took back carries nothing any more."""

    name = "sources-standing"
    title = _("No claim rests on a retracted source")
    meaning = _("None of the sources of what is said for and against the claim, or of its reviews, was taken back.")
    level = Level.WARN
    kind = "claim"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each place that cites a source that was taken back, or draws on one that was."""
        for place, source in _cited(document):
            for retraction in retractions_of(source):
                yield self.finding(
                    gettext("%(retraction)s: look whether this still stands on it.") % {"retraction": retraction}, place
                )
