"""The standards for sources. Reads documents only."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext_lazy as _

from factcheck.publishing.canonical import Document
from factcheck.publishing.rules import Finding, Level, Rule, parts_of


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


RULES: Final[tuple[type[Rule], ...]] = (SourceCaptured,)
"""In the order in which readers see them."""
