"""The standards for sources. Reads documents only."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from factcheck.publishing.canonical import Document
from factcheck.publishing.rules import Finding, Level, Rule, parts_of, text_of


class SourceCaptured(Rule):
    """Pages change and vanish."""

    name = "captured"
    title = _("Every source has a capture")
    meaning = _("What the source looked like when it was read is kept, with its hash, in case it changes or vanishes.")
    level = Level.WARN
    kind = "source"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding if nothing was kept."""
        if not parts_of(document, "captures"):
            yield self.finding("No capture: keep what the source looks like now, before it changes.", "captures")


class DrawsOnStanding(Rule):
    """What a report takes from a retracted one may be wrong with it."""

    name = "draws-on-standing"
    title = _("No source draws on a retracted one")
    meaning = _("None of the sources that it takes its reporting from was taken back by its publisher.")
    level = Level.WARN
    kind = "source"

    def check(self, document: Document) -> Iterable[Finding]:
        """A finding for each source drawn on that was retracted."""
        for source in parts_of(document, "draws_on"):
            if source.get("retracted"):
                name = text_of(source, "name") or "A source"
                yield self.finding(f"“{name}” was retracted: look whether this source still stands.", "draws")


RULES: Final[tuple[type[Rule], ...]] = (SourceCaptured, DrawsOnStanding)
"""In the order in which readers see them."""
