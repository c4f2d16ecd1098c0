"""The standards for sources. Reads documents only."""

from collections.abc import Iterable, Iterator
from typing import Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from factcheck.publishing.canonical import Document
from factcheck.publishing.standards import Finding, Level, Rule, parts_of, text_of


def retractions_of(source: Document) -> Iterator[str]:
    """What editors are told that was retracted of a cited source: itself, and what it draws on."""
    name = text_of(source, "name") or "A source"
    if source.get("retracted"):
        yield gettext("“%(name)s” was retracted") % {"name": name}
    for other in parts_of(source, "draws_on_retracted"):
        yield gettext("“%(other)s”, which “%(name)s” draws on, was retracted") % {
            "other": text_of(other, "name"),
            "name": name,
        }


class SourceCaptured(Rule):
    """Pages change and vanish: what was read should be kept."""

    name = "captured"
    title = _("Every source has a capture")
    meaning = _("What the source looked like when it was read is kept, with its hash, in case it changes or vanishes.")
    level = Level.WARN
    kind = "source"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if nothing was kept."""
        if not parts_of(document, "captures"):
            yield self.finding(
                gettext("No capture: keep what the source looks like now, before it changes."), "captures"
            )


class DrawsOnStanding(Rule):
    """What a report takes from a retracted one may be wrong with it."""

    name = "draws-on-standing"
    title = _("No source draws on a retracted one")
    meaning = _("None of the sources that it takes its reporting from was taken back by its publisher.")
    level = Level.WARN
    kind = "source"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each source that was retracted of those drawn on, and of what they draw on."""
        for source in parts_of(document, "draws_on"):
            for retraction in retractions_of(source):
                yield self.finding(
                    gettext("%(retraction)s: look whether this source still stands.") % {"retraction": retraction},
                    "draws",
                )


RULES: Final[tuple[type[Rule], ...]] = (SourceCaptured, DrawsOnStanding)
"""In the order in which readers see them."""
